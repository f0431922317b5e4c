import { inlinePolicyCheck } from '../../iam/policy-checks.ts'
import { kmsRule } from '../../iam/policy-rules.ts'

export const check = inlinePolicyCheck('AWS::IAM::User', kmsRule, {
  id: 'iam-user-inline-kms-full-access-absent',
  title: 'No inline policy of the user gives full rights over all KMS keys',
  aliases: { prowler: ['iam_inline_policy_no_full_access_to_kms'], securityHub: [] },
})
