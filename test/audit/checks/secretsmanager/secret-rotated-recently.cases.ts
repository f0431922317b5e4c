import { check } from '#lib/audit/checks/secretsmanager/secret-rotated-recently.ts'
import { checkCases } from '../../check-cases.ts'

const secret = (LastRotatedDate: string | null) => ({ observed: { LastRotatedDate, CreatedDate: '2024-01-01T00:00:00.000Z' } })

export const cases = checkCases(check, [
  ['last week', 'pass', secret('2026-11-15T00:00:00.000Z')],
  ['a year ago', 'fail', secret('2025-11-15T00:00:00.000Z')],
  ['never', 'fail', secret(null)],
  ['a year ago, when that is enough', 'pass', { ...secret('2025-12-15T00:00:00.000Z'), thresholds: { secretRotationDays: 365 } }],
  ['denied', 'unknown', { unseen: { LastRotatedDate: 'denied' } }],
])
