import type { ContentReader } from './content-reader.ts'
import { FileItems } from './file-items.ts'
import { FlowLogFile } from './flow-log-file.ts'
import { inflate } from './inflate.ts'
import { inflateWhole } from './inflate-whole.ts'
import { JsonFile } from './json-file.ts'
import { ParquetFlowLog } from './parquet/parquet-flow-log.ts'
import type { ReadItem, SetAsideRecord } from './read-item.ts'
import { defaultReadLimits, type ReadLimits } from './read-limits.ts'
import { headBytes, recognise } from './recognise.ts'
import type { RecordNeeds } from './record-needs.ts'
import { releaseMemory } from './release-memory.ts'
import { RequestLogFile } from './requests/request-log-file.ts'
import { sample } from './sample.ts'
import { ScannedJsonFile } from './scanned-json-file.ts'
import { filterFor } from './scanner/record-filter.ts'
import { SystemLogFile } from './system/system-log-file.ts'
import { UnreadableInput } from './unreadable-input.ts'

export type { ReadItem, SetAsideRecord }

/** How a file is read. */
export interface ReadOptions {
  /** What the file is called in items that speak of it. */
  readonly name: string
  readonly limits?: Partial<ReadLimits>
  /**
   * What CloudTrail records must have for any rule to match: records that certainly have it not are counted (items `unmatched`)
   * instead of parsed. Hand in the same object for all files: what is made of it is kept with it. Absent: every record is parsed.
   */
  readonly needs?: RecordNeeds
  /** Milliseconds since the epoch that no record is newer than: decides the year of syslog lines that name none, which are set aside without it. */
  readonly asOf?: number
}

/** Bytes of a file in memory that are read at once, which bounds the events that wait to be taken. */
const sliceBytes = 1024 * 1024

/**
 * Reads one file of logs, recognised by its content: JSON of CloudTrail, EventBridge, the Route 53 Resolver or AWS WAF
 * (`{"Records":[…]}`, a list, NDJSON), VPC flow logs as text or Parquet, access logs of ALB or S3, system logs (syslog, auditd, the journal, Windows, Kubernetes audit), gzip or not. Streaming: holds one
 * record and one chunk, of Parquet the file. Whatever the content is, it does not throw: what cannot
 * be read is an item with the reason, and the rest is read. Errors of the source itself (a broken download) are thrown.
 */
export async function* readRecords(chunks: AsyncIterable<Uint8Array>, options: ReadOptions): AsyncGenerator<ReadItem> {
  for await (const items of readItems(chunks, options)) {
    // A plain loop: `yield*` would wrap every item in two more promises.
    for (const item of items) yield item
  }
}

/** The same, the items of a chunk at once: millions of lines would spend more time on promises than on reading. */
export async function* readItems(chunks: AsyncIterable<Uint8Array>, options: ReadOptions): AsyncGenerator<readonly ReadItem[]> {
  const input = new Input(inflate(chunks, { ...defaultReadLimits, ...options.limits }))
  try {
    const head = await input.head()
    const reader = readerOf(head, options)
    if ('push' in reader) {
      for (let chunk = await input.next(); chunk; chunk = await input.next()) yield reader.push(chunk)
      yield reader.end()
      if (reader.tail) yield* reader.tail()
    } else if (!reader.isEmpty || !input.failure) yield [ofFile(reader.reason, head, options)]
    if (input.failure) yield [ofFile(input.failure.message, head, options)]
  } finally {
    await input.close()
  }
}

/**
 * The same for a whole file in memory, without streams or promises. Undefined when that is not for it (content beyond 64 MiB,
 * or gzip that is damaged, cut or grows too much): `readItems` reads as much of it as there is.
 */
export function readItemsOf(file: Buffer, options: ReadOptions): Iterable<readonly ReadItem[]> | undefined {
  const content = inflateWhole(file, { ...defaultReadLimits, ...options.limits })
  return content && itemsOf(content, options, content !== file)
}

function* itemsOf(content: Buffer, options: ReadOptions, isOurs: boolean): Generator<readonly ReadItem[]> {
  const head = content.subarray(0, headBytes)
  const reader = readerOf(head, options)
  try {
    if ('push' in reader) {
      for (let from = 0; from < content.length; from += sliceBytes) yield reader.push(content.subarray(from, from + sliceBytes))
      yield reader.end()
      if (reader.tail) yield* reader.tail()
    } else yield [ofFile(reader.reason, head, options)]
  } finally {
    if (isOurs) releaseMemory(content)
  }
}

/** Why content has no reader. */
interface NoReader {
  readonly reason: string
  readonly isEmpty: boolean
}

function readerOf(head: Buffer, { name, limits: given, needs, asOf }: ReadOptions): ContentReader | NoReader {
  const limits = { ...defaultReadLimits, ...given }
  const content = recognise(head)
  if (content.kind === 'unknown') return { reason: content.reason, isEmpty: false }
  if (content.kind === 'empty') return { reason: 'file is empty; wanted at least one record', isEmpty: true }
  const items = new FileItems(name)
  if (content.kind === 'flow-log') return new FlowLogFile(content.layout, items, limits)
  if (content.kind === 'parquet') return new ParquetFlowLog(items, limits)
  if (content.kind === 'requests') return new RequestLogFile(content.log, name, items, limits)
  if (content.kind === 'system-log') return new SystemLogFile(items, limits, asOf)
  return needs ? new ScannedJsonFile(items, limits, filterFor(needs)) : new JsonFile(items, limits)
}

function ofFile(reason: string, head: Buffer, { name }: ReadOptions): SetAsideRecord {
  return { kind: 'set-aside', name, record: null, reason, sample: sample(head) }
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
