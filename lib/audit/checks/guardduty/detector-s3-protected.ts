import { defineCheck } from '../../check.ts'
import { judgeFeature } from '../../detector-feature.ts'

export const check = defineCheck({
  id: 'guardduty-detector-s3-protected',
  title: 'GuardDuty watches calls on S3 objects',
  severity: 'medium',
  resource: 'AWS::GuardDuty::Detector',
  reads: ['Enable', 'Features'],
  rationale:
    'Bulk downloads and deletions by stolen keys look like any other use, call by call. GuardDuty knows what is usual, without a trail of data events.',
  remediation: {
    cli: 'aws guardduty update-detector --detector-id <DETECTOR_ID> --features [{Name=S3_DATA_EVENTS,Status=ENABLED}] --region <REGION>',
    cdk: "new guardduty.CfnDetector(this, 'Detector', { enable: true, features: [{ name: 'S3_DATA_EVENTS', status: 'ENABLED' }] })",
    terraform:
      'resource "aws_guardduty_detector_feature" "this" { detector_id = aws_guardduty_detector.this.id, name = "S3_DATA_EVENTS", status = "ENABLED" }',
  },
  aliases: { prowler: ['guardduty_s3_protection_enabled'], securityHub: ['GuardDuty.10'] },
  evaluate: ({ configuration }) => judgeFeature(configuration, 'S3_DATA_EVENTS', 'S3 objects'),
})
