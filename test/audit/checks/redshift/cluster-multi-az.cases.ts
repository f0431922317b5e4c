import { check } from '#lib/audit/checks/redshift/cluster-multi-az.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['on', 'pass', { configuration: { MultiAZ: true } }],
  ['off', 'fail', { configuration: { MultiAZ: false } }],
  ['left out of a template', 'fail', { configuration: { MultiAZ: null } }],
  ['a text', 'unknown', { configuration: { MultiAZ: 'true' } }],
])
