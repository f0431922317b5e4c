import type { VolumeBaseline } from '../sigma/document.ts'
import { addressOf } from './flow.ts'
import type { Alarm, Baseline } from './series.ts'
import type { TrafficBucket, TrafficKind } from './traffic-bucket.ts'
import { TrafficRun } from './traffic-run.ts'
import { TrafficPart } from './traffic-series.ts'
import type { TrafficJudge, TrafficWalk } from './traffic-walk.ts'

const hour = 3_600_000
const day = 24 * hour
/** Days whose largest hour is remembered: a month's end belongs to what is usual. */
const daysKept = 35
/** Share of the bytes that goes to one peer: what is carried off goes somewhere, what is served goes everywhere. */
const onePeer = 0.5

/** What was learned, as JSON. */
interface Stored {
  /** Hour since the epoch in which the address was first seen sending. */
  since: number
  /** The largest hour of each day since the epoch, bytes, ascending. */
  days: [day: number, bytes: number][]
}

/**
 * More bytes to one peer within an hour than the address ever sent: held against the largest hour of the last five weeks, so that a
 * nightly backup is usual from its second night on, and nothing is told before `learning` is over.
 */
export function volume(settings: VolumeBaseline): Baseline {
  const kind: TrafficKind = { direction: 'out', bucket: hour, measure: 'volume' }
  const judge: TrafficJudge<Stored> = { kind, kept: 4, walk: (series, usual) => new VolumeWalk(settings, series, usual) }
  return {
    life: (daysKept + 7) * day,
    seriesOf: (flow) => (flow.rejected ? undefined : flow.outbound),
    part: (series) => new TrafficPart(judge, series),
    run: (series) => new TrafficRun(judge, series),
  }
}

class VolumeWalk implements TrafficWalk<Stored> {
  readonly #settings: VolumeBaseline
  readonly #series: string
  readonly #usual: Stored

  constructor(settings: VolumeBaseline, series: string, usual: Stored | undefined) {
    this.#settings = settings
    this.#series = series
    this.#usual = usual ? copyOf(usual) : { since: Number.MAX_SAFE_INTEGER, days: [] }
  }

  step(bucket: TrafficBucket): Alarm | undefined {
    const { floor, factor, learning } = this.#settings
    const { index, sums, largest } = bucket
    const usual = this.#usual
    usual.since = Math.min(usual.since, index)
    const most = Math.max(0, ...usual.days.map(([, bytes]) => bytes))
    const learned = (index - usual.since) * hour >= learning
    if (learned && sums.bytes >= floor && sums.bytes >= factor * most && largest >= onePeer * sums.bytes)
      return alarmOf(bucket, most, addressOf(this.#series))
    this.#learn(Math.floor(index / 24), sums.bytes)
    return undefined
  }

  usual(): Stored {
    return copyOf(this.#usual)
  }

  #learn(today: number, bytes: number): void {
    const { days } = this.#usual
    const known = days.find(([each]) => each === today)
    if (known) known[1] = Math.max(known[1], bytes)
    else days.push([today, bytes])
    if (days.length > daysKept) days.shift()
  }
}

function copyOf({ since, days }: Stored): Stored {
  return { since, days: days.map(([each, bytes]) => [each, bytes]) }
}

function alarmOf({ sums, largest, uniquePeers, detail, index }: TrafficBucket, most: number, local: string): Alarm {
  const peer = detail?.top[0]?.[0]
  const events = detail ? [...detail.earliest, ...detail.latest] : []
  return {
    story: '',
    // The hour need not be over.
    dueAt: events.at(-1)?.time ?? (index + 1) * hour,
    events,
    ...(detail ? { distinct: detail.flows } : {}),
    sourceAddress: local,
    facts: {
      vector: 'unusual-volume-out',
      local,
      ...(peer === undefined ? {} : { peer }),
      sent: `${megabytes(sums.bytes)} MB within the hour, ${megabytes(largest)} MB to the largest of ${uniquePeers} peers`,
      usual: `at most ${megabytes(most)} MB an hour`,
    },
  }
}

function megabytes(bytes: number): string {
  return Math.round(bytes / 1e6).toLocaleString('en')
}
