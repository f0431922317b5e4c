import { check } from '#lib/audit/checks/inspector2/account-scanning-enabled.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['on', 'pass', { observed: { Status: 'ENABLED', Scans: { ec2: 'ENABLED' } } }],
  ['off', 'fail', { observed: { Status: 'DISABLED', Scans: {} } }],
  ['suspended', 'fail', { observed: { Status: 'SUSPENDED', Scans: {} } }],
  ['not said', 'unknown', {}],
])
