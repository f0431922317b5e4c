import { check } from '#lib/audit/checks/iam/account-password-policy-reuse.ts'
import { checkCases } from '../../check-cases.ts'

const policy = (PasswordPolicy: unknown) => ({ configuration: { PasswordPolicy } })

export const cases = checkCases(check, [
  ['as wanted', 'pass', policy({ PasswordReusePrevention: 24 })],
  ['not so', 'fail', policy({ PasswordReusePrevention: 23 })],
  ['5 where 5 are enough', 'pass', { ...policy({ PasswordReusePrevention: 5 }), thresholds: { passwordsRemembered: 5 } }],
  ['not set', 'fail', policy({})],
  ['as text', 'fail', policy({ PasswordReusePrevention: '24' })],
  ['no policy', 'fail', policy(null)],
  ['denied', 'unknown', { unseen: { PasswordPolicy: 'iam:GetAccountPasswordPolicy denied' } }],
])
