import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'securityhub-hub-enabled',
  title: 'Security Hub is on in the region',
  severity: 'low',
  resource: 'AWS::SecurityHub::Hub',
  reads: ['Enabled'],
  rationale: 'Security Hub gathers the findings of AWS services and partners; what it passes on becomes part of our incidents.',
  remediation: {
    cli: 'Switch it on: aws securityhub enable-security-hub --no-enable-default-standards --region <REGION>',
    cdk: "new securityhub.CfnHub(this, 'Hub', { enableDefaultStandards: false })",
    terraform: 'resource "aws_securityhub_account" "this" { enable_default_standards = false }',
  },
  aliases: { prowler: ['securityhub_enabled'], securityHub: [] },
  evaluate: ({ observed: { Enabled } }) =>
    Enabled ? pass('Security Hub is on.', { Enabled }) : fail('Security Hub is off in this region.', { Enabled }),
})
