import { check } from '#lib/audit/checks/iam/user-initial-access-key-absent.ts'
import { checkCases } from '../../check-cases.ts'

const user = (passwordEnabled: unknown, ...accessKeys: readonly object[]) => ({
  observed: { CredentialReport: { passwordEnabled, accessKeys } },
})
const key = (active: boolean, lastUsed: string | null) => ({ active, lastUsed, lastRotated: '2026-01-01T00:00:00.000Z' })
const used = '2026-11-01T00:00:00.000Z'

export const cases = checkCases(check, [
  ['a key that was used', 'pass', user(true, key(true, used))],
  ['no key', 'pass', user(true, key(false, null))],
  ['a key that was never used', 'fail', user(true, key(true, used), key(true, null))],
  ['no password', 'not-applicable', user(false, key(true, null))],
  ['password not told', 'unknown', user(null, key(true, null))],
])
