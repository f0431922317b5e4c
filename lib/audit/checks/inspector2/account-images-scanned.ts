import { defineCheck } from '../../check.ts'
import { judgeScan } from '../../inspector-scan.ts'

export const check = defineCheck({
  id: 'inspector2-account-images-scanned',
  title: 'Inspector scans container images in the region',
  severity: 'low',
  resource: 'Keepwatch::Inspector2::Account',
  reads: ['Scans'],
  rationale: 'Images are built once and run for months; weaknesses that are found in the meantime show only when somebody scans again.',
  remediation: {
    cli: 'aws inspector2 enable --resource-types ECR --region <REGION>',
    cdk: "new cr.AwsCustomResource(this, 'Inspector', { onUpdate: { service: 'Inspector2', action: 'enable', parameters: { resourceTypes: ['ECR'] }, physicalResourceId: cr.PhysicalResourceId.of('inspector') }, policy: cr.AwsCustomResourcePolicy.fromSdkCalls({ resources: ['*'] }) })",
    terraform: 'resource "aws_inspector2_enabler" "this" { account_ids = ["<ACCOUNT_ID>"], resource_types = ["ECR"] }',
  },
  aliases: { prowler: [], securityHub: ['Inspector.2'] },
  evaluate: ({ observed: { Scans } }) => judgeScan(Scans, 'ecr', 'container images'),
})
