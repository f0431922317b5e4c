import { check } from '#lib/audit/checks/iam/account-password-policy-symbol.ts'
import { checkCases } from '../../check-cases.ts'

const policy = (PasswordPolicy: unknown) => ({ configuration: { PasswordPolicy } })

export const cases = checkCases(check, [
  ['as wanted', 'pass', policy({ RequireSymbols: true })],
  ['not so', 'fail', policy({ RequireSymbols: false })],
  ['not set', 'fail', policy({})],
  ['as text', 'fail', policy({ RequireSymbols: 'true' })],
  ['no policy', 'fail', policy(null)],
  ['denied', 'unknown', { unseen: { PasswordPolicy: 'iam:GetAccountPasswordPolicy denied' } }],
])
