import { check } from '#lib/audit/checks/iam/account-password-policy-expiry.ts'
import { checkCases } from '../../check-cases.ts'

const policy = (PasswordPolicy: unknown) => ({ configuration: { PasswordPolicy } })

export const cases = checkCases(check, [
  ['as wanted', 'pass', policy({ MaxPasswordAge: 90 })],
  ['not so', 'fail', policy({ MaxPasswordAge: 91 })],
  ['an age that is switched off', 'fail', policy({ MaxPasswordAge: 90, ExpirePasswords: false })],
  ['never', 'fail', policy({ ExpirePasswords: false })],
  ['0 days', 'fail', policy({ MaxPasswordAge: 0 })],
  ['not set', 'fail', policy({})],
  ['as text', 'fail', policy({ MaxPasswordAge: '90' })],
  ['no policy', 'fail', policy(null)],
  ['denied', 'unknown', { unseen: { PasswordPolicy: 'iam:GetAccountPasswordPolicy denied' } }],
])
