import { check } from '#lib/audit/checks/sqs/queue-encrypted.ts'
import { checkCases } from '../../check-cases.ts'

const queue = (KmsMasterKeyId: string | null, SqsManagedSseEnabled: boolean | null) => ({
  configuration: { KmsMasterKeyId, SqsManagedSseEnabled },
})

export const cases = checkCases(check, [
  ['a key', 'pass', queue('alias/queue', false)],
  ['keys of SQS', 'pass', queue(null, true)],
  ['nothing', 'fail', queue(null, false)],
  ['not said', 'fail', queue(null, null)],
  ['attributes denied', 'unknown', { unseen: { KmsMasterKeyId: 'denied', SqsManagedSseEnabled: 'denied' } }],
])
