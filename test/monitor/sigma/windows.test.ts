import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byTime, type Entry, type WindowShape } from '#lib/monitor/sigma/firing-window.ts'
import { isKnown, novelty, withoutForgotten, withSightings } from '#lib/monitor/sigma/first-seen-memory.ts'
import { firingWindows as iterateWindows } from '#lib/monitor/sigma/windows.ts'
import { hour } from './judge.ts'

const timespan = 10
const separation = 3

type Shape = Pick<WindowShape, 'type'> & Partial<WindowShape>
const shapeOf = (shape: Shape): WindowShape => ({
  timespan,
  rules: 3,
  deferred: false,
  threshold: 0,
  holds: (value) => value >= 3,
  separation: () => separation,
  reach: () => ({ most: 0, least: 0 }),
  ...shape,
})

const firingWindows = (list: readonly Entry[], shape: WindowShape) => [...iterateWindows(list, shape)]

/** The most firings of one lane of which no two overlap, tried out. */
function apart(times: readonly number[]): number {
  const [first, ...others] = times
  if (first === undefined) return 0
  return Math.max(apart(others), 1 + apart(others.filter((time) => time - first > separation)))
}

const numbersOf = (entries: readonly Entry[]): number[] => entries.flatMap(({ marks }) => marks.map(Number))

/** Obviously right: the value of one window, computed from nothing. */
function judgedValue(entries: readonly Entry[], { type, percentile = 50 }: WindowShape): number | undefined {
  const numbers = numbersOf(entries)
  switch (type) {
    case 'event_count': {
      const lanes = Map.groupBy(entries, ({ lane }) => lane ?? '')
      return [...lanes].reduce((sum, [lane, group]) => sum + (lane === '' ? group.length : apart(group.map(({ time }) => time))), 0)
    }
    case 'value_sum':
      return numbers.length === 0 ? undefined : numbers.reduce((sum, number) => sum + number, 0)
    case 'value_avg':
      return numbers.length === 0 ? undefined : numbers.reduce((sum, number) => sum + number, 0) / numbers.length
    case 'value_percentile':
      return numbers.toSorted((a, b) => a - b).find((_, index) => index + 1 >= (percentile / 100) * numbers.length)
    case 'temporal_ordered':
      return longestChain(entries)
    default:
      return new Set(entries.flatMap(({ marks }) => marks)).size
  }
}

/** The longest ascending chain of rules, events of one instant in any order. */
function longestChain(entries: readonly Entry[], last = -1, from = Number.NEGATIVE_INFINITY): number {
  const next = entries
    .flatMap(({ time, marks }) => marks.map((mark) => ({ time, rule: Number(mark) })))
    .filter(({ time, rule }) => time >= from && rule > last)
  return Math.max(0, ...next.map(({ time, rule }) => 1 + longestChain(entries, rule, time)))
}

/** The windows by trying every instant. */
function reference(entries: readonly Entry[], shape: WindowShape): { readonly end: number; readonly ids: string[] }[] {
  return [...new Set(entries.map(({ time }) => time))].flatMap((end) => {
    let window = entries.filter(({ time }) => time <= end && time >= end - shape.timespan)
    const { gap } = shape
    if (gap !== undefined) {
      const before = entries.filter(({ time }) => time <= end)
      const broken = before.findLastIndex(({ time }, index) => time - (before[index - 1]?.time ?? time) > gap)
      const run = new Set(broken < 0 ? before : before.slice(broken))
      window = window.filter((entry) => run.has(entry))
    }
    const value = judgedValue(window, shape)
    return value !== undefined && shape.holds(value) ? [{ end, ids: window.map(({ id }) => id) }] : []
  })
}

const entries = (mark: fc.Arbitrary<string>, lanes = false): fc.Arbitrary<Entry[]> =>
  fc
    .array(
      fc.record({
        time: fc.integer({ min: 0, max: 40 }),
        marks: fc.array(mark, { minLength: 1, maxLength: 1 }),
        lane: lanes ? fc.constantFrom(undefined, '0:x', '0:y') : fc.constant(undefined),
      }),
      { maxLength: 18 },
    )
    .map((list) => list.map(({ lane, ...entry }, index): Entry => ({ ...entry, id: `e${index}`, ...(lane ? { lane } : {}) })).sort(byTime))

const value = fc.constantFrom('1', '2', '3', '4', '0.5', '-1')
const rule = fc.constantFrom('0', '1', '2')

describe('windows are those that trying every instant finds', () => {
  test.each<[string, Shape, fc.Arbitrary<Entry[]>]>([
    ['event_count', { type: 'event_count' }, entries(value)],
    ['event_count of firings', { type: 'event_count' }, entries(value, true)],
    ['event_count, in sessions', { type: 'event_count', gap: 2 }, entries(value)],
    ['event_count, a range', { type: 'event_count', holds: (count) => count > 1 && count < 4 }, entries(value)],
    ['value_count', { type: 'value_count' }, entries(value)],
    ['value_count, in sessions', { type: 'value_count', gap: 2 }, entries(value)],
    ['value_sum', { type: 'value_sum', holds: (sum) => sum >= 4.5 }, entries(value)],
    ['value_sum, in sessions', { type: 'value_sum', gap: 3, holds: (sum) => sum >= 4.5 }, entries(value)],
    ['value_avg', { type: 'value_avg', holds: (average) => average < 1.5 }, entries(value)],
    ['value_percentile', { type: 'value_percentile', percentile: 90, holds: (number) => number >= 4 }, entries(value)],
    ['the median', { type: 'value_percentile', percentile: 50, holds: (number) => number <= 1 }, entries(value)],
    ['temporal', { type: 'temporal' }, entries(rule)],
    ['temporal_ordered', { type: 'temporal_ordered' }, entries(rule)],
    ['temporal_ordered, two of three', { type: 'temporal_ordered', holds: (length) => length >= 2 }, entries(rule)],
  ])('%s', (_, given, arbitrary) => {
    const shape = shapeOf(given)
    fc.assert(
      fc.property(arbitrary, (list) => {
        const found = firingWindows(list, shape).map(({ end, from, to }) => ({ end, ids: list.slice(from, to).map(({ id }) => id) }))
        expect(found).toEqual(reference(list, shape))
      }),
      { numRuns: 300 },
    )
  })

  test('whole sessions, for conditions that an event more can undo', () => {
    const shape = shapeOf({ type: 'event_count', gap: 4, deferred: true, holds: (count) => count <= 3 })
    fc.assert(
      fc.property(entries(value), (list) => {
        const runs: Entry[][] = []
        for (const entry of list) {
          const run = runs.at(-1)
          const [first, last] = [run?.[0], run?.at(-1)]
          if (run && first && last && entry.time - last.time <= 4 && entry.time - first.time <= timespan) run.push(entry)
          else runs.push([entry])
        }
        const wanted = runs
          .filter(({ length }) => length <= 3)
          .map((run) => ({ ids: run.map(({ id }) => id), closes: (run.at(-1)?.time ?? 0) + 4 }))
        expect(
          firingWindows(list, shape).map(({ from, to, closes }) => ({ ids: list.slice(from, to).map(({ id }) => id), closes })),
        ).toEqual(wanted)
      }),
      { numRuns: 300 },
    )
  })

  test('absence', () => {
    const shape = shapeOf({ type: 'absence', deferred: true })
    fc.assert(
      fc.property(entries(fc.constantFrom('0', '1')), (list) => {
        const [asked, answers] = [list.filter(({ marks }) => marks[0] === '0'), list.filter(({ marks }) => marks[0] === '1')]
        const wanted = asked.filter(({ time }) => !answers.some((answer) => answer.time >= time && answer.time <= time + timespan))
        const found = firingWindows(list, shape)
        expect(found.map(({ from }) => list[from])).toEqual(wanted)
        expect(found.map(({ end }) => end)).toEqual(wanted.map(({ time }) => time + timespan))
      }),
      { numRuns: 300 },
    )
  })
})

test('what is remembered of the sightings of a value says for every moment whether it is known', () => {
  const memory = 5 * hour
  const times = fc.array(
    fc.integer({ min: 0, max: 60 }).map((half) => (half * hour) / 2),
    { maxLength: 20 },
  )
  fc.assert(
    fc.property(times, times, fc.integer({ min: 0, max: 60 }), (some, others, half) => {
      const time = (half * hour) / 2
      const spans = withSightings(withSightings([], some, memory), others, memory)
      expect(spans).toEqual(withSightings([], [...others, ...some, ...some], memory))
      const known = [...some, ...others].some((seen) => seen >= time - memory && seen < time - novelty)
      expect(isKnown(spans, time, memory)).toBe(known)
      // What is forgotten is of no use to what may still come.
      expect(isKnown(withoutForgotten(spans, time, memory), time, memory)).toBe(known)
    }),
    { numRuns: 500 },
  )
})
