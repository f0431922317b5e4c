import { check } from '#lib/audit/checks/rds/cluster-storage-encrypted.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['on', 'pass', { configuration: { StorageEncrypted: true } }],
  ['off', 'fail', { configuration: { StorageEncrypted: false } }],
  ['left out of a template', 'fail', { configuration: { StorageEncrypted: null } }],
  ['a text', 'unknown', { configuration: { StorageEncrypted: 'true' } }],
])
