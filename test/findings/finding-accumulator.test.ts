import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { toldOf } from '#lib/findings/accumulated-finding.ts'
import type { MonitoringFinding } from '#lib/findings/finding.ts'
import { FindingAccumulator, type Story } from '#lib/findings/finding-accumulator.ts'
import { FindingStore } from '#lib/findings/finding-store.ts'
import type { MonitoringObservation } from '#lib/findings/observation.ts'
import { FindingMap } from '#lib/local/finding-map.ts'
import { monitoringObservation, noon } from './observations.ts'

/** Findings by id; the outbox aside, which knows when it was told what. */
const byId = (findings: readonly MonitoringFinding[]) =>
  new Map(findings.map(({ alerts: _, ...finding }) => [finding.id, finding] as const).sort(([a], [b]) => (a < b ? -1 : 1)))

async function stored(observations: readonly MonitoringObservation[]) {
  const items = new FindingMap()
  const store = new FindingStore(items, { now: () => noon, random: () => 0, sleep: async () => undefined })
  await store.record(observations)
  return byId((await Array.fromAsync(items.list({ kind: 'monitoring' }))) as MonitoringFinding[])
}

const stories = new Map<string, Story<MonitoringObservation>>()
const storyOf = ({ control, period, attack }: MonitoringObservation): Story<MonitoringObservation> => {
  const name = JSON.stringify([control, period, attack])
  const story = stories.get(name) ?? { control, period, attack, tell: toldOf }
  stories.set(name, story)
  return story
}

/** One event at a time where an observation has one, as the engine's single matches come; else as correlations come. */
function add(into: FindingAccumulator<MonitoringObservation>, observation: MonitoringObservation): void {
  const [only] = observation.events
  if (observation.events.length !== 1 || !only || observation.distinct || observation.network) into.observe(observation)
  else into.add(storyOf(observation), observation.dedupKey, observation.severity, only.id, only.time, observation)
}

function accumulated(observations: readonly MonitoringObservation[], settleEach = 7): FindingAccumulator<MonitoringObservation> {
  const into = new FindingAccumulator<MonitoringObservation>()
  for (const [index, observation] of observations.entries()) {
    add(into, observation)
    if (index % settleEach === 0) into.settle()
  }
  return into
}

const told = {
  control: fc.constantFrom('cloudtrail-trail-stopped', 'other', 'lone \ud800'),
  dedupKey: fc.constantFrom('alice', 'bob', 'lone \udc00 one'),
  severity: fc.constantFrom('low' as const, 'high' as const),
  attack: fc.constantFrom([], ['T1685.002'], ['T1685.002', 'T1078']),
  principal: fc.constantFrom(null, 'alice', 'bob\ud800'),
  facts: fc.constantFrom<Record<string, string>>({}, { eventName: 'A' }, { eventName: 'A\udc00', userAgent: 'x' }),
}
/** An event has one time. */
const event = fc.nat({ max: 400 }).map((id) => ({ id: id === 13 ? 'lone \ud834' : `event-${id}`, time: noon - 60_000 + (id % 97) * 1_000 }))
const single = fc
  .record({ ...told, event })
  .map(({ event, ...rest }) => monitoringObservation({ ...rest, events: [event], dueAt: event.time }))
const network = (observed: number, vector: string) => ({ vector, target: '10.0.0.1', sources: [], baseline: null, observed })
const several = fc
  .record({
    ...told,
    events: fc.array(event, { minLength: 2, maxLength: 120 }),
    network: fc.option(fc.tuple(fc.nat({ max: 2 }), fc.constantFrom('syn-flood', 'udp-flood')), { nil: undefined }),
  })
  .map(({ network: figures, ...rest }) =>
    monitoringObservation({
      ...rest,
      dueAt: Math.max(...rest.events.map(({ time }) => time)),
      ...(figures ? { network: network(...figures) } : {}),
    }),
  )
const observations = fc.array(fc.oneof({ weight: 9, arbitrary: single }, { weight: 1, arbitrary: several }), {
  minLength: 1,
  maxLength: 250,
})

describe('findings in the making', () => {
  test('are what the store would hold after the same observations', async () => {
    await fc.assert(
      fc.asyncProperty(observations, fc.integer({ min: 1, max: 50 }), async (list, settleEach) => {
        expect(byId(accumulated(list, settleEach).toFindings())).toEqual(await stored(list))
      }),
      { numRuns: 100 },
    )
  })

  test('do not depend on order, repetition or the way the hits were split', () => {
    const split = observations.chain((list) =>
      fc.record({
        list: fc.constant(list),
        shuffled: fc.shuffledSubarray([...list, ...list.slice(0, 20)], { minLength: list.length + Math.min(20, list.length) }),
        shares: fc.array(fc.nat({ max: 3 }), { minLength: list.length + 20, maxLength: list.length + 20 }),
      }),
    )
    fc.assert(
      fc.property(split, ({ list, shuffled, shares }) => {
        const parts = [0, 1, 2, 3].map((share) => accumulated(shuffled.filter((_, index) => shares[index] === share)))
        const merged = new FindingAccumulator<MonitoringObservation>()
        // Parts travel between threads.
        for (const part of parts) for (const piece of part.drain()) merged.merge(structuredClone(piece.part()))
        expect(byId(merged.toFindings())).toEqual(byId(accumulated(list).toFindings()))
        expect(merged.size).toBe(merged.toFindings().length)
        for (const part of parts) expect(part.size).toBe(0)
      }),
      { numRuns: 100 },
    )
  })

  it('count exactly up to 512 events and then as the store does', async () => {
    const storm = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        monitoringObservation({ events: [{ id: `e-${index}`, time: noon + index }], dueAt: noon + index }),
      )
    for (const count of [1, 50, 75, 76, 512, 513, 3_000]) {
      const list = storm(count)
      const findings = byId(accumulated([...list].reverse(), 100).toFindings())
      expect(findings).toEqual(await stored(list))
      if (count <= 512) expect([...findings.values()][0]).toMatchObject({ count, countError: 0 })
    }
  })

  it('meet under one id where two keys give one dedup key', () => {
    const into = new FindingAccumulator<MonitoringObservation>()
    for (const key of ['one', 'other']) {
      const observation = monitoringObservation({ events: [{ id: key, time: noon }] })
      into.add(storyOf(observation), key, 'high', key, noon, observation)
    }
    expect(into.toFindings().map(({ count }) => count)).toEqual([2])
    expect(into.size).toBe(1)
  })

  it('refuse an observation that rests on nothing', () => {
    expect(() => new FindingAccumulator().observe(monitoringObservation({ events: [] }))).toThrow(/rests on no event/)
  })
})
