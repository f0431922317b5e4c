import { check } from '#lib/audit/checks/iam/user-access-key-rotated.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'
import { takenAt } from '../../sample-resource.ts'

const daysAgo = (days: number): string => new Date(takenAt - days * 86_400_000).toISOString()
const keys = (...accessKeys: readonly unknown[]): Partial<Resource> => ({ observed: { CredentialReport: { accessKeys } } })
const key = (active: boolean, lastRotated: string | null) => ({ active, lastRotated, lastUsed: null })

export const cases = checkCases(check, [
  ['a fresh key', 'pass', keys(key(true, daysAgo(1)), key(false, null))],
  ['90 days', 'pass', keys(key(true, daysAgo(90)))],
  ['91 days', 'fail', keys(key(true, daysAgo(91)))],
  ['one fresh, one old', 'fail', keys(key(true, daysAgo(1)), key(true, daysAgo(400)))],
  ['an old key that is off', 'not-applicable', keys(key(false, daysAgo(400)))],
  ['no key', 'not-applicable', keys(key(false, null), key(false, null))],
  ['an age that is not told', 'unknown', keys(key(true, null))],
  ['one old, one not told', 'fail', keys(key(true, daysAgo(400)), key(true, null))],
  ['no row recorded', 'unknown', { observed: {} }],
  ['a report that was denied', 'unknown', { unseen: { CredentialReport: 'iam:GetCredentialReport denied' } }],
])
