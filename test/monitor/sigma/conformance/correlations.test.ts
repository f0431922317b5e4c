import { describe, expect, test } from 'vitest'
import { eventWith, rulesetOf, ruleText } from '../build.ts'
import { judgedAtOnce } from '../judge.ts'

/** Rules a, b and c match events whose kind is their name; b has an id, too. */
const base = ['a', 'b', 'c']
  .map((name) => ruleText(`sel: {kind: ${name}}\ncondition: sel`, `title: ${name}\nname: ${name}\nid: id-${name}\nlevel: low`))
  .join('---\n')
const start = Date.parse('2026-03-02T10:00:00Z')

/** Seconds after the start, the rule that it matches, and other fields. */
type Happening = readonly [at: number, kind: string, fields?: Readonly<Record<string, unknown>>]

/** A correlation in YAML flow, what happens, and when it fires first (seconds); null when it does not. */
type Row = readonly [correlation: string, story: readonly Happening[], firing: number | null]

const observed = (correlation: string, story: readonly Happening[], meta = '') => {
  const rules = rulesetOf(`${base}---\ntitle: c\nid: corr\n${meta}\ncorrelation: {${correlation}}\n`)
  const events = story.map(([at, kind, fields], index) => eventWith({ kind, ...fields }, { id: `e${index}`, time: start + at * 1_000 }))
  return judgedAtOnce(rules, [events])
}

function conforming(chapter: string, rows: readonly Row[]): void {
  test.each(rows)(`${chapter}: %s, %j fires at %j`, (correlation, story, firing) => {
    const times = observed(correlation, story)
      .filter(({ control }) => control === 'corr')
      .map(({ dueAt }) => (dueAt - start) / 1_000)
    expect(times.length === 0 ? null : Math.min(...times)).toBe(firing)
  })
}

/** One event of rule `a` at each of these seconds. */
const at = (...seconds: number[]): Happening[] => seconds.map((second) => [second, 'a'])
const count = (condition: string, timespan = '10s'): string =>
  `type: event_count, rules: [a], timespan: ${timespan}, condition: {${condition}}`

conforming('Correlations 2.1.0, "Event Count"', [
  [count('gte: 3'), at(0, 1, 2), 2],
  [count('gte: 3'), at(0, 1), null],
  [count('gte: 3'), at(2, 0, 1), 2],
  [count('gte: 3'), [...at(0, 1), [2, 'b']], null],
  ['type: event_count, rules: [a, b], timespan: 10s, condition: {gte: 3}', [...at(0, 1), [2, 'b']], 2],
  ['type: event_count, rules: [id-a], timespan: 10s, condition: {gte: 2}', at(0, 1), 1],
  [count('gte: 1'), at(5), 5],
])

conforming('Correlations 2.1.0, "Condition": operators and ranges', [
  [count('gt: 2'), at(0, 1), null],
  [count('gt: 2'), at(0, 1, 2), 2],
  [count('gte: 2'), at(0, 1), 1],
  [count('eq: 2'), at(0, 1), 1],
  [count('eq: 2'), at(0), null],
  [count('eq: 2'), at(0, 0, 0), null],
  [count('lt: 2'), at(3), 3],
  [count('lt: 2'), at(3, 3), null],
  [count('lte: 2'), at(3, 3), 3],
  [count('lte: 2'), at(3, 3, 3), null],
  [count('neq: 1'), at(0), null],
  [count('neq: 1'), at(0, 4), 4],
  [count('gt: 1, lte: 3'), at(0, 0, 0), 0],
  [count('gt: 1, lte: 3'), at(0, 0, 0, 0), null],
  [count('gt: 1, lt: 3'), at(0), null],
  [count("gte: '2'"), at(0, 1), 1],
])

conforming('Correlations 2.1.0, "Time Selection": seconds, minutes, hours, days; windows snap to nothing', [
  [count('gte: 2', '10s'), at(0, 10), 10],
  [count('gte: 2', '10s'), at(0, 11), null],
  [count('gte: 2', '2m'), at(0, 120), 120],
  [count('gte: 2', '2m'), at(0, 121), null],
  [count('gte: 2', '1h'), at(0, 3_600), 3_600],
  [count('gte: 2', '1h'), at(0, 3_601), null],
  [count('gte: 2', '90m'), at(0, 5_400), 5_400],
  [count('gte: 2', '1d'), at(0, 86_400), 86_400],
  [count('gte: 2', '1d'), at(0, 86_401), null],
  [count('gte: 2', '10s'), at(3_595, 3_604), 3_604],
  [count('gte: 3', '10s'), at(0, 8, 12, 16), 16],
])

const by = (fields: string): string => `type: event_count, rules: [a, b], group-by: [${fields}], timespan: 10s, condition: {gte: 2}`
conforming('Correlations 2.1.0, "Grouping"', [
  [by('user'), [[0, 'a', { user: 'x' }], [1, 'a', { user: 'x' }]], 1],
  [by('user'), [[0, 'a', { user: 'x' }], [1, 'a', { user: 'y' }]], null],
  [by('user'), [[0, 'a', { user: 'x' }], [1, 'b', { user: 'y' }], [2, 'b', { user: 'x' }]], 2],
  [by('user, ip'), [[0, 'a', { user: 'x', ip: 1 }], [1, 'a', { user: 'x', ip: 2 }]], null],
  [by('user, ip'), [[0, 'a', { user: 'x', ip: 1 }], [1, 'a', { user: 'x', ip: 1 }]], 1],
  [by('id.user'), [[0, 'a', { id: { user: 'x' } }], [1, 'a', { id: { user: 'x' } }]], 1],
  ['type: event_count, rules: [a], timespan: 10s, condition: {gte: 2}', [[0, 'a', { user: 'x' }], [1, 'a', { user: 'y' }]], 1],
]) // biome-ignore format: stories read as lines

const values = (condition: string, fields = 'v'): string =>
  `type: value_count, rules: [a], group-by: [user], timespan: 10s, condition: {field: ${fields}, ${condition}}`
const valued = (...list: unknown[]): Happening[] => list.map((v, index) => [index, 'a', { user: 'x', v }])
conforming('Correlations 2.1.0, "Value Count"', [
  [values('gte: 3'), valued('p', 'q', 'r'), 2],
  [values('gte: 3'), valued('p', 'q', 'p', 'q'), null],
  [values('gte: 2'), valued('p', 'p', 'q'), 2],
  [values('gt: 2'), valued('p', 'q', 'r'), 2],
  [values('eq: 2'), valued('p', 'q'), 1],
  [values('gte: 2'), valued(1, 2), 1],
  [values('gte: 2'), [[0, 'a', { user: 'x', v: 1 }], [1, 'a', { user: 'y', v: 2 }]], null],
  [values('gte: 2'), [[0, 'a', { user: 'x', v: 1 }], [11, 'a', { user: 'x', v: 2 }]], null],
  [values('gte: 2'), [[0, 'a', { user: 'x', v: 1 }], [1, 'a', { user: 'x' }]], null],
  [values('gte: 2'), [[0, 'a', { user: 'x', v: 1 }], [1, 'b', { user: 'x', v: 2 }]], null],
  [values('gte: 2', '[v, w]'), [[0, 'a', { user: 'x', v: 1, w: 1 }], [1, 'a', { user: 'x', v: 1, w: 2 }]], 1],
  [values('gte: 2', '[v, w]'), [[0, 'a', { user: 'x', v: 1, w: 1 }], [1, 'a', { user: 'x', v: 1, w: 1 }]], null],
]) // biome-ignore format: stories read as lines

const temporal = 'type: temporal, rules: [a, b, c], timespan: 10s'
conforming('Correlations 2.1.0, "Temporal Proximity"', [
  [temporal, [[0, 'a'], [1, 'b'], [2, 'c']], 2],
  [temporal, [[0, 'c'], [1, 'a'], [2, 'b']], 2],
  [temporal, [[0, 'a'], [0, 'b'], [0, 'c']], 0],
  [temporal, [[0, 'a'], [1, 'b'], [2, 'b']], null],
  [temporal, [[0, 'a'], [1, 'b'], [11, 'c']], null],
  [temporal, [[0, 'a'], [1, 'b'], [8, 'a'], [11, 'c']], 11],
  ['type: temporal, rules: [a, b], group-by: [user], timespan: 10s', [[0, 'a', { user: 'x' }], [1, 'b', { user: 'y' }]], null],
  ['type: temporal, rules: [a, b], group-by: [user], timespan: 10s', [[0, 'a', { user: 'x' }], [1, 'b', { user: 'x' }]], 1],
  ['type: temporal, rules: [a, b, c], timespan: 10s, condition: {gte: 2}', [[0, 'a'], [1, 'c']], 1],
  ['type: temporal, rules: [a, b, c], timespan: 10s, condition: {gte: 2}', [[0, 'a'], [1, 'a']], null],
]) // biome-ignore format: stories read as lines

const ordered = 'type: temporal_ordered, rules: [a, b, c], timespan: 10s'
conforming('Correlations 2.1.0, "Ordered Temporal Proximity"', [
  [ordered, [[0, 'a'], [1, 'b'], [2, 'c']], 2],
  [ordered, [[0, 'a'], [1, 'c'], [2, 'b']], null],
  [ordered, [[0, 'c'], [1, 'b'], [2, 'a']], null],
  [ordered, [[0, 'c'], [1, 'a'], [2, 'b'], [3, 'c']], 3],
  [ordered, [[0, 'a'], [1, 'a'], [2, 'b'], [3, 'b'], [4, 'c']], 4],
  [ordered, [[0, 'a'], [1, 'b'], [11, 'c']], null],
  [ordered, [[0, 'a'], [2, 'a'], [3, 'b'], [12, 'c']], 12],
  ['type: temporal_ordered, rules: [b, a], timespan: 10s', [[0, 'a'], [1, 'b']], null],
  ['type: temporal_ordered, rules: [b, a], timespan: 10s', [[0, 'b'], [1, 'a']], 1],
  ['type: temporal_ordered, rules: [a, b], group-by: [user], timespan: 10s', [[0, 'a', { user: 'x' }], [1, 'b', { user: 'y' }]], null],
]) // biome-ignore format: stories read as lines

const aliased = 'type: temporal, rules: [a, b], group-by: [who], timespan: 10s, aliases: {who: {a: source.ip, b: target}}'
conforming('Correlations 2.1.0, "Field Name Aliases"', [
  [aliased, [[0, 'a', { source: { ip: 1 } }], [1, 'b', { target: 1 }]], 1],
  [aliased, [[0, 'a', { source: { ip: 1 } }], [1, 'b', { target: 2 }]], null],
  [aliased, [[0, 'a', { target: 1 }], [1, 'b', { target: 1 }]], null],
  [aliased, [[0, 'a', { who: 1 }], [1, 'b', { who: 1 }]], null],
  [aliased.replace('[who]', '[who, region]'), [[0, 'a', { source: { ip: 1 }, region: 'r' }], [1, 'b', { target: 1, region: 'r' }]], 1],
  [aliased.replace('[who]', '[who, region]'), [[0, 'a', { source: { ip: 1 }, region: 'r' }], [1, 'b', { target: 1, region: 's' }]], null],
]) // biome-ignore format: stories read as lines

const numbers = (type: string, condition: string, timespan = '10s'): string =>
  `type: ${type}, rules: [a], group-by: [user], timespan: ${timespan}, condition: {field: v, ${condition}}`
conforming('Correlations 2.1.0, "Value Sum"', [
  [numbers('value_sum', 'gte: 10'), valued(4, 6), 1],
  [numbers('value_sum', 'gte: 10'), valued(4, 5), null],
  [numbers('value_sum', 'gt: 10'), valued(4, 6), null],
  [numbers('value_sum', 'gte: 10'), valued(5, 5), 1],
  [numbers('value_sum', 'gte: 0.3'), valued(0.1, 0.2), 1],
  [numbers('value_sum', 'gte: 10'), valued('4', '6'), 1],
  [numbers('value_sum', 'gte: 10'), valued([4, 6]), 0],
  [numbers('value_sum', 'gte: 10'), valued(4, 'many', 6), 2],
  [numbers('value_sum', 'gte: 10'), valued(4, null, 6), 2],
  [numbers('value_sum', 'gte: 10'), valued(12, -5, 1), 0],
  [numbers('value_sum', 'gte: 10'), valued(-5, 12, 1), null],
  [numbers('value_sum', 'lt: 10'), valued(12, 1), null],
  [numbers('value_sum', 'lt: 10'), valued(4), 0],
  [numbers('value_sum', 'gte: 1000000'), valued(999_999, 1), 1],
  [numbers('value_sum', 'gte: 10'), [[0, 'a', { user: 'x', v: 6 }], [11, 'a', { user: 'x', v: 6 }]], null],
  [numbers('value_sum', 'gte: 10'), [[0, 'a', { user: 'x', v: 6 }], [1, 'a', { user: 'y', v: 6 }]], null],
  [numbers('value_sum', 'eq: 10'), valued(4, 6, 1), 1],
]) // biome-ignore format: stories read as lines

conforming('Correlations 2.1.0, "Value Average"', [
  [numbers('value_avg', 'gt: 5'), valued(4, 8), 1],
  [numbers('value_avg', 'gt: 5'), valued(4, 6), null],
  [numbers('value_avg', 'gte: 5'), valued(4, 6), 1],
  [numbers('value_avg', 'lt: 2'), valued(1, 9), 0],
  [numbers('value_avg', 'lt: 2'), valued(9, 1), null],
  [numbers('value_avg', 'gte: 2.5'), valued([2, 3]), 0],
  [numbers('value_avg', 'gte: 5'), valued('none'), null],
  [numbers('value_avg', 'eq: 5'), valued(3, 7), 1],
])

conforming('Correlations 2.1.0, "Value Percentile"', [
  [numbers('value_percentile', 'percentile: 90, gte: 10'), valued(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), null],
  [numbers('value_percentile', 'percentile: 95, gte: 10'), valued(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), 9],
  [numbers('value_percentile', 'percentile: 100, gt: 7'), valued(1, 8, 2), 1],
  [numbers('value_percentile', 'percentile: 1, lte: 1'), valued(1, 8, 2), 0],
  [numbers('value_percentile', 'percentile: 50, eq: 3'), valued(9, 3, 2), 1],
  [numbers('value_percentile', 'gte: 5'), valued(4, 6), null],
  [numbers('value_percentile', 'gte: 5'), valued(4, 6, 5), 2],
  [numbers('value_percentile', "percentile: '75', gt: 2.5"), valued(2, 2, 2, 3), null],
  [numbers('value_percentile', "percentile: '75', gt: 2.5"), valued(2, 3, 3, 3), 1],
])

conforming('Correlations 2.1.0, "Condition": the temporal types count the rules that matched', [
  [`${temporal}, condition: {gt: 1}`, [[0, 'a'], [1, 'b']], 1],
  [`${temporal}, condition: {eq: 2}`, [[0, 'a'], [1, 'b'], [20, 'a']], 1],
  [`${temporal}, condition: {eq: 2}`, [[0, 'a'], [0, 'b'], [0, 'c']], null],
  [`${ordered}, condition: {gte: 2}`, [[0, 'a'], [1, 'c']], 1],
  [`${ordered}, condition: {gte: 2}`, [[0, 'c'], [1, 'a']], null],
  [`${ordered}, condition: {gte: 2}`, [[0, 'b'], [1, 'a'], [2, 'c']], 2],
]) // biome-ignore format: stories read as lines

const chained = (inner: string, outer: string): string => `${outer}}
---
title: inner
name: inner
correlation: {${inner}`
const fired = chained('type: event_count, rules: [a], group-by: [user], timespan: 10s, condition: {gte: 2}', '')
const chain = (outer: string): string => outer + fired
const x = (at: number, kind = 'a'): Happening => [at, kind, { user: 'x' }]
conforming('Correlations 2.1.0, "Related rules": correlations of correlations', [
  [chain('type: temporal_ordered, rules: [inner, b], group-by: [user], timespan: 1m'), [x(0), x(1), x(5, 'b')], 5],
  [chain('type: temporal_ordered, rules: [inner, b], group-by: [user], timespan: 1m'), [x(5, 'b'), x(10), x(11)], null],
  [chain('type: temporal_ordered, rules: [inner, b], group-by: [user], timespan: 1m'), [x(0), x(5, 'b')], null],
  [chain('type: temporal_ordered, rules: [inner, b], group-by: [user], timespan: 1m'), [x(0), x(1), [5, 'b', { user: 'y' }]], null],
  [chain('type: temporal_ordered, rules: [inner, b], group-by: [user], timespan: 1m'), [x(0), x(1), x(62, 'b')], null],
  [chain('type: temporal_ordered, rules: [inner, b], group-by: [who], timespan: 1m, aliases: {who: {inner: user, b: actor}}'), [x(0), x(1), [5, 'b', { actor: 'x' }]], 5],
  [chain('type: event_count, rules: [inner], timespan: 1m, condition: {gte: 2}'), [x(0), x(1), x(2), x(3)], null],
  [chain('type: event_count, rules: [inner], timespan: 1m, condition: {gte: 2}'), [x(0), x(1), x(30), x(31)], 31],
  [chain('type: value_count, rules: [inner], timespan: 1m, condition: {field: user, gte: 2}'), [x(0), x(1), [2, 'a', { user: 'y' }], [3, 'a', { user: 'y' }]], 3],
  [chain('type: temporal, rules: [inner, c], timespan: 1m'), [x(0), x(1), [2, 'c']], 2],
]) // biome-ignore format: stories read as lines

describe('correlations of correlations speak for themselves only where they are told to', () => {
  const story = [x(0), x(1), x(5, 'b')]
  const rule = 'type: temporal, rules: [inner, b], group-by: [user], timespan: 1m'
  const speak = (meta: string): string[] => [...new Set(observed(chain(rule), story, meta).map(({ control }) => control))].sort()
  test('generate', () => {
    expect(speak('')).toEqual(['corr'])
    expect(speak('generate: true')).toEqual(['corr', 'id-b', 'inner'])
  })
  test('a firing stands for its events, and its rules for its severity', () => {
    const [observation] = observed(chain(rule), story)
    expect(observation?.events.map(({ id }) => id)).toEqual(['e0', 'e1', 'e2'])
    expect(observation?.severity).toBe('low')
  })
})

/** Documents whose main body is ours. */
const own = (body: string): string => `}
keepwatch: {${body}`
const absent = own('correlation: {type: absence, rules: [a, b], group-by: [user], timespan: 10s}').replace(/^}\n/, '')
describe('ours: absence', () => {
  const at = (story: readonly Happening[], until: number): number[] => {
    const rules = rulesetOf(`${base}---\ntitle: c\nid: corr\nname: corr\n${absent}}\n`)
    const events = [...story, [until, 'clock'] as const].map(([second, kind, fields], index) =>
      eventWith({ kind, ...fields }, { id: `e${index}`, time: start + second * 1_000 }),
    )
    return judgedAtOnce(rules, [events]).map(({ dueAt }) => (dueAt - start) / 1_000)
  }
  test.each<[string, readonly Happening[], number, number[]]>([
    ['nothing follows', [x(0)], 10, [10]],
    ['the time has not passed', [x(0)], 9, []],
    ['something follows', [x(0), x(9, 'b')], 60, []],
    ['at the last moment', [x(0), x(10, 'b')], 60, []],
    ['too late', [x(0), x(11, 'b')], 60, [10]],
    ['at the same instant', [x(0, 'b'), x(0)], 60, []],
    ['before it does not count', [x(0, 'b'), x(1)], 60, [11]],
    ['of somebody else', [x(0), [1, 'b', { user: 'y' }]], 60, [10]],
  ])('%s', (_, story, until, wanted) => {
    expect(at(story, until)).toEqual(wanted)
  })
})

describe('ours: sessions', () => {
  const inSession = (condition: string, gap: string) =>
    `${count(condition, '1m')}${own(`window: {kind: session, gap: ${gap}}, dedup: {period: 1h}`)}`
  conforming('a run of events without a gap', [
    [inSession('gte: 3', '10s'), at(0, 10, 20), 20],
    [inSession('gte: 3', '10s'), at(0, 10, 21), null],
    [inSession('gte: 3', '30s'), at(0, 30, 60), 60],
    [inSession('gte: 3', '30s'), at(0, 30, 61), null],
    [inSession('lt: 3', '10s'), at(0, 10, 20), null],
    [inSession('lt: 3', '10s'), at(0, 10, 21), 10],
  ])
})

describe('ours: first seen', () => {
  const day = 86_400
  const rules = rulesetOf(
    ruleText(
      'sel: {kind: a}\ncondition: sel',
      'title: f\nname: f\nkeepwatch: {firstSeen: {fields: [v, w], groupBy: [user], learning: 14d, memory: 90d}}',
    ),
  )
  const seen = (at: number, v: unknown, w: unknown = 1, user = 'x'): Happening => [at, 'a', { user, v, w }]
  const firing = (story: readonly Happening[], learnedSince?: number): number[] => {
    const events = story.map(([second, kind, fields], index) =>
      eventWith({ kind, ...fields }, { id: `e${index}`, time: start + second * 1_000 }),
    )
    const since = learnedSince === undefined ? undefined : start + learnedSince * 1_000
    return judgedAtOnce(rules, [events], since)
      .map(({ dueAt }) => (dueAt - start) / 1_000)
      .sort((a, b) => a - b)
  }
  test.each<[string, readonly Happening[], number[]]>([
    ['a cold start is silent', [seen(0, 1), seen(day, 2), seen(13 * day, 3)], []],
    ['new after learning', [seen(0, 1), seen(14 * day, 2)], [14 * day]],
    ['known', [seen(0, 1), seen(20 * day, 1)], []],
    ['known from learning', [seen(0, 1), seen(5 * day, 2), seen(20 * day, 2)], []],
    ['the tuple is new, its values are not', [seen(0, 1, 1), seen(day, 2, 2), seen(20 * day, 1, 2)], [20 * day]],
    ['each group by itself', [seen(0, 1), seen(20 * day, 1, 1, 'y')], []],
    ['forgotten after its memory', [seen(0, 1), seen(0, 2), seen(40 * day, 2), seen(80 * day, 2), seen(91 * day, 1)], [91 * day]],
    ['a group that was gone as long learns anew', [seen(0, 1), seen(95 * day, 2)], []],
    ['an event without a field takes no part', [seen(0, 1), [20 * day, 'a', { user: 'x', v: 2 }]], []],
    ['once, however often', [seen(0, 1), seen(20 * day, 2), seen(21 * day, 2)], [20 * day]],
  ])('%s', (_, story, wanted) => {
    expect(firing(story)).toEqual(wanted)
  })

  test('what was read before counts as learning', () => {
    expect(firing([seen(0, 1), seen(day, 2)], -13 * day)).toEqual([day])
  })

  test('a finding says what is new', () => {
    const events = [seen(0, 1), seen(20 * day, 'new')].map(([second, kind, fields], index) =>
      eventWith({ kind, ...fields }, { id: `e${index}`, time: start + second * 1_000 }),
    )
    const [observation] = judgedAtOnce(rules, [events])
    expect(observation).toMatchObject({ control: 'f', severity: 'medium', facts: { user: 'x', v: 'new', w: '1' }, events: [{ id: 'e1' }] })
    expect(observation?.dedupKey).toBe('["111122223333","x","new","1"]')
  })
})

describe('Correlations 2.1.0, "Generate" and "Level"', () => {
  const story = at(0, 1)
  test.each<[string, string[]]>([
    ['', ['corr']],
    ['generate: false', ['corr']],
    ['generate: true', ['corr', 'id-a']],
  ])('%s: %j speak', (meta, wanted) => {
    const controls = observed(count('gte: 2'), story, meta).map(({ control }) => control)
    expect([...new Set(controls)].sort()).toEqual(wanted)
  })

  test.each([
    ['', 'low'],
    ['level: critical', 'critical'],
    ['level: informational', 'informational'],
  ])('%s: a finding is %s', (meta, severity) => {
    expect(observed(count('gte: 2'), story, meta).map((each) => each.severity)).toEqual([severity])
  })
})
