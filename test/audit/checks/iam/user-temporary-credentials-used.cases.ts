import { check } from '#lib/audit/checks/iam/user-temporary-credentials-used.ts'
import { checkCases } from '../../check-cases.ts'

const keys = (...accessKeys: readonly object[]) => ({ observed: { CredentialReport: { accessKeys } } })
const key = (active: boolean, lastUsedService: string | null | undefined, lastUsed: string | null = '2026-11-01T00:00:00.000Z') => ({
  active,
  lastUsedService,
  lastUsed,
  lastRotated: null,
})

export const cases = checkCases(check, [
  ['assuming a role', 'pass', keys(key(true, 'sts'))],
  ['managing itself', 'pass', keys(key(true, 'iam'), key(false, 's3'))],
  ['working on data', 'fail', keys(key(true, 'sts'), key(true, 's3'))],
  ['never used', 'pass', keys(key(true, null, null))],
  ['no active key', 'not-applicable', keys(key(false, 's3'))],
  ['service not told', 'unknown', keys(key(true, null))],
  ['a snapshot that did not keep it', 'unknown', keys(key(true, undefined))],
])
