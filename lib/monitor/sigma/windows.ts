import { absenceWindows } from './absence.ts'
import { type Entry, type EntryTally, type FiringWindow, firstOf, type WindowShape } from './firing-window.ts'
import { LaneTally } from './lane-tally.ts'
import { orderedWindows } from './ordered-windows.ts'
import { sessionWindows } from './session-windows.ts'
import { tallyOf } from './tally.ts'

/**
 * Every window of `timespan` that ends with an event and meets the condition, in order of their ends, one by one: there may be as
 * many as events. `entries` are sorted by `byTime`. Windows slide
 * on event time and snap to nothing; events of the same instant belong to the same windows.
 */
export function firingWindows(entries: readonly Entry[], shape: WindowShape): Iterable<FiringWindow> {
  if (shape.type === 'absence') return absenceWindows(entries, shape.timespan)
  if (shape.type === 'temporal_ordered') return orderedWindows(entries, shape)
  if (shape.gap !== undefined && shape.deferred) return sessionWindows(entries, { ...shape, gap: shape.gap }, tallyFor(entries, shape))
  return slidingWindows(entries, shape)
}

function tallyFor(entries: readonly Entry[], shape: WindowShape): EntryTally {
  const tally = tallyOf(shape, () => entries.map(({ marks }) => marks))
  if (entries.some(({ lane }) => lane !== undefined)) return new LaneTally(tally, shape)
  return { add: ({ marks }) => tally.add(marks), remove: ({ marks }) => tally.remove(marks), value: () => tally.value() }
}

/** With a gap: the run of events that leads up to the window's end, as far back as `timespan`. */
function* slidingWindows(entries: readonly Entry[], shape: WindowShape): Generator<FiringWindow> {
  const tally = tallyFor(entries, shape)
  let from = 0
  const startAt = (position: number): void => {
    for (; from < position; from++) tally.remove(entries[from] as Entry)
  }
  for (let to = 0; to < entries.length; to++) {
    const entry = entries[to] as Entry
    const { time } = entry
    if (time - (entries[to - 1]?.time ?? time) > (shape.gap ?? Number.POSITIVE_INFINITY)) startAt(to)
    tally.add(entry)
    if (entries[to + 1]?.time === time) continue
    let position = from
    while ((entries[position] as Entry).time < time - shape.timespan) position++
    startAt(position)
    const value = tally.value()
    if (value === undefined || !shape.holds(value)) continue
    yield { start: time - shape.timespan, end: time, closes: time, from, to: to + 1, teller: firstOf(entries, to) }
  }
}
