import { logAlarm } from '../../log-alarm.ts'

export const check = logAlarm({
  name: 'organization-changes',
  title: 'Changes to the organisation raise an alarm that somebody hears',
  severity: 'high',
  rationale:
    'The organisation’s policies limit every account in it. An account that leaves, or a policy that is detached, frees whoever is in there from all of them at once.',
  prowler: 'cloudwatch_log_metric_filter_aws_organizations_changes',
  pattern:
    '{ ($.eventSource = organizations.amazonaws.com) && (($.eventName = AcceptHandshake) || ($.eventName = AttachPolicy) || ($.eventName = CreateAccount) || ($.eventName = CreateOrganizationalUnit) || ($.eventName = CreatePolicy) || ($.eventName = DeclineHandshake) || ($.eventName = DeleteOrganization) || ($.eventName = DeleteOrganizationalUnit) || ($.eventName = DeletePolicy) || ($.eventName = DetachPolicy) || ($.eventName = DisablePolicyType) || ($.eventName = EnablePolicyType) || ($.eventName = InviteAccountToOrganization) || ($.eventName = LeaveOrganization) || ($.eventName = MoveAccount) || ($.eventName = RemoveAccountFromOrganization) || ($.eventName = UpdateOrganizationalUnit) || ($.eventName = UpdatePolicy)) }',
})
