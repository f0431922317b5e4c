import { defineCheck } from '../../check.ts'
import { judgeFeature } from '../../detector-feature.ts'

export const check = defineCheck({
  id: 'guardduty-detector-runtime-watched',
  title: 'GuardDuty watches processes on instances and containers',
  severity: 'low',
  resource: 'AWS::GuardDuty::Detector',
  reads: ['Enable', 'Features'],
  rationale:
    'Files, processes and connections inside a machine show what no call to AWS does: a shell from a web server, a miner, a tool that reads credentials.',
  remediation: {
    cli: 'aws guardduty update-detector --detector-id <DETECTOR_ID> --features [{Name=RUNTIME_MONITORING,Status=ENABLED}] --region <REGION>',
    cdk: "new guardduty.CfnDetector(this, 'Detector', { enable: true, features: [{ name: 'RUNTIME_MONITORING', status: 'ENABLED' }] })",
    terraform:
      'resource "aws_guardduty_detector_feature" "this" { detector_id = aws_guardduty_detector.this.id, name = "RUNTIME_MONITORING", status = "ENABLED" }',
  },
  aliases: { prowler: [], securityHub: ['GuardDuty.11'] },
  evaluate: ({ configuration }) => judgeFeature(configuration, 'RUNTIME_MONITORING', 'processes at run time'),
})
