import { logAlarm } from '../../log-alarm.ts'

export const check = logAlarm({
  name: 'unauthorised-calls',
  title: 'Refused API calls raise an alarm that somebody hears',
  severity: 'medium',
  rationale:
    'Whoever has stolen a key first tries out what it may do, and most of what he tries is refused. A rise of refused calls is often the earliest sign of an intruder, and of a program about to fail.',
  prowler: 'cloudwatch_log_metric_filter_unauthorized_api_calls',
  pattern: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
})
