import { logAlarm } from '../../log-alarm.ts'

export const check = logAlarm({
  name: 'root-use',
  title: 'Any use of the root user raises an alarm that somebody hears',
  severity: 'high',
  rationale:
    'No policy limits the root user: it can close the account, delete every log and lock everybody out. It is needed a few times a year, so each use deserves a question.',
  prowler: 'cloudwatch_log_metric_filter_root_usage',
  pattern: '{ ($.userIdentity.type = Root) && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != AwsServiceEvent) }',
})
