import { check } from '#lib/audit/checks/s3/bucket-kms-encrypted.ts'
import { checkCases } from '../../check-cases.ts'

const bucket = (SSEAlgorithm: string) => ({
  configuration: { BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm } }] } },
})

export const cases = checkCases(check, [
  ['KMS', 'pass', bucket('aws:kms')],
  ['KMS twice', 'pass', bucket('aws:kms:dsse')],
  ['AES', 'fail', { ...bucket('AES256'), says: /AES256/ }],
  ['no default', 'fail', { configuration: { BucketEncryption: null } }],
  ['no rule', 'fail', { configuration: { BucketEncryption: { ServerSideEncryptionConfiguration: [] } } }],
  [
    'a rule for keys alone',
    'fail',
    { configuration: { BucketEncryption: { ServerSideEncryptionConfiguration: [{ BucketKeyEnabled: true }] } } },
  ],
  ['denied', 'unknown', { unseen: { BucketEncryption: 'denied' } }],
])
