import { ownPolicyCheck } from '../../iam/policy-checks.ts'
import { roleAssumptionRule } from '../../iam/policy-rules.ts'

export const check = ownPolicyCheck(roleAssumptionRule, {
  id: 'iam-policy-role-assumption-bounded',
  title: 'No policy of the account allows assuming roles without naming them',
  aliases: { prowler: ['iam_no_custom_policy_permissive_role_assumption'], securityHub: [] },
})
