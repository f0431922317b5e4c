import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { parquetReadObjects } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import type { ReadItem } from '#lib/monitor/log-sources/read-item.ts'
import { kindsOf, readAll } from '../chunks.ts'
import { parquetOf } from './flow-log-parquet.ts'

const header =
  'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status tcp-flags flow-direction'

function linesOf(rows: number): string[] {
  const lines = [header]
  for (let row = 0; row < rows; row++) {
    const second = 1769860800 + Math.floor(row / 10)
    lines.push(
      `5 111122223333 eni-${row % 7} 203.0.113.${row % 250} 10.0.0.${row % 11} ${1024 + (row % 5000)} 443 6 ${row + 1} ${row * 40} ${second} ${second + 59} ACCEPT OK 2 ingress`,
    )
  }
  lines.push('5 111122223333 eni-1 - - - - - - - 1769860800 1769860860 - NODATA - -', lines[1] ?? '', lines[1] ?? '')
  return lines
}

/** Events without the line they stood in: in text the header is one, too. */
function eventsOf(items: readonly ReadItem[]) {
  return items.map((item) => (item.kind === 'event' ? item.event : item))
}

function numberOf(value: unknown): number | undefined {
  return value === null || value === undefined ? undefined : Number(value)
}

const gzip = { codec: 'GZIP' as const, compressors: { GZIP: (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes)) } }

describe('flow logs in Parquet', () => {
  const lines = linesOf(1_500)
  it.each([
    ['snappy, plain and dictionary', {}, {}],
    ['gzip', gzip, {}],
    ['no compression, small pages and row groups', { codec: 'UNCOMPRESSED' as const, pageSize: 2_000, rowGroupSize: 400 }, {}],
    ['differences', {}, { number: 'DELTA_BINARY_PACKED' as const, text: 'DELTA_LENGTH_BYTE_ARRAY' as const }],
    [
      'differences with shared beginnings',
      { pageSize: 3_000 },
      { number: 'DELTA_BINARY_PACKED' as const, text: 'DELTA_BYTE_ARRAY' as const },
    ],
  ])('give the events and ids that the text form gives: %s', async (_, options, encodings) => {
    const [fromText, fromParquet] = [await readAll(lines.join('\n')), await readAll(parquetOf(lines, options, encodings))]
    expect(fromText).toHaveLength(1_503)
    expect(eventsOf(fromParquet)).toEqual(eventsOf(fromText))
  })

  it('are read by their content, gzip around them or not, in chunks of any size', async () => {
    const file = parquetOf(linesOf(50))
    const whole = await readAll(file)
    expect(kindsOf(whole)).toBe(Array(53).fill('event').join(' '))
    expect(await readAll(gzipSync(file))).toEqual(whole)
    expect(await readAll(file, {}, [1, 7, 64])).toEqual(whole)
  })

  it('hold what another reader finds in them', async () => {
    const file = parquetOf(lines)
    const rows = await parquetReadObjects({ file: new Uint8Array(file).buffer, columns: ['interface_id', 'srcaddr', 'bytes', 'tcp_flags'] })
    const events = eventsOf(await readAll(file)).flatMap((event) => ('fields' in event ? [event.fields] : []))
    expect(events.map((fields) => [fields['interface-id'], fields['srcaddr'], fields['bytes'], fields['tcp-flags']])).toEqual(
      rows.map((row) => [row['interface_id'], row['srcaddr'] ?? undefined, numberOf(row['bytes']), numberOf(row['tcp_flags'])]),
    )
  })

  it('say so when they are none', async () => {
    const other = parquetOf(['name age city', 'ann 3 x'])
    expect(await readAll(other)).toMatchObject([
      { kind: 'set-aside', record: null, reason: expect.stringContaining('wanted those of VPC flow logs') },
    ])
    expect(await readAll('PAR1 and nothing more')).toMatchObject([
      { kind: 'set-aside', reason: expect.stringContaining('does not end with PAR1') },
    ])
    expect(await readAll(parquetOf(linesOf(50)).subarray(0, 2_000))).toMatchObject([{ kind: 'set-aside' }])
  })

  it('set a row aside that a text moves into other columns', async () => {
    const items = await readAll(parquetOf([header, linesOf(1)[1] ?? ''].map((line) => line.replace('ACCEPT', 'ACCEPT\u00a0OK'))))
    expect(kindsOf(items)).toBe('event')
    const file = parquetOf(linesOf(1))
    const at = file.indexOf('ingress')
    file.write('in ress', at)
    expect((await readAll(file)).some((item) => item.kind === 'set-aside' && item.reason.includes('more than the 16 columns'))).toBe(true)
  })

  it('stop growing at the limit, whatever they claim', async () => {
    const items = await readAll(parquetOf(linesOf(5_000)), { maxOutputBytes: 100_000 })
    expect(items.at(-1)).toMatchObject({ kind: 'set-aside', reason: expect.stringContaining('grows to more than 100000 bytes') })
  })

  it('survive damage anywhere: no throw, no hang, nothing made up', async () => {
    const file = parquetOf(linesOf(200), { codec: 'UNCOMPRESSED', pageSize: 2_000, rowGroupSize: 100 })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }), async (changes) => {
        const damaged = Buffer.from(file)
        for (const [at, byte] of changes) damaged[at] = byte
        const items = await readAll(damaged)
        expect(items.length).toBeGreaterThan(0)
        expect(items.filter(({ kind }) => kind === 'event').length).toBeLessThanOrEqual(203)
      }),
      { numRuns: 300 },
    )
  })
})
