import { defineCheck } from '../../check.ts'
import { judgePasswordRule, passwordPolicyRemediation } from '../../iam/password-rule.ts'

export const check = defineCheck({
  id: 'iam-account-password-policy-expiry',
  title: 'Passwords of IAM users have to be changed within 90 days',
  severity: 'low',
  resource: 'AWS::::Account',
  reads: ['PasswordPolicy'],
  rationale:
    'A password that was lost or shared works until it is changed. Where people sign in with a second factor, changing it on suspicion does more than changing it by the calendar; several standards want the calendar.',
  remediation: passwordPolicyRemediation,
  aliases: { prowler: ['iam_password_policy_expires_passwords_within_90_days_or_less'], securityHub: ['IAM.7', 'IAM.17'] },
  evaluate: ({ configuration }, { thresholds: { passwordAgeDays: wanted } }) =>
    judgePasswordRule(configuration.PasswordPolicy, {
      property: 'MaxPasswordAge',
      holds: ({ MaxPasswordAge: age, ExpirePasswords: expire }) => expire !== false && typeof age === 'number' && age > 0 && age <= wanted,
      demand: `a new password within ${wanted} days`,
    }),
})
