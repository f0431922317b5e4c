import { defineCheck } from '../../check.ts'
import { judgeFeature } from '../../detector-feature.ts'

export const check = defineCheck({
  id: 'guardduty-detector-ec2-runtime-watched',
  title: 'GuardDuty keeps its agent on EC2 instances',
  severity: 'low',
  resource: 'AWS::GuardDuty::Detector',
  reads: ['Enable', 'Features'],
  rationale:
    'An agent that people have to install is missing on the machine that matters. GuardDuty can put it on every instance by itself.',
  remediation: {
    cli: 'aws guardduty update-detector --detector-id <DETECTOR_ID> --features [{Name=RUNTIME_MONITORING,Status=ENABLED,AdditionalConfiguration=[{Name=EC2_AGENT_MANAGEMENT,Status=ENABLED}]}] --region <REGION>',
    cdk: "new guardduty.CfnDetector(this, 'Detector', { enable: true, features: [{ name: 'RUNTIME_MONITORING', status: 'ENABLED', additionalConfiguration: [{ name: 'EC2_AGENT_MANAGEMENT', status: 'ENABLED' }] }] })",
    terraform:
      'resource "aws_guardduty_detector_feature" "this" { detector_id = aws_guardduty_detector.this.id, name = "RUNTIME_MONITORING", status = "ENABLED", additional_configuration { name = "EC2_AGENT_MANAGEMENT", status = "ENABLED" } }',
  },
  aliases: { prowler: [], securityHub: ['GuardDuty.13'] },
  evaluate: ({ configuration }) => judgeFeature(configuration, 'RUNTIME_MONITORING', 'processes on EC2 instances', 'EC2_AGENT_MANAGEMENT'),
})
