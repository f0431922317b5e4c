import { inlinePolicyCheck } from '../../iam/policy-checks.ts'
import { cloudTrailRule } from '../../iam/policy-rules.ts'

export const check = inlinePolicyCheck('AWS::IAM::User', cloudTrailRule, {
  id: 'iam-user-inline-cloudtrail-full-access-absent',
  title: 'No inline policy of the user gives full rights over CloudTrail',
  aliases: { prowler: ['iam_inline_policy_no_full_access_to_cloudtrail'], securityHub: [] },
})
