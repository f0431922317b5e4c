import { defineCheck } from '../../check.ts'
import { judgeFeature } from '../../detector-feature.ts'

export const check = defineCheck({
  id: 'guardduty-detector-rds-watched',
  title: 'GuardDuty watches logins to databases',
  severity: 'medium',
  resource: 'AWS::GuardDuty::Detector',
  reads: ['Enable', 'Features'],
  rationale: 'Guessing of database passwords never touches the API of AWS, so no trail shows it. GuardDuty sees the logins themselves.',
  remediation: {
    cli: 'aws guardduty update-detector --detector-id <DETECTOR_ID> --features [{Name=RDS_LOGIN_EVENTS,Status=ENABLED}] --region <REGION>',
    cdk: "new guardduty.CfnDetector(this, 'Detector', { enable: true, features: [{ name: 'RDS_LOGIN_EVENTS', status: 'ENABLED' }] })",
    terraform:
      'resource "aws_guardduty_detector_feature" "this" { detector_id = aws_guardduty_detector.this.id, name = "RDS_LOGIN_EVENTS", status = "ENABLED" }',
  },
  aliases: { prowler: ['guardduty_rds_protection_enabled'], securityHub: ['GuardDuty.9'] },
  evaluate: ({ configuration }) => judgeFeature(configuration, 'RDS_LOGIN_EVENTS', 'logins to RDS'),
})
