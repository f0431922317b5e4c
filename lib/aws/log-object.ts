import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import * as z from 'zod'

/** Where a delivered log file is. */
export interface LogObject {
  readonly bucket: string
  readonly key: string
}

const notification = z.object({
  Records: z.array(z.object({ s3: z.object({ bucket: z.object({ name: z.string() }), object: z.object({ key: z.string() }) }) })),
})
const objectCreated = z.object({ detail: z.object({ bucket: z.object({ name: z.string() }), object: z.object({ key: z.string() }) }) })
const testEvent = z.object({ Event: z.literal('s3:TestEvent') })

/**
 * The objects that a queue message tells of: an S3 event notification (keys URL-encoded, spaces as `+`) or EventBridge's
 * "Object Created" (keys as they are). S3's test event tells of none. Throws on anything else, naming what it got.
 */
export function logObjectsOf(body: string): readonly LogObject[] {
  const message: unknown = JSON.parse(body)
  if (testEvent.safeParse(message).success) return []
  const native = notification.safeParse(message)
  if (native.success)
    return native.data.Records.map(({ s3 }) => ({ bucket: s3.bucket.name, key: decodeURIComponent(s3.object.key.replaceAll('+', ' ')) }))
  const bridged = objectCreated.safeParse(message)
  if (bridged.success) return [{ bucket: bridged.data.detail.bucket.name, key: bridged.data.detail.object.key }]
  throw new Error(
    `Message is neither an S3 notification nor an "Object Created" event: got ${body.slice(0, 200)}. Send only those to this queue.`,
  )
}

/**
 * Streams a log file. Resolves to undefined when the object is gone (its retention ended before we came); a refused read
 * throws, so that the message goes back to its queue and in the end to the dead-letter queue with its alarm.
 */
export async function openLogObject(client: S3Client, { bucket, key }: LogObject): Promise<AsyncIterable<Uint8Array> | undefined> {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
    return Body as AsyncIterable<Uint8Array> | undefined
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchKey') return undefined
    throw error
  }
}
