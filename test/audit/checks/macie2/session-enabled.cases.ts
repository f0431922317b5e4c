import { check } from '#lib/audit/checks/macie2/session-enabled.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['on', 'pass', { configuration: { Status: 'ENABLED' } }],
  ['paused', 'fail', { configuration: { Status: 'PAUSED' } }],
  ['off', 'fail', { configuration: { Status: 'DISABLED' } }],
  ['not said', 'unknown', { configuration: {} }],
])
