import { defineCheck } from '../../check.ts'
import { judgeScan } from '../../inspector-scan.ts'

export const check = defineCheck({
  id: 'inspector2-account-functions-scanned',
  title: 'Inspector scans packages of functions in the region',
  severity: 'low',
  resource: 'Keepwatch::Inspector2::Account',
  reads: ['Scans'],
  rationale:
    'Functions carry their libraries with them, and nobody updates a function that works. Inspector tells which library has a known weakness.',
  remediation: {
    cli: 'aws inspector2 enable --resource-types LAMBDA --region <REGION>',
    cdk: "new cr.AwsCustomResource(this, 'Inspector', { onUpdate: { service: 'Inspector2', action: 'enable', parameters: { resourceTypes: ['LAMBDA'] }, physicalResourceId: cr.PhysicalResourceId.of('inspector') }, policy: cr.AwsCustomResourcePolicy.fromSdkCalls({ resources: ['*'] }) })",
    terraform: 'resource "aws_inspector2_enabler" "this" { account_ids = ["<ACCOUNT_ID>"], resource_types = ["LAMBDA"] }',
  },
  aliases: { prowler: [], securityHub: ['Inspector.4'] },
  evaluate: ({ observed: { Scans } }) => judgeScan(Scans, 'lambda', 'packages of functions'),
})
