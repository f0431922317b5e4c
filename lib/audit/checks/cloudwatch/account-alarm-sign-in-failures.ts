import { logAlarm } from '../../log-alarm.ts'

export const check = logAlarm({
  name: 'sign-in-failures',
  title: 'Failed console sign-ins raise an alarm that somebody hears',
  severity: 'medium',
  rationale:
    'Passwords are guessed by trying them. Failures that pile up show the guessing while it goes on, with the address it comes from and the users it is after.',
  prowler: 'cloudwatch_log_metric_filter_authentication_failures',
  pattern: '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
})
