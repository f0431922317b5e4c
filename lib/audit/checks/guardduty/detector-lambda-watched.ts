import { defineCheck } from '../../check.ts'
import { judgeFeature } from '../../detector-feature.ts'

export const check = defineCheck({
  id: 'guardduty-detector-lambda-watched',
  title: 'GuardDuty watches what Lambda functions talk to',
  severity: 'medium',
  resource: 'AWS::GuardDuty::Detector',
  reads: ['Enable', 'Features'],
  rationale:
    'A poisoned dependency calls home from inside a function, where there is no agent and often no flow log. GuardDuty sees the connections.',
  remediation: {
    cli: 'aws guardduty update-detector --detector-id <DETECTOR_ID> --features [{Name=LAMBDA_NETWORK_LOGS,Status=ENABLED}] --region <REGION>',
    cdk: "new guardduty.CfnDetector(this, 'Detector', { enable: true, features: [{ name: 'LAMBDA_NETWORK_LOGS', status: 'ENABLED' }] })",
    terraform:
      'resource "aws_guardduty_detector_feature" "this" { detector_id = aws_guardduty_detector.this.id, name = "LAMBDA_NETWORK_LOGS", status = "ENABLED" }',
  },
  aliases: { prowler: ['guardduty_lambda_protection_enabled'], securityHub: ['GuardDuty.6'] },
  evaluate: ({ configuration }) => judgeFeature(configuration, 'LAMBDA_NETWORK_LOGS', 'network activity of Lambda'),
})
