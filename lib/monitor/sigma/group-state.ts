import type { EventRef } from '#lib/findings/finding.ts'
import type { Entry } from './firing-window.ts'
import type { SeenSpans } from './first-seen-memory.ts'
import type { KeptSighting, Slot } from './sighting-shelf.ts'

/** How long late events are waited for, and the clock that no event can push forward. */
export interface Horizon {
  /** Milliseconds that an event may be late. */
  readonly lateness: number
  /** Milliseconds since the epoch. */
  readonly now: number
  /** Event time from which on all logs were read: every group is known since then at least (first_seen). Milliseconds. */
  readonly learnedSince?: number
  /** The same by detection and account; wins over `learnedSince`. */
  readonly learnedSinceOf?: (control: string, account: string) => number | undefined
}

/** Which windows are told of. */
export type Telling =
  /** Those that hold something that was added, as far as they are judged yet. */
  | 'added'
  /** Those that closed since they were last judged: the minute's tick. */
  | 'closed'
  /** All, because nothing more will come: files. An absence still waits until its time has passed. */
  | 'all'

/** An event behind an entry that is the firing of another correlation. */
export interface Evidence extends EventRef {
  /** The lane of that firing. */
  readonly lane: string
}

/** What joins one group. */
export interface Additions {
  readonly entries: readonly Entry[]
  /** The events behind entries that are firings. */
  readonly evidence: readonly Evidence[]
  readonly sightings: readonly KeptSighting[]
}

/** Nothing. */
export const noAdditions: Additions = { entries: [], evidence: [], sightings: [] }

/** What is remembered of one group of one correlation. */
export interface GroupState {
  /** Of which correlation, and its group: what the tick finds it by; only where it has something to wait for. */
  readonly control?: string
  readonly group?: readonly string[]
  /** When the tick first found no correlation for it, milliseconds. */
  readonly orphanedAt?: number
  /** time, id, marks, lane; sorted by time, then id. */
  readonly entries?: readonly (readonly [number, string, readonly string[], string?])[]
  /** time, id, lane. */
  readonly evidence?: readonly (readonly [number, string, string])[]
  readonly sightings?: readonly (readonly [number, string, Slot, string])[]
  /** Windows that closed until then are judged (event time). */
  readonly settled?: number
  /** first_seen: the spans in which the group was seen, and its values with those of theirs. */
  readonly seen?: SeenSpans
  readonly values?: readonly (readonly [string, SeenSpans])[]
}

/** The windows of one period that fired: what one observation rests on. */
export interface Firing {
  /** Event time at which the first of them became due. */
  readonly dueAt: number
  /** The sighting that tells its story (`sighting-shelf.ts`); undefined when none is remembered any more. */
  readonly sighting: string | undefined
  /** Every event of these windows, in order. */
  readonly events: readonly EventRef[]
  /** When each of them became due: as often it joins the correlations over this one. */
  readonly ends: readonly number[]
  /** first_seen: the value that is new, as its mark. */
  readonly value?: string
}

/** What was more than can be remembered. */
export type Capped = 'events' | 'values' | 'groups'

/** A group after some events joined it, and what fired. */
export interface Judged {
  readonly next: GroupState
  readonly firings: readonly Firing[]
  /** Event time at which the next window closes that is not judged yet; undefined when there is none. */
  readonly closes?: number
  readonly capped?: Capped
}

/** Bytes of a text in a store: foreign texts may take four bytes a character, and an item that is too large would be refused whole. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(text)
}

/** What a group's entries may weigh in a store whose items are bounded (400 KB in DynamoDB), bytes. */
export const storedWeight = 220_000
