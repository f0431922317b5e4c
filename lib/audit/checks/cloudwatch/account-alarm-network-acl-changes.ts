import { logAlarm } from '../../log-alarm.ts'

export const check = logAlarm({
  name: 'network-acl-changes',
  title: 'Changes to network ACLs raise an alarm that somebody hears',
  severity: 'medium',
  rationale:
    'Network ACLs change rarely and apply to whole subnets: a changed one lets traffic pass by every machine’s own rules, or cuts a subnet off.',
  prowler: 'cloudwatch_changes_to_network_acls_alarm_configured',
  pattern:
    '{ ($.eventSource = ec2.amazonaws.com) && (($.eventName = CreateNetworkAcl) || ($.eventName = CreateNetworkAclEntry) || ($.eventName = DeleteNetworkAcl) || ($.eventName = DeleteNetworkAclEntry) || ($.eventName = ReplaceNetworkAclEntry) || ($.eventName = ReplaceNetworkAclAssociation)) }',
})
