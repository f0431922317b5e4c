import { check } from '#lib/audit/checks/dynamodb/table-deletion-protected.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['on', 'pass', { configuration: { DeletionProtectionEnabled: true } }],
  ['off', 'fail', { configuration: { DeletionProtectionEnabled: false } }],
  ['left out of a template', 'fail', { configuration: { DeletionProtectionEnabled: null } }],
  ['a text', 'unknown', { configuration: { DeletionProtectionEnabled: 'true' } }],
])
