import type { SecurityEvent } from '../../event.ts'
import { hashId } from '../event-identity.ts'
import { FileItems } from '../file-items.ts'
import { accountId, type ForeignRecord, isRecord, own, text } from '../foreign-record.ts'
import { inflateWhole } from '../inflate-whole.ts'
import type { SetAsideRecord } from '../read-item.ts'
import { defaultReadLimits } from '../read-limits.ts'
import { describeValue, sample } from '../sample.ts'
import type { LineContext } from './line-context.ts'
import { readLogLine } from './read-log-line.ts'

/** Longest `data`, characters: an invocation is at most 6 MB (Lambda quotas). */
const longestData = 8 * 1024 ** 2

/** What a subscription delivered, and how it is called in what is set aside. */
export interface SubscriptionMessage {
  readonly name: string
  /** What Lambda is called with: `{"awslogs": {"data": "<base64 of gzip>"}}`. */
  readonly payload: unknown
}

/** What some deliveries hold. */
export interface SubscriptionReading {
  readonly events: readonly SecurityEvent[]
  /** The first of each delivery that could not be read, one by one. */
  readonly setAside: readonly SetAsideRecord[]
  /** Further ones, counted. */
  readonly unlisted: number
  /** Known and no events: control messages, lines of other components. */
  readonly skipped: number
}

/**
 * Reads what a CloudWatch Logs subscription delivers to Lambda (CloudWatch Logs user guide, "Subscription filters"). `region` is
 * where the log groups are, which the delivery does not say. Never throws: one bad line loses only itself.
 */
export function readSubscriptions(messages: readonly SubscriptionMessage[], region: string): SubscriptionReading {
  const events: SecurityEvent[] = []
  const setAside: SetAsideRecord[] = []
  let unlisted = 0
  let skipped = 0
  for (const { name, payload } of messages) {
    const items = new FileItems(name)
    const envelope = envelopeOf(payload)
    if (typeof envelope === 'string') items.setAside(null, envelope, describeValue(payload))
    else readEnvelope(envelope, 1, region, items)
    for (const item of items.take()) {
      if (item.kind === 'event') events.push(item.event)
      else if (item.kind === 'set-aside') setAside.push(item)
      else if (item.kind === 'unlisted') unlisted += item.records
      else if (item.kind === 'skipped') skipped++
    }
  }
  return { events, setAside, unlisted, skipped }
}

/** Whether a record of a file is such a delivery, as Firehose writes them to S3. */
export function isSubscription(record: unknown): record is ForeignRecord {
  return isRecord(record) && Object.hasOwn(record, 'messageType') && Object.hasOwn(record, 'logEvents')
}

/** The same for a delivery in a file; its region is unknown. */
export function readSubscription(record: ForeignRecord, ordinal: number, items: FileItems): void {
  readEnvelope(record, ordinal, '', items)
}

/** The envelope inside of a payload, or why there is none. */
function envelopeOf(payload: unknown): ForeignRecord | string {
  const data = own(own(payload, 'awslogs'), 'data')
  if (typeof data !== 'string' || data === '')
    return `awslogs.data is ${describeValue(data)}; wanted base64 of gzip, as CloudWatch Logs sends it`
  if (data.length > longestData) return `awslogs.data has ${data.length} characters; wanted at most ${longestData}`
  const content = inflateWhole(Buffer.from(data, 'base64'), defaultReadLimits)
  if (!content)
    return 'awslogs.data is gzip that is damaged, or larger than 64 MiB when unpacked; read the log group again from its own copy'
  try {
    const record: unknown = JSON.parse(content.toString('utf8'))
    if (isSubscription(record)) return record
    return `awslogs.data holds ${describeValue(record)}; wanted an object with messageType and logEvents`
  } catch (error) {
    return `awslogs.data is not valid JSON: ${sample((error as Error).message, 200)}`
  }
}

/** Adds what an envelope holds; a control message, with which CloudWatch Logs asks whether somebody listens, holds nothing. */
function readEnvelope(envelope: ForeignRecord, ordinal: number, region: string, items: FileItems): void {
  const type = own(envelope, 'messageType')
  if (type === 'CONTROL_MESSAGE') {
    items.skipped(ordinal, 'control message: CloudWatch Logs asks whether it can deliver')
    return
  }
  const logEvents = own(envelope, 'logEvents')
  if (type !== 'DATA_MESSAGE' || !Array.isArray(logEvents)) {
    const got = type === 'DATA_MESSAGE' ? describeValue(logEvents) : describeValue(type)
    items.setAside(ordinal, `messageType or logEvents is ${got}; wanted DATA_MESSAGE and a list`, describeValue(envelope))
    return
  }
  const base = {
    account: accountId(own(envelope, 'owner')),
    region,
    logGroup: text(own(envelope, 'logGroup')),
    logStream: text(own(envelope, 'logStream')),
  }
  for (const [index, logEvent] of logEvents.entries()) readLogEvent(logEvent, base, ordinal === 1 ? index + 1 : ordinal, items)
}

function readLogEvent(logEvent: unknown, base: LineContext, ordinal: number, items: FileItems): void {
  const message = own(logEvent, 'message')
  if (typeof message !== 'string') {
    items.setAside(ordinal, `message is ${describeValue(message)}; wanted a text`, describeValue(logEvent))
    return
  }
  const id = own(logEvent, 'id')
  const time = own(logEvent, 'timestamp')
  const place = [base.account, base.logGroup]
  // CloudWatch Logs gives every log event an id, which stays when it is delivered again.
  const identity = typeof id === 'string' && id !== '' ? [...place, id] : [...place, base.logStream, time, message]
  const reading = readLogLine(message, { ...base, id: `log-${hashId(...identity)}`, ...(typeof time === 'number' ? { time } : {}) })
  if ('skipped' in reading) {
    items.skipped(ordinal, reading.skipped)
    return
  }
  for (const result of reading.results) {
    if (result.ok) items.event(result.event, ordinal)
    else items.setAside(ordinal, result.reason, message)
  }
}
