import { addDistinct, emptyDistinct } from '#lib/findings/distinct-count.ts'
import type { Flow } from './flow.ts'
import type { Alarm, Joined, SeriesData, SeriesPart } from './series.ts'
import { addChunk, bucketIndex, detailWeight, emptyBucket, eventsKept, type TrafficBucket, withoutDetail } from './traffic-bucket.ts'
import { chunkOf } from './traffic-chunk.ts'
import type { TrafficJudge } from './traffic-walk.ts'

/** Buckets remembered on one machine: two days of minutes. */
const memoryBuckets = 2_880
/** Buckets of one series that an item of DynamoDB has room for. */
const bucketsStored = 120
/**
 * Characters that the sketches of one series may take, youngest buckets first: ordinary targets keep all of theirs, one under
 * attack those of about 15 minutes. With 120 buckets at their largest an item of DynamoDB stays below its 400 KB.
 */
const storedDetails = 200_000
/** The same on one machine. */
const memoryDetails = 1_000_000

/** What is remembered of one series. */
interface TrafficSeries<Usual> {
  /** Learned from the buckets before the first of `buckets`. */
  readonly before?: Usual
  /** In order of time; buckets without records are absent: no log is not no traffic. */
  readonly buckets: readonly TrafficBucket[]
}

/** The traffic of one batch in one series. */
export class TrafficPart<Usual> implements SeriesPart {
  readonly #judge: TrafficJudge<Usual>
  readonly #series: string
  /** By bucket, then by id: a record that stands twice in a batch counts once. */
  readonly #buckets = new Map<number, Map<string, Flow>>()

  constructor(judge: TrafficJudge<Usual>, series: string) {
    this.#judge = judge
    this.#series = series
  }

  add(flow: Flow): void {
    const index = bucketIndex(flow.time, this.#judge.kind)
    let bucket = this.#buckets.get(index)
    if (!bucket) {
      bucket = new Map()
      this.#buckets.set(index, bucket)
    }
    bucket.set(flow.id, flow)
  }

  data(): readonly SeriesData[] {
    return [...this.#buckets].map(([index, flows]) => ({
      kind: 'traffic' as const,
      chunk: chunkOf(index, [...flows.values()], this.#judge.kind),
    }))
  }

  /**
   * A bucket that was in alarm before is reported again, as a redelivery after a crash needs it. What arrives later can add alarms and
   * can move what was usual; an alarm that was given stays given.
   */
  join(current: unknown, endless: boolean): Joined {
    const series = (current ?? { buckets: [] }) as TrafficSeries<Usual>
    const kept = endless ? memoryBuckets : this.#judge.kept
    const newest = series.buckets.at(-1)?.index ?? Number.NEGATIVE_INFINITY
    const byIndex = new Map(series.buckets.map((bucket) => [bucket.index, bucket]))
    const alone: Alarm[] = []
    for (const [index, flows] of this.#buckets) {
      const bucket = addChunk(byIndex.get(index) ?? emptyBucket(index), [...flows.values()], this.#judge.kind)
      if (index > newest - kept || byIndex.has(index)) byIndex.set(index, bucket)
      // Older than all that is remembered: judged by itself, so that nothing late is lost.
      else alone.push(...this.#own(this.#judge.walk(this.#series, series.before).step(bucket), index))
    }
    const buckets = [...byIndex.values()].sort((a, b) => a.index - b.index)
    const last = buckets.at(-1)?.index ?? newest
    const walk = this.#judge.walk(this.#series, series.before)
    const learned = this.#learnedOf(buckets, last - kept, kept)
    let before = series.before
    const alarms: Alarm[] = []
    for (const [position, bucket] of buckets.entries()) {
      const alarm = walk.step(bucket)
      if (this.#buckets.has(bucket.index)) alarms.push(...this.#own(alarm, bucket.index))
      if (position < learned) before = walk.usual()
    }
    return {
      next: { before, buckets: withinBudget(buckets.slice(learned), endless ? memoryDetails : storedDetails) },
      alarms: [...alone, ...alarms],
    }
  }

  /**
   * How many of the buckets, oldest first, are too old to be kept and go into what was learned. Those of this batch stay until the next
   * one: a backlog that spans more than is kept must find them again when it is delivered twice.
   */
  #learnedOf(buckets: readonly TrafficBucket[], oldest: number, kept: number): number {
    const first = buckets.findIndex(({ index }) => index > oldest || this.#buckets.has(index))
    return Math.max(first, buckets.length - Math.max(kept, bucketsStored), 0)
  }

  /** An alarm whose bucket has let go of its records names and counts those of this batch. */
  #own(alarm: Alarm | undefined, index: number): Alarm[] {
    if (!alarm || alarm.events.length > 0) return alarm ? [alarm] : []
    const refs = [...(this.#buckets.get(index)?.values() ?? [])].map(({ id, time }) => ({ id, time }))
    const distinct = addDistinct(
      emptyDistinct,
      refs.map(({ id }) => id),
    )
    return [
      { ...alarm, events: refs.length > 2 * eventsKept ? [...refs.slice(0, eventsKept), ...refs.slice(-eventsKept)] : refs, distinct },
    ]
  }
}

/** The buckets with as many details as the budget allows, youngest first. */
function withinBudget(buckets: readonly TrafficBucket[], budget: number): TrafficBucket[] {
  let left = budget
  return buckets
    .toReversed()
    .map((bucket) => {
      left -= detailWeight(bucket)
      return left >= 0 ? bucket : withoutDetail(bucket)
    })
    .reverse()
}
