import { check } from '#lib/audit/checks/iam/user-console-access-used.ts'
import { checkCases } from '../../check-cases.ts'

import { takenAt } from '../../sample-resource.ts'

const daysAgo = (days: number): string => new Date(takenAt - days * 86_400_000).toISOString()
const user = (
  passwordEnabled: unknown,
  passwordLastUsed: string | null,
  passwordLastChanged: string | null = null,
  CreateDate: string | null = null,
) => ({
  observed: { CreateDate, CredentialReport: { passwordEnabled, passwordLastUsed, passwordLastChanged } },
})

export const cases = checkCases(check, [
  ['used today', 'pass', user(true, daysAgo(0))],
  ['used 45 days ago', 'pass', user(true, daysAgo(45))],
  ['used 46 days ago', 'fail', user(true, daysAgo(46))],
  ['never used, set long ago', 'fail', user(true, null, daysAgo(100))],
  ['never used, set lately', 'pass', user(true, null, daysAgo(2))],
  ['never used, and nobody says when it was set', 'fail', user(true, null, null, daysAgo(200))],
  ['no password', 'not-applicable', user(false, daysAgo(200), null, daysAgo(300))],
  ['password not told', 'unknown', user(null, null)],
  ['nothing told', 'unknown', user(true, null)],
])
