import type { SecurityEvent } from '../event.ts'
import type { ReadItem, SetAsideRecord } from './read-item.ts'
import { type ReadOptions, readItems, readItemsOf } from './read-records.ts'

/**
 * Events handed on at once: few enough to bound memory (about 60 MB of CloudTrail records), many enough that one write of the
 * state serves many: flow logs cost one for each target of a batch.
 */
const batchSize = 10_000

/** Some events of one file, and what could not be read since the last batch. */
export interface EventBatch {
  readonly events: readonly SecurityEvent[]
  /** Events that were read as well and that no rule can match, since the last batch; 0 when the reader was not told what rules need. */
  readonly unmatched: number
  readonly setAside: readonly SetAsideRecord[]
  /** Set-aside records that are not in `setAside` because the file had too many. */
  readonly unlisted: number
}

/** Reads one file in batches. The last batch may be empty of events. Throws only when the source itself fails. */
export async function* readEventBatches(chunks: AsyncIterable<Uint8Array>, options: ReadOptions): AsyncGenerator<EventBatch> {
  const collected = new Collected()
  for await (const items of readItems(chunks, options)) yield* collected.add(items)
  yield collected.take()
}

/**
 * Reads a whole file that is in memory, faster than as a stream: nothing in between waits. What is no whole file (damaged, cut,
 * beyond 64 MiB of content) is read as a stream after all, with the same outcome. Never throws.
 */
export async function* readFileBatches(file: Buffer, options: ReadOptions): AsyncGenerator<EventBatch> {
  const whole = readItemsOf(file, options)
  if (!whole) {
    yield* readEventBatches(alone(file), options)
    return
  }
  const collected = new Collected()
  for (const items of whole) yield* collected.add(items)
  yield collected.take()
}

async function* alone(file: Buffer): AsyncGenerator<Uint8Array> {
  yield file
}

/** Puts the items of one file together to batches. */
class Collected {
  private events: SecurityEvent[] = []
  private setAside: SetAsideRecord[] = []
  private unmatched = 0
  private unlisted = 0

  /** What there is so far; begins anew. */
  take(): EventBatch {
    const { events, unmatched, setAside, unlisted } = this
    this.events = []
    this.setAside = []
    this.unmatched = 0
    this.unlisted = 0
    return { events, unmatched, setAside, unlisted }
  }

  /** The batches that are full with these items. */
  *add(items: readonly ReadItem[]): Generator<EventBatch> {
    for (const item of items) {
      if (item.kind === 'event') this.events.push(item.event)
      else if (item.kind === 'unmatched') this.unmatched += item.events
      else if (item.kind === 'set-aside') this.setAside.push(item)
      else if (item.kind === 'unlisted') this.unlisted += item.records
      if (this.events.length >= batchSize) yield this.take()
    }
  }
}
