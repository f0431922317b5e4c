import { logAlarm } from '../../log-alarm.ts'

export const check = logAlarm({
  name: 'security-group-changes',
  title: 'Changes to security groups raise an alarm that somebody hears',
  severity: 'medium',
  rationale:
    'A security group that is opened puts a machine on the internet within seconds, where scanners find it within the hour. Most openings are mistakes, and cheap to undo if known.',
  prowler: 'cloudwatch_log_metric_filter_security_group_changes',
  pattern:
    '{ ($.eventSource = ec2.amazonaws.com) && (($.eventName = AuthorizeSecurityGroupIngress) || ($.eventName = AuthorizeSecurityGroupEgress) || ($.eventName = RevokeSecurityGroupIngress) || ($.eventName = RevokeSecurityGroupEgress) || ($.eventName = CreateSecurityGroup) || ($.eventName = DeleteSecurityGroup)) }',
})
