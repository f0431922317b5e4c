import { logAlarm } from '../../log-alarm.ts'

export const check = logAlarm({
  name: 'iam-changes',
  title: 'Changes to IAM policies raise an alarm that somebody hears',
  severity: 'medium',
  rationale:
    'A policy that is attached or rewritten turns an ordinary key into an administrator’s, quietly and for good. Told at once, the change is undone before it is used.',
  prowler: 'cloudwatch_log_metric_filter_policy_changes',
  pattern:
    '{ ($.eventSource = iam.amazonaws.com) && (($.eventName = DeleteGroupPolicy) || ($.eventName = DeleteRolePolicy) || ($.eventName = DeleteUserPolicy) || ($.eventName = PutGroupPolicy) || ($.eventName = PutRolePolicy) || ($.eventName = PutUserPolicy) || ($.eventName = CreatePolicy) || ($.eventName = DeletePolicy) || ($.eventName = CreatePolicyVersion) || ($.eventName = DeletePolicyVersion) || ($.eventName = AttachRolePolicy) || ($.eventName = DetachRolePolicy) || ($.eventName = AttachUserPolicy) || ($.eventName = DetachUserPolicy) || ($.eventName = AttachGroupPolicy) || ($.eventName = DetachGroupPolicy)) }',
})
