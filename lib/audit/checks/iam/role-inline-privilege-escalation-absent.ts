import { inlinePolicyCheck } from '../../iam/policy-checks.ts'
import { escalationRule } from '../../iam/policy-rules.ts'

export const check = inlinePolicyCheck('AWS::IAM::Role', escalationRule, {
  id: 'iam-role-inline-privilege-escalation-absent',
  title: 'No inline policy of the role lets its holder become more than it is',
  aliases: { prowler: ['iam_inline_policy_allows_privilege_escalation'], securityHub: [] },
})
