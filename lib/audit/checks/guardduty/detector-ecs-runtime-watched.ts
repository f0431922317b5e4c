import { defineCheck } from '../../check.ts'
import { judgeFeature } from '../../detector-feature.ts'

export const check = defineCheck({
  id: 'guardduty-detector-ecs-runtime-watched',
  title: 'GuardDuty watches processes in tasks on Fargate',
  severity: 'low',
  resource: 'AWS::GuardDuty::Detector',
  reads: ['Enable', 'Features'],
  rationale: 'A task on Fargate has no host to put an agent on. GuardDuty adds its own to each task and sees what runs there.',
  remediation: {
    cli: 'aws guardduty update-detector --detector-id <DETECTOR_ID> --features [{Name=RUNTIME_MONITORING,Status=ENABLED,AdditionalConfiguration=[{Name=ECS_FARGATE_AGENT_MANAGEMENT,Status=ENABLED}]}] --region <REGION>',
    cdk: "new guardduty.CfnDetector(this, 'Detector', { enable: true, features: [{ name: 'RUNTIME_MONITORING', status: 'ENABLED', additionalConfiguration: [{ name: 'ECS_FARGATE_AGENT_MANAGEMENT', status: 'ENABLED' }] }] })",
    terraform:
      'resource "aws_guardduty_detector_feature" "this" { detector_id = aws_guardduty_detector.this.id, name = "RUNTIME_MONITORING", status = "ENABLED", additional_configuration { name = "ECS_FARGATE_AGENT_MANAGEMENT", status = "ENABLED" } }',
  },
  aliases: { prowler: [], securityHub: ['GuardDuty.12'] },
  evaluate: ({ configuration }) =>
    judgeFeature(configuration, 'RUNTIME_MONITORING', 'processes in ECS tasks', 'ECS_FARGATE_AGENT_MANAGEMENT'),
})
