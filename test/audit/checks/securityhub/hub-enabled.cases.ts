import { check } from '#lib/audit/checks/securityhub/hub-enabled.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['on', 'pass', { observed: { Enabled: true } }],
  ['off', 'fail', { observed: { Enabled: false } }],
  ['not said', 'unknown', {}],
])
