import type { DistinctCount } from '#lib/findings/distinct-count.ts'
import type { EventRef, NetworkFacts } from '#lib/findings/finding.ts'
import type { Flow } from './flow.ts'
import type { TrafficChunk } from './traffic-chunk.ts'
import type { RawSample } from './tuple-sample.ts'

/** Something that a series shows: what an observation is made of. */
export interface Alarm {
  /** What tells it from other stories of the same series; empty when a series has but one. */
  readonly story: string
  /** Event time at which it is due, milliseconds. */
  readonly dueAt: number
  /** Some of the records behind it; where those are no longer remembered, the ones of the batch that showed it. */
  readonly events: readonly EventRef[]
  /** Counts all records; absent when they are those in `events`. */
  readonly distinct?: DistinctCount
  readonly facts: Readonly<Record<string, string>>
  readonly network?: NetworkFacts
  /** Who began it, where that is one. */
  readonly sourceAddress: string | null
}

/** A series after something joined it, and what it shows of that. */
export interface Joined {
  /** JSON below 400 KB: an item of DynamoDB. */
  readonly next: unknown
  readonly alarms: readonly Alarm[]
}

/** What one value of a series was seen doing. */
export interface Activity {
  readonly value: string
  /** Minutes since the epoch in which it was seen, ascending. */
  readonly minutes: readonly number[]
  /** The earliest record that showed it. */
  readonly event: EventRef
}

/** A part of a series as plain data for another thread; the run of a kind reads its own only. */
export type SeriesData =
  | { readonly kind: 'traffic'; readonly chunk: TrafficChunk }
  | { readonly kind: 'contacts'; readonly buckets: readonly (readonly [index: number, sample: RawSample])[] }
  | { readonly kind: 'activity'; readonly values: readonly Activity[] }

/** What one batch of records has for one series of one rule. */
export interface SeriesPart {
  /** Adds a record, once. */
  add(flow: Flow): void
  data(): readonly SeriesData[]
  /**
   * Joins what is remembered. Pure; the same part again changes nothing and gives the same alarms again, since whoever was to store
   * them may have crashed. `endless`: nothing is too late, and memory is that of one machine.
   */
  join(current: unknown, endless: boolean): Joined
}

/** One series of a run over files, of which all is known before it is judged. */
export interface SeriesRun {
  /** In any order; the same data again changes nothing. */
  add(data: SeriesData): void
  alarms(): Iterable<Alarm>
}

/**
 * A baseline: what Sigma cannot say, judged over a series, which is the records of one address of one interface. Every kind is a
 * function of the set of records: neither order nor batches nor the number of workers decide.
 */
export interface Baseline {
  /** Milliseconds for which its state is kept. */
  readonly life: number
  /** The series that the flow belongs to; undefined when it is none of its business. */
  seriesOf(flow: Flow): string | undefined
  /** `series` is its name, which no outsider knows whole. */
  part(series: string): SeriesPart
  run(series: string): SeriesRun
}
