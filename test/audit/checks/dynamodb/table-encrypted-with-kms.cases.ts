import { check } from '#lib/audit/checks/dynamodb/table-encrypted-with-kms.ts'
import { checkCases } from '../../check-cases.ts'

const table = (SSESpecification: unknown) => ({ configuration: { SSESpecification } })

export const cases = checkCases(check, [
  ['a key of KMS', 'pass', table({ SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: 'arn:aws:kms:us-east-1:111122223333:key/1' })],
  ['a template that names no type', 'pass', table({ SSEEnabled: true })],
  ['off', 'fail', table({ SSEEnabled: false })],
  ['left out', 'fail', table(null)],
])
