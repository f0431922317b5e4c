import { check } from '#lib/audit/checks/s3/bucket-encrypted.ts'
import { checkCases } from '../../check-cases.ts'

const bucket = (SSEAlgorithm: string) => ({
  configuration: { BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm } }] } },
})

export const cases = checkCases(check, [
  ['AES', 'pass', bucket('AES256')],
  ['KMS', 'pass', bucket('aws:kms')],
  ['no default', 'fail', { configuration: { BucketEncryption: null } }],
  ['no rule', 'fail', { configuration: { BucketEncryption: { ServerSideEncryptionConfiguration: [] } } }],
  [
    'a rule for keys alone',
    'fail',
    { configuration: { BucketEncryption: { ServerSideEncryptionConfiguration: [{ BucketKeyEnabled: true }] } } },
  ],
  ['denied', 'unknown', { unseen: { BucketEncryption: 'denied' } }],
])
