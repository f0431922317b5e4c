import { check } from '#lib/audit/checks/guardduty/detector-enabled.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['on', 'pass', { configuration: { Enable: true } }],
  ['off', 'fail', { configuration: { Enable: false } }],
  ['denied', 'unknown', { unseen: { Enable: 'guardduty:GetDetector denied' } }],
  ['not said', 'unknown', { configuration: {} }],
])
