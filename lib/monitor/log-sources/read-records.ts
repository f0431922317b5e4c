import { FlowLogFile } from './flow-log-file.ts'
import { inflate } from './inflate.ts'
import { JsonFile } from './json-file.ts'
import type { ReadItem, SetAsideRecord } from './read-item.ts'
import { defaultReadLimits, type ReadLimits } from './read-limits.ts'
import { headBytes, recognise } from './recognise.ts'
import { sample } from './sample.ts'
import { UnreadableInput } from './unreadable-input.ts'

export type { ReadItem, SetAsideRecord }

/**
 * Reads one file of logs, recognised by its content: CloudTrail or EventBridge JSON (`{"Records":[…]}`, a list, NDJSON), VPC
 * flow log text, gzip or not. Streaming: holds one record and one chunk. Whatever the content is, it does not throw: what cannot
 * be read is an item with the reason, and the rest is read. Errors of the source itself (a broken download) are thrown.
 */
export async function* readRecords(
  chunks: AsyncIterable<Uint8Array>,
  options: { readonly name: string; readonly limits?: Partial<ReadLimits> },
): AsyncGenerator<ReadItem> {
  for await (const items of readBatches(chunks, options.name, { ...defaultReadLimits, ...options.limits })) {
    // A plain loop: `yield*` would wrap every item in two more promises.
    for (const item of items) yield item
  }
}

/** The same, the items of a chunk at once: millions of lines would spend more time on promises than on reading. */
async function* readBatches(chunks: AsyncIterable<Uint8Array>, name: string, limits: ReadLimits): AsyncGenerator<readonly ReadItem[]> {
  const input = new Input(inflate(chunks, limits))
  const file = (reason: string, from: Uint8Array): SetAsideRecord => ({
    kind: 'set-aside',
    name,
    record: null,
    reason,
    sample: sample(from),
  })
  try {
    const head = await input.head()
    const content = recognise(head)
    if (content.kind === 'unknown') yield [file(content.reason, head)]
    else if (content.kind === 'empty' && !input.failure) yield [file('file is empty; wanted at least one record', head)]
    else if (content.kind !== 'empty') {
      const reader = content.kind === 'json' ? new JsonFile(name, limits) : new FlowLogFile(content.layout, name, limits)
      for (let chunk = await input.next(); chunk; chunk = await input.next()) yield reader.push(chunk)
      yield reader.end()
    }
    if (input.failure) yield [file(input.failure.message, head)]
  } finally {
    await input.close()
  }
}

/** The inflated chunks, of which the first can be looked at before; content that ends them early is kept, not thrown. */
class Input {
  failure: UnreadableInput | undefined
  private readonly source: AsyncGenerator<Buffer>
  private ahead: Buffer | undefined

  constructor(source: AsyncGenerator<Buffer>) {
    this.source = source
  }

  /** The first bytes: enough to recognise the content, fewer when there are no more. */
  async head(): Promise<Buffer> {
    let head: Buffer = Buffer.alloc(0)
    while (head.length < headBytes) {
      const more = await this.pull()
      if (!more) break
      head = head.length > 0 ? Buffer.concat([head, more]) : more
      // A chunk of one byte at a time must not be copied over and over for long; a whole line is enough.
      if (head.length > 256 && head.includes(0x0a)) break
    }
    this.ahead = head
    return head.subarray(0, headBytes)
  }

  async next(): Promise<Buffer | undefined> {
    const ahead = this.ahead
    this.ahead = undefined
    return ahead && ahead.length > 0 ? ahead : this.pull()
  }

  async close(): Promise<void> {
    await this.source.return(undefined)
  }

  private async pull(): Promise<Buffer | undefined> {
    if (this.failure) return undefined
    try {
      const { done, value } = await this.source.next()
      return done ? undefined : value
    } catch (error) {
      if (!(error instanceof UnreadableInput)) throw error
      this.failure = error
      return undefined
    }
  }
}
