import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { type DoorTools, door, takeMessages } from './lambda.ts'

/** What one invocation by CloudWatch Logs brought, and how it is called in logs. */
export interface Delivery {
  readonly name: string
  /** `{"awslogs": {"data": …}}`, as it came. */
  readonly payload: unknown
}

/**
 * A door that CloudWatch Logs invokes, and that reads again what failed. A direct invocation that throws is tried twice more by
 * Lambda and then put into the queue of its failures; from there it comes as a message, five times at most, before a person has
 * to look. Safe because all that a door writes is idempotent.
 */
export function subscriptionDoor(run: (deliveries: readonly Delivery[], tools: DoorTools) => Promise<void>) {
  return door<SQSEvent | { readonly awslogs: unknown }, SQSBatchResponse | undefined>(async (event, tools) => {
    if ('Records' in event) return takeMessages(event.Records, (records, each) => run(records.map(failedDelivery), each), tools)
    await run([{ name: tools.context.awsRequestId, payload: event }], tools)
    return undefined
  })
}

/**
 * The delivery inside of a record of a failed invocation (Lambda guide, "Retaining records of asynchronous invocations"). Throws
 * when Lambda left it out, as it does with what is too large for a message: the message then ends in the dead-letter queue.
 */
function failedDelivery({ messageId, body }: SQSRecord): Delivery {
  const record: unknown = JSON.parse(body)
  const payload = typeof record === 'object' && record !== null && 'requestPayload' in record ? record.requestPayload : undefined
  if (typeof payload !== 'object' || payload === null)
    throw new Error(
      `Message ${messageId} has no requestPayload: got ${body.slice(0, 200)}. Wanted the record of a failed invocation with its input; read the time around it again from the log group.`,
    )
  return { name: messageId, payload }
}
