import { check } from '#lib/audit/checks/rds/cluster-multi-az.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['on', 'pass', { observed: { MultiAZ: true } }],
  ['off', 'fail', { observed: { MultiAZ: false } }],
  ['left out of a template', 'fail', { observed: { MultiAZ: null } }],
  ['a text', 'unknown', { observed: { MultiAZ: 'true' } }],
])
