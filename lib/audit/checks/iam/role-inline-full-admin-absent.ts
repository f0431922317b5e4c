import { inlinePolicyCheck } from '../../iam/policy-checks.ts'
import { fullAdminRule } from '../../iam/policy-rules.ts'

export const check = inlinePolicyCheck('AWS::IAM::Role', fullAdminRule, {
  id: 'iam-role-inline-full-admin-absent',
  title: 'No inline policy of the role allows everything on everything',
  aliases: { prowler: ['iam_inline_policy_no_administrative_privileges'], securityHub: ['IAM.1'] },
})
