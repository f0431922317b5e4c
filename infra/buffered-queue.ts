import { Duration } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Alarms } from './alarms.ts'
import { pinLogicalId } from './logical-id.ts'

/** How often a message is tried before a person has to look at it. */
const tries = 5

/** Props of `BufferedQueue`. */
export interface BufferedQueueProps {
  readonly key: IKey
  readonly alarms: Alarms
  /** Longest time that a message is in the reader's hands: its batching window and one invocation. */
  readonly readerTimeout: Duration
  /** Age of the oldest message at which somebody is told. */
  readonly late: Duration
}

/** A queue with its dead-letter queue and the alarms on both. It buffers a storm and outlives an outage of its reader. */
export class BufferedQueue extends Construct {
  readonly queue: Queue
  readonly deadLetters: Queue

  constructor(scope: Construct, id: string, props: BufferedQueueProps) {
    super(scope, id)
    this.deadLetters = deadLetterQueue(this, `${id}DeadLetters`, props)
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: props.key,
      dataKeyReuse: Duration.hours(1),
      enforceSSL: true,
      // A message whose reader timed out comes back only when no invocation can still be at work on it (Lambda guide, "Using Lambda with Amazon SQS": six times).
      visibilityTimeout: Duration.seconds(props.readerTimeout.toSeconds() * 6),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: tries },
    })
    pinLogicalId(this.queue, id)
    props.alarms.onAge(id, this.queue, props.late)
  }
}

/** A queue of what nobody could process: kept as long as SQS keeps anything, with an alarm on the first message. */
export function deadLetterQueue(scope: Construct, id: string, { key, alarms }: Pick<BufferedQueueProps, 'key' | 'alarms'>): Queue {
  const queue = new Queue(scope, id, {
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: key,
    dataKeyReuse: Duration.hours(1),
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  })
  pinLogicalId(queue, id)
  alarms.onDeadLetters(id, queue)
  return queue
}
