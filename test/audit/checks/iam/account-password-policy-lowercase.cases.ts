import { check } from '#lib/audit/checks/iam/account-password-policy-lowercase.ts'
import { checkCases } from '../../check-cases.ts'

const policy = (PasswordPolicy: unknown) => ({ configuration: { PasswordPolicy } })

export const cases = checkCases(check, [
  ['as wanted', 'pass', policy({ RequireLowercaseCharacters: true })],
  ['not so', 'fail', policy({ RequireLowercaseCharacters: false })],
  ['not set', 'fail', policy({})],
  ['as text', 'fail', policy({ RequireLowercaseCharacters: 'true' })],
  ['no policy', 'fail', policy(null)],
  ['denied', 'unknown', { unseen: { PasswordPolicy: 'iam:GetAccountPasswordPolicy denied' } }],
])
