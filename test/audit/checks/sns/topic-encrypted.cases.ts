import { check } from '#lib/audit/checks/sns/topic-encrypted.ts'
import { checkCases } from '../../check-cases.ts'

const key = (KmsMasterKeyId: unknown) => ({ configuration: { KmsMasterKeyId } })

export const cases = checkCases(check, [
  ['a key of its own', 'pass', key('arn:aws:kms:us-east-1:111122223333:key/1')],
  ['the key of AWS for SNS', 'pass', key('alias/aws/sns')],
  ['no key', 'fail', key(null)],
  ['an empty key', 'fail', key('')],
  ['attributes denied', 'unknown', { unseen: { KmsMasterKeyId: 'sns:GetTopicAttributes denied' } }],
])
