import { check } from '#lib/audit/checks/elasticache/replication-group-minor-upgrades-automatic.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['on', 'pass', { configuration: { AutoMinorVersionUpgrade: true } }],
  ['off', 'fail', { configuration: { AutoMinorVersionUpgrade: false } }],
  ['left out of a template', 'pass', { configuration: { AutoMinorVersionUpgrade: null } }],
  ['a text', 'unknown', { configuration: { AutoMinorVersionUpgrade: 'true' } }],
])
