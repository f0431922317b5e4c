import { check } from '#lib/audit/checks/ec2/volume-encrypted.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['on', 'pass', { configuration: { Encrypted: true } }],
  ['off', 'fail', { configuration: { Encrypted: false } }],
  ['left out of a template', 'fail', { configuration: { Encrypted: null } }],
  ['a text', 'unknown', { configuration: { Encrypted: 'true' } }],
])
