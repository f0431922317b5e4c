import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AccumulatedFinding, type FindingSummary } from '#lib/findings/accumulated-finding.ts'
import type { MonitoringFinding } from '#lib/findings/finding.ts'
import { FindingAccumulator } from '#lib/findings/finding-accumulator.ts'
import { FindingStore } from '#lib/findings/finding-store.ts'
import { FindingMap } from '#lib/local/finding-map.ts'
import { controlsIn } from '#lib/monitor/controls-in.ts'
import { DetectionShare } from '#lib/monitor/detection-share.ts'
import { DetectionSum } from '#lib/monitor/detection-sum.ts'
import type { SecurityEvent } from '#lib/monitor/event.ts'
import { observeMatch } from '#lib/monitor/observe-match.ts'
import type { Ruleset } from '#lib/monitor/sigma/compile-rules.ts'
import { eventWith, rulesetOf } from './sigma/build.ts'

const rules = `title: a
id: single
level: medium
fields: [detail]
logsource: {service: cloudtrail}
detection: {s: {eventName: A}, condition: s}
---
title: reported
name: reported
logsource: {service: cloudtrail}
detection: {s: {eventName: [A, B]}, condition: s}
level: low
keepwatch:
  dedup: {by: [detail, sourceAddress], period: 10m}
  reported: {severity: how, title: [detail]}
---
title: many b
id: many
level: high
correlation: {type: event_count, rules: [part], group-by: [detail], timespan: 5m, condition: {gte: 3}}
---
title: part
name: part
logsource: {service: cloudtrail}
detection: {s: {eventName: B}, condition: s}
---
title: flood
name: flood
logsource: {service: vpcflow}
detection: {s: {dstport: 443}, condition: s}
keepwatch: {baseline: {kind: inbound-flood, floor: 1000, factor: 3}}
`

const start = Date.parse('2026-03-01T12:00:00Z')
const trailEvent = fc
  .record({
    id: fc.nat({ max: 300 }),
    name: fc.constantFrom('A', 'B', 'C'),
    detail: fc.constantFrom('x', 'y\ud800'),
    how: fc.constantFrom('critical', 'low', 'nonsense'),
    principal: fc.constantFrom('alice', 'bob', null),
  })
  .map(({ id, name, detail, how, principal }) =>
    // What an event says belongs to its id: a redelivery says the same.
    eventWith(
      { eventName: name, detail, how },
      { id: `${id} ${name} ${detail} ${how} ${principal}`, time: start + (id % 40) * 20_000, principal },
    ),
  )
const flowEvent = fc
  .record({
    id: fc.nat({ max: 10_000 }),
    minute: fc.nat({ max: 3 }),
    packets: fc.integer({ min: 100, max: 900 }),
    source: fc.nat({ max: 5 }),
  })
  .map(({ id, minute, packets, source }) => {
    const end = start / 1_000 + minute * 60 + 59
    const record = { dstaddr: '10.0.0.9', dstport: 443, srcport: 50_000, protocol: 6, packets, bytes: packets * 40, start: end - 77, end }
    return eventWith(
      { ...record, 'tcp-flags': 2, 'flow-direction': 'ingress', 'interface-id': 'eni-1', srcaddr: `203.0.113.${source}` },
      {
        id: `flow ${id} ${minute} ${packets} ${source}`,
        time: end * 1_000,
        logSource: { product: 'aws', service: 'vpcflow' },
        sourceAddress: `203.0.113.${source}`,
        principal: null,
      },
    )
  })

const byId = (findings: Iterable<FindingSummary>) => [...findings].sort((a, b) => (a.id < b.id ? -1 : 1))

/** The findings of shares, each of them a list of batches, as threads would hand them over. */
function findingsOf(ruleset: Ruleset, shares: readonly (readonly (readonly SecurityEvent[])[])[]) {
  const sum = new DetectionSum(ruleset)
  const findings = new FindingAccumulator()
  for (const batches of shares) {
    const share = new DetectionShare(ruleset)
    for (const batch of batches) {
      share.look(batch)
      sum.addBaselines(structuredClone(share.baselines()))
    }
    sum.addGroups(structuredClone(share.groups()))
    for (const finding of share.drain()) findings.merge(structuredClone(finding.part()))
  }
  for (const observation of sum.observations()) findings.merge(AccumulatedFinding.of(observation).part())
  return byId(Array.from(findings.drain(), (finding) => finding.summary()))
}

const cut = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, index * size + size))

describe('what shares of a run see', () => {
  const ruleset = rulesetOf(rules)

  test('adds up to the same findings however the events are shared out', () => {
    const distinct = { maxLength: 150, selector: ({ id }: SecurityEvent) => id }
    const run = fc.uniqueArray(fc.oneof({ weight: 3, arbitrary: trailEvent }, flowEvent), distinct).chain((events) =>
      fc.record({
        events: fc.constant(events),
        shuffled: fc.shuffledSubarray(events, { minLength: events.length }),
        size: fc.integer({ min: 1, max: 40 }),
        threads: fc.integer({ min: 1, max: 4 }),
      }),
    )
    fc.assert(
      fc.property(run, ({ events, shuffled, size, threads }) => {
        const batches = cut(shuffled, size)
        const shares = Array.from({ length: threads }, (_, thread) => batches.filter((_, index) => index % threads === thread))
        const whole = findingsOf(ruleset, [[events]])
        expect(findingsOf(ruleset, shares)).toEqual(whole)
      }),
      { numRuns: 60 },
    )
  })

  test('are findings of every kind, so that the properties are about something', () => {
    const seen = new Set<string>()
    // One seed: over random ones a rare kind would be missing now and then.
    for (const events of fc.sample(
      fc.array(fc.oneof({ weight: 3, arbitrary: trailEvent }, flowEvent), { minLength: 100, maxLength: 150 }),
      { seed: 5, numRuns: 20 },
    ))
      for (const { control } of findingsOf(ruleset, [[events]])) seen.add(control)
    expect([...seen].sort()).toEqual(['flood', 'many', 'reported', 'single'])
  })

  test('does not change when a file is there twice', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(trailEvent, flowEvent), { maxLength: 60 }), (events) => {
        expect(findingsOf(ruleset, [[events, events], [events]])).toEqual(findingsOf(ruleset, [[events]]))
      }),
      { numRuns: 60 },
    )
  })

  test('single matches are the findings that the store would hold', async () => {
    const singles = rulesetOf(rules.split('---').slice(0, 2).join('---'))
    await fc.assert(
      fc.asyncProperty(fc.array(trailEvent, { maxLength: 80 }), async (events) => {
        const items = new FindingMap()
        const store = new FindingStore(items, { now: () => start, random: () => 0, sleep: async () => undefined })
        await store.record(events.flatMap((event) => singles.match(event).map(({ rule }) => observeMatch(rule, event))))
        const stored = (await Array.fromAsync(items.list({ kind: 'monitoring' }))) as MonitoringFinding[]
        const shown = stored.map(
          ({ distinct: _, kind: __, workflow: ___, alerts: ____, windowStart: _____, windowEnd: ______, ...finding }) => finding,
        )
        const runbookless = findingsOf(singles, [[events]])
        expect(runbookless).toEqual(byId(shown))
      }),
      { numRuns: 60 },
    )
  })

  test('finds each kind', () => {
    const b = Array.from({ length: 3 }, (_, index) =>
      eventWith({ eventName: 'B', detail: 'x' }, { id: `b${index}`, time: start + index * 60_000 }),
    )
    expect(controlsIn(ruleset, b)).toEqual(new Set(['reported', 'many']))
    expect(controlsIn(ruleset, b.slice(1))).toEqual(new Set(['reported']))
  })

  test('an absence is seen by cases of rules, since time goes on after their last event', () => {
    const absent = rulesetOf(`title: begun
name: begun
logsource: {service: cloudtrail}
detection: {s: {eventName: A}, condition: s}
---
title: ended
name: ended
logsource: {service: cloudtrail}
detection: {s: {eventName: B}, condition: s}
---
title: never ended
id: never-ended
keepwatch: {correlation: {type: absence, rules: [begun, ended], timespan: 10m}}
`)
    expect(controlsIn(absent, [eventWith({ eventName: 'A' })])).toEqual(new Set(['never-ended']))
  })
})
