import { check } from '#lib/audit/checks/s3/bucket-mfa-delete-enabled.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['on', 'pass', { observed: { MFADelete: true } }],
  ['off', 'fail', { observed: { MFADelete: false } }],
  ['denied', 'unknown', { unseen: { MFADelete: 'denied' } }],
])
