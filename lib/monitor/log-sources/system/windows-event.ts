import type { Normalised } from '../../event.ts'
import { eventTime } from '../event-time.ts'
import { type ForeignRecord, isRecord, own } from '../foreign-record.ts'
import { refuse } from '../refusal.ts'
import { hostEvent } from './host-event.ts'
import type { LineContext } from './line-context.ts'
import { namedInserts } from './windows-inserts.ts'
import { windowsSource } from './windows-services.ts'

/** More than any event has. */
const mostFields = 300
/** Longest value taken over: a script block of PowerShell is cut at 20,000 characters or so by Windows itself. */
const longestValue = 65_536

/** What shippers call the same thing; the first that is there counts. */
interface Envelope {
  readonly id: unknown
  readonly channel: unknown
  readonly provider: unknown
  readonly computer: unknown
  readonly record: unknown
  readonly times: readonly unknown[]
  /** Maps, or lists of named values, that hold the event's own data; the first wins. */
  readonly data: readonly unknown[]
  /** Positional values without names (Fluent Bit, CloudWatch agent). */
  readonly inserts: unknown
}

/** Whether a record is an event of a Windows event log in one of the shapes that shippers write. */
export function isWindowsEvent(record: ForeignRecord): boolean {
  const winlog = own(record, 'winlog')
  if (isRecord(winlog)) return Object.hasOwn(winlog, 'event_id') || Object.hasOwn(winlog, 'channel')
  const system = own(own(record, 'Event'), 'System') ?? own(record, 'System')
  if (isRecord(system)) return Object.hasOwn(system, 'EventID')
  return (
    (Object.hasOwn(record, 'EventID') || Object.hasOwn(record, 'EventId')) &&
    ['Channel', 'Computer', 'Hostname', 'LogName', 'ProviderName', 'SourceName'].some((key) => Object.hasOwn(record, key))
  )
}

/**
 * One Windows event: `EventID` (a number), `Channel`, `Provider_Name`, `Computer`, `EventRecordID` and the event's own data
 * flat beside them, under the names of the event's manifest. Process creations (4688, Sysmon 1) have Sigma's `Image`,
 * `ParentImage` and `CommandLine` as well.
 */
export function windowsEvent(record: ForeignRecord, context: LineContext): Normalised {
  const envelope = envelopeOf(record)
  const id = numberOf(envelope.id)
  if (id === undefined) return refuse('EventID', envelope.id, 'a whole number')
  const channel = textOf(envelope.channel)
  const fields: Record<string, unknown> = Object.create(null)
  for (const data of envelope.data) addData(fields, data)
  if (Array.isArray(envelope.inserts)) for (const [name, value] of namedInserts(id, channel, envelope.inserts)) set(fields, name, value)
  const about = {
    EventID: id,
    Channel: channel,
    Provider_Name: textOf(envelope.provider),
    Computer: textOf(envelope.computer),
    EventRecordID: numberOf(envelope.record),
  }
  for (const [name, value] of Object.entries(about)) if (value !== undefined && value !== '') fields[name] = value
  const logSource = windowsSource(channel, id)
  if (logSource.category === 'process_creation') addProcessNames(fields)
  const [time] = envelope.times.flatMap((each) => timeOf(each) ?? [])
  return hostEvent(
    {
      logSource,
      time,
      principal: actorOf(fields),
      sourceAddress: fields['IpAddress'] ?? fields['SourceNetworkAddress'] ?? fields['Address'],
      fields,
      content: record,
    },
    context,
  )
}

function envelopeOf(record: ForeignRecord): Envelope {
  const winlog = own(record, 'winlog')
  if (isRecord(winlog))
    return {
      id: own(winlog, 'event_id') ?? own(own(record, 'event'), 'code'),
      channel: own(winlog, 'channel'),
      provider: own(winlog, 'provider_name'),
      computer: own(winlog, 'computer_name') ?? own(own(record, 'host'), 'name'),
      record: own(winlog, 'record_id'),
      times: [own(winlog, 'time_created'), own(record, '@timestamp')],
      data: [own(winlog, 'event_data'), own(winlog, 'user_data')],
      inserts: undefined,
    }
  const event = own(record, 'Event')
  const system = own(event, 'System') ?? own(record, 'System')
  if (isRecord(system))
    return {
      id: own(system, 'EventID'),
      channel: own(system, 'Channel'),
      provider: attributeOf(own(system, 'Provider'), 'Name'),
      computer: own(system, 'Computer'),
      record: own(system, 'EventRecordID'),
      times: [attributeOf(own(system, 'TimeCreated'), 'SystemTime'), own(record, '@timestamp')],
      data: [own(event, 'EventData') ?? own(record, 'EventData'), own(event, 'UserData') ?? own(record, 'UserData')],
      inserts: undefined,
    }
  return {
    id: own(record, 'EventID') ?? own(record, 'EventId'),
    channel: own(record, 'Channel') ?? own(record, 'LogName'),
    provider: own(record, 'ProviderName') ?? own(record, 'Provider_Name') ?? own(record, 'SourceName'),
    computer: own(record, 'Computer') ?? own(record, 'Hostname') ?? own(record, 'ComputerName'),
    record: own(record, 'EventRecordID') ?? own(record, 'RecordNumber'),
    times: ['TimeCreated', '@timestamp', 'UtcTime', 'EventTime', 'TimeGenerated'].map((key) => own(record, key)),
    data: [own(record, 'EventData'), record],
    inserts: own(record, 'StringInserts'),
  }
}

/** A map of names to values, or what XML becomes: `{"Data": [{"@Name": …, "#text": …}]}`. Nested maps (user data) are opened. */
function addData(fields: Record<string, unknown>, data: unknown, depth = 0): void {
  if (!isRecord(data)) return
  for (const [name, value] of Object.entries(data)) {
    if (Object.keys(fields).length >= mostFields) return
    if (name === 'Data' && Array.isArray(value)) {
      for (const each of value.slice(0, mostFields)) {
        const key = attributeOf(each, 'Name')
        if (key !== undefined)
          set(fields, key, own(each, '#text') ?? own(each, 'text') ?? own(each, '_') ?? own(each, 'content') ?? own(each, '$t'))
      }
    } else if (isRecord(value) && depth < 3) addData(fields, value, depth + 1)
    else set(fields, name, value)
  }
}

/** Values are texts, numbers and booleans; the first of a name stands. */
function set(fields: Record<string, unknown>, name: string, value: unknown): void {
  if (name.length > 128 || fields[name] !== undefined) return
  if (typeof value === 'string') fields[name] = value.slice(0, longestValue)
  else if (typeof value === 'number' || typeof value === 'boolean') fields[name] = value
}

/** An attribute of an element as different writers of JSON spell it; an element that is a text is its own name. */
function attributeOf(element: unknown, name: string): string | undefined {
  if (typeof element === 'string') return element
  const attributes = own(element, '#attributes') ?? own(element, '$') ?? own(element, '@attributes') ?? own(element, '_attributes')
  for (const value of [own(element, name), own(element, `@${name}`), own(element, `-${name}`), own(attributes, name)])
    if (typeof value === 'string') return value
  return undefined
}

/** A number, its text, or an element around it (`{"#text": "4625", "@Qualifiers": ""}`). */
function numberOf(value: unknown): number | undefined {
  const plain = isRecord(value) ? (own(value, '#text') ?? own(value, 'text') ?? own(value, 'Value') ?? own(value, '_')) : value
  const number = typeof plain === 'string' && /^\d{1,15}$/.test(plain) ? Number(plain) : plain
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined
}

function textOf(value: unknown): string {
  const plain = isRecord(value) ? own(value, '#text') : value
  return typeof plain === 'string' ? plain.slice(0, 256) : ''
}

/** ISO 8601, or `2026-05-04 09:00:00.123 +0200`; without a zone it is read as UTC, which shippers are set to. */
function timeOf(value: unknown): number | undefined {
  const iso = eventTime(value)
  if (iso !== undefined || typeof value !== 'string') return iso
  const [, day, time, zone = 'Z'] =
    /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)(?: ?(Z|[+-]\d{2}:?\d{2}))?$/.exec(value.slice(0, 60)) ?? []
  return day === undefined ? undefined : eventTime(`${day}T${time}${zone}`)
}

/** Who acted, in the order in which events name them: `-` is nobody. */
function actorOf(fields: Readonly<Record<string, unknown>>): string | undefined {
  for (const prefix of ['Subject', 'Target']) {
    const name = fields[`${prefix}UserName`]
    if (typeof name !== 'string' || name === '' || name === '-') continue
    const domain = fields[`${prefix}DomainName`]
    return typeof domain === 'string' && domain !== '' && domain !== '-' ? `${domain}\\${name}` : name
  }
  const user = fields['User'] ?? fields['AccountName']
  return typeof user === 'string' ? user : undefined
}

function addProcessNames(fields: Record<string, unknown>): void {
  set(fields, 'Image', fields['NewProcessName'])
  set(fields, 'ParentImage', fields['ParentProcessName'])
  set(fields, 'CommandLine', fields['ProcessCommandLine'])
}
