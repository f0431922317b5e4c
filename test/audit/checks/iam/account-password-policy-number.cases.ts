import { check } from '#lib/audit/checks/iam/account-password-policy-number.ts'
import { checkCases } from '../../check-cases.ts'

const policy = (PasswordPolicy: unknown) => ({ configuration: { PasswordPolicy } })

export const cases = checkCases(check, [
  ['as wanted', 'pass', policy({ RequireNumbers: true })],
  ['not so', 'fail', policy({ RequireNumbers: false })],
  ['not set', 'fail', policy({})],
  ['as text', 'fail', policy({ RequireNumbers: 'true' })],
  ['no policy', 'fail', policy(null)],
  ['denied', 'unknown', { unseen: { PasswordPolicy: 'iam:GetAccountPasswordPolicy denied' } }],
])
