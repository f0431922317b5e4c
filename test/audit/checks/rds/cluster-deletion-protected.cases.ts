import { check } from '#lib/audit/checks/rds/cluster-deletion-protected.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['on', 'pass', { configuration: { DeletionProtection: true } }],
  ['off', 'fail', { configuration: { DeletionProtection: false } }],
  ['left out of a template', 'fail', { configuration: { DeletionProtection: null } }],
  ['a text', 'unknown', { configuration: { DeletionProtection: 'true' } }],
])
