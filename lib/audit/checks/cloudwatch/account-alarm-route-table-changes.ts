import { logAlarm } from '../../log-alarm.ts'

export const check = logAlarm({
  name: 'route-table-changes',
  title: 'Changes to route tables raise an alarm that somebody hears',
  severity: 'medium',
  rationale:
    'A route sends traffic where its author wants it: past the firewall, through a machine that reads along, or nowhere. Applications seldom show the difference.',
  prowler: 'cloudwatch_changes_to_network_route_tables_alarm_configured',
  pattern:
    '{ ($.eventSource = ec2.amazonaws.com) && (($.eventName = CreateRoute) || ($.eventName = CreateRouteTable) || ($.eventName = ReplaceRoute) || ($.eventName = ReplaceRouteTableAssociation) || ($.eventName = DeleteRouteTable) || ($.eventName = DeleteRoute) || ($.eventName = DisassociateRouteTable)) }',
})
