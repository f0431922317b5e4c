import type { SecurityEvent } from '../event.ts'
import { readRecords, type SetAsideRecord } from './read-records.ts'

/**
 * Events handed on at once: few enough to bound memory (about 60 MB of CloudTrail records), many enough that one write of the
 * state serves many: flow logs cost one for each target of a batch.
 */
const batchSize = 10_000

/** Set-aside records that are kept with their text per file; beyond it they are only counted. */
const listed = 1_000

/** Some events of one file, and what could not be read since the last batch. */
export interface EventBatch {
  readonly events: readonly SecurityEvent[]
  readonly setAside: readonly SetAsideRecord[]
  /** Set-aside records that are not in `setAside` because the file had too many. */
  readonly unlisted: number
}

/** Reads one file in batches. The last batch may be empty of events. Throws only when the source itself fails. */
export async function* readEventBatches(chunks: AsyncIterable<Uint8Array>, options: { readonly name: string }): AsyncGenerator<EventBatch> {
  let events: SecurityEvent[] = []
  let setAside: SetAsideRecord[] = []
  let unlisted = 0
  let total = 0
  for await (const item of readRecords(chunks, options)) {
    if (item.kind === 'event') events.push(item.event)
    else if (item.kind === 'set-aside') {
      total++
      if (total <= listed) setAside.push(item)
      else unlisted++
    }
    if (events.length < batchSize) continue
    yield { events, setAside, unlisted }
    events = []
    setAside = []
    unlisted = 0
  }
  yield { events, setAside, unlisted }
}
