import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MonitoringObservation } from '#lib/findings/observation.ts'
import { StateMap } from '#lib/local/state-map.ts'
import { detect } from '#lib/monitor/detect.ts'
import type { SecurityEvent } from '#lib/monitor/event.ts'
import type { Sighting } from '#lib/monitor/sighting.ts'
import type { Ruleset } from '#lib/monitor/sigma/compile-rules.ts'
import { joinGroup } from '#lib/monitor/sigma/correlation-state.ts'
import { eventWith, rulesetOf, ruleText } from './build.ts'
import { findingsFrom, judgedAtOnce, minute } from './judge.ts'

const start = Date.parse('2026-05-04T08:30:00Z')

const base = ['a', 'b', 'c']
  .map((name) => ruleText(`sel: {kind: ${name}}\ncondition: sel`, `title: ${name}\nname: ${name}\nlevel: low`))
  .join('---\n')
const ruleset = (correlation: string, meta = ''): Ruleset =>
  rulesetOf(`${base}---\ntitle: c\nid: corr\n${meta}\ncorrelation:\n${correlation.replace(/^/gm, '  ')}\n`)

const counted = ruleset('type: event_count\nrules: [a]\ngroup-by: [user]\ntimespan: 10m\ncondition: {gte: 3}')
const valued = ruleset('type: value_count\nrules: [a, b]\ngroup-by: [user]\ntimespan: 10m\ncondition: {field: value, gte: 3}')
const together = ruleset('type: temporal\nrules: [a, b, c]\ngroup-by: [user]\ntimespan: 10m')
const ordered = ruleset('type: temporal_ordered\nrules: [a, b, c]\ngroup-by: [user]\ntimespan: 10m')

interface Story {
  readonly at: number
  readonly kind?: string
  readonly user?: string | null
  readonly value?: unknown
}

const eventOf = ({ at, kind = 'a', user = 'u', value = 'v' }: Story, index: number): SecurityEvent =>
  eventWith(
    { kind, value, ...(user === null ? {} : { user }) },
    { id: `e${String(index).padStart(3, '0')}`, time: start + at * minute, principal: `p-${kind}` },
  )

async function findingsOf(
  rules: Ruleset,
  batches: readonly (readonly SecurityEvent[])[],
  options = { now: start + 600 * minute, lateness: 60 * minute },
) {
  const state = new StateMap()
  const observations: MonitoringObservation[] = []
  for (const batch of batches) observations.push(...(await detect(rules, batch, state, options)))
  return findingsFrom(observations)
}

const at = (...times: number[]): Story[] => times.map((time) => ({ at: time }))
const due = (finding: { emittedAt: string } | undefined): number => (Date.parse(finding?.emittedAt ?? '') - start) / minute

describe('event_count', () => {
  test.each<[string, Story[], number[]]>([
    ['fires at the event that completes it', at(0, 1, 2), [2]],
    ['not one event too few', at(0, 1), []],
    ['not when they are too far apart', at(0, 5, 10.1), []],
    ['the timespan includes its borders', at(0, 5, 10), [10]],
    ['slides over full minutes, ten minutes and hours', at(26, 29, 35.5), [35.5]],
    ['once per hour of the clock for one that goes on', at(...Array.from({ length: 60 }, (_, index) => index)), [2, 30]],
    ['groups apart', [...at(0, 1), { at: 2, user: 'other' }], []],
    ['an event without the group field takes no part', [...at(0, 1), { at: 2, user: null }], []],
    ['other rules do not count', [...at(0, 1), { at: 2, kind: 'b' }], []],
  ])('%s', async (_, story, wanted) => {
    const findings = (await findingsOf(counted, [story.map(eventOf)])).filter(({ control }) => control === 'corr')
    expect(findings.map(due).sort((one, other) => one - other)).toEqual(wanted)
  })

  test('the base rule does not alert, unless the correlation generates it', async () => {
    const events = at(0, 1, 2).map(eventOf)
    const controls = async (rules: Ruleset): Promise<string[]> =>
      [...new Set((await findingsOf(rules, [events])).map(({ control }) => control))].sort()
    expect(await controls(counted)).toEqual(['corr'])
    const body = 'type: event_count\nrules: [a]\ngroup-by: [user]\ntimespan: 10m\ncondition: {gte: 3}'
    expect(await controls(ruleset(body, 'generate: true'))).toEqual(['a', 'corr'])
  })

  test('a redelivered event counts once, and what may have been lost is told again', async () => {
    const events = at(0, 1, 2).map(eventOf)
    const [first] = events
    expect(await findingsOf(counted, [first ? [first, first, first] : []])).toEqual([])
    const state = new StateMap()
    const once = await detect(counted, events, state, { now: start })
    const again = await detect(counted, events, state, { now: start })
    expect(once).toHaveLength(1)
    expect(again).toEqual(once)
  })

  test('ranges and equality are judged when the window is closed', async () => {
    const range = ruleset('type: event_count\nrules: [a]\ntimespan: 10m\ncondition: {gt: 1, lte: 2}')
    const times = (...story: number[]) => judgedAtOnce(range, [at(...story).map(eventOf)]).map(({ dueAt }) => (dueAt - start) / minute)
    expect(times(0)).toEqual([])
    expect(times(0, 1)).toEqual([1])
    expect(times(0, 0, 0, 10.5)).toEqual([])
    // A third event may still come.
    expect(await findingsOf(range, [at(0, 1).map(eventOf)], { now: start + 60 * minute, lateness: 60 * minute })).toEqual([])
  })

  test('late events count within the lateness, and are judged beyond it', async () => {
    const early = at(0, 1).map(eventOf)
    const much = at(65).map((story) => eventOf(story, 50))
    const late = at(2).map((story) => eventOf(story, 60))
    expect((await findingsOf(counted, [early, much, late])).map(due)).toEqual([2])
    const tooMuch = at(100).map((story) => eventOf(story, 50))
    expect(await findingsOf(counted, [early, tooMuch, late])).toEqual([])
    expect((await findingsOf(counted, [early, tooMuch, late], { now: 0, lateness: Number.POSITIVE_INFINITY })).map(due)).toEqual([2])
  })

  test('an event from the future pushes nothing out', async () => {
    const future = eventWith({ kind: 'a', user: 'u' }, { id: 'f', time: start + 1e12 })
    expect(
      await findingsOf(counted, [[...at(0, 1).map(eventOf), future], at(2).map((story) => eventOf(story, 9))], {
        now: start + minute,
        lateness: 60 * minute,
      }),
    ).toHaveLength(1)
  })

  test('a storm is bounded in the state, whole in the count', async () => {
    const state = new StateMap()
    const storm = Array.from({ length: 2_500 }, (_, index) => eventOf({ at: index / 1_000 }, index))
    const [observation, ...more] = await detect(counted, storm, state, { now: start })
    expect(observation?.events).toHaveLength(2_500)
    expect(observation?.facts['capped']).toBeDefined()
    expect(more).toEqual([
      expect.objectContaining({ control: 'keepwatch-state-capped', severity: 'medium', period: 86_400_000, dedupKey: '["corr"]' }),
    ])
    const [next] = await detect(counted, [eventOf({ at: 3 }, 9_999)], state, { now: start })
    expect(next?.events).toHaveLength(1_001)
  })
})

test.each([
  ['x', 10],
  // Three and four bytes a character: fewer of the largest events fit.
  ['漢', 4],
  ['😀', 4],
])('what is remembered of one group fits an item of DynamoDB at its largest, written in %s', (letter, least) => {
  const [correlation] = valued.correlations
  const sighting = (index: number): Sighting => {
    const facts = Object.fromEntries(Array.from({ length: 25 }, (_, fact) => [`fact${fact}`, `${index}${letter.repeat(500)}`]))
    return {
      account: '1',
      region: 'r',
      principal: 'p',
      resource: { arn: 'a', type: 't', account: '1', region: 'r' },
      sourceAddress: null,
      facts,
    }
  }
  const entries = Array.from({ length: 2_000 }, (_, index) => ({
    time: start + index,
    id: `${index}`.padEnd(128, 'x'),
    marks: Array.from({ length: 200 }, (_, mark) => `${index}-${mark}`.padEnd(64, letter)),
  }))
  const sightings = entries.map(({ time, id }, index) => ({ time, id, slot: `${index}`, text: JSON.stringify(sighting(index)) }))
  const evidence = entries.map(({ time, id }) => ({ time, id, lane: '0:x' }))
  if (!correlation) throw new Error('no correlation')
  const horizon = { now: start, lateness: 3_600_000 }
  const { next, capped } = joinGroup(correlation, undefined, { entries, evidence, sightings }, 3_600_000, horizon)
  expect(capped).toBe('events')
  expect(next.entries?.at(-1)?.[1]).toMatch(/^1999x/)
  expect((next.sightings?.length ?? 0) + (next.entries?.length ?? 0)).toBeGreaterThan(least)
  expect(Buffer.byteLength(JSON.stringify(next))).toBeLessThan(390_000)
})

describe('value_count', () => {
  test.each<[string, Story[], boolean]>([
    [
      'distinct values',
      [
        { at: 0, value: 1 },
        { at: 1, value: 2 },
        { at: 2, value: '3', kind: 'b' },
      ],
      true,
    ],
    [
      'the same value again',
      [
        { at: 0, value: 1 },
        { at: 1, value: 1 },
        { at: 2, value: '1' },
        { at: 3, value: 2 },
      ],
      false,
    ],
    [
      'members of a list',
      [
        { at: 0, value: ['x', 'y'] },
        { at: 1, value: ['y', 'z'] },
      ],
      true,
    ],
    [
      'no value',
      [
        { at: 0, value: null },
        { at: 1, value: {} },
        { at: 2, value: 1 },
        { at: 3, value: 2 },
      ],
      false,
    ],
    ['long values that differ at their end', [1, 2, 3].map((each) => ({ at: each, value: 'x'.repeat(200) + each })), true],
  ])('%s', async (_, story, wanted) => {
    expect((await findingsOf(valued, [story.map(eventOf)])).length > 0).toBe(wanted)
  })

  test('tuples and aliases', async () => {
    const tuple = ruleset('type: value_count\nrules: [a]\ntimespan: 10m\ncondition: {field: [user, value], gte: 3}')
    const story = [
      { at: 0, user: 'u', value: 1 },
      { at: 1, user: 'v', value: 1 },
      { at: 2, user: 'u', value: 1 },
    ]
    expect(await findingsOf(tuple, [story.map(eventOf)])).toHaveLength(0)
    expect(await findingsOf(tuple, [[...story, { at: 3, user: 'u', value: 2 }].map(eventOf)])).toHaveLength(1)
    const alias = ruleset(
      'type: value_count\nrules: [a, b]\ntimespan: 10m\ncondition: {field: x, gte: 2}\naliases: {x: {a: user, b: value}}',
    )
    expect(
      await findingsOf(alias, [
        [
          { at: 0, user: 'same' },
          { at: 1, kind: 'b', value: 'same' },
        ].map(eventOf),
      ]),
    ).toHaveLength(0)
    expect(
      await findingsOf(alias, [
        [
          { at: 0, user: 'one' },
          { at: 1, kind: 'b', value: 'two' },
        ].map(eventOf),
      ]),
    ).toHaveLength(1)
  })
})

describe('temporal', () => {
  const sequence = (...kinds: [string, number][]): Story[] => kinds.map(([kind, time]) => ({ kind, at: time }))
  test.each<[string, Story[], boolean, boolean]>([
    ['in order', sequence(['a', 0], ['b', 1], ['c', 2]), true, true],
    ['in another order', sequence(['c', 0], ['b', 1], ['a', 2]), true, false],
    ['at the same instant', sequence(['c', 0], ['a', 0], ['b', 0]), true, true],
    ['one missing', sequence(['a', 0], ['b', 1], ['b', 2]), false, false],
    ['too far apart', sequence(['a', 0], ['b', 9], ['c', 11]), false, false],
    ['a later beginning saves it', sequence(['a', 0], ['b', 8], ['a', 9], ['b', 10], ['c', 11]), true, true],
    ['the middle is too old', sequence(['a', 0], ['b', 1], ['a', 9], ['c', 10.5]), true, false],
  ])('%s', async (_, story, unordered, inOrder) => {
    expect((await findingsOf(together, [story.map(eventOf)])).length > 0).toBe(unordered)
    expect((await findingsOf(ordered, [story.map(eventOf)])).length > 0).toBe(inOrder)
  })
})

/** Obviously right: every event as the end of a window, every hour of the clock as a finding. */
function reference(events: readonly SecurityEvent[], holds: (window: readonly SecurityEvent[]) => boolean) {
  const found = new Map<string, Set<string>>()
  for (const end of events) {
    const window = events.filter(
      (event) => event.fields['user'] === end.fields['user'] && event.time <= end.time && event.time >= end.time - 10 * minute,
    )
    if (!holds(window)) continue
    const key = `${end.fields['user']} ${Math.floor(end.time / 3_600_000)}`
    found.set(key, new Set([...(found.get(key) ?? []), ...window.map(({ id }) => id)]))
  }
  return [...found.values()].map((ids) => [...ids].sort()).sort()
}

describe('order, batches and redelivery change nothing', () => {
  const story = fc.record({
    // Whole minutes and halves, so that instants and borders are met often.
    at: fc.integer({ min: 0, max: 90 }).map((half) => half / 2),
    kind: fc.constantFrom('a', 'b', 'c'),
    user: fc.constantFrom('u', 'w'),
    value: fc.constantFrom('1', '2', '3', '4'),
  })
  const delivery = fc.array(story, { maxLength: 25 }).chain((stories) => {
    const events = stories.map(eventOf)
    return fc.record({
      events: fc.constant(events),
      batches: fc
        .tuple(
          fc.shuffledSubarray(events, { minLength: events.length }),
          fc.shuffledSubarray(events),
          fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1 }),
        )
        .map(([all, again, sizes]) => split([...all, ...again], sizes)),
    })
  })

  const kinds = (window: readonly SecurityEvent[]): Set<unknown> => new Set(window.map(({ fields }) => fields['kind']))
  const inOrder = (window: readonly SecurityEvent[]): boolean => {
    const times = (kind: string): number[] => window.filter(({ fields }) => fields['kind'] === kind).map(({ time }) => time)
    return times('a').some((a) => times('b').some((b) => b >= a && times('c').some((c) => c >= b)))
  }

  test.each<[string, Ruleset, (window: readonly SecurityEvent[]) => boolean, (event: SecurityEvent) => boolean]>([
    ['event_count', counted, (window) => window.length >= 3, ({ fields }) => fields['kind'] === 'a'],
    [
      'value_count',
      valued,
      (window) => new Set(window.map(({ fields }) => fields['value'])).size >= 3,
      ({ fields }) => fields['kind'] !== 'c',
    ],
    ['temporal', together, (window) => kinds(window).size === 3, () => true],
    ['temporal_ordered', ordered, inOrder, () => true],
  ])('%s', async (_, rules, holds, takesPart) => {
    await fc.assert(
      fc.asyncProperty(delivery, async ({ events, batches }) => {
        const sorted = [...events].sort((one, other) => one.time - other.time)
        const wanted = await findingsOf(rules, [sorted])
        expect(await findingsOf(rules, batches)).toEqual(wanted)
        // A rule that no correlation names alerts by itself.
        const correlated = wanted.filter(({ control }) => control === 'corr')
        expect(correlated.map(({ earliest }) => earliest.map(({ id }) => id).sort()).sort()).toEqual(
          reference(events.filter(takesPart), holds),
        )
      }),
      { numRuns: 60 },
    )
  })
})

function split<Item>(items: readonly Item[], sizes: readonly number[]): Item[][] {
  const batches: Item[][] = []
  let from = 0
  for (let turn = 0; from < items.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    batches.push(items.slice(from, from + size))
    from += size
  }
  return batches
}
