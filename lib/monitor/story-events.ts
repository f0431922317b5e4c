import type { LogSource, Normalised, SecurityEvent } from './event.ts'
import { normaliseCloudTrail } from './log-sources/cloudtrail.ts'
import { normaliseEventBridge } from './log-sources/event-bridge.ts'
import { eventTime } from './log-sources/event-time.ts'
import { accountId, isRecord, own, text } from './log-sources/foreign-record.ts'
import { readRecords } from './log-sources/read-records.ts'

/** Records of one case, in any of the forms that logs come in. */
export interface Story {
  readonly name: string
  /** Laid under every record, event and raw record. */
  readonly defaults: Readonly<Record<string, unknown>>
  /** CloudTrail records. */
  readonly records: readonly unknown[]
  /** EventBridge events. */
  readonly events: readonly unknown[]
  /** Records of the log source that the rule is about, under that source's own field names. */
  readonly raw: readonly unknown[]
  /** Lines of a log file of any kind that is read (flow logs with their header line). */
  readonly lines: readonly string[]
}

/** When raw records without a time happened, one a second: 2026-01-01T00:00:00Z. */
const noTime = 1_767_225_600_000

/**
 * The events of a story, as the log readers make them, and why some records became none. `place` goes into the ids of events;
 * `logSource` is that of raw records. The order is that of the forms: records, events, raw, lines.
 */
export async function storyEvents(
  { defaults, records, events, raw, lines }: Story,
  place: string,
  logSource: LogSource,
): Promise<{ readonly events: readonly SecurityEvent[]; readonly refused: readonly string[] }> {
  const over = (record: unknown, more: Readonly<Record<string, unknown>> = {}): unknown =>
    isRecord(record) ? { ...defaults, ...more, ...record } : record
  const read: Normalised[] = records.map((record, index) => normaliseCloudTrail(over(record, { eventID: `${place}/${index}` })))
  read.push(...events.flatMap((event) => normaliseEventBridge(over(event))))
  read.push(...raw.map((record, index) => rawEvent(over(record), `${place}/raw/${index}`, noTime + index * 1_000, logSource)))
  if (lines.length > 0)
    for await (const item of readRecords(chunksOf(lines), { name: place, asOf: noTime })) {
      if (item.kind === 'event') read.push({ ok: true, event: item.event })
      else if (item.kind === 'set-aside') read.push({ ok: false, reason: item.reason })
    }
  return {
    events: read.flatMap((result) => (result.ok ? result.event : [])),
    refused: read.flatMap((result) => (result.ok ? [] : result.reason)),
  }
}

async function* chunksOf(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${lines.join('\n')}\n`)
}

const timeFields = ['eventTime', '@timestamp', 'timestamp', 'time']

function rawEvent(record: unknown, id: string, fallback: number, logSource: LogSource): Normalised {
  if (!isRecord(record)) return { ok: false, reason: `${id} is no map of fields` }
  const time = timeFields.map((field) => eventTime(own(record, field))).find((each) => each !== undefined)
  const event: SecurityEvent = {
    id,
    time: time ?? fallback,
    logSource,
    account: accountId(own(record, 'recipientAccountId')),
    region: text(own(record, 'awsRegion')) ?? '',
    principal: text(own(record, 'user')) ?? text(own(record, 'User')),
    resource: null,
    sourceAddress: text(own(record, 'sourceIPAddress')) ?? text(own(record, 'src_ip')),
    fields: record,
  }
  return { ok: true, event }
}
