import { deflateRawSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EventBatch, readEventBatches, readFileBatches } from '#lib/monitor/log-sources/event-batches.ts'
import { inflateWhole } from '#lib/monitor/log-sources/inflate-whole.ts'
import { defaultReadLimits } from '#lib/monitor/log-sources/read-limits.ts'
import type { RecordNeeds } from '#lib/monitor/log-sources/record-needs.ts'
import { cut, fixture, jsonFixture, stream } from './chunks.ts'

const plain = jsonFixture('cloudtrail-stop-logging.json')
const file = (count: number, name = 'StopLogging'): string =>
  JSON.stringify({
    Records: Array.from({ length: count }, (_, id) => ({ ...plain, eventName: id % 10 === 0 ? 'CreateUser' : name, eventID: `id-${id}` })),
  })
const needs: RecordNeeds = [{ eventNames: new Set(['createuser']) }]

/** What the batches hold together. */
function sum(batches: readonly EventBatch[]): { ids: string[]; unmatched: number; setAside: string[]; unlisted: number } {
  return {
    ids: batches.flatMap(({ events }) => events.map(({ id }) => id)),
    unmatched: batches.reduce((total, each) => total + each.unmatched, 0),
    setAside: batches.flatMap(({ setAside }) => setAside.map(({ record, reason, sample }) => `${record}: ${reason} ${sample}`)),
    unlisted: batches.reduce((total, each) => total + each.unlisted, 0),
  }
}

async function both(content: Buffer, options: Omit<Parameters<typeof readFileBatches>[1], 'name'> = {}): Promise<ReturnType<typeof sum>> {
  const whole = sum(await Array.fromAsync(readFileBatches(content, { name: 'f', ...options })))
  const streamed = sum(await Array.fromAsync(readEventBatches(stream(cut(content, [5000])), { name: 'f', ...options })))
  expect(whole).toEqual(streamed)
  return whole
}

describe('files in memory are read as streams are', () => {
  const packed = gzipSync(file(300))
  const contents: readonly (readonly [what: string, content: Buffer])[] = [
    ['plain', Buffer.from(file(300))],
    ['packed', packed],
    ['two members', Buffer.concat([gzipSync(file(3)), gzipSync(file(40))])],
    ['padded', Buffer.concat([packed, Buffer.alloc(100)])],
    ['followed by other bytes', Buffer.concat([packed, Buffer.from('xyz')])],
    ['followed by zeros and other bytes', Buffer.concat([packed, Buffer.alloc(9), Buffer.from('xyz')])],
    ['cut', packed.subarray(0, packed.length - 20)],
    ['of a few bytes', packed.subarray(0, 5)],
    ['damaged', Buffer.concat([packed.subarray(0, 900), Buffer.from('damage'), packed.subarray(906)])],
    ['packed nothing', gzipSync('')],
    ['nothing', Buffer.alloc(0)],
    ['a flow log', gzipSync(fixture('flow-v5.log'))],
    ['something else', Buffer.from('PAR1 and so on')],
  ]
  it.each(contents)('%s', async (_what, content) => {
    await both(content)
    await both(content, { needs })
  })

  it('within the same limits', async () => {
    for (const limits of [{ maxOutputBytes: 5000 }, { maxRatio: 2, ratioFloorBytes: 20_000 }, { maxRecordBytes: 100 }]) {
      const told = await both(packed, { limits })
      expect(told.setAside.length).toBeGreaterThan(0)
    }
  })

  it('whatever the bytes', async () => {
    const change = fc.record({ at: fc.nat(), byte: fc.nat(255) })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 3 }), fc.nat(), fc.boolean(), async (changes, end, isPacked) => {
        const content = Buffer.from(isPacked ? packed : file(5))
        for (const { at, byte } of changes) content[at % content.length] = byte
        await both(content.subarray(0, content.length - (end % 30)), { needs })
      }),
      { numRuns: 60 },
    )
  })
})

describe('readFileBatches', () => {
  it('counts what no rule can match', async () => {
    const [batch, ...rest] = await Array.fromAsync(readFileBatches(gzipSync(file(300)), { name: 'f', needs }))
    expect(rest).toEqual([])
    expect(batch).toMatchObject({ unmatched: 270, setAside: [], unlisted: 0 })
    expect(batch?.events.map(({ fields }) => fields['eventName'])).toEqual(Array.from({ length: 30 }, () => 'CreateUser'))
  })

  it('hands over 10,000 events at once', async () => {
    const batches = await Array.fromAsync(readFileBatches(Buffer.from(file(12_000)), { name: 'f' }))
    expect(batches.map(({ events, unmatched }) => [events.length, unmatched])).toEqual([
      [10_000, 0],
      [2_000, 0],
    ])
  })

  it('lists 1,000 set-aside records of a file and counts the others', async () => {
    const told = await both(Buffer.from(`[${'{"a":1},'.repeat(1500)}{}]`))
    expect([told.setAside.length, told.unlisted]).toEqual([1000, 501])
  })
})

describe('inflateWhole', () => {
  it('does not believe a size that cannot be', () => {
    const packed = gzipSync('x'.repeat(10_000))
    for (const size of [0, 1, 9999, 10_001, 0x7fffffff, 0xffffffff]) {
      // The size is checked by zlib as well, so a lie makes the file a damaged one.
      packed.writeUInt32LE(size, packed.length - 4)
      expect(inflateWhole(packed, defaultReadLimits)).toBeUndefined()
    }
    packed.writeUInt32LE(10_000, packed.length - 4)
    expect(inflateWhole(packed, defaultReadLimits)?.toString()).toBe('x'.repeat(10_000))
  })

  it('gives up what grows beyond a limit, and passes what is no gzip', () => {
    const packed = gzipSync(Buffer.alloc(100_000))
    expect(inflateWhole(packed, { ...defaultReadLimits, maxOutputBytes: 99_999 })).toBeUndefined()
    expect(inflateWhole(packed, { ...defaultReadLimits, ratioFloorBytes: 99_999 })).toBeUndefined()
    expect(inflateWhole(packed, { ...defaultReadLimits, maxOutputBytes: 100_000 })).toHaveLength(100_000)
    const raw = deflateRawSync('text')
    expect(inflateWhole(raw, defaultReadLimits)).toBe(raw)
    expect(inflateWhole(raw, { ...defaultReadLimits, maxOutputBytes: 2 })).toBeUndefined()
  })
})
