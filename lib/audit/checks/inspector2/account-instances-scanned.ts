import { defineCheck } from '../../check.ts'
import { judgeScan } from '../../inspector-scan.ts'

export const check = defineCheck({
  id: 'inspector2-account-instances-scanned',
  title: 'Inspector scans instances in the region',
  severity: 'low',
  resource: 'Keepwatch::Inspector2::Account',
  reads: ['Scans'],
  rationale:
    'Software on instances ages while nobody looks. Inspector lists what has a known weakness, and whether the internet reaches it.',
  remediation: {
    cli: 'aws inspector2 enable --resource-types EC2 --region <REGION>',
    cdk: "new cr.AwsCustomResource(this, 'Inspector', { onUpdate: { service: 'Inspector2', action: 'enable', parameters: { resourceTypes: ['EC2'] }, physicalResourceId: cr.PhysicalResourceId.of('inspector') }, policy: cr.AwsCustomResourcePolicy.fromSdkCalls({ resources: ['*'] }) })",
    terraform: 'resource "aws_inspector2_enabler" "this" { account_ids = ["<ACCOUNT_ID>"], resource_types = ["EC2"] }',
  },
  aliases: { prowler: [], securityHub: ['Inspector.1'] },
  evaluate: ({ observed: { Scans } }) => judgeScan(Scans, 'ec2', 'instances'),
})
