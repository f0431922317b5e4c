import type { CompiledCorrelation } from './compile-correlation.ts'
import { byTime, type Entry, type FiringWindow, type WindowShape } from './firing-window.ts'
import { firingsOf } from './firings-of.ts'
import { judgeNovelty } from './first-seen.ts'
import {
  type Additions,
  bytesOf,
  type Evidence,
  type GroupState,
  type Horizon,
  type Judged,
  noAdditions,
  storedWeight,
  type Telling,
} from './group-state.ts'
import { sessionsOf } from './session-windows.ts'
import { firstSightings, type KeptSighting } from './sighting-shelf.ts'
import { firingWindows } from './windows.ts'

export type { Horizon } from './group-state.ts'

/** Entries remembered per group in a store, at least; twice the threshold where that is more. */
const storedEntries = 1_000
/** What the events behind entries that are firings may weigh, bytes. */
const evidenceWeight = 40_000
/** Sightings remembered per group in a store, and the most that they may weigh, bytes. */
const storedSightings = 24
const sightingsWeight = 80_000

/** A correlation, as far as its groups depend on it. */
export type GroupRules = Pick<CompiledCorrelation, 'document' | 'shape' | 'patience'>

/**
 * One group after some events joined it, and what fired.
 *
 * The windows are computed anew over all that is remembered. Told of are (see `Telling`) those that hold one of the added events,
 * also when it was known before: a redelivery after a crash tells again what may have been lost, and the finding ignores what it
 * knows. A window that more events cannot undo is told of at once, and what is told adds up to the same findings in any order of
 * arrival; one that they can undo (`shape.deferred`) is told of when it is closed, its lateness over.
 *
 * Remembered are the timespan and the lateness before the newest event, and what is not judged yet; at most 1,000 events (twice
 * the threshold, where that is more), the newest, fewer when their values are many. `capped` says that more were there and were
 * counted once, but are no longer remembered.
 */
export function joinGroup(
  correlation: GroupRules,
  state: GroupState | undefined,
  additions: Additions,
  period: number,
  horizon: Horizon,
  telling: Telling = 'added',
): Judged {
  if (correlation.document.type === 'first_seen') {
    const bySlot = new Map(additions.sightings.map(({ slot, text }) => [slot, text]))
    return judgeNovelty(correlation, state, additions, ({ marks }) => bySlot.get(marks[0] ?? ''), period, horizon)
  }
  const { shape } = correlation
  const patience = correlation.patience(horizon.lateness)
  const { entries, added } = merged(state, additions, telling === 'added')
  const sightings = firstSightings(sightingsOf(state), additions.sightings)
  const evidence = evidenceOf(state, additions)
  const closedTo = telling === 'all' ? horizon.now : horizon.now - patience
  const tells = teller(shape, telling, closedTo, state?.settled, entries, added)
  const firings = firingsOf(firingWindows(entries, shape), tells, { entries, evidence, sightings, shape }, period)
  if (telling === 'all') return { next: {}, firings }
  const settled = telling === 'closed' ? Math.max(closedTo, state?.settled ?? closedTo) : state?.settled
  const kept = remembered(entries, shape, settled, horizon, patience)
  const closes = shape.deferred ? nextClosing(kept.entries, shape, settled ?? Number.NEGATIVE_INFINITY) : undefined
  return {
    next: stored(kept.entries, evidence, sightings, shape, settled),
    firings,
    ...(closes === undefined ? {} : { closes }),
    ...(kept.capped ? { capped: 'events' as const } : {}),
  }
}

/** The group when nothing joined it and the clock went on: told of is what has closed since it was last judged. */
export function closeGroup(correlation: GroupRules, state: GroupState, period: number, horizon: Horizon): Judged {
  return joinGroup(correlation, state, noAdditions, period, horizon, 'closed')
}

interface Merged {
  readonly entries: readonly Entry[]
  /** Those that were added, where that is asked for: of a million nobody wants to know. */
  readonly added: ReadonlySet<Entry>
}

function merged(state: GroupState | undefined, additions: Additions, asked: boolean): Merged {
  const known = (state?.entries ?? []).map(
    ([time, id, marks, lane]): Entry => ({ time, id, marks, ...(lane === undefined ? {} : { lane }) }),
  )
  const fresh = new Set(asked ? additions.entries : [])
  const sorted = known.length === 0 ? [...additions.entries] : [...known, ...additions.entries]
  sorted.sort(byTime)
  const entries: Entry[] = []
  const added = new Set<Entry>()
  for (let at = 0; at < sorted.length; at++) {
    let entry = sorted[at] as Entry
    let isNew = fresh.has(entry)
    // The same event again: once more delivered, or matched by another of the rules.
    for (let next = sorted[at + 1]; next?.time === entry.time && next.id === entry.id; next = sorted[at + 1]) {
      isNew ||= fresh.has(next)
      const marks = [...new Set([...entry.marks, ...next.marks])].sort()
      entry = marks.length === entry.marks.length ? entry : { ...entry, marks }
      at++
    }
    entries.push(entry)
    if (isNew) added.add(entry)
  }
  return { entries, added }
}

function sightingsOf(state: GroupState | undefined): KeptSighting[] {
  return (state?.sightings ?? []).map(([time, id, slot, text]) => ({ time, id, slot, text }))
}

function evidenceOf(state: GroupState | undefined, additions: Additions): readonly Evidence[] {
  const known = (state?.evidence ?? []).map(([time, id, lane]): Evidence => ({ id, time, lane }))
  const all = [...known, ...additions.evidence].sort((a, b) => byTime(a, b) || (a.lane < b.lane ? -1 : a.lane > b.lane ? 1 : 0))
  return all.filter((each, at) => {
    const before = all[at - 1]
    return !before || byTime(each, before) !== 0 || each.lane !== before.lane
  })
}

function teller(
  shape: WindowShape,
  telling: Telling,
  closedTo: number,
  settled: number | undefined,
  entries: readonly Entry[],
  added: ReadonlySet<Entry>,
): (window: FiringWindow) => boolean {
  if (telling === 'all') return ({ closes }) => shape.type !== 'absence' || closes <= closedTo
  if (telling === 'closed') return ({ closes }) => shape.deferred && closes <= closedTo && closes > (settled ?? Number.NEGATIVE_INFINITY)
  // How many added entries stand before each position, so that each window is one subtraction.
  const before = [0]
  for (const entry of entries) before.push((before.at(-1) ?? 0) + (added.has(entry) ? 1 : 0))
  return ({ from, to, closes }) => (!shape.deferred || closes <= closedTo) && (before[to] ?? 0) > (before[from] ?? 0)
}

/** What may still be of use, and of that as much as may be kept. */
function remembered(entries: readonly Entry[], shape: WindowShape, settled: number | undefined, { now }: Horizon, patience: number) {
  // A time in the future must not push out what is true, so the clock bounds it.
  let oldest = Math.min(entries.at(-1)?.time ?? 0, now) - shape.timespan - patience
  if (shape.deferred) {
    oldest = Math.min(oldest, (settled ?? Number.NEGATIVE_INFINITY) - shape.timespan - (shape.gap ?? 0))
    // A session is cut where it began, so its beginning must not be lost.
    const { gap } = shape
    const session =
      gap === undefined ? undefined : sessionsOf(entries, { gap, timespan: shape.timespan }).find(({ closes }) => closes - gap >= oldest)
    oldest = Math.min(oldest, entries[session?.from ?? entries.length]?.time ?? oldest)
  }
  const alive = entries.filter(({ time }) => time >= oldest)
  const kept = Number.isFinite(patience) ? newestOf(alive, shape) : alive
  return { entries: kept, capped: kept.length < alive.length }
}

/** As many of the newest entries as may be remembered. */
function newestOf(entries: readonly Entry[], { threshold }: WindowShape): readonly Entry[] {
  const weightOf = ({ id, marks, lane = '' }: Entry) =>
    bytesOf(id) + bytesOf(lane) + marks.reduce((sum, mark) => sum + bytesOf(mark) + 3, 30)
  return newestWithin(entries.slice(-Math.max(storedEntries, 2 * threshold)), storedWeight, weightOf)
}

/** The last of a list, as many as weigh no more than `most`. */
function newestWithin<Item>(items: readonly Item[], most: number, weightOf: (item: Item) => number): readonly Item[] {
  let weight = 0
  const over = items.findLastIndex((item) => {
    weight += weightOf(item)
    return weight > most
  })
  return items.slice(over + 1)
}

/** Event time at which the first window closes that is not judged yet. */
function nextClosing(entries: readonly Entry[], shape: WindowShape, settled: number): number | undefined {
  const { gap, timespan, type } = shape
  const first = (closings: readonly number[]): number | undefined => closings.filter((closes) => closes > settled).sort((a, b) => a - b)[0]
  if (type === 'absence') return first(Array.from(firingWindows(entries, shape), ({ closes }) => closes))
  if (gap !== undefined) return first(sessionsOf(entries, { gap, timespan }).map(({ closes }) => closes))
  return entries.find(({ time }) => time > settled)?.time
}

/** The state to write: evidence and sightings that no entry needs any more are forgotten. */
function stored(
  entries: readonly Entry[],
  evidence: readonly Evidence[],
  sightings: readonly KeptSighting[],
  shape: WindowShape,
  settled: number | undefined,
): GroupState {
  const oldest = entries[0]?.time ?? Number.POSITIVE_INFINITY
  const alive = evidence.filter(({ time, lane }) => time >= oldest - shape.reach(lane).most)
  const needed = newestWithin(alive, evidenceWeight, ({ id, lane }) => bytesOf(id) + bytesOf(lane) + 25)
  return {
    entries: entries.map(({ time, id, marks, lane }) => (lane === undefined ? [time, id, marks] : [time, id, marks, lane])),
    ...(needed.length > 0 ? { evidence: needed.map(({ time, id, lane }) => [time, id, lane] as const) } : {}),
    sightings: fittingSightings(sightings.filter(({ time }) => time >= oldest)).map(({ time, id, slot, text }) => [time, id, slot, text]),
    ...(settled === undefined ? {} : { settled }),
  }
}

/** As many as fit, those of the newest slots before others, and of a slot the first. */
function fittingSightings(sightings: readonly KeptSighting[]): KeptSighting[] {
  const slots = [...Map.groupBy(sightings, ({ slot }) => slot).values()]
  slots.sort((a, b) => byTime(b[0] as KeptSighting, a[0] as KeptSighting))
  let weight = 0
  const fitting = slots.flat().filter(({ id, text }, place) => {
    weight += bytesOf(JSON.stringify(text)) + bytesOf(id) + 60
    return place < storedSightings && weight <= sightingsWeight
  })
  return fitting.sort(byTime)
}
