import { logAlarm } from '../../log-alarm.ts'

export const check = logAlarm({
  name: 'key-deletion',
  title: 'Disabling a KMS key or scheduling its deletion raises an alarm that somebody hears',
  severity: 'high',
  rationale:
    'Data whose key is gone is gone as well, and a disabled key stops whatever decrypts with it. A deletion can be taken back for a few days only, and only by somebody who knows of it.',
  prowler: 'cloudwatch_log_metric_filter_disable_or_scheduled_deletion_of_kms_cmk',
  pattern: '{ ($.eventSource = kms.amazonaws.com) && (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) }',
})
