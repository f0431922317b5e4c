import { check } from '#lib/audit/checks/eks/cluster-secrets-encrypted.ts'
import { checkCases } from '../../check-cases.ts'

const key = { KeyArn: 'arn:aws:kms:us-east-1:111122223333:key/1' }
const encrypted = (...EncryptionConfig: readonly object[]) => ({ configuration: { EncryptionConfig } })

export const cases = checkCases(check, [
  ['with a key', 'pass', encrypted({ Resources: ['secrets'], Provider: key })],
  ['nothing', 'fail', encrypted()],
  ['something else', 'fail', encrypted({ Resources: ['others'], Provider: key })],
  ['without a key', 'fail', encrypted({ Resources: ['secrets'], Provider: {} })],
  ['set to nothing', 'fail', { configuration: { EncryptionConfig: null } }],
  ['denied', 'unknown', { unseen: { EncryptionConfig: 'eks:DescribeCluster denied' } }],
])
