import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'ec2-instance-detailed-monitoring-enabled',
  title: 'The instance is measured every minute',
  severity: 'low',
  resource: 'AWS::EC2::Instance',
  reads: ['Monitoring'],
  rationale: 'At five minutes a burst of work that is not yours ends between two points of the graph.',
  remediation: {
    cli: 'aws ec2 monitor-instances --instance-ids <INSTANCE_ID>',
    cdk: 'new ec2.Instance(this, "Host", { …, detailedMonitoring: true })',
    terraform: 'resource "aws_instance" "this" { monitoring = true }',
  },
  aliases: { prowler: ['ec2_instance_detailed_monitoring_enabled'], securityHub: [] },
  evaluate: ({ configuration }) =>
    judgeSwitch(configuration.Monitoring, {
      property: 'Monitoring',
      on: 'It is measured every minute.',
      off: 'It is measured every five minutes.',
    }),
})
