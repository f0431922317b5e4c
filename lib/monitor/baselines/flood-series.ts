import type { FloodBaseline } from '../sigma/document.ts'
import { bucketEnd, detailWeight, emptyBucket, type FloodBucket, type FloodSums, withoutDetail } from './flood-bucket.ts'

/** Weight of the newest minute in the usual traffic: its memory is about ten minutes at half weight. */
const weight = 0.1
/** Minutes that must have been seen before there is a usual traffic. */
const learnedMinutes = 10
/** Times the usual number of sources from which on it is not the usual crowd. */
const sourcesFactor = 5
/** Share of the packets that makes a shape. */
const shapeShare = 0.5

/** Buckets remembered where state is bounded: two hours, so that files up to an hour late still find theirs. */
const storedBuckets = 120
/** Buckets remembered on one machine: two days. */
const memoryBuckets = 2_880
/**
 * Characters that the sketches of one target may take, youngest minutes first: ordinary targets keep all of theirs, one under
 * attack those of about 15 minutes. With 120 minutes at their largest an item of DynamoDB stays below its 400 KB.
 */
const storedDetails = 220_000
/** The same on one machine. */
const memoryDetails = 1_000_000

/** The usual traffic of a target, as means that forget. */
export interface Usual {
  /** Minutes that were learned. */
  readonly minutes: number
  readonly packets: number
  readonly sources: number
  /** Bytes per packet. */
  readonly size: number
}

/** What is remembered of one target. */
export interface FloodSeries {
  /** Learned from the minutes before the first of `buckets`. */
  readonly before: Usual
  /** In order of time; minutes without records are absent: no log is not no traffic. */
  readonly buckets: readonly FloodBucket[]
}

/** A minute that is a flood. */
export interface Alarm {
  readonly bucket: FloodBucket
  readonly vector: string
  /** Usual packets a minute; null when too little was learned. */
  readonly usual: number | null
}

/** Usual traffic before anything was seen. */
export const nothingLearned: Usual = { minutes: 0, packets: 0, sources: 0, size: 0 }

/** Nothing seen yet. */
export const emptySeries: FloodSeries = { before: nothingLearned, buckets: [] }

/**
 * Judges every remembered minute in order of time, each against what the minutes before it taught; a minute of alarm teaches
 * nothing. Depends on the set of minutes alone, not on how they arrived.
 */
export function judge({ before, buckets }: FloodSeries, settings: FloodBaseline): readonly Alarm[] {
  const alarms: Alarm[] = []
  let usual = before
  for (const bucket of buckets) {
    const alarm = alarmOf(bucket, usual, settings)
    if (alarm) alarms.push(alarm)
    else usual = learn(usual, bucket)
  }
  return alarms
}

/** The series with these buckets in place; what is too old to be kept goes into what was learned. */
export function withBuckets(
  series: FloodSeries,
  changed: ReadonlyMap<number, FloodBucket>,
  settings: FloodBaseline,
  endless: boolean,
): FloodSeries {
  const byIndex = new Map(series.buckets.map((bucket) => [bucket.index, bucket]))
  for (const [index, bucket] of changed) byIndex.set(index, bucket)
  const buckets = [...byIndex.values()].sort((a, b) => a.index - b.index)
  const newest = buckets.at(-1)?.index ?? 0
  const kept = endless ? memoryBuckets : storedBuckets
  let before = series.before
  for (const bucket of buckets) {
    if (bucket.index > newest - kept) break
    if (!alarmOf(bucket, before, settings)) before = learn(before, bucket)
  }
  const alive = buckets.filter(({ index }) => index > newest - kept)
  return { before, buckets: withinBudget(alive, endless ? memoryDetails : storedDetails) }
}

/** The buckets with as many details as the budget allows, youngest first. */
function withinBudget(buckets: readonly FloodBucket[], budget: number): FloodBucket[] {
  let left = budget
  return buckets
    .toReversed()
    .map((bucket) => {
      left -= detailWeight(bucket)
      return left >= 0 ? bucket : withoutDetail(bucket)
    })
    .reverse()
}

/** The bucket to add to; a minute older than all that is remembered starts empty and is judged by itself, so that nothing late is lost. */
export function bucketAt(series: FloodSeries, index: number): FloodBucket {
  return series.buckets.find((bucket) => bucket.index === index) ?? emptyBucket(index)
}

/** Whether a minute is too old to be remembered beside the newest. */
export function isTooOld(series: FloodSeries, index: number, endless: boolean): boolean {
  const newest = series.buckets.at(-1)?.index
  return newest !== undefined && index <= newest - (endless ? memoryBuckets : storedBuckets)
}

function learn(usual: Usual, { sums, uniqueSources }: FloodBucket): Usual {
  const size = sums.packets > 0 ? sums.bytes / sums.packets : 0
  // The plain mean until the weight of the newest minute has fallen to `weight`.
  const share = Math.max(weight, 1 / (usual.minutes + 1))
  const towards = (mean: number, value: number): number => mean + share * (value - mean)
  return {
    minutes: usual.minutes + 1,
    packets: towards(usual.packets, sums.packets),
    sources: towards(usual.sources, uniqueSources),
    size: towards(usual.size, size),
  }
}

/** Enough packets, far more than usual, and of a shape that a crowd of customers does not have. */
export function alarmOf(bucket: FloodBucket, usual: Usual, { floor, factor }: FloodBaseline): Alarm | undefined {
  const { sums } = bucket
  const learned = usual.minutes >= learnedMinutes
  if (sums.packets < floor || (learned && sums.packets < factor * usual.packets)) return undefined
  const vector = vectorOf(bucket, learned ? usual : undefined)
  return vector === undefined ? undefined : { bucket, vector, usual: learned ? Math.round(usual.packets) : null }
}

function vectorOf({ sums, uniqueSources }: FloodBucket, usual: Usual | undefined): string | undefined {
  const most = sums.packets * shapeShare
  if (sums.amplifiedPackets > most) return 'udp-amplification'
  if (sums.synPackets > most) return 'syn-flood'
  const crowd = usual !== undefined && uniqueSources >= sourcesFactor * Math.max(1, usual.sources) && sums.bytes / sums.packets < usual.size
  return sums.rejectedPackets > most || crowd ? `${mainProtocol(sums)}-flood` : undefined
}

function mainProtocol({ protocols, packets }: FloodSums): string {
  return Object.entries(protocols).find(([, count]) => count > packets * shapeShare)?.[0] ?? 'mixed'
}

/** Event time at which an alarm is due. */
export function dueAt({ bucket }: Alarm): number {
  return bucketEnd(bucket.index)
}
