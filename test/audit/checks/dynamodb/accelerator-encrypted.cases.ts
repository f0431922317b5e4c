import { check } from '#lib/audit/checks/dynamodb/accelerator-encrypted.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['on', 'pass', { configuration: { SSESpecification: { SSEEnabled: true } } }],
  ['off', 'fail', { configuration: { SSESpecification: { SSEEnabled: false } } }],
  ['left out of a template', 'fail', { configuration: { SSESpecification: null } }],
])
