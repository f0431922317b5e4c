import { createHash } from 'node:crypto'
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'

/** Something that could not be read: where it stood, why, and enough of it to look at. */
export interface SetAsideItem {
  /** Queue message, object or file. */
  readonly name: string
  /** Position of the record in it, from 0; null when the whole was unreadable. */
  readonly record: number | null
  readonly reason: string
  readonly sample: string
}

/** Items in one object; a poisoned file of a million bad lines is one object with the first of them and the true number. */
const itemsKept = 1_000

/**
 * Puts what could not be read below `set-aside/<source>/`, one object per batch, named by its content, so that a redelivery
 * writes the same object again. `count` is the true number where more were unreadable than `items` lists.
 * Resolves to the object's key; undefined when there is nothing to put. Kept until the bucket's lifecycle ends it.
 */
export async function setAside(
  client: S3Client,
  bucket: string,
  source: string,
  items: readonly SetAsideItem[],
  count: number = items.length,
): Promise<string | undefined> {
  if (count === 0) return undefined
  const body = JSON.stringify({ schema: 'keepwatch.set-aside.v1', source, count, items: items.slice(0, itemsKept) })
  const key = `set-aside/${source}/${createHash('sha256').update(body).digest('hex')}.json`
  await client.send(
    new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: 'application/json', ChecksumAlgorithm: 'SHA256' }),
  )
  return key
}
