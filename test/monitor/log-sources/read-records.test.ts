import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReadItem } from '#lib/monitor/log-sources/read-item.ts'
import { readRecords } from '#lib/monitor/log-sources/read-records.ts'
import { cut, fixture, jsonFixture, kindsOf, readAll, stream } from './chunks.ts'

const record = jsonFixture('cloudtrail-stop-logging.json')
const numbered = (id: number): Record<string, unknown> => ({ ...record, eventID: `event-${id}` })
const file = (...records: unknown[]): string => JSON.stringify({ Records: records })

/** One line per item: the id of an event, or which record is set aside and why. */
async function told(...content: Parameters<typeof readAll>): Promise<string[]> {
  const items = await readAll(...content)
  return items.map(tell)
}

function tell(item: ReadItem): string {
  if (item.kind === 'unmatched') return `unmatched: ${item.events}`
  if (item.kind === 'unlisted') return `unlisted: ${item.records}`
  return item.kind === 'event' ? item.event.id : `${item.kind} ${item.record}: ${item.reason}`
}

describe('what is read', () => {
  const records = [numbered(1), numbered(2)]
  const ids = ['event-1', 'event-2']
  const shapes: readonly (readonly [what: string, content: string | Uint8Array])[] = [
    ['a CloudTrail file', file(...records)],
    ['the same, packed', gzipSync(file(...records))],
    ['the same in two gzip members', Buffer.concat([gzipSync(file(numbered(1))), gzipSync(file(numbered(2)))])],
    ['pretty-printed, with a byte order mark', `\ufeff${JSON.stringify({ Records: records }, null, 2)}\n`],
    ['a list', JSON.stringify(records)],
    ['one record a line', `${records.map((each) => JSON.stringify(each)).join('\n')}\n`],
    ['EventBridge events', records.map((detail) => JSON.stringify({ ...jsonFixture('event-bridge-api-call.json'), detail })).join('')],
    ['a list of EventBridge events', JSON.stringify(records.map((detail) => ({ ...jsonFixture('event-bridge-api-call.json'), detail })))],
  ]
  it.each(shapes)('%s', async (_what, content) => {
    for (const size of [1, 100, 65_536]) expect(await told(content, {}, [size])).toEqual(ids)
  })

  it('several findings of one EventBridge event are all events of that record', async () => {
    const items = await readAll(fixture('event-bridge-security-hub.json'))
    expect(items).toMatchObject([
      { kind: 'event', record: 1 },
      { kind: 'event', record: 1 },
    ])
  })

  it('a flow log, packed', async () => {
    expect(kindsOf(await readAll(gzipSync(fixture('flow-v5.log'))))).toBe('event event event set-aside')
  })

  it('passes over what is known and not for us', async () => {
    const digest = { awsAccountId: '111122223333', digestStartTime: 'a', digestEndTime: 'b', logFiles: [{ hashValue: 'c' }] }
    const insight = (jsonFixture('event-bridge-insight.json') as { detail: unknown }).detail
    expect(await told(JSON.stringify(digest))).toEqual([expect.stringMatching(/^skipped 1: CloudTrail digest/)])
    expect(await told(file(insight, numbered(1)))).toEqual([expect.stringMatching(/^skipped 1: CloudTrail Insights/), 'event-1'])
  })
})

describe('bad input', () => {
  const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`
  const { userIdentity: _, ...anonymous } = numbered(1)
  const one = JSON.stringify(numbered(1))
  const two = JSON.stringify(numbered(2))
  const cases: readonly (readonly [what: string, content: string | Uint8Array, wanted: readonly (string | RegExp)[]])[] = [
    ['no bytes', '', [/^set-aside null: file is empty/]],
    ['white space', ' \n\n', [/^set-aside null: file is empty/]],
    ['packed nothing', gzipSync(''), [/^set-aside null: file is empty/]],
    ['a record without userIdentity', file(anonymous), ['event-1']],
    ['unknown fields', file({ ...numbered(1), later: { added: [1] }, another: null }), ['event-1']],
    ['__proto__ keys', `{"__proto__":{"x":1},"Records":[{"__proto__":{"eventName":"X"},${one.slice(1)}]}`, ['event-1']],
    ['10,000 levels', `{"Records":[${deep},${one}]}`, [/^set-aside 1: record is nested deeper than 64 levels.*\(at byte 12\)$/, 'event-1']],
    ['10,000 levels in a record', `{"Records":[{"x":${deep},${one.slice(1)},${two}]}`, [/^set-aside 1: .*deeper/, 'event-2']],
    ['malformed JSON in a list', `{"Records":[{"a":},${one}]}`, [/^set-aside 1: record is not valid JSON: Unexpected token/, 'event-1']],
    ['malformed JSON in a line', `${one}\n{"a":\n${two}\n`, ['event-1', /^set-aside 2: record is not valid JSON/, 'event-2']],
    [
      'a record over the size',
      file({ big: 'x'.repeat(3_000_000) }, numbered(1)),
      [/^set-aside 1: record is larger than 2097152 bytes/, 'event-1'],
    ],
    [
      'members that are no records',
      file(7, 'text', null, [1], numbered(1)),
      [/1: record is 7/, /2: .*"text"/, /3: .*null/, /4: .*array/, 'event-1'],
    ],
    ['a record of another kind', file({ kind: 'Event' }), [/^set-aside 1: eventTime is missing; wanted/]],
    ['an unknown version', file({ ...numbered(1), eventVersion: '2.0' }), [/^set-aside 1: eventVersion is "2\.0"/]],
    [
      'an unknown EventBridge event',
      JSON.stringify({ 'detail-type': 'X', source: 'aws.x', detail: {} }),
      [/^set-aside 1: detail-type is "X"/],
    ],
    ['a cut file', file(numbered(1), numbered(2)).slice(0, -20), ['event-1', /^set-aside 2: file ends within a record/]],
    ['text of another kind', 'hello, this is no log\n', [/^set-aside null: content is not recognised; wanted JSON of CloudTrail/]],
    [
      'a syslog line without a year, when nobody says what time it is',
      'Jan 31 12:00:00 host sshd[1]: Accepted\n',
      [/^set-aside 1: time is missing; wanted a time with its year/],
    ],
    [
      'a line that begins like a list',
      '[2026-01-31 12:00] hello\n[2026-01-31 12:01] there\n',
      [/^set-aside null: content is not recognised/],
    ],
    ['bytes', Uint8Array.from({ length: 999 }, (_unused, n) => (n * 7919 + 3) & 0xff), [/^set-aside null: content is not recognised/]],
    ['Parquet', 'PAR1\u0015\u0004', [/^set-aside null: Parquet file does not end with PAR1/]],
    ['gzip within gzip', gzipSync(gzipSync(one)), [/^set-aside null: content is gzip within gzip/]],
    ['a header without a time', 'version srcaddr dstaddr bytes\n2 1 2 3\n', [/^set-aside null: flow log header has neither/]],
  ]
  it.each(cases)('%s', async (_what, content, wanted) => {
    expect(await told(content)).toEqual(wanted.map((each) => (typeof each === 'string' ? each : expect.stringMatching(each))))
  })

  it('a truncated gzip: the records before the cut count', async () => {
    const packed = gzipSync(file(...Array.from({ length: 2000 }, (_unused, n) => ({ ...numbered(n), requestID: String(n * 104_729) }))))
    const items = await readAll(packed.subarray(0, packed.length >> 1))
    expect(items.filter((item) => item.kind === 'event').length).toBeGreaterThan(900)
    expect(items.slice(-2)).toMatchObject([
      { kind: 'set-aside', reason: expect.stringContaining('file ends within a record') },
      { kind: 'set-aside', name: 'file.log', record: null, reason: expect.stringContaining('gzip ends before its last block') },
    ])
  })

  it('a truncated gzip of nothing but its header', async () => {
    expect(await told(gzipSync('x').subarray(0, 10))).toEqual([expect.stringMatching(/^set-aside null: gzip ends before/)])
  })

  it('a bomb: the records in front of it count', async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from(`{"Records":[${one},`), Buffer.alloc(8 * 1024 ** 2, ' ')]), { level: 1 })
    expect(await told(bomb, { ratioFloorBytes: 1024 ** 2 })).toEqual([
      'event-1',
      expect.stringMatching(/^set-aside 2: /),
      expect.stringMatching(/^set-aside null: gzip grows \d+ times/),
    ])
  })

  it('content over the cap', async () => {
    expect(await told(`${one}\n${two}\n`, { maxOutputBytes: one.length + 20 }, [200])).toEqual([
      'event-1',
      expect.stringMatching(/^set-aside 2: file ends within a record/),
      expect.stringMatching(/^set-aside null: content is larger than/),
    ])
  })

  it('names the file, and shows a sample that is safe to print', async () => {
    const [item] = await readAll(`log \u001b[31m \u202eevil ${'x'.repeat(5000)}`)
    expect(item).toMatchObject({ kind: 'set-aside', name: 'file.log', record: null })
    const shown = item?.kind === 'set-aside' ? item.sample : ''
    expect(shown.length).toBeLessThanOrEqual(500)
    expect(shown).toContain('\\u001b[31m \\u202eevil')
    expect(shown).not.toMatch(/\p{C}/u)
  })

  it('only an error of the source itself is thrown', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`{"Records":[${one},`)
      throw new Error('connection reset')
    }
    const seen: string[] = []
    const reading = (async () => {
      for await (const item of readRecords(broken(), { name: 'x' })) seen.push(item.kind)
    })()
    await expect(reading).rejects.toThrow('connection reset')
    expect(seen).toEqual([])
  })

  it('closes the source when the taker leaves', async () => {
    let closed = false
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        yield* cut(Buffer.from(file(...Array.from({ length: 500 }, (_unused, n) => numbered(n)))), [2000])
      } finally {
        closed = true
      }
    }
    for await (const item of readRecords(source(), { name: 'x' })) if (item.kind === 'event') break
    expect(closed).toBe(true)
  })

  it('never throws on mutated bytes', async () => {
    const originals = [
      Buffer.from(file(numbered(1), numbered(2))),
      gzipSync(file(numbered(1), numbered(2))),
      fixture('flow-v5.log'),
      Buffer.from(`${one}\n${two}\n`),
      fixture('event-bridge-security-hub.json'),
    ]
    const change = fc.record({ at: fc.nat(), byte: fc.nat(255), remove: fc.nat(20) })
    const chunks = fc.array(fc.integer({ min: 1, max: 2000 }), { minLength: 1, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...originals),
        fc.array(change, { minLength: 1, maxLength: 8 }),
        chunks,
        async (original, changes, sizes) => {
          let bytes = Buffer.from(original)
          for (const { at, byte, remove } of changes) {
            const place = at % bytes.length
            bytes = Buffer.concat([bytes.subarray(0, place), Buffer.from([byte]), bytes.subarray(place + remove)])
          }
          const items = await Array.fromAsync(readRecords(stream(cut(bytes, sizes)), { name: 'mutated' }))
          expect(items.length).toBeGreaterThan(0)
          for (const item of items) if (item.kind === 'set-aside') expect(item.sample.length).toBeLessThanOrEqual(500)
        },
      ),
      { numRuns: 400 },
    )
  })
})
