import { check } from '#lib/audit/checks/rds/cluster-iam-authentication-enabled.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['on', 'pass', { configuration: { EnableIAMDatabaseAuthentication: true } }],
  ['off', 'fail', { configuration: { EnableIAMDatabaseAuthentication: false } }],
  ['left out of a template', 'fail', { configuration: { EnableIAMDatabaseAuthentication: null } }],
  ['a text', 'unknown', { configuration: { EnableIAMDatabaseAuthentication: 'true' } }],
])
