import type { TrafficBucket } from './traffic-bucket.ts'

/** Weight of the newest minute in the usual traffic: its memory is about ten minutes at half weight. */
const fastWeight = 0.1
/** The same of what a ramp is held against: about six hours. */
const slowWeight = 1 / 360
/** Minutes that must have been seen before there is a usual traffic. */
const learnedMinutes = 10
/** Standard deviations that a ramp is forgiven each minute, and where its sum ends, so that it is over in time. */
const slack = 0.5
const mostRamp = 100
/** The least deviation: of the mean, and packets a minute. Quiet series vary little, and then any change would be a large one. */
const leastShare = 0.25
const leastPackets = 60

/** Hours of a week, and those of the weeks that are remembered. */
const week = 168
const hoursKept = 5 * week
/** Hours after which the hour of the week is known, and how many hours like it must have been seen. */
const knownAfter = 2 * week
const fewestHours = 4

/** Usual figures of a minute. */
export interface Mean {
  readonly packets: number
  readonly peers: number
  /** Bytes per packet. */
  readonly size: number
  /** Part of the packets that the largest peer has. */
  readonly share: number
}

/** What was learned of a series, as JSON; about 14 KB after five weeks. */
export interface StoredUsual {
  /** Minutes that were learned. */
  minutes: number
  fast: Mean
  slow: Mean
  /** Packets of the shape that most have: mean, variance, and the cumulated sum of a ramp. */
  hardest: { mean: number; variance: number; ramp: number }
  /** Mean packets a minute by hour since the epoch, ascending: hour, mean, minutes. */
  hours: [hour: number, mean: number, minutes: number][]
}

/** A deep copy. */
export function copyOf(usual: StoredUsual): StoredUsual {
  return { ...usual, hardest: { ...usual.hardest }, hours: usual.hours.map(([hour, mean, minutes]) => [hour, mean, minutes]) }
}

const none: Mean = { packets: 0, peers: 0, size: 0, share: 0 }

/** The usual traffic of a series while it is learned. */
export class FloodUsual {
  readonly stored: StoredUsual
  #week: { readonly hour: number; readonly known: HourOfWeek | undefined } | undefined

  constructor(usual: StoredUsual | undefined) {
    this.stored = usual ? copyOf(usual) : { minutes: 0, fast: none, slow: none, hardest: { mean: 0, variance: 0, ramp: 0 }, hours: [] }
  }

  /** Whether enough was seen to speak of usual traffic. */
  get isLearned(): boolean {
    return this.stored.minutes >= learnedMinutes
  }

  /** The cumulated sum with another minute, in standard deviations (CUSUM, Page 1954, k = 0.5). */
  cumulate(packets: number): number {
    const { hardest } = this.stored
    const deviation = Math.max(Math.sqrt(hardest.variance), leastShare * hardest.mean, leastPackets)
    const ramp = this.isLearned ? hardest.ramp + (packets - hardest.mean) / deviation - slack : 0
    hardest.ramp = round(Math.min(mostRamp, Math.max(0, ramp)))
    return hardest.ramp
  }

  /** A minute that was no flood. */
  learn({ index, sums, uniquePeers, largest }: TrafficBucket, shaped: number): void {
    const usual = this.stored
    const part = (value: number): number => (sums.packets > 0 ? value / sums.packets : 0)
    const now: Mean = { packets: sums.packets, peers: uniquePeers, size: part(sums.bytes), share: part(largest) }
    // The plain mean until the weight of the newest minute has fallen to its own.
    const plain = 1 / (usual.minutes + 1)
    usual.fast = towards(usual.fast, now, Math.max(fastWeight, plain))
    usual.slow = towards(usual.slow, now, Math.max(slowWeight, plain))
    const share = Math.max(slowWeight, plain)
    const { hardest } = usual
    const difference = shaped - hardest.mean
    hardest.mean = round(hardest.mean + share * difference)
    hardest.variance = round((1 - share) * (hardest.variance + share * difference ** 2))
    usual.minutes++
    this.#learnHour(Math.floor(index / 60), sums.packets)
  }

  /** What is usual in this hour of the week: the same hour and its neighbours in the weeks before; undefined before two weeks are known. */
  hourOfWeek(index: number): HourOfWeek | undefined {
    const hour = Math.floor(index / 60)
    if (this.#week?.hour !== hour) this.#week = { hour, known: hourOfWeek(this.stored.hours, hour) }
    return this.#week.known
  }

  #learnHour(hour: number, packets: number): void {
    const { hours } = this.stored
    const last = hours.at(-1)
    if (last && hour <= last[0]) {
      // What comes late joins the newest hour that is not after it; it is a mean of many, and order within an hour is that of time.
      const place = hours.findLast(([known]) => known <= hour)
      if (place) {
        place[2]++
        place[1] = round(place[1] + (packets - place[1]) / place[2])
      }
      return
    }
    hours.push([hour, round(packets), 1])
    if (hours.length > hoursKept) hours.splice(0, hours.length - hoursKept)
  }
}

/** Packets a minute in an hour of the week. */
export interface HourOfWeek {
  readonly median: number
  /** Median of the absolute deviations, never so small that a series without any change makes every change large. */
  readonly deviation: number
}

function hourOfWeek(hours: StoredUsual['hours'], hour: number): HourOfWeek | undefined {
  const first = hours[0]?.[0]
  if (first === undefined || hour - first < knownAfter) return undefined
  const means = hours.filter(([known]) => isSameHour(hour - known)).map(([, mean]) => mean)
  if (means.length < fewestHours) return undefined
  const median = medianOf(means)
  const deviation = medianOf(means.map((mean) => Math.abs(mean - median)))
  return { median, deviation: Math.max(deviation, 0.05 * median, 1) }
}

/** Whether so many hours ago it was this hour of the week, or one beside it. */
function isSameHour(ago: number): boolean {
  const rest = ago % week
  return ago > 1 && (rest <= 1 || rest === week - 1)
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const [upper = 0, lower = 0] = [sorted[middle], sorted[middle - 1]]
  return sorted.length % 2 === 1 ? upper : (upper + lower) / 2
}

function towards(mean: Mean, value: Mean, share: number): Mean {
  const step = (from: number, to: number): number => round(from + share * (to - from))
  return {
    packets: step(mean.packets, value.packets),
    peers: step(mean.peers, value.peers),
    size: step(mean.size, value.size),
    share: step(mean.share, value.share),
  }
}

/** Thousandths: what is stored is short. */
function round(value: number): number {
  return Math.round(value * 1_000) / 1_000
}
