import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeConnections, dynamo } from '#lib/aws/connections.ts'
import { StateTable } from '#lib/aws/state-table.ts'
import { type EmbeddedStores, startEmbeddedStores } from '#lib/local/embedded-stores.ts'
import { StateMap } from '#lib/local/state-map.ts'
import { detect } from '#lib/monitor/detect.ts'
import type { DetectionState } from '#lib/monitor/detection-state.ts'
import type { SecurityEvent } from '#lib/monitor/event.ts'
import { tick } from '#lib/monitor/tick.ts'
import { eventWith, rulesetOf, ruleText } from './sigma/build.ts'
import { day, findingsFrom, hour, judgedAtOnce, minute } from './sigma/judge.ts'

const start = Date.parse('2026-05-04T08:30:00Z')
const lateness = hour
const base = ['a', 'b']
  .map((name) => ruleText(`sel: {kind: ${name}}\ncondition: sel`, `title: ${name}\nname: ${name}\nlevel: low`))
  .join('---\n')
const absence = 'title: gone\nname: gone\nkeepwatch: {correlation: {type: absence, rules: [a, b], group-by: [user], timespan: 10m}}\n'
const rules = rulesetOf(`${base}---\n${absence}`)
const eventAt = (at: number, kind = 'a', user = 'u'): SecurityEvent =>
  eventWith({ kind, user }, { id: `${kind}${user}${at}`, time: start + at * minute })
const ticked = (state: DetectionState, at: number, ruleset = rules) =>
  tick(ruleset, state, { now: start + at * minute, lateness, limit: 100 })
const controls = (observations: readonly { readonly control: string }[]): string[] => observations.map(({ control }) => control)

describe('the tick', () => {
  test('tells of an absence when its time and the lateness have passed, and once', async () => {
    const state = new StateMap()
    expect(controls(await detect(rules, [eventAt(0)], state, { now: start }))).toEqual([])
    expect(controls((await ticked(state, 69)).observations)).toEqual([])
    const seen = await ticked(state, 71)
    expect(seen.observations).toMatchObject([{ control: 'gone', dueAt: start + 10 * minute, events: [{ id: 'au0' }] }])
    expect(seen).toMatchObject({ judged: 1, letGo: 0, failures: [] })
    await seen.acknowledge()
    expect(await ticked(state, 72)).toMatchObject({ observations: [], judged: 0 })
  })

  test('tells again of what was not acknowledged: the process may have been killed', async () => {
    const state = new StateMap()
    await detect(rules, [eventAt(0)], state, { now: start })
    const first = await ticked(state, 71)
    const again = await ticked(state, 72)
    expect(again.observations).toEqual(first.observations)
    await Promise.all([first.acknowledge(), again.acknowledge()])
    expect((await ticked(state, 73)).observations).toEqual([])
  })

  test('loses nothing that joins between judging and acknowledging', async () => {
    const state = new StateMap()
    await detect(rules, [eventAt(0)], state, { now: start })
    const first = await ticked(state, 75)
    // As late as may be, by a clock that is a little behind.
    expect(controls(await detect(rules, [eventAt(4)], state, { now: start + 73 * minute }))).toEqual([])
    await first.acknowledge()
    const next = await ticked(state, 76)
    expect(next.observations.flatMap(({ events }) => events.map(({ id }) => id))).toContain('au4')
    await next.acknowledge()
    expect((await ticked(state, 77)).observations).toEqual([])
  })

  test('an event that is later than may be is judged where it arrives', async () => {
    const observations = await detect(rules, [eventAt(0)], new StateMap(), { now: start + 80 * minute })
    expect(observations).toMatchObject([{ control: 'gone', dueAt: start + 10 * minute }])
  })

  test('lets go of a rule that is no longer there, but not at once', async () => {
    const state = new StateMap()
    await detect(rules, [eventAt(0)], state, { now: start })
    const others = rulesetOf(base)
    expect(await ticked(state, 71, others)).toMatchObject({ observations: [], letGo: 0 })
    // The older function of a deployment that is under way did not know it; the newer one does.
    expect((await ticked(state, 140)).observations).toMatchObject([{ control: 'gone' }])
    expect(await ticked(state, 140, others)).toMatchObject({ observations: [], letGo: 1 })
    expect(await ticked(state, 300, others)).toMatchObject({ judged: 0, letGo: 0 })
  })

  test('one group that cannot be judged holds up no other', async () => {
    const state = new StateMap()
    await detect(rules, [eventAt(0), eventAt(0, 'a', 'w')], state, { now: start })
    const [poisoned] = await state.due(start + day, 1)
    const broken: DetectionState = {
      update: (...args) => state.update(...args),
      due: (...args) => state.due(...args),
      read: (key, now) => (key === poisoned ? Promise.reject(new Error('unreadable')) : state.read(key, now)),
    }
    const seen = await ticked(broken, 71)
    expect(seen).toMatchObject({ judged: 1, failures: [new Error('unreadable')] })
    expect(controls(seen.observations)).toEqual(['gone'])
    await seen.acknowledge()
    expect((await ticked(state, 72)).observations).toHaveLength(1)
  })
})

describe('a tick that did not run for hours', () => {
  const lone =
    'title: lone\nname: lone\ncorrelation: {type: event_count, rules: [a], group-by: [user], timespan: 10m, condition: {eq: 1}}\n'
  const over = (document: string) => rulesetOf([base, lone, document].join('---\n'))

  test('finds what is still to be judged, although newer events came', async () => {
    const state = new StateMap()
    const ruleset = rulesetOf([base, lone].join('---\n'))
    for (const at of [0, 200]) await detect(ruleset, [eventAt(at)], state, { now: start + at * minute })
    const { observations } = await ticked(state, 300, ruleset)
    expect(observations.map(({ dueAt }) => (dueAt - start) / minute)).toEqual([0, 200])
  })

  test('finds what its firings join', async () => {
    const state = new StateMap()
    const ruleset = over('title: both\nname: both\ncorrelation: {type: temporal, rules: [lone, b], group-by: [user], timespan: 10m}\n')
    await detect(ruleset, [eventAt(0), eventAt(1, 'b')], state, { now: start + minute })
    await detect(ruleset, [eventAt(119, 'b')], state, { now: start + 119 * minute })
    expect((await ticked(state, 120, ruleset)).observations).toMatchObject([{ control: 'both', dueAt: start + minute }])
  })
})

describe('many at once, over the embedded table', () => {
  let stores: EmbeddedStores
  beforeAll(async () => {
    stores = await startEmbeddedStores()
    Object.assign(process.env, stores.variables)
  })
  afterAll(async () => {
    closeConnections()
    await stores.close()
  })

  const ruleset = rulesetOf(
    [
      base,
      absence,
      'title: burst\nname: burst\ncorrelation: {type: event_count, rules: [a], group-by: [user], timespan: 10m, condition: {gte: 2}}\n',
      'title: chain\nname: chain\ncorrelation: {type: temporal_ordered, rules: [burst, b], group-by: [user], timespan: 10m}\n',
      'title: few\nname: few\ncorrelation: {type: event_count, rules: [b], group-by: [user], timespan: 10m, condition: {eq: 1}}\n',
    ].join('---\n'),
  )
  const story = fc.record({ at: fc.integer({ min: 0, max: 40 }), kind: fc.constantFrom('a', 'a', 'b'), user: fc.constantFrom('u', 'w') })

  test('detectors and ticks that interleave come to what one comes to who sees all', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(story, { minLength: 4, maxLength: 16, size: 'max' }),
        fc.integer({ min: 1, max: 4 }),
        async (stories, size) => {
          // Users of their own for each run, so that runs do not meet in the table.
          const events = stories.map(({ at, kind, user }, index) =>
            eventWith({ kind, user: `${user}${run}` }, { id: `e${String(index).padStart(2, '0')}`, time: start + at * minute }),
          )
          run++
          const table = (): StateTable =>
            new StateTable(dynamo(), stores.variables.STATE_TABLE, {
              random: Math.random,
              sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
            })
          const now = start + 45 * minute
          const batches = Array.from({ length: Math.ceil(events.length / size) }, (_, at) => events.slice(at * size, (at + 1) * size))
          const watching = async () => {
            const seen = await tick(ruleset, table(), { now, lateness, limit: 100 })
            await seen.acknowledge()
            return seen.observations
          }
          const live = await Promise.all(
            [...batches, ...batches.slice(0, 2)].flatMap((batch) => [detect(ruleset, batch, table(), { now, lateness }), watching()]),
          )
          const later = []
          for (let round = 1; round <= 3; round++) {
            const seen = await tick(ruleset, table(), { now: now + round * 2 * hour, lateness, limit: 1_000 })
            later.push(...seen.observations)
            await seen.acknowledge()
          }
          const clock = eventWith({ kind: 'none' }, { id: 'clock', time: start + day })
          const outline = async (observations: Parameters<typeof findingsFrom>[0]) =>
            (await findingsFrom(observations)).map(({ facts: _, principal: __, ...finding }) => finding)
          expect(await outline([...live.flat(), ...later])).toEqual(await outline(judgedAtOnce(ruleset, [[...events, clock]])))
        },
      ),
      { numRuns: 8 },
    )
  })

  test('deadlines: in order, only when they have come, and none where there is none', async () => {
    const table = new StateTable(dynamo(), stores.variables.STATE_TABLE, { random: () => 0, sleep: async () => undefined })
    const put = (key: string, dueAt?: number) =>
      table.update<string, void>(
        key,
        () => ({ next: 'kept', result: undefined, expiresAt: 9_000_000, ...(dueAt === undefined ? {} : { dueAt }) }),
        0,
      )
    for (let at = 0; at < 20; at++) await put(`deadline-${at}`, 1_000 + at)
    await put('deadline-never')
    expect(await table.due(1_004, 100)).toEqual(['deadline-0', 'deadline-1', 'deadline-2', 'deadline-3', 'deadline-4'])
    expect(await table.due(2_000, 3)).toEqual(['deadline-0', 'deadline-1', 'deadline-2'])
    await put('deadline-1')
    await put('deadline-2', 5_000)
    expect(await table.due(1_004, 100)).toEqual(['deadline-0', 'deadline-3', 'deadline-4'])
    expect(await table.read('deadline-0', 0)).toBe('kept')
    // Expired, and not yet deleted.
    expect(await table.read('deadline-0', 9_000_000)).toBeUndefined()
  })
})
