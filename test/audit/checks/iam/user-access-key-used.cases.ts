import { check } from '#lib/audit/checks/iam/user-access-key-used.ts'
import { checkCases } from '../../check-cases.ts'

import { takenAt } from '../../sample-resource.ts'

const daysAgo = (days: number): string => new Date(takenAt - days * 86_400_000).toISOString()
const keys = (...accessKeys: readonly object[]) => ({ observed: { CredentialReport: { accessKeys } } })
const key = (active: boolean, lastUsed: string | null, lastRotated: string | null = daysAgo(500)) => ({ active, lastUsed, lastRotated })

export const cases = checkCases(check, [
  ['used today', 'pass', keys(key(true, daysAgo(0)))],
  ['used 45 days ago', 'pass', keys(key(true, daysAgo(45)))],
  ['used 46 days ago', 'fail', keys(key(true, daysAgo(46)))],
  ['one used, one not', 'fail', keys(key(true, daysAgo(1)), key(true, daysAgo(100)))],
  ['new and never used', 'pass', keys(key(true, null, daysAgo(3)))],
  ['old and never used', 'fail', keys(key(true, null, daysAgo(60)))],
  ['off', 'not-applicable', keys(key(false, daysAgo(100)))],
  ['a longer patience', 'pass', { ...keys(key(true, daysAgo(80))), thresholds: { unusedCredentialDays: 90 } }],
  ['nothing told', 'unknown', keys(key(true, null, null))],
  ['denied', 'unknown', { unseen: { CredentialReport: 'denied' } }],
])
