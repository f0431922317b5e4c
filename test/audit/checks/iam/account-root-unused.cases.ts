import { check } from '#lib/audit/checks/iam/account-root-unused.ts'
import { checkCases } from '../../check-cases.ts'

import { takenAt } from '../../sample-resource.ts'

const daysAgo = (days: number): string => new Date(takenAt - days * 86_400_000).toISOString()
const row = (passwordLastUsed: string | null, ...accessKeys: readonly object[]) => ({
  observed: { RootCredentialReport: { passwordEnabled: null, passwordLastUsed, passwordLastChanged: null, mfaActive: true, accessKeys } },
})
const key = (active: boolean, lastUsed: string | null) => ({ active, lastRotated: null, lastUsed })

export const cases = checkCases(check, [
  ['never', 'pass', row(null, key(false, null), key(false, null))],
  ['long ago', 'pass', row(daysAgo(90))],
  ['lately', 'fail', row(daysAgo(89))],
  ['lately with a key', 'fail', row(daysAgo(400), key(true, daysAgo(1)))],
  ['lately with a key that is off now', 'fail', row(daysAgo(400), key(false, daysAgo(1)))],
  ['lately, but not by our measure', 'pass', { ...row(daysAgo(10)), thresholds: { rootUnusedDays: 7 } }],
  [
    'nobody can sign in',
    'not-applicable',
    { observed: { RootCredentialReport: { ...row(null).observed.RootCredentialReport, passwordEnabled: false } } },
  ],
  ['no row', 'unknown', { unseen: { RootCredentialReport: 'the credential report has no row of <root_account>' } }],
])
