import { check } from '#lib/audit/checks/rds/snapshot-encrypted.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['encrypted', 'pass', { observed: { Encrypted: true } }],
  ['plain', 'fail', { observed: { Encrypted: false } }],
])
