import { defineCheck } from '../../check.ts'
import { judgePasswordRule, passwordPolicyRemediation } from '../../iam/password-rule.ts'

export const check = defineCheck({
  id: 'iam-account-password-policy-length',
  title: 'Passwords of IAM users have 14 characters or more',
  severity: 'medium',
  resource: 'AWS::::Account',
  reads: ['PasswordPolicy'],
  rationale: 'Short passwords are guessed, sprayed and cracked. Without a policy of the account, IAM takes passwords of eight characters.',
  remediation: passwordPolicyRemediation,
  aliases: { prowler: ['iam_password_policy_minimum_length_14'], securityHub: ['IAM.7', 'IAM.10', 'IAM.15'] },
  evaluate: ({ configuration }, { thresholds: { passwordLength: wanted } }) =>
    judgePasswordRule(configuration.PasswordPolicy, {
      property: 'MinimumPasswordLength',
      holds: ({ MinimumPasswordLength: length }) => typeof length === 'number' && length >= wanted,
      demand: `${wanted} characters or more`,
    }),
})
