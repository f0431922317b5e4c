import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distinctSize } from '#lib/findings/distinct-count.ts'
import type { MonitoringObservation } from '#lib/findings/observation.ts'
import { StateMap } from '#lib/local/state-map.ts'
import { flowOf } from '#lib/monitor/baselines/flow.ts'
import { builtInRuleset } from '#lib/monitor/catalogue.ts'
import { detect } from '#lib/monitor/detect.ts'
import type { SecurityEvent } from '#lib/monitor/event.ts'
import { eventWith } from '../sigma/build.ts'

const start = Date.parse('2026-05-04T08:00:00Z')
const options = { now: start + 3_600_000 }

interface Flow {
  readonly minute: number
  readonly source?: string
  readonly packets: number
  readonly size?: number
  readonly fields?: Readonly<Record<string, unknown>>
  readonly target?: string
  readonly eni?: string
}

let serial = 0
function flow({
  minute,
  source = '198.51.100.1',
  packets,
  size = 500,
  fields = {},
  target = '10.0.0.9',
  eni = 'eni-1',
}: Flow): SecurityEvent {
  const end = start / 1000 + minute * 60 + 59
  const record = {
    version: 5,
    'interface-id': eni,
    srcaddr: source,
    dstaddr: target,
    srcport: 50_000,
    dstport: 443,
    protocol: 6,
    packets,
    bytes: packets * size,
    start: end - 50,
    end,
    action: 'ACCEPT',
    'log-status': 'OK',
    'tcp-flags': 19,
    'flow-direction': 'ingress',
    ...fields,
  }
  return eventWith(record, {
    id: `flow-${String(serial++).padStart(32, '0')}`,
    time: Number(record.end) * 1000,
    logSource: { product: 'aws', service: 'vpcflow' },
    principal: null,
    sourceAddress: String(record.srcaddr),
  })
}

const syn = { 'tcp-flags': 2 }
/** Minutes of ordinary traffic: `packets` a minute from four clients. */
const quiet = (minutes: number, packets = 1_000): SecurityEvent[] =>
  Array.from({ length: minutes * 4 }, (_, index) =>
    flow({ minute: Math.floor(index / 4), source: `198.51.100.${index % 4}`, packets: packets / 4 }),
  )
const many = (minute: number, count: number, packets: number, fields: Readonly<Record<string, unknown>>, size = 44): SecurityEvent[] =>
  Array.from({ length: count }, (_, index) => flow({ minute, source: `203.0.${index >> 8}.${index & 255}`, packets, size, fields }))

async function floods(batches: readonly (readonly SecurityEvent[])[], state = new StateMap()): Promise<MonitoringObservation[]> {
  const found: MonitoringObservation[] = []
  for (const batch of batches) found.push(...(await detect(builtInRuleset(), batch, state, options)))
  return found
}

describe('what is a flood', () => {
  test.each<[string, SecurityEvent[], string | undefined]>([
    ['requests for connections, nothing learned', many(0, 50, 400, syn), 'syn-flood'],
    ['the same below the floor', many(0, 50, 200, syn), undefined],
    ['answers of time servers', many(0, 5, 4_000, { protocol: 17, srcport: 123, 'tcp-flags': undefined }, 460), 'udp-amplification'],
    ['rejected UDP', many(0, 5, 4_000, { protocol: 17, action: 'REJECT' }), 'udp-flood'],
    ['rejected ping', many(0, 5, 4_000, { protocol: 1, action: 'REJECT' }), 'icmp-flood'],
    ['a flash crowd: many new sources with whole conversations', [...quiet(15), ...many(15, 100, 300, {}, 700)], undefined],
    ['a crowd of new sources with small packets', [...quiet(15), ...many(15, 100, 300, {}, 80)], 'tcp-flood'],
    ['strong, but neither five times what is usual nor of a shape', [...quiet(15, 10_000), ...many(15, 100, 300, {}, 80)], undefined],
    ['requests three times what is usual, from others', [...quiet(15, 10_000), ...many(15, 100, 300, syn)], 'syn-flood'],
    ['as many requests from the clients of ever, whose service is down', [...quiet(15, 10_000), ...many(15, 4, 7_500, syn)], undefined],
    ['a large download by a known client', [...quiet(15), flow({ minute: 15, packets: 90_000, size: 1_400 })], undefined],
    ['requests that carry data', many(0, 50, 400, syn, 700), undefined],
    ['outbound', many(0, 50, 400, { ...syn, 'flow-direction': 'egress' }), undefined],
    ['no data', many(0, 50, 400, { ...syn, 'log-status': 'NODATA', packets: undefined }), undefined],
    [
      'version 2 of the logs, to a private address',
      many(0, 6_000, 3, { 'tcp-flags': undefined, 'flow-direction': undefined }),
      'syn-flood',
    ],
    [
      'version 2 of the logs, to somebody else',
      many(0, 6_000, 3, { 'tcp-flags': undefined, 'flow-direction': undefined, dstaddr: '192.0.2.1' }),
      undefined,
    ],
  ])('%s', async (_, events, wanted) => {
    const found = await floods([events])
    expect(found.map(({ network }) => network?.vector)).toEqual(wanted === undefined ? [] : [wanted])
  })

  test('it says what a responder needs', async () => {
    const [found] = await floods([
      [...quiet(15), ...many(15, 300, 100, syn), flow({ minute: 15, source: '203.0.113.200', packets: 5_000, size: 40, fields: syn })],
    ])
    expect(found).toMatchObject({ control: 'vpc-flow-inbound-flood', severity: 'high', principal: null, dueAt: start + 16 * 60_000 })
    expect(found?.network).toMatchObject({ vector: 'syn-flood', target: '10.0.0.9', baseline: 1_000, observed: 35_000 })
    expect(found?.network?.sources[0]).toEqual({ address: '203.0.113.200', packets: 5_000 })
    expect(found?.network?.sources).toHaveLength(10)
    expect(found?.events).toHaveLength(50)
    expect(found?.distinct && distinctSize(found.distinct)).toBe(301)
  })

  test('the attack is not learned: it is a flood for as long as it lasts', async () => {
    const attack = Array.from({ length: 40 }, (_, index) => many(15 + index, 50, 400, syn)).flat()
    expect(await floods([[...quiet(15), ...attack]])).toHaveLength(40)
  })

  test('two interfaces with one private address are two targets', async () => {
    const half = (eni: string): SecurityEvent[] =>
      Array.from({ length: 40 }, () => flow({ minute: 0, packets: 200, size: 44, fields: syn, eni }))
    expect(await floods([[...half('eni-1'), ...half('eni-2')]])).toEqual([])
  })

  test('ten minutes in one record are a tenth of it per minute', async () => {
    const end = start / 1000 + 600
    const record = { ...syn, start: end - 600, end, packets: 40_000, bytes: 40_000 * 44 }
    expect(await floods([[flow({ minute: 0, packets: 1, fields: record })]])).toEqual([])
    expect(await floods([[flow({ minute: 0, packets: 1, fields: { ...record, packets: 400_000, bytes: 400_000 * 44 } })]])).toHaveLength(1)
  })
})

describe('deliveries', () => {
  test('a minute that comes in pieces is one minute', async () => {
    const pieces = many(0, 50, 400, syn)
    const found = await floods([pieces.slice(0, 20), pieces.slice(20, 35), pieces.slice(35)])
    expect(found.map(({ network }) => network?.observed)).toEqual([14_000, 20_000])
  })

  test('a file that is delivered again changes nothing, and tells again what may have been lost', async () => {
    const below = many(0, 50, 200, syn)
    expect(await floods([below, below, below])).toEqual([])
    const above = many(1, 50, 400, syn)
    const [first, second] = await floods([above, above])
    expect(second).toEqual(first)
  })

  test('a file from before all that is remembered is judged by itself', async () => {
    const state = new StateMap()
    const later = Array.from({ length: 130 }, (_, index) => flow({ minute: 200 + index, packets: 100 }))
    await floods([later], state)
    expect(await floods([many(0, 50, 400, syn)], state)).toHaveLength(1)
  })

  test('what is remembered of one target fits an item of DynamoDB at its largest', async () => {
    const sizes: number[] = []
    const state = new StateMap()
    const measuring: typeof state = Object.assign(Object.create(state) as StateMap, {
      update: <Value, Result>(
        key: string,
        change: (current: Value | undefined) => { next: Value; result: Result; expiresAt: number },
        now: number,
      ) =>
        state.update<Value, Result>(
          key,
          (current) => {
            const changed = change(current)
            sizes.push(JSON.stringify(changed.next).length)
            return changed
          },
          now,
        ),
    })
    const address = (id: number): string => `2001:db8:aaaa:bbbb:cccc:${(id & 0xffff).toString(16).padStart(4, '0')}:dddd:eeee`
    for (let minute = 0; minute < 130; minute++) {
      // As many chunks as are remembered; sketches are kept for the youngest minutes only, so only these have many records.
      const perChunk = minute < 108 ? 1 : 12
      for (let chunk = 0; chunk < 65; chunk++) {
        const source = (index: number): string => address(chunk * perChunk + index)
        const records = Array.from({ length: perChunk }, (_, index) =>
          flow({ minute, source: source(index), packets: 123_456, size: 44, fields: syn }),
        )
        await detect(builtInRuleset(), records, chunk === 64 ? measuring : state, options)
      }
    }
    expect(Math.max(...sizes)).toBeGreaterThan(200_000)
    expect(Math.max(...sizes)).toBeLessThan(380_000)
  }, 60_000)

  test('order, batches and redelivery change no judgement', async () => {
    const record = fc.record({
      minute: fc.integer({ min: 0, max: 14 }),
      source: fc.integer({ min: 1, max: 6 }).map((last) => `203.0.113.${last}`),
      packets: fc.constantFrom(100, 1_000, 6_000, 9_000),
      size: fc.constantFrom(44, 600),
      fields: fc.constantFrom<Readonly<Record<string, unknown>>>(syn, {}, { protocol: 17, srcport: 53 }, { action: 'REJECT' }),
    })
    const delivery = fc.array(record, { minLength: 1, maxLength: 30 }).chain((flows) => {
      const events = flows.map(flow)
      return fc.record({
        events: fc.constant(events),
        shuffled: fc.shuffledSubarray(events, { minLength: events.length }),
        size: fc.integer({ min: 1, max: 8 }),
        again: fc.nat(),
      })
    })
    await fc.assert(
      fc.asyncProperty(delivery, async ({ events, shuffled, size, again }) => {
        const batches = Array.from({ length: Math.ceil(shuffled.length / size) }, (_, index) =>
          shuffled.slice(index * size, index * size + size),
        )
        const state = new StateMap()
        const inOrder = new StateMap()
        await floods([...batches, ...batches.slice(again % batches.length)], state)
        await floods([events], inOrder)
        // The last word on every minute: a batch that is known already, asked again, changes nothing and is judged with all that is known.
        const judged = async (known: StateMap, parts: readonly (readonly SecurityEvent[])[]) =>
          new Map(
            (await floods(parts, known)).map(({ dueAt, network, facts, events: named, distinct }) => [
              dueAt,
              { network, facts, named, distinct },
            ]),
          )
        expect(await judged(state, batches)).toEqual(await judged(inOrder, [events]))
      }),
      { numRuns: 100 },
    )
  })
})

test.each<[string, Record<string, unknown>]>([
  ['nothing', {}],
  ['texts for numbers', { packets: 'many', dstaddr: '10.0.0.1' }],
  ['negative packets', { packets: -5, dstaddr: '10.0.0.1' }],
  ['a target that is no address', { packets: 5, dstaddr: 'x'.repeat(100) }],
  ['lists', { packets: [5], dstaddr: ['10.0.0.1'] }],
])('%s is no inbound flow', (_, fields) => {
  expect(flowOf(eventWith(fields))?.inbound).toBeUndefined()
})
