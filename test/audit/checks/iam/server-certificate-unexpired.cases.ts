import { check } from '#lib/audit/checks/iam/server-certificate-unexpired.ts'
import { checkCases } from '../../check-cases.ts'

const until = (Expiration: string | null) => ({ observed: { Expiration } })

export const cases = checkCases(check, [
  ['good for a year', 'pass', until('2027-11-22T00:00:00.000Z')],
  ['good for an hour', 'pass', until('2026-11-22T13:00:00.000Z')],
  ['expired an hour ago', 'fail', until('2026-11-22T11:00:00.000Z')],
  ['expired at this moment', 'fail', until('2026-11-22T12:00:00.000Z')],
  ['not told', 'unknown', until(null)],
  ['no date', 'unknown', until('soon')],
])
