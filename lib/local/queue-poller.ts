import { DeleteMessageBatchCommand, type Message, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { localRegion } from './embedded-stores.ts'

/** A door on a queue, as Lambda's event source mapping calls it. */
export type QueueConsumer = (event: SQSEvent) => Promise<SQSBatchResponse>

/**
 * Receives what is in a queue and hands it to a door until the queue is empty; what the door took is deleted, what it
 * failed on comes back after its visibility timeout and in the end goes to the dead-letter queue, as in Lambda.
 * Resolves to the number of messages taken. `batchSize` may be more than SQS's ten: several receives make one batch.
 */
export async function drainQueue(client: SQSClient, url: string, consume: QueueConsumer, batchSize = 500): Promise<number> {
  let taken = 0
  for (;;) {
    const messages = await receive(client, url, batchSize)
    if (messages.length === 0) return taken
    const { batchItemFailures } = await consume({ Records: messages.map((message) => recordOf(message, url)) })
    const failed = new Set(batchItemFailures.map((failure) => failure.itemIdentifier))
    const done = messages.filter((message) => !failed.has(message.MessageId ?? ''))
    taken += done.length
    for (let start = 0; start < done.length; start += 10) {
      const Entries = done
        .slice(start, start + 10)
        .map((message, index) => ({ Id: String(index), ReceiptHandle: message.ReceiptHandle ?? '' }))
      await client.send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries }))
    }
    if (failed.size > 0) return taken
  }
}

async function receive(client: SQSClient, url: string, batchSize: number): Promise<Message[]> {
  const messages: Message[] = []
  while (messages.length < batchSize) {
    const { Messages } = await client.send(
      new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'], WaitTimeSeconds: 0 }),
    )
    if (!Messages || Messages.length === 0) break
    messages.push(...Messages)
  }
  return messages
}

function recordOf(message: Message, url: string): SQSEvent['Records'][number] {
  const name = url.slice(url.lastIndexOf('/') + 1)
  return {
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    attributes: {
      ApproximateReceiveCount: message.Attributes?.['ApproximateReceiveCount'] ?? '1',
      SentTimestamp: message.Attributes?.['SentTimestamp'] ?? '0',
      SenderId: 'local',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: message.MD5OfBody ?? '',
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:${localRegion}:000000000000:${name}`,
    awsRegion: localRegion,
  }
}
