import { defineCheck } from '../../check.ts'
import { judgePasswordRule, passwordPolicyRemediation } from '../../iam/password-rule.ts'

export const check = defineCheck({
  id: 'iam-account-password-policy-reuse',
  title: 'IAM users cannot go back to one of their last 24 passwords',
  severity: 'medium',
  resource: 'AWS::::Account',
  reads: ['PasswordPolicy'],
  rationale: 'Whoever may go back to an old password does, and one that leaked in the meantime opens the console again.',
  remediation: passwordPolicyRemediation,
  aliases: { prowler: ['iam_password_policy_reuse_24'], securityHub: ['IAM.16'] },
  evaluate: ({ configuration }, { thresholds: { passwordsRemembered: wanted } }) =>
    judgePasswordRule(configuration.PasswordPolicy, {
      property: 'PasswordReusePrevention',
      holds: ({ PasswordReusePrevention: remembered }) => typeof remembered === 'number' && remembered >= wanted,
      demand: `a password other than the last ${wanted}`,
    }),
})
