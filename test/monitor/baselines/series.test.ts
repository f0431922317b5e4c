import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { baselineOf } from '#lib/monitor/baselines/baseline-of.ts'
import type { Flow } from '#lib/monitor/baselines/flow.ts'
import type { BaselineSettings } from '#lib/monitor/sigma/document.ts'
import { alarmsOfRun, incoming, knock, live, minute, outgoing, start } from './flows.ts'

const hour = 60 * minute
const day = 24 * hour
const spread = { kind: 'spread', vector: 'v', role: 'caller', flows: 'thin', window: 10 * minute, threshold: 5 } as const

/** A few settings of each kind, and flows among which some fire. */
const kinds: readonly (readonly [string, BaselineSettings, (n: number, time: number) => Flow, number])[] = [
  [
    'port scan',
    { ...spread, group: ['peer'], count: ['port'] },
    (n, time) => outgoing(time, { ...knock, targetPort: n % 13 }),
    20 * minute,
  ],
  [
    'sweep',
    { ...spread, group: ['port'], count: ['peer'] },
    (n, time) => outgoing(time, { ...knock, target: `10.1.1.${n % 11}` }),
    20 * minute,
  ],
  [
    'guessing',
    { ...spread, role: 'called', flows: 'short', group: ['peer', 'port'], count: ['connection'] },
    (n, time) => incoming(time, { sourcePort: 1_000 + (n % 17), targetPort: 22 }),
    20 * minute,
  ],
  [
    'slow',
    { ...spread, window: day, group: [], count: ['port'] },
    (n, time) => outgoing(time, { ...knock, targetPort: n % 13 }),
    20 * hour,
  ],
  [
    'flood in',
    { kind: 'inbound-flood', floor: 1_000, factor: 4 },
    (n, time) => incoming(time, { ...knock, packets: (n % 5) * 400, bytes: (n % 5) * 17_600 }),
    30 * minute,
  ],
  [
    'flood out',
    { kind: 'outbound-flood', floor: 1_000, factor: 4 },
    (n, time) => outgoing(time, { ...knock, packets: (n % 5) * 400 + 1, bytes: (n % 5) * 17_600 }),
    30 * minute,
  ],
  ['volume', { kind: 'volume', floor: 10_000, factor: 1.1, learning: hour }, (n, time) => outgoing(time, { bytes: n * 300 }), 8 * hour],
  [
    'rhythm',
    { kind: 'beacon', variation: 2, learning: hour },
    (n, time) => outgoing(time, { target: time - start > 2 * hour ? '198.51.100.1' : `203.0.${n % 2}.1` }),
    6 * hour,
  ],
  [
    'server port',
    { kind: 'new-port', learning: hour },
    (n, time) => incoming(time, { targetPort: n % 5 === 0 && time - start > hour ? 31_337 : 443 }),
    3 * hour,
  ],
]

describe.each(kinds)('%s', (_, settings, flowAt, span) => {
  const baseline = baselineOf(settings)
  const flows = fc
    .array(fc.record({ n: fc.nat({ max: 60 }), at: fc.nat({ max: 1_000 }) }), { minLength: 30, maxLength: 90 })
    .map((list) => list.map(({ n, at }) => flowAt(n, start + Math.round((at * span) / 1_000_000) * 1_000)))
  const split = (list: readonly Flow[], size: number): Flow[][] =>
    Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, index * size + size))

  test('a run tells the same however its records are ordered, split and repeated', () => {
    fc.assert(
      fc.property(
        flows.chain((list) =>
          fc.record({
            list: fc.constant(list),
            shuffled: fc.shuffledSubarray(list, { minLength: list.length }),
            size: fc.integer({ min: 1, max: 40 }),
          }),
        ),
        ({ list, shuffled, size }) => {
          const batches = split(shuffled, size)
          expect(alarmsOfRun(baseline, [...batches, ...batches.slice(0, 3)])).toEqual(alarmsOfRun(baseline, [list]))
        },
      ),
      { numRuns: 30 },
    )
  })

  test('live, a batch that comes again tells the same again and changes nothing', () => {
    fc.assert(
      fc.property(flows, fc.integer({ min: 5, max: 40 }), (list, size) => {
        const batches = split(
          list.toSorted((a, b) => a.time - b.time),
          size,
        )
        const last = batches.at(-1) ?? []
        const { alarms, state } = live(baseline, batches)
        const again = live(baseline, [last], state)
        const [told = [], first = []] = [again.alarms[0], alarms.at(-1)]
        expect(told.map(({ events, distinct, ...rest }) => rest)).toEqual(first.map(({ events, distinct, ...rest }) => rest))
        // Of a large group some records are no longer remembered; the finding knows them from the first time.
        for (const { events } of told) expect(events.length).toBeGreaterThan(0)
        expect(again.state).toEqual(state)
      }),
      { numRuns: 30 },
    )
  })

  test('the properties are about something: it does tell of some', () => {
    const found = fc.sample(flows, { numRuns: 60, seed: 1 }).filter((list) => alarmsOfRun(baseline, [list]).length > 0)
    expect(found.length).toBeGreaterThan(5)
  })
})

describe('what is told', () => {
  test('a port scan: who, whom, how many, and which records', () => {
    const baseline = baselineOf({ ...spread, vector: 'port-scan', group: ['peer'], count: ['port'], threshold: 20 })
    const scan = Array.from({ length: 25 }, (_, port) => outgoing(start + port * 1_000, { ...knock, targetPort: port }))
    const [found, ...others] = alarmsOfRun(baseline, [scan])
    expect(others).toEqual([])
    expect(found).toMatchObject({
      story: '203.0.113.9',
      sourceAddress: '10.0.0.5',
      facts: { vector: 'port-scan', peer: '203.0.113.9', local: '10.0.0.5' },
    })
    expect(found?.facts['distinct']).toBe('25 within 10 minutes; usual: fewer than 20')
    expect(found?.events).toHaveLength(25)
  })

  test('a window slides: a scan over the border of buckets is one', () => {
    const baseline = baselineOf({ ...spread, group: ['peer'], count: ['port'], threshold: 20 })
    const scan = Array.from({ length: 20 }, (_, port) => outgoing(start + 1_000 + port * 29_000, { ...knock, targetPort: port }))
    expect(alarmsOfRun(baseline, [scan])).toHaveLength(1)
    const slower = Array.from({ length: 20 }, (_, port) => outgoing(start + port * 40_000, { ...knock, targetPort: port }))
    expect(alarmsOfRun(baseline, [slower])).toEqual([])
  })

  test('a scan of everything is told beside a busy neighbour, by estimate', () => {
    const baseline = baselineOf({ ...spread, group: ['peer'], count: ['port'], threshold: 60 })
    const scan = Array.from({ length: 5_000 }, (_, port) => outgoing(start, { ...knock, targetPort: port }))
    const others = Array.from({ length: 5_000 }, (_, n) => outgoing(start, { ...knock, target: `10.1.${n >> 8}.${n & 255}` }))
    const found = alarmsOfRun(baseline, [scan, others])
    expect(found.map(({ story }) => story)).toEqual(['203.0.113.9'])
    expect(Number(/about (\d+)/.exec(found[0]?.facts['distinct'] ?? '')?.[1])).toBeGreaterThan(3_000)
  })

  test('an hour of more bytes than ever names the peer; the next one like it is as unusual', () => {
    const baseline = baselineOf({ kind: 'volume', floor: 1e9, factor: 3, learning: 3 * day })
    const quiet = Array.from({ length: 96 }, (_, n) => outgoing(start + n * hour, { bytes: 4e8, packets: 300_000 }))
    const loss = [96, 97].map((n) => outgoing(start + n * hour, { bytes: 5e9, packets: 4e6, target: '198.51.100.66' }))
    const found = alarmsOfRun(baseline, [[...quiet, ...loss]])
    expect(found.map(({ facts }) => facts['peer'])).toEqual(['198.51.100.66', '198.51.100.66'])
    expect(found[0]?.facts).toMatchObject({ usual: 'at most 400 MB an hour' })
  })

  test('a rhythm in a network that was known is none of our business', () => {
    const baseline = baselineOf({ kind: 'beacon', variation: 0.35, learning: day })
    const calls = Array.from({ length: 30 }, (_, n) => outgoing(start + 2 * day + n * 5 * minute))
    const known = outgoing(start, { target: '203.0.113.200' })
    const other = outgoing(start, { target: '198.51.100.1' })
    expect(alarmsOfRun(baseline, [[known, ...calls]])).toEqual([])
    expect(alarmsOfRun(baseline, [[other, ...calls]])[0]?.facts).toMatchObject({
      peer: '203.0.113.9',
      interval: '5.0 minutes, variation 0.00',
    })
    expect(live(baseline, [[other], ...calls.map((call) => [call])]).alarms.flat()).toHaveLength(10)
  })

  test('after 1,000 networks one that fell out of memory does not come back as new', () => {
    const baseline = baselineOf({ kind: 'beacon', variation: 0.35, learning: day })
    const address = (n: number): string => `${20 + (n >> 8)}.${n & 255}.1.1`
    const known = Array.from({ length: 1_500 }, (_, n) => outgoing(start + n, { target: address(n) }))
    const { state } = live(baseline, [known])
    const calls = Array.from({ length: 1_500 }, (_, n) => n).flatMap((n) =>
      Array.from({ length: 22 }, (_, call) => outgoing(start + 2 * day + call * 3 * minute, { target: address(n) })),
    )
    expect(live(baseline, [calls], state).alarms.flat()).toEqual([])
    expect(JSON.stringify(state).length).toBeLessThan(100_000)
  })

  test('what is remembered of a scan that lasts all day fits an item of DynamoDB', () => {
    const baseline = baselineOf({ ...spread, group: ['peer'], count: ['port'], threshold: 60 })
    let state: unknown
    for (let at = 0; at < 90; at++) {
      const scan = Array.from({ length: 300 }, (_, n) =>
        outgoing(start + at * minute + 1_000, { ...knock, targetPort: at * 300 + n, target: '2001:0db8:aaaa:bbbb:cccc:dddd:eeee:ffff' }),
      )
      state = live(baseline, [scan], state).state
    }
    expect(JSON.stringify(state).length).toBeGreaterThan(150_000)
    expect(JSON.stringify(state).length).toBeLessThan(380_000)
  })
})
