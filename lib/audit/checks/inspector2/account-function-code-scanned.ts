import { defineCheck } from '../../check.ts'
import { judgeScan } from '../../inspector-scan.ts'

export const check = defineCheck({
  id: 'inspector2-account-function-code-scanned',
  title: 'Inspector looks for faults in the code of functions in the region',
  severity: 'low',
  resource: 'Keepwatch::Inspector2::Account',
  reads: ['Scans'],
  rationale:
    'Injection, weak encryption and secrets in the code of a function are found by reading it, before somebody else tries them out.',
  remediation: {
    cli: 'aws inspector2 enable --resource-types LAMBDA_CODE --region <REGION>',
    cdk: "new cr.AwsCustomResource(this, 'Inspector', { onUpdate: { service: 'Inspector2', action: 'enable', parameters: { resourceTypes: ['LAMBDA_CODE'] }, physicalResourceId: cr.PhysicalResourceId.of('inspector') }, policy: cr.AwsCustomResourcePolicy.fromSdkCalls({ resources: ['*'] }) })",
    terraform: 'resource "aws_inspector2_enabler" "this" { account_ids = ["<ACCOUNT_ID>"], resource_types = ["LAMBDA_CODE"] }',
  },
  aliases: { prowler: [], securityHub: ['Inspector.3'] },
  evaluate: ({ observed: { Scans } }) => judgeScan(Scans, 'lambdaCode', 'the code of functions'),
})
