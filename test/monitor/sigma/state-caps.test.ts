import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { StateMap } from '#lib/local/state-map.ts'
import { detect } from '#lib/monitor/detect.ts'
import { compileRules } from '#lib/monitor/sigma/compile-rules.ts'
import { CorrelationBatch } from '#lib/monitor/sigma/correlate.ts'
import { joinGroup } from '#lib/monitor/sigma/correlation-state.ts'
import { GroupBatch } from '#lib/monitor/sigma/group-batch.ts'
import { GroupCap } from '#lib/monitor/sigma/group-cap.ts'
import { SightingShelf } from '#lib/monitor/sigma/sighting-shelf.ts'
import { errorsOf, eventWith, rulesetOf, ruleText } from './build.ts'
import { day, hour } from './judge.ts'

const base = ruleText('sel: {kind: a}\ncondition: sel', 'title: a\nname: a\nlevel: low')
const counting = rulesetOf(
  `${base}---\ntitle: c\nid: corr\ncorrelation: {type: event_count, rules: [a], group-by: [user], timespan: 10m, condition: {gte: 2}}\n`,
)
const [correlation] = counting.correlations
if (!correlation) throw new Error('no correlation')
const horizon = { now: 1_000, lateness: hour }

describe('groups of one rule in memory', () => {
  const group = (name: string, events = 1): [string, GroupBatch] => {
    const batch = new GroupBatch(correlation, ['*', name])
    for (let at = 0; at < events; at++) batch.add(at, `${name}${at}`, [], '0', () => '{}')
    return [name, batch]
  }

  test('the ones that are kept do not depend on order or sharing out', () => {
    const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 12, maxLength: 40, size: 'max' })
    const gathered = (part: readonly string[]) => {
      const groups = new Map<string, GroupBatch>()
      const cap = new GroupCap({ groups: 10 })
      for (const name of part) {
        if (cap.admits(name)) groups.set(...group(name))
        cap.added(1, groups)
      }
      return { groups, limit: cap.limit }
    }
    const kept = (...parts: readonly (readonly string[])[]): string[] => {
      const whole = new Map<string, GroupBatch>()
      const cap = new GroupCap({ groups: 10 })
      for (const { groups, limit } of parts.map(gathered)) {
        for (const [name, batch] of groups) if (cap.admits(name)) whole.set(name, batch)
        if (limit !== undefined) cap.lower(limit, whole)
      }
      cap.settle(whole)
      return [...whole.keys()].sort()
    }
    fc.assert(
      fc.property(names, fc.integer({ min: 1, max: 39 }), (all, cut) => {
        expect(kept(all)).toHaveLength(10)
        expect(kept(all.toReversed())).toEqual(kept(all))
        expect(kept(all.slice(0, cut), all.slice(cut), all)).toEqual(kept(all))
      }),
      { numRuns: 100 },
    )
  })

  test('their events are bounded, too', () => {
    const cap = new GroupCap({ groups: 100, events: 50 })
    const groups = new Map(Array.from({ length: 10 }, (_, at) => group(`g${at}`, 10)))
    cap.added(100, groups)
    expect(groups.size).toBe(5)
    expect(cap.limit).toBeDefined()
  })
})

test('a group in memory keeps its newest events, whatever their order', () => {
  const events = Array.from({ length: 30 }, (_, at) => ({ time: at, id: `e${at}` }))
  fc.assert(
    fc.property(fc.shuffledSubarray(events, { minLength: 30 }), fc.shuffledSubarray(events), (order, again) => {
      const batch = new GroupBatch(correlation, ['*', 'u'], 10)
      for (const { time, id } of [...order, ...again]) batch.add(time, id, [], '0', () => '{}')
      expect(batch.additions().entries.map(({ id }) => id)).toEqual(events.slice(-10).map(({ id }) => id))
      expect(batch.capped).toBe(true)
    }),
  )
})

test('the sightings that are kept are those of the first events of each slot', () => {
  const events = Array.from({ length: 20 }, (_, at) => ({ time: at % 7, id: `e${at}`, slot: `${at % 2}` }))
  const kept = (order: typeof events) => {
    const shelf = new SightingShelf(3)
    for (const { time, id, slot } of order) shelf.offer(time, id, slot, () => id)
    return shelf.kept().map(({ id }) => id)
  }
  expect(kept(events)).toHaveLength(6)
  fc.assert(
    fc.property(fc.shuffledSubarray(events, { minLength: 20 }), (order) => {
      expect(kept(order)).toEqual(kept(events))
    }),
  )
})

test('it is said that groups were let go, also when that was in another thread', () => {
  const batch = new CorrelationBatch(counting)
  for (const id of ['e1', 'e2']) {
    const event = eventWith({ kind: 'a', user: 'u' }, { id, time: 5 })
    for (const match of counting.match(event)) batch.add(match, event)
  }
  const whole = new CorrelationBatch(counting)
  // No name has a hash that is not below this one.
  whole.join(batch.groups().map((data) => ({ ...data, limit: '~' })))
  expect(whole.settle({ watermark: 10 })).toMatchObject([
    { control: 'keepwatch-state-capped', facts: { rule: 'corr', capped: expect.stringContaining('groups') }, account: '111122223333' },
    { control: 'corr' },
  ])
})

describe('first seen', () => {
  const rules = rulesetOf(
    ruleText(
      'sel: {kind: a}\ncondition: sel',
      'title: f\nname: f\nkeepwatch: {firstSeen: {fields: [v], groupBy: [user], learning: 1d, memory: 30d}}',
    ),
  )

  test('more values than fit: those seen last are kept, it is said, and what is forgotten is called new again', async () => {
    const [novelty] = rules.correlations
    if (!novelty) throw new Error('no correlation')
    const entries = Array.from({ length: 6_000 }, (_, at) => ({ time: at, id: `e${at}`, marks: [JSON.stringify([`value-${at}`])] }))
    const { next, capped } = joinGroup(novelty, undefined, { entries, evidence: [], sightings: [] }, hour, horizon)
    expect(capped).toBe('values')
    expect(Buffer.byteLength(JSON.stringify(next))).toBeLessThan(350_000)
    expect(next.values?.[0]?.[0]).toBe('["value-5999"]')
    const again = (value: string) =>
      joinGroup(
        novelty,
        next,
        { entries: [{ time: 2 * day, id: 'x', marks: [JSON.stringify([value])] }], evidence: [], sightings: [] },
        hour,
        horizon,
      ).firings
    expect(again('value-5999')).toEqual([])
    expect(again('value-0')).toHaveLength(1)
  })

  test('what is remembered of a value does not grow with its sightings', async () => {
    const state = new StateMap()
    let text = ''
    const spying = Object.assign(Object.create(state) as StateMap, {
      update: (key: string, change: (current: unknown) => { next: unknown; result: never; expiresAt: number }, now: number) =>
        state.update(
          key,
          (current) => {
            const changed = change(current)
            text = JSON.stringify(changed.next)
            return changed
          },
          now,
        ),
    })
    for (let at = 0; at < 50; at++)
      await detect(rules, [eventWith({ kind: 'a', user: 'u', v: 'same' }, { id: `e${at}`, time: at * hour })], spying, {
        now: at * hour,
        learnedSince: Number.POSITIVE_INFINITY,
      })
    expect(text.length).toBeLessThan(100)
  })
})

describe('circles', () => {
  const over = (name: string, ...rules: string[]): string =>
    `---\ntitle: ${name}\nname: ${name}\ncorrelation: {type: event_count, rules: [${rules.join(', ')}], timespan: 10m, condition: {gte: 2}}\n`
  test.each<[string, string, readonly [string, RegExp][]]>([
    ['itself', over('x', 'x'), [['correlation.rules.0', /circle, "x" → "x"/]]],
    ['two', over('x', 'a', 'y') + over('y', 'x'), [['correlation.rules.1', /circle, "x" → "y" → "x"/], ['correlation.rules.0', /circle, "y" → "x" → "y"/]]],
    ['one that leads there', over('x', 'y') + over('y', 'x') + over('z', 'x', 'a'), [
      ['correlation.rules.0', /"x" → "y"/],
      ['correlation.rules.0', /"y" → "x"/],
      ['correlation.rules.0', /circle/],
    ]],
  ])('%s', (_, text, wanted) => {
    const errors = errorsOf(base + text)
    expect(errors.map(({ key }) => key)).toEqual(wanted.map(([key]) => key))
    for (const [at, [, message]] of wanted.entries()) expect(errors[at]?.message).toMatch(message)
  }) // biome-ignore format: a table

  test('a correlation that asks for more than a firing has is refused', () => {
    const inner = over('inner', 'a')
    const outer = '---\ntitle: o\nname: o\ncorrelation: {type: temporal, rules: [inner, a], group-by: [user], timespan: 10m}\n'
    expect(errorsOf(base + inner + outer)).toMatchObject([
      { key: 'correlation.rules.0', message: expect.stringMatching(/no field "user".*group-by/) },
    ])
  })

  test('a chain runs in whatever order its documents stand', () => {
    const text = over('top', 'mid') + over('mid', 'low') + over('low', 'a')
    const { correlations } = rulesetOf(base + text)
    expect(correlations.map(({ control, level, alerts }) => [control, level, alerts])).toEqual([
      ['top', 2, true],
      ['mid', 1, false],
      ['low', 0, false],
    ])
  })
})

test('linking takes time in proportion to the rules', () => {
  const documents = (many: number) => {
    const { rules, correlations } = counting
    const [rule] = rules
    const [counted] = correlations
    if (!rule || !counted) throw new Error('no rules')
    return Array.from({ length: many }, (_, at) => [
      { ...rule.document, name: `r${at}` },
      { ...counted.document, id: `c${at}`, rules: [`r${at}`] },
    ]).flat()
  }
  const time = (many: number): number => {
    const list = documents(many)
    const began = performance.now()
    expect(compileRules(list).correlations).toHaveLength(many)
    return performance.now() - began
  }
  time(500)
  const [few, more] = [Math.min(time(500), time(500), time(500)), Math.min(time(4_000), time(4_000))]
  // Eight times as many: sixty-four times the work, were it quadratic.
  expect(more / few).toBeLessThan(40)
})
