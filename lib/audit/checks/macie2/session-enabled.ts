import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'macie2-session-enabled',
  title: 'Macie is on in the region',
  severity: 'low',
  resource: 'AWS::Macie::Session',
  reads: ['Status'],
  rationale: 'Macie says which buckets hold personal or secret data, and tells when one of them is opened or shared.',
  remediation: {
    cli: 'Switch it on: aws macie2 enable-macie --region <REGION>',
    cdk: "new macie.CfnSession(this, 'Macie', { status: 'ENABLED' })",
    terraform: 'resource "aws_macie2_account" "this" { status = "ENABLED" }',
  },
  aliases: { prowler: ['macie_is_enabled'], securityHub: ['Macie.1'] },
  evaluate: ({ configuration: { Status } }) =>
    Status === 'ENABLED' ? pass('Macie is on.', { Status }) : fail(`Macie is ${Status} in this region.`, { Status }),
})
