import { check } from '#lib/audit/checks/lambda/function-variables-secret-free.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const of = (...EnvironmentSecrets: readonly unknown[]): CaseParts => ({ observed: { EnvironmentSecrets } })

export const cases = checkCases(check, [
  ['none', 'pass', of()],
  ['a password', 'fail', { ...of({ name: 'DB_PASSWORD', kind: 'password', sha256: 'ab' }), says: /password in DB_PASSWORD/ }],
  ['variables that could not be decrypted', 'unknown', { unseen: { EnvironmentSecrets: 'AccessDeniedException' } }],
])
