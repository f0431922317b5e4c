import { inlinePolicyCheck } from '../../iam/policy-checks.ts'
import { escalationRule } from '../../iam/policy-rules.ts'

export const check = inlinePolicyCheck('AWS::IAM::Group', escalationRule, {
  id: 'iam-group-inline-privilege-escalation-absent',
  title: 'No inline policy of the group lets its holder become more than it is',
  aliases: { prowler: ['iam_inline_policy_allows_privilege_escalation'], securityHub: [] },
})
