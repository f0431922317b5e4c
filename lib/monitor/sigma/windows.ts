import type { CorrelationType } from './document.ts'

/** One event of a group: its time, its id, what it counts as, and where its context stands. */
export interface Entry {
  readonly time: number
  readonly id: string
  /** value_count: its values; temporal: the positions of the rules it matched; event_count: none. */
  readonly marks: readonly string[]
  /** Place in the group's list of contexts; -1 when that list was full. */
  readonly context: number
}

/** A window whose count meets the condition: all entries from `start` to `end`, both included. */
export interface FiringWindow {
  readonly start: number
  readonly end: number
  /** Positions in the list of entries: the first, and the one after the last. */
  readonly from: number
  readonly to: number
}

/**
 * Every window of `timespan` that ends with an event and meets the condition. `entries` are sorted by time. Windows slide on
 * event time and snap to nothing; events of the same instant belong to the same windows.
 */
export function firingWindows(
  entries: readonly Entry[],
  type: CorrelationType,
  timespan: number,
  holds: (count: number) => boolean,
): FiringWindow[] {
  return type === 'temporal_ordered' ? orderedWindows(entries, timespan, holds) : countedWindows(entries, type, timespan, holds)
}

function countedWindows(
  entries: readonly Entry[],
  type: CorrelationType,
  timespan: number,
  holds: (count: number) => boolean,
): FiringWindow[] {
  const firing: FiringWindow[] = []
  const uses = new Map<string, number>()
  let from = 0
  for (let to = 0; to < entries.length; to++) {
    const entry = entries[to] as Entry
    for (const mark of entry.marks) uses.set(mark, (uses.get(mark) ?? 0) + 1)
    if (entries[to + 1]?.time === entry.time) continue
    const start = entry.time - timespan
    for (; (entries[from] as Entry).time < start; from++) forget(uses, entries[from] as Entry)
    if (holds(type === 'event_count' ? to + 1 - from : uses.size)) firing.push({ start, end: entry.time, from, to: to + 1 })
  }
  return firing
}

function forget(uses: Map<string, number>, { marks }: Entry): void {
  for (const mark of marks) {
    const left = (uses.get(mark) ?? 0) - 1
    if (left > 0) uses.set(mark, left)
    else uses.delete(mark)
  }
}

/**
 * Chains of rules in their order. `latest[n]` is the latest time at which a chain of the first n rules can have begun;
 * events of one instant may stand in either order, since CloudTrail knows no finer time than a second.
 */
function orderedWindows(entries: readonly Entry[], timespan: number, holds: (count: number) => boolean): FiringWindow[] {
  const firing: FiringWindow[] = []
  const latest: number[] = []
  let from = 0
  let instant = 0
  for (let to = 0; to < entries.length; to++) {
    const { time } = entries[to] as Entry
    if (entries[to + 1]?.time === time) continue
    const present = entries.slice(instant, to + 1).flatMap(({ marks }) => marks.map(Number))
    instant = to + 1
    for (const position of [...new Set(present)].sort((a, b) => a - b)) {
      const began = position === 0 ? time : latest[position - 1]
      if (began !== undefined && began >= time - timespan) latest[position] = began
    }
    const start = time - timespan
    while ((entries[from] as Entry).time < start) from++
    const complete = latest.reduce((length, began, position) => (began >= start && holds(position + 1) ? position + 1 : length), 0)
    if (complete > 0) firing.push({ start, end: time, from, to: to + 1 })
  }
  return firing
}
