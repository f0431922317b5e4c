import { logAlarm } from '../../log-alarm.ts'

export const check = logAlarm({
  name: 'config-changes',
  title: 'Changes to AWS Config raise an alarm that somebody hears',
  severity: 'medium',
  rationale:
    'AWS Config keeps the history of every resource. Whoever stops its recorder, or sends its files elsewhere, can change things afterwards without the history showing it.',
  prowler: 'cloudwatch_log_metric_filter_and_alarm_for_aws_config_configuration_changes_enabled',
  pattern:
    '{ ($.eventSource = config.amazonaws.com) && (($.eventName = StopConfigurationRecorder) || ($.eventName = DeleteDeliveryChannel) || ($.eventName = PutDeliveryChannel) || ($.eventName = PutConfigurationRecorder)) }',
})
