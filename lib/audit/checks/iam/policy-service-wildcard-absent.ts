import { ownPolicyCheck } from '../../iam/policy-checks.ts'
import { serviceWildcardRule } from '../../iam/policy-rules.ts'

export const check = ownPolicyCheck(serviceWildcardRule, {
  id: 'iam-policy-service-wildcard-absent',
  title: 'Policies of the account name actions, not whole services',
  aliases: { prowler: [], securityHub: ['IAM.21'] },
})
