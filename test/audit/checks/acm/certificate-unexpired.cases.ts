import { check } from '#lib/audit/checks/acm/certificate-unexpired.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'
import { takenAt } from '../../sample-resource.ts'

const within = (days: number, more: object = {}): CaseParts => ({
  observed: { Status: 'ISSUED', NotAfter: new Date(takenAt + days * 86_400_000).toISOString(), InUse: true, Type: 'IMPORTED', ...more },
})

export const cases = checkCases(check, [
  ['far away', 'pass', within(200)],
  ['on the day of the threshold', 'pass', within(30)],
  ['a day later', 'fail', { ...within(29), says: /29 days/ }],
  ['expired', 'fail', within(-2, { Status: 'EXPIRED' })],
  ['expired a moment ago, and ACM still says issued', 'fail', within(-0.001)],
  ['another threshold', 'pass', { ...within(29), thresholds: { certificateExpiryDays: 14 } }],
  ['not in use', 'fail', within(3, { InUse: false })],
  ['not issued', 'not-applicable', within(0, { Status: 'PENDING_VALIDATION', NotAfter: null })],
  ['issued without an end', 'unknown', within(0, { NotAfter: null })],
])
