import { logAlarm } from '../../log-alarm.ts'

export const check = logAlarm({
  name: 'cloudtrail-changes',
  title: 'Changes to CloudTrail raise an alarm that somebody hears',
  severity: 'high',
  rationale:
    'Before doing harm, an intruder stops the recording of it. The call that stops a trail is the last thing that the trail shows, so somebody has to be told of it while it happens.',
  prowler: 'cloudwatch_log_metric_filter_and_alarm_for_cloudtrail_configuration_changes_enabled',
  pattern:
    '{ ($.eventSource = cloudtrail.amazonaws.com) && (($.eventName = CreateTrail) || ($.eventName = UpdateTrail) || ($.eventName = DeleteTrail) || ($.eventName = StartLogging) || ($.eventName = StopLogging)) }',
})
