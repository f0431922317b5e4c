import { logAlarm } from '../../log-alarm.ts'

export const check = logAlarm({
  name: 'gateway-changes',
  title: 'Changes to network gateways raise an alarm that somebody hears',
  severity: 'medium',
  rationale:
    'A gateway decides whether a private network has a way to the internet or to another company. A new one is a new way in, and a way out for data.',
  prowler: 'cloudwatch_changes_to_network_gateways_alarm_configured',
  pattern:
    '{ ($.eventSource = ec2.amazonaws.com) && (($.eventName = CreateCustomerGateway) || ($.eventName = DeleteCustomerGateway) || ($.eventName = AttachInternetGateway) || ($.eventName = CreateInternetGateway) || ($.eventName = DeleteInternetGateway) || ($.eventName = DetachInternetGateway)) }',
})
