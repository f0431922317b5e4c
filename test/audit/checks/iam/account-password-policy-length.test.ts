import { expect, test } from 'vitest'
import { check } from '#lib/audit/checks/iam/account-password-policy-length.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { judged } from '../../sample-resource.ts'

const cases: readonly [string, string, Partial<Resource>][] = [
  ['14', 'pass', { configuration: { PasswordPolicy: { MinimumPasswordLength: 14 } } }],
  ['20', 'pass', { configuration: { PasswordPolicy: { MinimumPasswordLength: 20 } } }],
  ['13', 'fail', { configuration: { PasswordPolicy: { MinimumPasswordLength: 13 } } }],
  ['no policy', 'fail', { configuration: { PasswordPolicy: null } }],
  ['a policy without length', 'fail', { configuration: { PasswordPolicy: { RequireNumbers: true } } }],
  ['a length as text', 'fail', { configuration: { PasswordPolicy: { MinimumPasswordLength: '14' } } }],
  ['nothing recorded', 'unknown', { configuration: {} }],
  ['a policy that was denied', 'unknown', { unseen: { PasswordPolicy: 'iam:GetAccountPasswordPolicy denied' } }],
]

test.each(cases)('%s: %s', (_, verdict, parts) => {
  expect(judged(check, parts).verdict).toBe(verdict)
})
