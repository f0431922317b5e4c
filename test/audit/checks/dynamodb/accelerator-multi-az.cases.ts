import { check } from '#lib/audit/checks/dynamodb/accelerator-multi-az.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['two', 'pass', { observed: { NodeZones: ['a', 'b'] } }],
  ['one', 'fail', { observed: { NodeZones: ['a'] } }],
  ['none', 'fail', { observed: { NodeZones: [] } }],
])
