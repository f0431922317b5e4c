import { ownPolicyCheck } from '../../iam/policy-checks.ts'
import { escalationRule } from '../../iam/policy-rules.ts'

export const check = ownPolicyCheck(escalationRule, {
  id: 'iam-policy-privilege-escalation-absent',
  title: 'No policy of the account lets its holder become more than it is',
  aliases: { prowler: ['iam_policy_allows_privilege_escalation'], securityHub: [] },
})
