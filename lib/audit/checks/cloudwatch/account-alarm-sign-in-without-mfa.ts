import { logAlarm } from '../../log-alarm.ts'

export const check = logAlarm({
  name: 'sign-in-without-mfa',
  title: 'A console sign-in without a second factor raises an alarm that somebody hears',
  severity: 'high',
  rationale:
    'A password alone can be guessed, reused or phished. A sign-in that needed nothing else is either a user whose second factor was forgotten, or the first minute of a break-in.',
  prowler: 'cloudwatch_log_metric_filter_sign_in_without_mfa',
  pattern: '{ ($.eventName = ConsoleLogin) && ($.additionalEventData.MFAUsed != Yes) && ($.responseElements.ConsoleLogin = Success) }',
})
