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
