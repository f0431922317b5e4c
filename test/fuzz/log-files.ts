import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { type EventBatch, readEventBatches, readFileBatches } from '#lib/monitor/log-sources/event-batches.ts'
import type { ReadOptions } from '#lib/monitor/log-sources/read-records.ts'
import { compileRules, type Ruleset } from '#lib/monitor/sigma/compile-rules.ts'
import { cut, stream } from '../monitor/log-sources/chunks.ts'
import { placeholders } from '../monitor/sigma/reference/arbitrary-entries.ts'
import { eventFor } from '../monitor/sigma/reference/arbitrary-events.ts'
import { documentOf, ruleCase, sharpRule } from '../monitor/sigma/reference/arbitrary-rules.ts'
import { jsonText, spelling } from './json-spelling.ts'
import { target } from './target.ts'

type Fields = Readonly<Record<string, unknown>>

/** Rules as people write them for CloudTrail, so that names, sources and pieces decide what is parsed. */
const usualRules = [
  { sel: { eventSource: 'iam.amazonaws.com', eventName: ['CreateUser', 'DeleteTrail'] }, condition: 'sel' },
  { sel: { eventName: 'deletetrail' }, not: { userAgent: null }, condition: 'sel and not not' },
  { sel: { 'userAgent|contains': ['kali', 'aws-cli/2'] }, condition: 'sel' },
  { sel: { 'a.b|contains': 'AdministratorAccess' }, condition: 'sel' },
  { sel: ['arn:aws:iam', 'root'], condition: 'sel' },
  { sel: { 'eventName|startswith': 'Delete', 'a.c|exists': true }, condition: 'sel' },
].map((detection, index) => ({ title: `usual ${index}`, logsource: { product: 'aws', service: 'cloudtrail' }, detection }))

const usualNames = ['GetObject', 'GetObject', 'DeleteTrail', 'CreateUser', 'deletetraiL', 'Decrypt', 'DeleteTra\u0130l']
const usualSources = ['iam.amazonaws.com', 's3.amazonaws.com', 'I\u0041M.amazonaws.com', '\u212am.amazonaws.com']

/** What makes a record a CloudTrail event. */
function recordOf(fields: Fields, index: number, [name, source]: readonly [string, string]): Fields {
  return {
    eventVersion: '1.11',
    eventTime: '2026-03-01T00:00:00Z',
    eventID: `event-${index}`,
    eventSource: source,
    eventName: name,
    awsRegion: 'us-east-1',
    recipientAccountId: '111122223333',
    userIdentity: { type: 'IAMUser', accountId: '111122223333' },
    // A name or source that is no text makes no event of it, which would prove nothing; now and then it is one.
    ...Object.fromEntries(
      Object.entries(fields).filter(([key, value]) => !/^event(Name|Source)$/.test(key) || typeof value === 'string' || index % 8 === 7),
    ),
  }
}

/** A change of the bytes of a file. */
interface Damage {
  readonly at: number
  readonly length: number
  readonly bytes: Uint8Array
}

const damage: fc.Arbitrary<Damage> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.nat(3), fc.nat(200)),
  bytes: fc.oneof(
    fc.uint8Array({ maxLength: 3 }),
    fc
      .constantFrom(
        '"',
        '\\',
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '\n',
        '\\u00',
        '{}',
        '"eventName":"DeleteTrail",',
        ']}',
        ']}{"Records":[',
        '\ufeff',
        ' ',
      )
      .map((text) => Buffer.from(text)),
  ),
})

const frames = ['records', 'records', 'list', 'lines', 'joined', 'records with more'] as const

const file = fc
  .record({
    rules: fc.oneof(
      { weight: 4, arbitrary: fc.array(sharpRule, { minLength: 1, maxLength: 2 }) },
      { weight: 1, arbitrary: fc.array(ruleCase, { maxLength: 3 }) },
    ),
    usual: fc.nat(3).map((one) => one === 0),
  })
  .chain(({ rules, usual }) =>
    fc.record({
      rules: fc.constant([...(usual || rules.length === 0 ? usualRules : []), ...rules.map(({ value }) => value)]),
      records: fc.array(
        fc.tuple(
          rules.length === 0 ? fc.constant({}) : eventFor(rules).map(({ fields }) => fields),
          fc.tuple(fc.constantFrom(...usualNames), fc.constantFrom(...usualSources)),
          spelling,
        ),
        { minLength: 1, maxLength: 12 },
      ),
      frame: fc.constantFrom(...frames),
      damages: fc.oneof({ weight: 2, arbitrary: fc.constant<Damage[]>([]) }, { weight: 3, arbitrary: fc.array(damage, { maxLength: 3 }) }),
      gzip: fc.boolean(),
      // Chunks of every size, among them one of some length: thousands of single bytes prove no more than dozens.
      sizes: fc
        .array(fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 5_000 })), { minLength: 1, maxLength: 4 })
        .map((sizes) => [...sizes, 300]),
    }),
  )

function framed(texts: readonly string[], frame: (typeof frames)[number]): string {
  // Without a list around them, an object at the beginning of a line is a record of its own.
  const oneLine = texts.map((text) => text.replaceAll('\n', ' '))
  if (frame === 'lines') return oneLine.map((text) => `${text}\n`).join('')
  if (frame === 'joined') return oneLine.join('')
  const list = `[${texts.join(',')}]`
  if (frame === 'list') return list
  return frame === 'records'
    ? `{"Records":${list}}`
    : `{"version": 1, "more": [{"eventName": "DeleteTrail"}], "Records" : ${list}, "end": {"a": []}}`
}

function damaged(bytes: Buffer, { at, length, bytes: put }: Damage): Buffer {
  const place = Math.floor(at * bytes.length)
  return Buffer.concat([bytes.subarray(0, place), put, bytes.subarray(place + length)])
}

/** What reading a file comes to: what was found, what was put aside, how many events there were. */
interface Read {
  readonly matches: readonly string[]
  readonly setAside: readonly string[]
  readonly events: number
}

/** The same with the fields of each event that was handed on, as JSON. */
interface ReadFields extends Read {
  readonly fields: readonly string[]
}

async function readBatches(batches: AsyncIterable<EventBatch>, ruleset: Ruleset): Promise<ReadFields> {
  const [matches, setAside, fields]: [string[], string[], string[]] = [[], [], []]
  let events = 0
  for await (const batch of batches) {
    events += batch.events.length + batch.unmatched
    // What is shown of a damaged place depends on where the chunks end.
    for (const { record, reason } of batch.setAside) setAside.push(`${record} ${reason}`)
    for (const event of batch.events) {
      fields.push(JSON.stringify(event.fields))
      for (const { rule } of ruleset.match(event))
        matches.push(`${event.id} ${ruleset.rules.indexOf(rule)} ${JSON.stringify(event.fields)}`)
    }
  }
  return { matches, setAside, events, fields }
}

/** Milliseconds for all ways to read one file, the making of three scanners included. */
const limit = 1_000

/** Skipping records that no rule can match changes nothing, whatever the bytes are and however they come. */
export const logFiles = target(
  'log files',
  file,
  async ({ rules, records, frame, damages, gzip, sizes }) => {
    const ruleset = compileRules(rules.map(documentOf), { placeholders })
    const texts = records.map(([fields, names, how], index) => jsonText(recordOf(fields, index, names), how))
    const plain = damages.reduce(damaged, Buffer.from(framed(texts, frame)))
    const bytes = gzip ? gzipSync(plain, { level: 1 }) : plain
    const options: ReadOptions = { name: 'fuzz' }
    const parsed = await readBatches(readEventBatches(stream([bytes]), options), ruleset)
    if (damages.length === 0) refuseLosses(texts, parsed)
    const needs = ruleset.recordNeeds()
    const ways = {
      'in chunks': readEventBatches(stream(cut(bytes, sizes)), options),
      'scanned in one piece': readEventBatches(stream([bytes]), { ...options, needs }),
      'scanned in chunks': readEventBatches(stream(cut(bytes, sizes)), { ...options, needs }),
      'whole, scanned': readFileBatches(bytes, { ...options, needs }),
      whole: readFileBatches(bytes, options),
    }
    const told = ({ matches, setAside, events }: Read): string => JSON.stringify({ matches, setAside, events })
    for (const [way, batches] of Object.entries(ways)) {
      const read = await readBatches(batches, ruleset)
      if (told(read) !== told(parsed)) throw new Error(`${way}: ${told(read)}; wanted ${told(parsed)}`)
    }
  },
  limit,
)

/** Every record of a sound file is an event with the fields that a full parse gives, or set aside with a reason. */
function refuseLosses(texts: readonly string[], { fields, setAside }: ReadFields): void {
  const wanted = texts.map((text) => JSON.stringify(JSON.parse(text)))
  const lost = wanted.length - fields.length - setAside.length
  if (lost !== 0) throw new Error(`${lost} of ${wanted.length} records are neither events nor set aside`)
  let at = 0
  for (const each of fields) {
    at = wanted.indexOf(each, at) + 1
    if (at === 0) throw new Error(`an event differs from its record: ${each}`)
  }
}
