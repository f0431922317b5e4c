import type { CorrelationDocument } from './document.ts'
import type { Marks, Tally } from './tally.ts'

/** One event of a group: its time, its id and what it counts as. */
export interface Entry {
  readonly time: number
  readonly id: string
  readonly marks: Marks
  /** Of a correlation that fired: which one of whose groups. Such entries that overlap count once (`lane-tally.ts`). */
  readonly lane?: string
}

/** A window that meets the condition: all entries from `start` to `end`, both included. */
export interface FiringWindow {
  readonly start: number
  /** Event time at which it became due. */
  readonly end: number
  /** Event time at which no event can change it any more, lateness aside. */
  readonly closes: number
  /** Positions in the list of entries: the first, the one after the last, and the one that tells the story. */
  readonly from: number
  readonly to: number
  readonly teller: number
}

/** What a window of a correlation is, and when it fires. */
export interface WindowShape extends Pick<CorrelationDocument, 'type' | 'timespan' | 'percentile'> {
  /** Longest time between two events of one window; absent where windows are stretches of time. */
  readonly gap?: number
  /** How many rules it is over. */
  readonly rules: number
  /** Whether later events can undo the condition, so that a window is judged when it is closed. */
  readonly deferred: boolean
  /** The lower bound of the count, 0 where there is none: so many events must be remembered. */
  readonly threshold: number
  holds(value: number): boolean
  /** Milliseconds within which firings of one lane count once. */
  separation(lane: string): number
  /** How long before a firing of one lane the events lie that it rests on, milliseconds. */
  reach(lane: string): { readonly most: number; readonly least: number }
}

/** In the order of time; ids make it total, so that nothing depends on the order of arrival. */
export function byTime(a: { readonly time: number; readonly id: string }, b: { readonly time: number; readonly id: string }): number {
  return a.time - b.time || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** A tally of entries; they are removed in the order in which they were added. */
export interface EntryTally extends Pick<Tally, 'value'> {
  add(entry: Entry): void
  remove(entry: Entry): void
}

/** The first of the entries of one instant, of which `last` is the last. */
export function firstOf(entries: readonly Entry[], last: number): number {
  let at = last
  while (at > 0 && entries[at - 1]?.time === entries[last]?.time) at--
  return at
}
