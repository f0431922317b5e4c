import { ownPolicyCheck } from '../../iam/policy-checks.ts'
import { kmsRule } from '../../iam/policy-rules.ts'

export const check = ownPolicyCheck(kmsRule, {
  id: 'iam-policy-kms-full-access-absent',
  title: 'No policy of the account gives full rights over all KMS keys',
  aliases: { prowler: ['iam_policy_no_full_access_to_kms'], securityHub: [] },
})
