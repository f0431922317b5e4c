import type { EventRef } from '#lib/findings/finding.ts'
import type { Sighting } from '../sighting.ts'
import type { CompiledCorrelation } from './compile-correlation.ts'
import { largestThreshold } from './parse-correlation.ts'
import { type Entry, type FiringWindow, firingWindows } from './windows.ts'

/** Entries remembered per group in a state store whose items are bounded (400 KB in DynamoDB), and the most that they may weigh, bytes. */
const storedEntries = largestThreshold
const storedWeight = 250_000
/** Entries remembered per group where nothing is ever too late: on one machine, in memory. */
const memoryEntries = 50_000
/** Different sightings remembered per group, to tell a finding's actor and facts, and the most that they may weigh, bytes. */
const storedSightings = 24
const sightingsWeight = 80_000

/** What is remembered of one group of one correlation. */
export interface GroupState {
  /** time, id, place of its sighting, marks; sorted by time, then id. */
  readonly entries: readonly (readonly [number, string, number, readonly string[]])[]
  readonly sightings: readonly Sighting[]
}

/** An event that joins a group. */
export interface Addition {
  readonly time: number
  readonly id: string
  readonly marks: readonly string[]
  readonly sighting: Sighting
}

/** The windows of one period that fired: what one observation rests on. */
export interface Firing {
  /** Time of the first event that completed a window. */
  readonly dueAt: number
  /** The sighting of that event. */
  readonly sighting: Sighting
  /** Every event of these windows, in order. */
  readonly events: readonly EventRef[]
}

/** How long late events are waited for, and the clock that no event can push forward. */
export interface Horizon {
  /** Milliseconds that an event may be late. */
  readonly lateness: number
  /** Milliseconds since the epoch. */
  readonly now: number
}

const byTime = (a: Entry, b: Entry): number => a.time - b.time || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/**
 * One group after some events joined it, and what fired.
 *
 * The windows are computed anew over all that is remembered, and those that hold one of the added events are reported, also
 * when it was known before: a redelivery after a crash reports again what may have been lost, and the finding ignores what it
 * knows. With a lower bound as condition a window that fires keeps firing whatever joins it, so the reports add up to the same
 * findings in any order of arrival; an upper bound (`lt`, `lte`, `eq`) is judged by what has arrived.
 *
 * Remembered are the timespan and the lateness before the newest event, at most 1,000 events, the newest (50,000 when the
 * lateness is infinite), fewer when their values are many; `capped` says that more were there and were counted once, but are no
 * longer remembered.
 */
export function joinGroup(
  correlation: Pick<CompiledCorrelation, 'document' | 'holds'>,
  state: GroupState | undefined,
  additions: readonly Addition[],
  period: number,
  horizon: Horizon,
): { readonly next: GroupState; readonly firings: readonly Firing[]; readonly capped: boolean } {
  const sightings = [...(state?.sightings ?? [])]
  const entries = merged(state, additions, sightings)
  const { timespan, type } = correlation.document
  const added = new Set(additions.map(({ id }) => id))
  const firing = firingWindows(entries, type, timespan, correlation.holds)
  const firings = firingsOf(withAdded(firing, entries, added), entries, period, sightings)
  const newest = entries.at(-1)?.time ?? 0
  // A time in the future must not push out what is true, so the clock bounds it.
  const oldest = Math.min(newest, horizon.now) - timespan - horizon.lateness
  const alive = entries.filter(({ time }) => time >= oldest)
  const kept = newestOf(alive, horizon.lateness === Number.POSITIVE_INFINITY)
  return { next: stored(kept, sightings), firings, capped: kept.length < alive.length }
}

/** Weight of a text in a store: foreign texts may take four bytes a character, and an item that is too large would be refused whole. */
function bytesOf(text: string): number {
  return Buffer.byteLength(text)
}

/** As many of the newest entries as may be remembered. */
function newestOf(entries: readonly Entry[], endless: boolean): readonly Entry[] {
  if (endless) return entries.slice(-memoryEntries)
  let from = entries.length
  let weight = 0
  while (from > 0 && entries.length - from < storedEntries) {
    const { id, marks } = entries[from - 1] as Entry
    weight += bytesOf(id) + marks.reduce((sum, mark) => sum + bytesOf(mark) + 3, 30)
    if (weight > storedWeight) break
    from--
  }
  return entries.slice(from)
}

function merged(state: GroupState | undefined, additions: readonly Addition[], sightings: Sighting[]): Entry[] {
  const byId = new Map<string, Entry>()
  for (const [time, id, context, marks] of state?.entries ?? []) byId.set(id, { time, id, context, marks })
  const places = new Map(sightings.map((sighting, place) => [JSON.stringify(sighting), place]))
  for (const { time, id, marks, sighting } of additions) {
    const known = byId.get(id)
    const context = known?.context ?? placeOf(sighting, sightings, places)
    const together = known ? [...new Set([...known.marks, ...marks])].sort() : marks
    byId.set(id, { time: known?.time ?? time, id, context, marks: together })
  }
  return [...byId.values()].sort(byTime)
}

function placeOf(sighting: Sighting, sightings: Sighting[], places: Map<string, number>): number {
  const text = JSON.stringify(sighting)
  const known = places.get(text)
  if (known !== undefined) return known
  const weight = [...places.keys()].reduce((sum, other) => sum + bytesOf(other), bytesOf(text))
  if (sightings.length >= storedSightings || weight > sightingsWeight) return -1
  places.set(text, sightings.length)
  sightings.push(sighting)
  return sightings.length - 1
}

function withAdded(windows: readonly FiringWindow[], entries: readonly Entry[], added: ReadonlySet<string>): FiringWindow[] {
  // How many added entries stand before each position, so that each window is one subtraction.
  const before = [0]
  for (const { id } of entries) before.push((before.at(-1) ?? 0) + (added.has(id) ? 1 : 0))
  return windows.filter(({ from, to }) => (before[to] ?? 0) > (before[from] ?? 0))
}

/** One firing per period of event time, the grid on which findings are told apart (`lib/findings/identity.ts`). */
function firingsOf(windows: readonly FiringWindow[], entries: readonly Entry[], period: number, sightings: readonly Sighting[]): Firing[] {
  const firings: Firing[] = []
  for (const group of Map.groupBy(windows, ({ end }) => Math.floor(end / period)).values()) {
    const first = group[0]
    const last = group.at(-1)
    if (!first || !last) continue
    const completing = entries.slice(first.from, first.to).find(({ time }) => time === first.end)
    const sighting = sightings[completing?.context ?? -1] ?? sightings[0]
    if (sighting) firings.push({ dueAt: first.end, sighting, events: eventsOf(group, entries) })
  }
  return firings
}

/** The union of windows that are sorted by their ends, and so by their beginnings. */
function eventsOf(windows: readonly FiringWindow[], entries: readonly Entry[]): EventRef[] {
  const events: EventRef[] = []
  let next = 0
  for (const { from, to } of windows) {
    for (let at = Math.max(from, next); at < to; at++) {
      const { id, time } = entries[at] as Entry
      events.push({ id, time })
    }
    next = Math.max(next, to)
  }
  return events
}

/** The state to write: sightings that no entry needs any more are forgotten. */
function stored(entries: readonly Entry[], sightings: readonly Sighting[]): GroupState {
  const used = [...new Set(entries.map(({ context }) => context))].filter((place) => place >= 0).sort((a, b) => a - b)
  const places = new Map(used.map((place, index) => [place, index]))
  return {
    entries: entries.map(({ time, id, context, marks }) => [time, id, places.get(context) ?? -1, marks]),
    sightings: used.flatMap((place) => sightings[place] ?? []),
  }
}
