import { ownPolicyCheck } from '../../iam/policy-checks.ts'
import { cloudTrailRule } from '../../iam/policy-rules.ts'

export const check = ownPolicyCheck(cloudTrailRule, {
  id: 'iam-policy-cloudtrail-full-access-absent',
  title: 'No policy of the account gives full rights over CloudTrail',
  aliases: { prowler: ['iam_policy_no_full_access_to_cloudtrail'], securityHub: [] },
})
