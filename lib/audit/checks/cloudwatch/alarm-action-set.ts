import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'cloudwatch-alarm-action-set',
  title: 'The alarm tells somebody when it goes off',
  severity: 'medium',
  resource: 'AWS::CloudWatch::Alarm',
  reads: ['AlarmActions'],
  rationale:
    'An alarm without an action changes its colour on a page that nobody looks at: the outage or the intruder that it has seen goes on until a customer calls.',
  remediation: {
    cli: 'Write the alarm again with an action; put-metric-alarm replaces it as a whole, so take its settings from describe-alarms first: aws cloudwatch put-metric-alarm --alarm-name <ALARM> --alarm-actions <TOPIC_ARN> <THE_OTHER_SETTINGS>',
    cdk: 'alarm.addAlarmAction(new cloudwatchActions.SnsAction(topic))',
    terraform: 'resource "aws_cloudwatch_metric_alarm" "this" { alarm_actions = [aws_sns_topic.alarms.arn] }',
  },
  aliases: { prowler: ['cloudwatch_alarm_actions_alarm_state_configured'], securityHub: ['CloudWatch.15'] },
  evaluate({ configuration: { AlarmActions: actions } }) {
    return actions && actions.length > 0
      ? pass(`It has ${actions.length === 1 ? 'an action' : `${actions.length} actions`} for the state ALARM.`, { AlarmActions: actions })
      : fail('It has no action for the state ALARM.', { AlarmActions: [] })
  },
})
