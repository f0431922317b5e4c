import { check } from '#lib/audit/checks/secretsmanager/secret-used.ts'
import { checkCases } from '../../check-cases.ts'

const secret = (LastAccessedDate: string | null, CreatedDate: string | null) => ({ observed: { LastAccessedDate, CreatedDate } })

export const cases = checkCases(check, [
  ['yesterday', 'pass', secret('2026-11-21T00:00:00.000Z', '2020-01-01T00:00:00.000Z')],
  ['a year ago', 'fail', secret('2025-11-21T00:00:00.000Z', '2020-01-01T00:00:00.000Z')],
  ['never, made last week', 'pass', secret(null, '2026-11-15T00:00:00.000Z')],
  ['never, made a year ago', 'fail', { ...secret(null, '2025-11-15T00:00:00.000Z'), says: /never/ }],
  ['ninety days ago', 'pass', secret('2026-08-24T12:00:00.000Z', null)],
  ['ninety-one days ago', 'fail', secret('2026-08-23T12:00:00.000Z', null)],
  ['within a longer time', 'pass', { ...secret('2026-08-23T12:00:00.000Z', null), thresholds: { unusedSecretDays: 120 } }],
  ['no dates', 'unknown', secret(null, null)],
  ['denied', 'unknown', { unseen: { LastAccessedDate: 'denied' } }],
])
