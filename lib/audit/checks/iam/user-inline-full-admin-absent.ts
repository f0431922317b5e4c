import { inlinePolicyCheck } from '../../iam/policy-checks.ts'
import { fullAdminRule } from '../../iam/policy-rules.ts'

export const check = inlinePolicyCheck('AWS::IAM::User', fullAdminRule, {
  id: 'iam-user-inline-full-admin-absent',
  title: 'No inline policy of the user allows everything on everything',
  aliases: { prowler: ['iam_inline_policy_no_administrative_privileges'], securityHub: ['IAM.1'] },
})
