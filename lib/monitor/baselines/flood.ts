import type { FloodBaseline } from '../sigma/document.ts'
import { copyOf, FloodUsual, type Mean, type StoredUsual } from './flood-usual.ts'
import { addressOf } from './flow.ts'
import type { Alarm, Baseline } from './series.ts'
import type { TrafficBucket, TrafficSums } from './traffic-bucket.ts'
import { TrafficRun } from './traffic-run.ts'
import { TrafficPart } from './traffic-series.ts'
import { floodNames, type Shape } from './traffic-shape.ts'
import type { TrafficJudge, TrafficWalk } from './traffic-walk.ts'

const day = 86_400_000
const minute = 60_000
/** Share of the packets that makes a shape. */
const shapeShare = 0.5
/** Times the usual number of peers from which on it is not the usual crowd; and from which on it is another one. */
const crowdFactor = 5
const othersFactor = 3
/** Packets of an address that was made up, about. */
const packetsOfOne = 5
/** Share of one peer that makes it the one. */
const onePeer = 0.3
/** How far the mean packet of a flood of junk lies below the usual one; and what a packet without data has at most, bytes. */
const smaller = 0.35
const bareBytes = { v4: 62, v6: 82 } as const
/** How much more of the level it takes where customers may be trying again. */
const retryFactor = 2
/** Times the usual packets below which no change of shape is a flood: an outage changes shapes, too. */
const more = 1.5
/** Where the cumulated sum of a ramp is an alarm, in standard deviations (k = 0.5: about one false one in 13 days, before the other tests). */
const rampLimit = 8
/** Robust z above which a minute is not one of its hour of the week. */
const robustLimit = 6
/** Sources named in a finding. */
const peersNamed = 10

/** How the packets of a minute stand to what is usual; null: nothing was learned yet. */
interface Verdict {
  readonly vector: string
  readonly usual: number | null
  readonly because: string
}

/**
 * Floods: a minute with packets above an absolute floor, far more than usual, and of a shape that no crowd of customers has.
 *
 * Usual is the mean of the last minutes (EWMA), and the median of the hour of the week once two weeks are known, whichever is
 * more. Besides this level, a shape that grows far beyond its own share is a flood, also in steps too small for the level
 * (CUSUM), as long as the packets come from others than usual or from one.
 */
export function flood(settings: FloodBaseline): Baseline {
  const judge = floodJudge(settings)
  return {
    // What is known of the hours of a week, and a week without traffic.
    life: 42 * day,
    seriesOf: (flow) => (settings.kind === 'inbound-flood' ? flow.inbound : flow.outbound),
    part: (series) => new TrafficPart(judge, series),
    run: (series) => new TrafficRun(judge, series),
  }
}

/** What judges the minutes of a series. */
export function floodJudge(settings: FloodBaseline): TrafficJudge<StoredUsual> {
  return {
    kind: { direction: settings.kind === 'inbound-flood' ? 'in' : 'out', bucket: minute, measure: 'rate' },
    // Two hours.
    kept: 120,
    walk: (series, usual) => new FloodWalk(settings, series, usual),
  }
}

class FloodWalk implements TrafficWalk<StoredUsual> {
  readonly #settings: FloodBaseline
  readonly #series: string
  readonly #usual: FloodUsual

  constructor(settings: FloodBaseline, series: string, usual: StoredUsual | undefined) {
    this.#settings = settings
    this.#series = series
    this.#usual = new FloodUsual(usual)
  }

  step(bucket: TrafficBucket): Alarm | undefined {
    const [shape, packets] = mainShape(bucket.sums)
    const ramp = this.#usual.cumulate(packets)
    const verdict = this.#verdict(bucket, shape, packets, ramp)
    if (!verdict) this.#usual.learn(bucket, packets)
    return verdict && alarmOf(bucket, verdict, this.#settings, this.#series)
  }

  usual(): StoredUsual {
    return copyOf(this.#usual.stored)
  }

  #verdict(bucket: TrafficBucket, shape: Shape | undefined, shaped: number, ramp: number): Verdict | undefined {
    const { floor } = this.#settings
    const { sums } = bucket
    if (sums.packets < floor) return undefined
    const known = shape && shaped >= floor && shaped > sums.packets * shapeShare ? shape : undefined
    if (!this.#usual.isLearned) return known && { vector: vectorOf(known, sums), usual: null, because: 'shape; nothing was learned yet' }
    return this.#byLevel(bucket, known) ?? (known && this.#byShape(bucket, known, shaped, ramp))
  }

  /** Far more packets than usual: in the last minutes, or, for those that rise slowly, in the last hours. */
  #byLevel(bucket: TrafficBucket, shape: Shape | undefined): Verdict | undefined {
    const { sums, index } = bucket
    const { fast, slow } = this.#usual.stored
    const week = this.#usual.hourOfWeek(index)
    if (week && ((sums.packets - week.median) * 0.6745) / week.deviation <= robustLimit) return undefined
    const factor = this.#settings.factor * (shape && this.#areRetries(bucket, shape) ? retryFactor : 1)
    for (const [because, mean] of [['level', fast] as const, ['rise', slow] as const]) {
      const usual = Math.max(mean.packets, week?.median ?? 0)
      if (sums.packets < factor * usual) continue
      const vector = shape ? vectorOf(shape, sums) : this.#junk(bucket, mean)
      const times = (sums.packets / Math.max(1, usual)).toFixed(1)
      if (vector !== undefined) return { vector, usual: Math.round(usual), because: `${because}: ${times} times what is usual` }
    }
    return undefined
  }

  /** Far more packets of one shape than usual, or steadily more, which the level has got used to. */
  #byShape(bucket: TrafficBucket, shape: Shape, shaped: number, ramp: number): Verdict | undefined {
    const { slow, hardest } = this.#usual.stored
    const { sums, index } = bucket
    const usual = Math.max(slow.packets, this.#usual.hourOfWeek(index)?.median ?? 0)
    if (sums.packets < more * usual || this.#areRetries(bucket, shape)) return undefined
    const vector = vectorOf(shape, sums)
    if (shaped >= this.#settings.factor * hardest.mean)
      return { vector, usual: Math.round(usual), because: 'shape: far more packets of this kind than usual' }
    return ramp > rampLimit
      ? { vector, usual: Math.round(usual), because: `rise: ${ramp.toFixed(0)} standard deviations in all` }
      : undefined
  }

  /** Whether they may be customers who try again while a service is down: requests only, too, but from the peers of ever. */
  #areRetries({ sums, uniquePeers, largest }: TrafficBucket, shape: Shape): boolean {
    if (shape !== 'syn' && (shape !== 'rejected' || mainProtocol(sums) !== 'tcp')) return false
    const { fast, slow } = this.#usual.stored
    // Made-up addresses ask once or twice each; customers come in larger numbers when the day begins.
    const madeUp = uniquePeers * packetsOfOne >= sums.packets
    const others = uniquePeers >= othersFactor * Math.max(1, slow.peers) && (madeUp || uniquePeers >= othersFactor * fast.peers)
    const one = largest >= onePeer * sums.packets && largest >= 2 * slow.share * sums.packets
    return !others && !one
  }

  /**
   * Floods without a shape of their own: a crowd of new peers, or one that sends UDP, whose packets carry next to nothing. It is the
   * packets that came on top which are looked at: a flash crowd asks for the same things as the customers before it.
   */
  #junk({ sums, uniquePeers, largest }: TrafficBucket, usual: Mean): string | undefined {
    // A backup of large packets must not make those of customers look small: the smaller mean counts.
    const { fast, slow } = this.#usual.stored
    const usualSize = Math.min(fast.size, slow.size)
    const size = (sums.bytes - usual.packets * usualSize) / Math.max(1, sums.packets - usual.packets)
    const bare = addressOf(this.#series).includes(':') ? bareBytes.v6 : bareBytes.v4
    if (size >= Math.max(bare, smaller * usualSize)) return undefined
    if (uniquePeers >= crowdFactor * Math.max(1, usual.peers)) return `${mainProtocol(sums)}-flood`
    return mainProtocol(sums) === 'udp' && largest > sums.packets * shapeShare ? 'udp-flood' : undefined
  }
}

/** The shape that most packets have, and how many. */
function mainShape({ shapes }: TrafficSums): readonly [Shape | undefined, number] {
  let [main, most]: [Shape | undefined, number] = [undefined, 0]
  for (const [shape] of floodNames) {
    const packets = shapes[shape] ?? 0
    if (packets > most) [main, most] = [shape, packets]
  }
  return [main, most]
}

function vectorOf(shape: Shape, sums: TrafficSums): string {
  return floodNames.find(([name]) => name === shape)?.[1] ?? `${mainProtocol(sums)}-flood`
}

function mainProtocol({ protocols, packets }: TrafficSums): string {
  return Object.entries(protocols).find(([, count]) => count > packets * shapeShare)?.[0] ?? 'mixed'
}

function alarmOf(bucket: TrafficBucket, { vector, usual, because }: Verdict, { kind }: FloodBaseline, series: string): Alarm {
  const { detail, sums, uniquePeers } = bucket
  const percent = (packets = 0): string => `${Math.round((100 * packets) / sums.packets)} %`
  const peers = (detail?.top ?? [])
    .slice(0, peersNamed)
    .map(([address, packets]) => ({ address: address.slice(0, 100), packets: Math.round(packets) }))
  const [local, inbound] = [addressOf(series), kind === 'inbound-flood']
  // A flood that comes in has many sources, one that goes out has targets.
  const ends = inbound
    ? { target: local, sources: peers }
    : { target: peers[0]?.address ?? 'unknown', sources: [{ address: local, packets: Math.round(sums.packets) }] }
  return {
    story: '',
    dueAt: (bucket.index + 1) * minute,
    events: detail ? [...detail.earliest, ...detail.latest] : [],
    ...(detail ? { distinct: detail.flows } : {}),
    sourceAddress: inbound ? null : local,
    facts: {
      vector,
      known: because,
      [inbound ? 'uniqueSources' : 'uniqueTargets']: String(uniquePeers),
      bytesPerPacket: String(Math.round(sums.bytes / sums.packets)),
      synOnlyShare: percent(sums.shapes.syn),
      rejectedShare: percent(sums.shapes.rejected),
      amplificationShare: percent(sums.shapes.amplified),
      ...(inbound ? {} : { local, targets: peers.map(({ address }) => address).join(', ') }),
    },
    network: { vector, ...ends, baseline: usual, observed: Math.round(sums.packets) },
  }
}
