import { check } from '#lib/audit/checks/ec2/snapshot-encrypted.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['on', 'pass', { observed: { Encrypted: true } }],
  ['off', 'fail', { observed: { Encrypted: false } }],
  ['left out of a template', 'fail', { observed: { Encrypted: null } }],
  ['a text', 'unknown', { observed: { Encrypted: 'true' } }],
])
