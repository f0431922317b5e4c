import { check } from '#lib/audit/checks/sagemaker/notebook-instance-encrypted.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['a key', 'pass', { configuration: { KmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/1' } }],
  ['no key', 'fail', { configuration: { KmsKeyId: null } }],
  ['denied', 'unknown', { unseen: { KmsKeyId: 'sagemaker:DescribeNotebookInstance denied' } }],
])
