import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'inspector2-account-scanning-enabled',
  title: 'Inspector scans for weaknesses in the region',
  severity: 'low',
  resource: 'Keepwatch::Inspector2::Account',
  reads: ['Scans', 'Status'],
  rationale:
    'Inspector finds known weaknesses in instances, images and functions before somebody else does, and says which of them the internet can reach.',
  remediation: {
    cli: 'Switch it on: aws inspector2 enable --resource-types EC2 ECR LAMBDA --region <REGION>',
    cdk: "new cr.AwsCustomResource(this, 'Inspector', { onUpdate: { service: 'Inspector2', action: 'enable', parameters: { resourceTypes: ['EC2', 'ECR', 'LAMBDA'] }, physicalResourceId: cr.PhysicalResourceId.of('inspector') }, policy: cr.AwsCustomResourcePolicy.fromSdkCalls({ resources: ['*'] }) })",
    terraform: 'resource "aws_inspector2_enabler" "this" { account_ids = ["<ACCOUNT_ID>"], resource_types = ["EC2", "ECR", "LAMBDA"] }',
  },
  aliases: { prowler: ['inspector2_is_enabled'], securityHub: [] },
  evaluate({ observed: { Scans, Status } }) {
    const evidence = { Status, Scans }
    return Status === 'ENABLED' || Status === 'ENABLING'
      ? pass('Inspector is on.', evidence)
      : fail(`Inspector is ${Status} in this region.`, evidence)
  },
})
