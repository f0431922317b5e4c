import { defineCheck } from '../../check.ts'
import { judgePasswordRule, passwordPolicyRemediation } from '../../iam/password-rule.ts'

export const check = defineCheck({
  id: 'iam-account-password-policy-uppercase',
  title: 'Passwords of IAM users hold an upper-case letter',
  severity: 'low',
  resource: 'AWS::::Account',
  reads: ['PasswordPolicy'],
  rationale:
    'Guessing starts with plain words and what people make of them. Each kind of character that a password must hold makes the search longer; its length does more.',
  remediation: passwordPolicyRemediation,
  aliases: { prowler: ['iam_password_policy_uppercase'], securityHub: ['IAM.7', 'IAM.11'] },
  evaluate: ({ configuration }) =>
    judgePasswordRule(configuration.PasswordPolicy, {
      property: 'RequireUppercaseCharacters',
      holds: (policy) => policy.RequireUppercaseCharacters === true,
      demand: 'an upper-case letter',
    }),
})
