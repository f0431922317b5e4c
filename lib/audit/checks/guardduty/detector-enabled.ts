import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'guardduty-detector-enabled',
  title: 'GuardDuty is on in the region',
  severity: 'medium',
  resource: 'AWS::GuardDuty::Detector',
  reads: ['Enable'],
  rationale:
    'GuardDuty knows addresses, domains and behaviours that nobody outside AWS can know, and its alerts join our incidents. Intruders choose regions where it is off.',
  remediation: {
    cli: 'Switch it on: aws guardduty create-detector --enable --region <REGION>; where there is a detector that is suspended: aws guardduty update-detector --detector-id <DETECTOR_ID> --enable --region <REGION>',
    cdk: "new guardduty.CfnDetector(this, 'Detector', { enable: true })",
    terraform: 'resource "aws_guardduty_detector" "this" { enable = true }',
  },
  aliases: { prowler: ['guardduty_is_enabled'], securityHub: ['GuardDuty.1'] },
  evaluate: ({ configuration: { Enable } }) =>
    Enable ? pass('GuardDuty is on.', { Enable }) : fail('GuardDuty is off in this region.', { Enable }),
})
