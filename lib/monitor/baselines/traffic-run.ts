import { emptyDistinct } from '#lib/findings/distinct-count.ts'
import { EventTally } from '#lib/findings/event-tally.ts'
import type { Alarm, SeriesData, SeriesRun } from './series.ts'
import { SourceTally } from './source-tally.ts'
import { emptySums, eventsKept, joinSums, type TrafficBucket, type TrafficSums } from './traffic-bucket.ts'
import type { TrafficJudge } from './traffic-walk.ts'

/** Peers that a judged bucket is given; a finding names ten. */
const peersGiven = 64

interface Sum {
  readonly chunks: Set<string>
  readonly peers: SourceTally
  readonly flows: EventTally
  sums: TrafficSums
}

/**
 * All buckets of one series of a run over files, judged once when all of it is known: neither the order of files nor their number
 * nor the way batches were cut decides. A chunk that comes again (a file that is there twice) counts once.
 *
 * A bucket takes about 1 KB and 100 bytes a record, up to 60 KB.
 */
export class TrafficRun<Usual> implements SeriesRun {
  readonly #judge: TrafficJudge<Usual>
  readonly #series: string
  readonly #buckets = new Map<number, Sum>()

  constructor(judge: TrafficJudge<Usual>, series: string) {
    this.#judge = judge
    this.#series = series
  }

  add(data: SeriesData): void {
    if (data.kind !== 'traffic') return
    const { index, chunk, sums, peers, flows } = data.chunk
    let bucket = this.#buckets.get(index)
    if (!bucket) {
      bucket = { chunks: new Set(), peers: new SourceTally(), flows: new EventTally(), sums: emptySums }
      this.#buckets.set(index, bucket)
    }
    if (bucket.chunks.has(chunk)) return
    bucket.chunks.add(chunk)
    bucket.sums = joinSums(bucket.sums, sums)
    bucket.peers.merge(peers)
    bucket.flows.merge(flows)
  }

  *alarms(): Generator<Alarm> {
    const walk = this.#judge.walk(this.#series)
    for (const [index, sum] of [...this.#buckets].sort(([a], [b]) => a - b)) {
      const alarm = walk.step(bucketOf(index, sum))
      if (alarm) yield alarm
    }
  }
}

function bucketOf(index: number, { sums, peers, flows }: Sum): TrafficBucket {
  const top = peers.top(peersGiven)
  return {
    index,
    sums,
    uniquePeers: peers.size,
    largest: top[0]?.[1] ?? 0,
    chunks: [],
    // Asked for by alarms only. Peers are counted in the bucket already.
    get detail() {
      const { earliest, latest } = flows.ends()
      return {
        flows: flows.toCount(),
        peers: emptyDistinct,
        top,
        earliest: earliest.slice(0, eventsKept),
        latest: latest.slice(-eventsKept),
      }
    },
  }
}
