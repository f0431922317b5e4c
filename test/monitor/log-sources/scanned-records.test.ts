import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FileItems } from '#lib/monitor/log-sources/file-items.ts'
import type { ReadItem } from '#lib/monitor/log-sources/read-item.ts'
import { defaultReadLimits, type ReadLimits } from '#lib/monitor/log-sources/read-limits.ts'
import type { RecordNeed, RecordNeeds } from '#lib/monitor/log-sources/record-needs.ts'
import { ScannedJsonFile } from '#lib/monitor/log-sources/scanned-json-file.ts'
import { RecordFilter } from '#lib/monitor/log-sources/scanner/record-filter.ts'
import { cut, jsonFixture } from './chunks.ts'
import { compareScan, count, readAs } from './compare-scan.ts'
import { fileText, neededBySome } from './record-text.ts'

const plain = jsonFixture('cloudtrail-stop-logging.json')
const nobody: RecordNeeds = [{ eventNames: new Set(['no such call']) }]

/** How a file with these records is read: `unmatched` for each that was not parsed. */
function told(
  content: string | Uint8Array,
  needs: RecordNeeds,
  limits: Partial<ReadLimits> = {},
  sizes: readonly number[] = [65_536],
): string[] {
  const reader = new ScannedJsonFile(new FileItems('file'), { ...defaultReadLimits, ...limits }, new RecordFilter(needs))
  return readAs(reader, Buffer.from(content), sizes).flatMap((item) => {
    if (item.kind === 'unmatched') return Array.from({ length: item.events }, () => 'unmatched')
    if (item.kind === 'unlisted') return [`unlisted ${item.records}`]
    return item.kind === 'event' ? 'event' : `${item.kind} ${item.record}`
  })
}

const sizes = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 3 })
const change = fc.record({ at: fc.nat(), with: fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('{}[]",:\\ u\n'))), remove: fc.nat(3) })

describe('ScannedJsonFile equals the full parse', () => {
  it('on files of any kind, in chunks of any size', () => {
    let unmatched = 0
    fc.assert(
      fc.property(fileText, neededBySome, sizes, (text, wanted, chunks) => {
        unmatched += compareScan(Buffer.from(text), wanted, new RecordFilter(wanted), defaultReadLimits, chunks)
      }),
      { numRuns: 300 },
    )
    // Otherwise the comparison above would hold of a scanner that parses everything.
    expect(unmatched).toBeGreaterThan(200)
  })

  it('on mutated bytes, and within tight limits', () => {
    const filter = new RecordFilter(nobody)
    const limits = fc.record({ maxDepth: fc.integer({ min: 1, max: 6 }), maxRecordBytes: fc.integer({ min: 20, max: 300 }) })
    fc.assert(
      fc.property(fileText, fc.array(change, { maxLength: 4 }), fc.option(limits), sizes, (text, changes, tight, chunks) => {
        let bytes = Buffer.from(text)
        for (const { at, with: byte, remove } of changes) {
          const place = at % (bytes.length + 1)
          bytes = Buffer.concat([bytes.subarray(0, place), Buffer.from([byte]), bytes.subarray(place + remove)])
        }
        compareScan(bytes, nobody, filter, { ...defaultReadLimits, ...tight }, chunks)
      }),
      { numRuns: 600 },
    )
  })

  it('wherever a file ends', () => {
    const filter = new RecordFilter(nobody)
    const record = JSON.stringify({ ...plain, x: ['é', { y: -1.5e3, z: true }, null, false, '\\\u0001'] })
    for (const text of [`{"Records":[${record},${record}]}`, `${record}\n${record}\n`, `[${record}]`]) {
      const bytes = Buffer.from(text)
      for (let end = 1; end <= bytes.length; end++) compareScan(bytes.subarray(0, end), nobody, filter, defaultReadLimits, [100_000])
    }
  })

  it('when two files are read in turns with one filter', () => {
    const filter = new RecordFilter([{ eventNames: new Set(['stoplogging']), pieces: ['second-file'] }])
    const readers = ['first', 'second'].map((name) => {
      const records = Array.from({ length: 400 }, (_, id) => ({ ...plain, eventID: `${name}-${id}`, userAgent: `${name}-file` }))
      const chunks = cut(Buffer.from(JSON.stringify({ Records: records })), [70_000])
      return { reader: new ScannedJsonFile(new FileItems(name), defaultReadLimits, filter), chunks, items: [] as ReadItem[] }
    })
    for (let turn = 0; readers.some(({ chunks }) => turn < chunks.length); turn++)
      for (const { reader, chunks, items } of readers) items.push(...reader.push(Buffer.from(chunks[turn] ?? [])))
    const [first = [], second = []] = readers.map(({ reader, items }) => [...items, ...reader.end()])
    expect(count(first, 'unmatched')).toBe(400)
    expect(second.map((item) => (item.kind === 'event' ? item.event.id : item.kind))).toEqual(
      Array.from({ length: 400 }, (_, id) => `second-${id}`),
    )
  })
})

describe('what is parsed', () => {
  const file = (...records: readonly unknown[]): string => JSON.stringify({ Records: records })
  const written = JSON.stringify(plain)
  const edit = (from: string | RegExp, to: string): string => `[${written.replace(from, to)}]`
  const name = String(plain['eventName'])
  const cases: readonly (readonly [what: string, content: string, wanted: readonly string[]])[] = [
    ['nothing that is plain and that no rule is about', file(plain, plain), ['unmatched', 'unmatched']],
    ['nothing of an array', `[${written},\n${written}]`, ['unmatched', 'unmatched']],
    ['nothing of lines', `${written}\n${written}\n`, ['unmatched', 'unmatched']],
    ['nothing of files put together', `${file(plain)}${file(plain)}\n[${written}]`, ['unmatched', 'unmatched', 'unmatched']],
    ['nothing of pretty-printed records', JSON.stringify({ Records: [plain, plain] }, null, 2), ['unmatched', 'unmatched']],
    ['nothing for a nested look-alike', file({ ...plain, requestParameters: { eventName: 'no such call' } }), ['unmatched']],
    ['the name a rule is about, in any case', file({ ...plain, eventName: 'NO such CALL' }), ['event']],
    ['the name a rule is about, with escapes', edit(name, 'no \\u0073uch call'), ['event']],
    ['a name that is no ASCII', edit(name, 'é'), ['event']],
    ['a name that is too long to be looked up', edit(name, 'x'.repeat(300)), ['event']],
    ['a key with escapes', edit('"eventName"', '"event\\u004eame"'), ['event']],
    ['a key that stands twice', edit('{', '{"eventName":"first",'), ['event']],
    ['a digest', file({ digestStartTime: 'x', logFiles: [] }), ['skipped 1']],
    ['an Insights event', file({ ...plain, eventCategory: 'Insight' }), ['skipped 1']],
    ['an Insights event by its type', file({ ...plain, eventType: 'AwsCloudTrailInsight' }), ['skipped 1']],
    ['a record without a time', file({ ...plain, eventTime: null }), ['set-aside 1']],
    ['a record of another version', file({ ...plain, eventVersion: '2.0' }), ['set-aside 1']],
  ]
  it.each(cases)('%s', (_what, content, wanted) => {
    expect(told(content, nobody)).toEqual(wanted)
  })

  const needed: readonly (readonly [what: string, need: RecordNeed, matched: boolean])[] = [
    ['its source', { eventSources: new Set(['cloudtrail.amazonaws.com']) }, true],
    ['another source', { eventSources: new Set(['cloudtrail.amazonaws.co']) }, false],
    ['its name and source', { eventNames: new Set(['stoplogging']), eventSources: new Set(['cloudtrail.amazonaws.com']) }, true],
    ['its name and another source', { eventNames: new Set(['stoplogging']), eventSources: new Set(['x']) }, false],
    ['anything', {}, true],
    ['a name out of none', { eventNames: new Set() }, false],
    ['a piece out of none', { pieces: [] }, false],
    ['a piece of it', { pieces: ['no such piece', '"eventname":"stoplogg'] }, true],
    ['a piece beyond what is looked for', { pieces: [`${written.toLowerCase().slice(0, 70)}`] }, true],
    ['its name and a piece', { eventNames: new Set(['stoplogging']), pieces: ['eu-west-1"'] }, true],
    ['another name and a piece', { eventNames: new Set(['x']), pieces: ['eu-west-1"'] }, false],
    ['its source and a piece that is missing', { eventSources: new Set(['cloudtrail.amazonaws.com']), pieces: ['eu-gone-1"'] }, false],
    ['a piece that cannot be looked for', { pieces: ['abc'] }, true],
    ['a piece that is no ASCII', { pieces: ['no such é'] }, true],
    ['a quote inside of a text', { pieces: ['no such \\" piece'] }, false],
  ]
  it.each(needed)('of rules that need %s', (_what, wanted, matched) => {
    expect(told(file(plain), [...nobody, wanted])).toEqual([matched ? 'event' : 'unmatched'])
  })

  it.each(['\\u0041', '\\/', 'İ', '\u212a', '“'])('a record with %s, which may be a plain character, where any piece is needed', (text) => {
    const content = edit('{', `{"x":"${text}",`)
    expect(told(content, [{ pieces: ['no such piece'] }])).toEqual(['event'])
    expect(told(content, nobody)).toEqual(['unmatched'])
  })

  it('exactly the records that have a piece, whatever the pieces', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'c', '"', ':', '1'), maxLength: 60 })
    const text = letters.map((value) => JSON.stringify(value).replaceAll('\\"', '"').slice(1, -1).replaceAll('"', ''))
    const part = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ':', '1'), minLength: 4, maxLength: 12 })
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 5 }),
        fc.array(part, { minLength: 1, maxLength: 30 }),
        fc.boolean(),
        (texts, pieces, named) => {
          const records = texts.map((value) => ({ ...plain, userAgent: value }))
          const wanted = records.map((each) =>
            pieces.some((part) => JSON.stringify(each).toLowerCase().includes(part)) ? 'event' : 'unmatched',
          )
          expect(told(file(...records), [named ? { pieces, eventNames: new Set(['stoplogging']) } : { pieces }]).sort()).toEqual(
            wanted.sort(),
          )
        },
      ),
      { numRuns: 200 },
    )
  })

  it('exactly, with 3,000 rules and 30,000 pieces', () => {
    const many: RecordNeed[] = Array.from({ length: 3000 }, (_, rule) => ({
      ...(rule % 10 === 0 ? {} : { eventNames: new Set([`call${rule}`, 'stoplogging']) }),
      pieces: Array.from({ length: 10 }, (_unused, part) => `piece-${(rule * 10 + part).toString(36)}-of-text`),
    }))
    const filter = new RecordFilter(many)
    const cases = [
      ['StopLogging', `PIECE-${(29_999).toString(36)}-of-text`, true],
      ['StopLogging', `piece-${(29_999).toString(36)}-of-tex`, false],
      ['StopLogging', 'piece-5-of-text', true],
      ['DeleteTrail', 'piece-5-of-text', true],
      ['DeleteTrail', 'piece-b-of-text', false],
      ['call1', 'piece-b-of-text', true],
      ['call2', 'piece-b-of-text', false],
    ] as const
    for (const [eventName, userAgent, matched] of cases) {
      const reader = new ScannedJsonFile(new FileItems('file'), defaultReadLimits, filter)
      const items = readAs(reader, Buffer.from(file({ ...plain, eventName, userAgent })), [9999])
      expect(items.map(({ kind }) => kind)).toEqual([matched ? 'event' : 'unmatched'])
    }
  })
})

describe('size', () => {
  const bare = JSON.stringify({ eventName: 'a', eventSource: 'b', eventTime: '2026-01-31T12:00:00Z' })
  it('does not end at a window, a record longer than one, or more records than one scan can hand over', () => {
    const long = JSON.stringify({ ...plain, x: 'é'.repeat(300_000) })
    const longer = JSON.stringify({ ...plain, x: 'y'.repeat(1_500_000) })
    const content = `{"Records":[${Array.from({ length: 3000 }, () => bare).join(',')},${long},${bare},${longer},${bare}]}`
    for (const chunk of [30_000, 100_000, 1_048_576, 10_000_000]) {
      const seen = told(content, nobody, {}, [chunk])
      // Behind the record that is longer than a scanner's memory everything is parsed.
      expect([seen.filter((each) => each === 'unmatched').length, seen.filter((each) => each === 'event').length]).toEqual([3002, 2])
    }
    const tiny = told(`[${Array.from({ length: 20_000 }, () => '{}').join(',')}]`, nobody)
    expect([tiny.length, tiny.at(999), tiny.at(-1)]).toEqual([1001, 'set-aside 1000', 'unlisted 19000'])
  })

  const hostile: readonly string[] = [
    '[',
    '{',
    '"',
    '\\',
    '{"',
    '[[]',
    '{"a":',
    '"\\',
    '\\"',
    'aaaa',
    '"aaaa",',
    '0',
    ' ',
    ',',
    '\u0000',
    '{}',
    '{"eventName":"',
  ]
  it.each(hostile)('equals the full parse on nothing but %j', (unit) => {
    const filter = new RecordFilter([{ pieces: ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab', 'aaab'] }])
    const body = unit.repeat(Math.floor(200_000 / unit.length))
    for (const text of [
      `{"Records":[${body}`,
      `{"Records":[{"x":"${body}`,
      `{"Records":[{"x":"${unit === 'aaaa' ? body : ''}",${bare.slice(1)},${bare}]}`,
    ])
      compareScan(Buffer.from(text), nobody, filter, defaultReadLimits, [65_536])
  })
})
