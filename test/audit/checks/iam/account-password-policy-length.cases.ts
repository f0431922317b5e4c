import { check } from '#lib/audit/checks/iam/account-password-policy-length.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['14', 'pass', { configuration: { PasswordPolicy: { MinimumPasswordLength: 14 } } }],
  ['20', 'pass', { configuration: { PasswordPolicy: { MinimumPasswordLength: 20 } } }],
  ['13', 'fail', { configuration: { PasswordPolicy: { MinimumPasswordLength: 13 } } }],
  ['no policy', 'fail', { configuration: { PasswordPolicy: null } }],
  ['a policy without length', 'fail', { configuration: { PasswordPolicy: { RequireNumbers: true } } }],
  ['a length as text', 'fail', { configuration: { PasswordPolicy: { MinimumPasswordLength: '14' } } }],
  ['nothing recorded', 'unknown', { configuration: {} }],
  ['a policy that was denied', 'unknown', { unseen: { PasswordPolicy: 'iam:GetAccountPasswordPolicy denied' } }],
])
