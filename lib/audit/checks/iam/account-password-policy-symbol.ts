import { defineCheck } from '../../check.ts'
import { judgePasswordRule, passwordPolicyRemediation } from '../../iam/password-rule.ts'

export const check = defineCheck({
  id: 'iam-account-password-policy-symbol',
  title: 'Passwords of IAM users hold a symbol',
  severity: 'low',
  resource: 'AWS::::Account',
  reads: ['PasswordPolicy'],
  rationale:
    'Guessing starts with plain words and what people make of them. Each kind of character that a password must hold makes the search longer; its length does more.',
  remediation: passwordPolicyRemediation,
  aliases: { prowler: ['iam_password_policy_symbol'], securityHub: ['IAM.7', 'IAM.13'] },
  evaluate: ({ configuration }) =>
    judgePasswordRule(configuration.PasswordPolicy, {
      property: 'RequireSymbols',
      holds: (policy) => policy.RequireSymbols === true,
      demand: 'a symbol',
    }),
})
