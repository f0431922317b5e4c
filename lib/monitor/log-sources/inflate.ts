import { createGunzip, type Gunzip } from 'node:zlib'
import type { ReadLimits } from './read-limits.ts'
import { UnreadableInput } from './unreadable-input.ts'

/** Input handed to zlib at once. Its output is held until the consumer took it: at most 1,032 times as much, 17 MB. */
const stepBytes = 16 * 1024
const chunkBytes = 64 * 1024

/**
 * Unpacks gzip (recognised by its first two bytes, any number of members) and lets everything else pass, chunk by chunk and no
 * faster than it is taken. When the content cannot be read further it throws `UnreadableInput`, after all that could be read:
 * of a truncated file everything up to the cut, of a damaged one up to the last 64 KiB before the damage.
 */
export async function* inflate(
  chunks: AsyncIterable<Uint8Array>,
  limits: Pick<ReadLimits, 'maxOutputBytes' | 'maxRatio' | 'ratioFloorBytes'>,
): AsyncGenerator<Buffer> {
  const pieces = withWholeMagic(chunks)
  const first = await pieces.next()
  if (first.done) return
  try {
    if (first.value[0] === 0x1f && first.value[1] === 0x8b) yield* gunzip(first.value, pieces, limits)
    else yield* capped(first.value, pieces, limits.maxOutputBytes)
  } finally {
    await pieces.return(undefined)
  }
}

/** The chunks as buffers, none empty, the first with at least two bytes unless the input has fewer. */
async function* withWholeMagic(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, undefined> {
  let head: Buffer | undefined = Buffer.alloc(0)
  for await (const chunk of chunks) {
    let buffer: Buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    if (head) {
      buffer = head.length > 0 ? Buffer.concat([head, buffer]) : buffer
      head = buffer.length < 2 ? buffer : undefined
      if (head) continue
    }
    if (buffer.length > 0) yield buffer
  }
  if (head && head.length > 0) yield head
}

async function* capped(first: Buffer, rest: AsyncGenerator<Buffer>, maxBytes: number): AsyncGenerator<Buffer> {
  let total = first.length
  if (total > maxBytes) throw tooLarge(maxBytes)
  yield first
  for await (const chunk of rest) {
    total += chunk.length
    if (total > maxBytes) throw tooLarge(maxBytes)
    yield chunk
  }
}

async function* gunzip(
  first: Buffer,
  rest: AsyncGenerator<Buffer>,
  limits: Pick<ReadLimits, 'maxOutputBytes' | 'maxRatio' | 'ratioFloorBytes'>,
): AsyncGenerator<Buffer> {
  const member = new Inflation(limits)
  try {
    for (let chunk: Buffer | undefined = first; chunk; chunk = (await rest.next()).value) {
      for (let from = 0; from < chunk.length; from += stepBytes) {
        await member.feed(chunk.subarray(from, from + stepBytes))
        yield* member.take()
      }
    }
    await member.finish()
    yield* member.take()
  } finally {
    member.close()
  }
}

/** One zlib stream, fed step by step: what a step brings forth is queued, and the next step waits until it is taken. */
class Inflation {
  private readonly engine: Gunzip = createGunzip({ chunkSize: chunkBytes })
  private readonly limits: Pick<ReadLimits, 'maxOutputBytes' | 'maxRatio' | 'ratioFloorBytes'>
  private queue: Buffer[] = []
  private produced = 0
  private fed = 0
  private ended = false
  private failure: UnreadableInput | undefined
  private wake: () => void = () => undefined

  constructor(limits: Pick<ReadLimits, 'maxOutputBytes' | 'maxRatio' | 'ratioFloorBytes'>) {
    this.limits = limits
    this.engine.on('data', (output: Buffer) => this.accept(output))
    this.engine.on('error', (error: NodeJS.ErrnoException) => this.fail(unreadable(error)))
    this.engine.on('end', () => {
      this.ended = true
      this.wake()
    })
    this.engine.on('close', () => this.wake())
  }

  async feed(input: Buffer): Promise<void> {
    if (this.failure) return
    if (this.ended) return this.expectPadding(input)
    this.fed += input.length
    await new Promise<void>((resolve) => {
      this.wake = resolve
      this.engine.write(input, () => resolve())
    })
    if (this.ended) this.expectPadding(input.subarray(input.length - (this.fed - this.engine.bytesWritten)))
  }

  async finish(): Promise<void> {
    if (this.failure || this.ended) return
    await new Promise<void>((resolve) => {
      this.wake = resolve
      this.engine.end()
    })
  }

  /** What came out since the last call; then the failure, if there was one. */
  *take(): Generator<Buffer> {
    const queue = this.queue
    this.queue = []
    yield* queue
    if (this.failure) throw this.failure
  }

  close(): void {
    this.engine.destroy()
  }

  private accept(output: Buffer): void {
    if (this.failure) return
    this.produced += output.length
    const { maxOutputBytes, maxRatio, ratioFloorBytes } = this.limits
    if (this.produced > maxOutputBytes) this.fail(tooLarge(maxOutputBytes))
    else if (this.produced > ratioFloorBytes && this.produced > this.fed * maxRatio) this.fail(bomb(this.produced, this.fed, maxRatio))
    else this.queue.push(output)
  }

  /** The first failure stands; the engine is stopped at once, so a bomb costs no more. */
  private fail(failure: UnreadableInput): void {
    this.failure ??= failure
    this.engine.destroy()
    this.wake()
  }

  /** zlib stops at the first zero after a member: padding is fine, anything else would be lost and is said. */
  private expectPadding(input: Buffer): void {
    if (input.some((byte) => byte !== 0))
      this.fail(
        new UnreadableInput('corrupt-gzip', 'gzip is followed by zeros and then by other bytes; wanted its end or another gzip member'),
      )
  }
}

function unreadable(error: NodeJS.ErrnoException): UnreadableInput {
  if (error.code === 'Z_BUF_ERROR')
    return new UnreadableInput('truncated-gzip', 'gzip ends before its last block; what came before the cut was read. Fetch the file again')
  return new UnreadableInput(
    'corrupt-gzip',
    `gzip is damaged (${error.message}); what came before the damage was read. Fetch the file again`,
  )
}

function tooLarge(maxBytes: number): UnreadableInput {
  return new UnreadableInput(
    'too-large',
    `content is larger than ${maxBytes} bytes; what came before was read. Split the file or raise the limit`,
  )
}

function bomb(produced: number, fed: number, maxRatio: number): UnreadableInput {
  const ratio = Math.round(produced / Math.max(fed, 1))
  return new UnreadableInput(
    'gzip-bomb',
    `gzip grows ${ratio} times (${fed} bytes to more than ${produced}); wanted at most ${maxRatio} times`,
  )
}
