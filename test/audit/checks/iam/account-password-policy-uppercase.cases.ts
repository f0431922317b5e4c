import { check } from '#lib/audit/checks/iam/account-password-policy-uppercase.ts'
import { checkCases } from '../../check-cases.ts'

const policy = (PasswordPolicy: unknown) => ({ configuration: { PasswordPolicy } })

export const cases = checkCases(check, [
  ['as wanted', 'pass', policy({ RequireUppercaseCharacters: true })],
  ['not so', 'fail', policy({ RequireUppercaseCharacters: false })],
  ['not set', 'fail', policy({})],
  ['as text', 'fail', policy({ RequireUppercaseCharacters: 'true' })],
  ['no policy', 'fail', policy(null)],
  ['denied', 'unknown', { unseen: { PasswordPolicy: 'iam:GetAccountPasswordPolicy denied' } }],
])
