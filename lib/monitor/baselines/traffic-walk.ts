import type { Alarm } from './series.ts'
import type { TrafficBucket, TrafficKind } from './traffic-bucket.ts'

/** Walks through the buckets of a series in order of time, learning what is usual. */
export interface TrafficWalk<Usual> {
  /** Judges a bucket against what those before it taught. A bucket of alarm teaches nothing: the attack is not to become usual. */
  step(bucket: TrafficBucket): Alarm | undefined
  /** What was learned so far, as JSON. */
  usual(): Usual
}

/** A kind of baseline over sums of traffic. */
export interface TrafficJudge<Usual> {
  readonly kind: TrafficKind
  /** Buckets remembered where state is bounded: those of at least an hour, so that files up to an hour late still find theirs. */
  readonly kept: number
  /** A walk that goes on from what was learned; `usual` is not changed. `series` is its name. */
  walk(series: string, usual?: Usual): TrafficWalk<Usual>
}
