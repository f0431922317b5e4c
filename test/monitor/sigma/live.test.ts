import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SecurityEvent } from '#lib/monitor/event.ts'
import type { Ruleset } from '#lib/monitor/sigma/compile-rules.ts'
import { eventWith, rulesetOf, ruleText } from './build.ts'
import { type Delivery, day, findingsFrom, judgedAtOnce, judgedLive, minute } from './judge.ts'

const start = Date.parse('2026-05-04T08:30:00Z')
const lateness = 60 * minute

const base = ['a', 'b', 'c']
  .map((name) => ruleText(`sel: {kind: ${name}}\ncondition: sel`, `title: ${name}\nname: ${name}\nlevel: informational`))
  .join('---\n')
const over = (...documents: string[]): Ruleset => rulesetOf([base, ...documents].join('---\n'))
const correlation = (name: string, body: string): string =>
  `title: ${name}\nname: ${name}\nid: id-${name}\ncorrelation: {group-by: [user], timespan: 10m, ${body}}\n`
const ours = (name: string, keepwatch: string, body = ''): string =>
  `title: ${name}\nname: ${name}\nid: id-${name}\nkeepwatch: {${keepwatch}}\n${body}`

const count = (name: string, condition: string, more = ''): string =>
  correlation(name, `type: event_count, rules: [a], condition: {${condition}}${more}`)
const absent = (name: string, rules: string, more = ''): string =>
  ours(name, `correlation: {type: absence, rules: ${rules}, group-by: [user], timespan: 10m${more}}`)
const burst = count('burst', 'gte: 2')

/** Every kind of thing that remembers, alone and on top of each other. */
const rulesets: readonly [string, Ruleset][] = [
  ['event_count', over(count('main', 'gte: 3'))],
  ['event_count, fewer than', over(count('main', 'lt: 3'))],
  ['event_count, exactly', over(count('main', 'eq: 2'))],
  ['event_count, a range', over(count('main', 'gt: 1, lte: 3'))],
  ['event_count in sessions', over(`${count('main', 'gte: 3')}keepwatch: {window: {kind: session, gap: 3m}}\n`)],
  ['event_count in sessions, few', over(`${count('main', 'lte: 2')}keepwatch: {window: {kind: session, gap: 3m}}\n`)],
  ['value_count', over(correlation('main', 'type: value_count, rules: [a, b], condition: {field: value, gte: 3}'))],
  ['value_count, not', over(correlation('main', 'type: value_count, rules: [a, b], condition: {field: value, neq: 1}'))],
  ['value_sum', over(correlation('main', 'type: value_sum, rules: [a, b], condition: {field: value, gte: 6}'))],
  ['value_avg', over(correlation('main', 'type: value_avg, rules: [a, b], condition: {field: value, gt: 2.5}'))],
  ['value_percentile', over(correlation('main', 'type: value_percentile, rules: [a, b], condition: {field: value, percentile: 75, gte: 4}'))],
  ['temporal', over(correlation('main', 'type: temporal, rules: [a, b, c]'))],
  ['temporal, some', over(correlation('main', 'type: temporal, rules: [a, b, c], condition: {eq: 2}'))],
  ['temporal_ordered', over(correlation('main', 'type: temporal_ordered, rules: [a, b, c]'))],
  ['absence', over(absent('main', '[a, b]'))],
  ['first seen', over(ours('f', 'firstSeen: {fields: [value], groupBy: [user], learning: 1h, memory: 2h}', 'logsource: {product: aws}\ndetection: {sel: {kind: a}, condition: sel}\n'))],
  ['a chain', over(burst, correlation('main', 'type: temporal_ordered, rules: [burst, b]'))],
  ['a chain that counts', over(burst, correlation('main', 'type: event_count, rules: [burst], condition: {gte: 2}').replace('10m', '1h'))],
  ['a chain of three', over(burst, correlation('mid', 'type: temporal, rules: [burst, b]'), correlation('main', 'type: temporal, rules: [mid, c]'))],
  ['a chain over what waits', over(count('few', 'eq: 2'), correlation('main', 'type: temporal, rules: [few, b]'))],
  ['a chain over absence', over(absent('gone', '[a, b]'), correlation('main', 'type: temporal, rules: [gone, c]').replace('10m', '20m'))],
  ['absence of a firing', over(burst, absent('main', '[b, burst]'))],
  ['a chain over what is new', over(
    ours('f', 'firstSeen: {fields: [value], groupBy: [user], learning: 1h, memory: 2h}', 'logsource: {product: aws}\ndetection: {sel: {kind: a}, condition: sel}\n'),
    correlation('main', 'type: temporal, rules: [f, b]'),
  )],
] // biome-ignore format: a table

const story = fc.record({
  // Whole minutes and halves, so that instants and borders are met often; some hours, so that there is something to learn.
  at: fc.oneof(
    fc.integer({ min: 0, max: 40 }).map((half) => half / 2),
    fc.integer({ min: 0, max: 400 }),
  ),
  kind: fc.constantFrom('a', 'a', 'b', 'c'),
  user: fc.constantFrom('u', 'u', 'w'),
  value: fc.constantFrom('1', '2', '4'),
  delay: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 50 })),
  again: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 50 })),
})

const eventOf = ({ at, kind, user, value }: { at: number; kind: string; user: string; value: string }, index: number): SecurityEvent =>
  eventWith({ kind, user, value }, { id: `e${String(index).padStart(3, '0')}`, time: start + at * minute, principal: `p${index % 5}` })

/** Events, and their arrival on the clock: each as late as may be, some twice, in batches of five minutes. */
const deliveries = fc.array(story, { maxLength: 24, size: 'max', minLength: 3 }).map((stories) => {
  const events = stories.map(eventOf)
  const arrivals = stories.flatMap(({ at, delay, again }, index) =>
    [delay, ...(again === null ? [] : [again])].map((late) => ({
      now: Math.ceil((at + late) / 5) * 5,
      event: events[index] as SecurityEvent,
    })),
  )
  const batches = [...Map.groupBy(arrivals, ({ now }) => now)].sort(([a], [b]) => a - b)
  const delivery: Delivery = {
    lateness,
    batches: batches.map(([now, list]) => ({ now: start + now * minute, events: list.map(({ event }) => event) })),
  }
  return { events, delivery }
})

/** What tells a finding's story may be another event of the same instant, so who did it is compared elsewhere. */
const outline = (findings: Awaited<ReturnType<typeof findingsFrom>>) => findings.map(({ facts: _, principal: __, ...finding }) => finding)

describe('what is seen live, late and twice, is what is seen when all is there', () => {
  test.each(rulesets)('%s', async (_, ruleset) => {
    await fc.assert(
      fc.asyncProperty(deliveries, async ({ events, delivery }) => {
        // The clock goes on after the last event, as it does live.
        const clock = eventWith({ kind: 'none' }, { id: 'clock', time: start + 10 * day })
        const wanted = outline(await findingsFrom(judgedAtOnce(ruleset, [[...events, clock]])))
        expect(outline(await findingsFrom(await judgedLive(ruleset, delivery)))).toEqual(wanted)
      }),
      { numRuns: 30 },
    )
  })
})

describe('files: order and sharing out change nothing', () => {
  test.each(rulesets)('%s', async (_, ruleset) => {
    const shared = fc
      .array(story, { maxLength: 24, size: 'max', minLength: 3 })
      .map((stories) => stories.map(eventOf))
      .chain((events) =>
        fc.record({
          events: fc.constant(events),
          shuffled: fc.shuffledSubarray(events, { minLength: events.length }),
          again: fc.shuffledSubarray(events),
          size: fc.integer({ min: 1, max: 8 }),
        }),
      )
    await fc.assert(
      fc.asyncProperty(shared, async ({ events, shuffled, again, size }) => {
        if (events.length === 0) return
        const all = [...shuffled, ...again]
        const parts = Array.from({ length: Math.ceil(all.length / size) }, (_part, at) => all.slice(at * size, (at + 1) * size))
        expect(await findingsFrom(judgedAtOnce(ruleset, parts))).toEqual(await findingsFrom(judgedAtOnce(ruleset, [events])))
      }),
      { numRuns: 20 },
    )
  })
})

test('there is something to be found in each of them', () => {
  const stories = fc.sample(deliveries, { numRuns: 100, seed: 7 }).map(({ events }) => events)
  for (const [name, ruleset] of rulesets) {
    const found = stories.filter((events) => {
      const clock = eventWith({ kind: 'none' }, { id: 'clock', time: start + 10 * day })
      return judgedAtOnce(ruleset, [[...events, clock]]).some(({ control }) => ['main', 'id-main', 'f', 'id-f'].includes(control))
    })
    expect([name, found.length > 2]).toEqual([name, true])
  }
})
