import { createHash } from 'node:crypto'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** The source of the bytes failed: the file could not be looked at, which says nothing about its content. */
export class ContentUnreadableError extends Error {
  override readonly name = 'ContentUnreadableError'
}

/** The content itself is broken: damaged gzip, or more than a file of this kind can hold. */
export class ContentBrokenError extends Error {
  override readonly name = 'ContentBrokenError'
}

/** Largest log file, uncompressed; CloudTrail cuts its own at about 50 MB. A bomb ends here. */
const largestLog = 4 * 1024 ** 3
/** Largest digest, uncompressed: 200,000 listed files. */
const largestDigest = 128 * 1024 ** 2

/**
 * SHA-256 (hexadecimal) of the uncompressed content, as CloudTrail's digests state it. Streams: what was hashed is dropped.
 * @throws ContentUnreadableError, ContentBrokenError
 */
export async function contentHash(body: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of uncompressed(body, largestLog)) hash.update(piece)
  return hash.digest('hex')
}

/** The uncompressed content of a digest file. @throws ContentUnreadableError, ContentBrokenError */
export async function digestContent(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(uncompressed(body, largestDigest)))
}

/** The content without gzip; what is not gzip (some downloads are unpacked) comes as it is. */
async function* uncompressed(body: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0
  try {
    for await (const piece of inflated(marked(body))) {
      size += piece.byteLength
      if (size > most) throw new ContentBrokenError(`its content is larger than ${most} bytes`)
      yield piece
    }
  } catch (error) {
    if (error instanceof ContentUnreadableError || error instanceof ContentBrokenError) throw error
    throw new ContentBrokenError(`its content is no whole gzip: ${(error as Error).message}`)
  }
}

async function* inflated(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head = Buffer.alloc(0)
  while (head.length < 2) {
    const { value, done } = await chunks.next()
    if (done) break
    head = Buffer.concat([head, value])
  }
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    if (head.length > 0) yield head
    yield* chunks
    return
  }
  const gunzip = createGunzip()
  // The error of the source arrives at the reader of `gunzip`, which is the one that waits.
  pipeline(Readable.from(joined(head, chunks)), gunzip, () => undefined)
  for await (const piece of gunzip) yield piece as Buffer
}

async function* joined(head: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head
  yield* rest
}

/** Errors of the source under a name of their own, so that they are not taken for damage of the content. */
async function* marked(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (error) {
    throw new ContentUnreadableError(error instanceof Error ? `${error.name}: ${error.message}` : String(error))
  }
}
