import { check } from '#lib/audit/checks/dynamodb/table-recoverable.ts'
import { checkCases } from '../../check-cases.ts'

const table = (PointInTimeRecoverySpecification: unknown) => ({ configuration: { PointInTimeRecoverySpecification } })

export const cases = checkCases(check, [
  ['on', 'pass', table({ PointInTimeRecoveryEnabled: true })],
  ['off', 'fail', table({ PointInTimeRecoveryEnabled: false })],
  ['left out of a template', 'fail', table(null)],
  ['a text', 'unknown', table({ PointInTimeRecoveryEnabled: 'true' })],
])
