import type { Flow } from '#lib/monitor/baselines/flow.ts'
import { addSums, emptySums, type TrafficBucket, type TrafficKind } from '#lib/monitor/baselines/traffic-bucket.ts'
import { Random } from './random.ts'

/** Part of the traffic of a minute: flows of one kind, as one record that stands for all of them. */
export interface Strand {
  readonly packets: number
  readonly bytesPerPacket: number
  /** Different peers. */
  readonly peers: number
  /** Packets of the largest of them. */
  readonly largest: number
  readonly protocol: number
  readonly flags?: number
  readonly peerPort?: number
  readonly ownPort?: number
  readonly rejected?: boolean
}

/** What happens beside the course of the day; minutes since the beginning. */
interface Episode {
  readonly kind: 'crowd' | 'outage' | 'deploy' | 'backup' | 'scanned'
  readonly from: number
  readonly until: number
  readonly strength: number
}

const day = 1_440
const week = 7 * day

/** A series of a month or more: one address of one interface, with a load of its own. */
export class SimulatedSeries {
  readonly #random: Random
  readonly #direction: 'in' | 'out'
  readonly #base: number
  readonly #peers: number
  readonly #size: number
  readonly #phase: number
  readonly #swing: number
  readonly #weekend: number
  readonly #noise: number
  readonly #udpShare: number
  readonly #behindNat: boolean
  readonly #growth: number
  readonly #episodes: readonly Episode[]
  #drift = 0

  constructor(seed: number, minutes: number, direction: 'in' | 'out', least = 100) {
    const random = new Random(seed)
    this.#random = random
    this.#direction = direction
    // Packets a minute: from an address that nobody knows to a busy front.
    this.#base = random.magnitude(least, 400_000)
    this.#size = random.between(110, 700)
    this.#phase = random.between(0, day)
    this.#swing = random.between(0.1, 0.9)
    this.#weekend = random.between(0.3, 1.2)
    this.#noise = random.between(0.05, 0.35)
    this.#udpShare = random.chance(0.2) ? random.between(0.2, 0.95) : 0.01
    this.#behindNat = random.chance(0.25)
    this.#peers = this.#behindNat ? random.whole(1, 6) : Math.max(2, this.#base / random.between(20, 200))
    this.#growth = random.between(-0.1, 0.4) / (30 * day)
    this.#episodes = episodesOf(random, minutes)
  }

  /** Usual packets at a minute, without noise and episodes. */
  level(minute: number): number {
    const daily = 1 - this.#swing * 0.5 * (1 + Math.cos((2 * Math.PI * (minute - this.#phase)) / day))
    const weekly = minute % week >= 5 * day ? this.#weekend : 1
    return this.#base * daily * weekly * (1 + this.#growth * minute)
  }

  /** Whether a flash crowd is there. */
  isCrowd(minute: number): boolean {
    return this.#episodes.some(({ kind, from, until }) => kind === 'crowd' && minute >= from && minute < until)
  }

  get crowds(): number {
    return this.#episodes.filter(({ kind }) => kind === 'crowd').length
  }

  /** The traffic of a minute; undefined when the log has none of it (a minute in two thousand is lost). To be asked in order. */
  minute(minute: number): readonly Strand[] | undefined {
    const random = this.#random
    this.#drift = 0.95 * this.#drift + this.#noise * 0.31 * random.normal()
    // Bursts: now and then a minute is twice or three times as busy, for no reason.
    const burst = random.chance(0.003) ? random.between(1.5, 3) : 1
    let packets = this.level(minute) * Math.exp(this.#drift) * burst * (1 + 0.1 * random.normal() ** 2)
    let [peers, size, unanswered] = [this.#peers * (packets / this.#base) ** 0.8, this.#size * random.between(0.9, 1.1), 0.01]
    const strands: Strand[] = [this.#healthChecks(), this.#noiseOfTheInternet()]
    for (const { kind, from, until, strength } of this.#episodes) {
      if (minute < from || minute >= until) continue
      const shape = Math.min(1, (minute - from + 1) / 4)
      if (kind === 'crowd') {
        // New customers with whole conversations, shorter ones; a service at its limit leaves some requests unanswered.
        packets *= 1 + (strength - 1) * shape
        peers *= 1 + (strength * 1.2 - 1) * shape
        size *= random.between(0.75, 1.05)
        unanswered = random.between(0.02, 0.3)
      } else if (kind === 'outage') {
        // Nothing answers: customers ask again and again.
        packets *= random.between(0.3, 1.4)
        unanswered = random.between(0.7, 0.97)
      } else if (kind === 'deploy') packets *= minute - from < 2 ? 0.2 : random.between(1.5, strength)
      else if (kind === 'backup') strands.push(this.#backup(strength))
      else strands.push(scanOf(strength))
    }
    if (random.chance(0.0005)) return undefined
    const few = this.#behindNat ? 0.6 : Math.min(1, 3 / Math.max(1, peers))
    return [...strands, ...this.#customers({ packets, peers: Math.max(1, peers), size, unanswered, few })]
  }

  #customers(load: { packets: number; peers: number; size: number; unanswered: number; few: number }): Strand[] {
    const { packets, peers, size, unanswered, few } = load
    const tcp = packets * (1 - this.#udpShare)
    const requests = tcp * unanswered
    const strand = (share: number, more: Partial<Strand>): Strand => ({
      packets: share,
      bytesPerPacket: size,
      peers,
      largest: share * few,
      protocol: 6,
      flags: 19,
      ...more,
    })
    return [
      strand(tcp - requests, {}),
      strand(requests, { bytesPerPacket: 52, flags: 2 }),
      // Media, games, DNS of a resolver: whatever UDP this address serves.
      strand(packets * this.#udpShare, { protocol: 17, flags: 0, peerPort: 50_000, ownPort: this.#direction === 'in' ? 5_000 : 443 }),
    ]
  }

  #healthChecks(): Strand {
    return { packets: 60, bytesPerPacket: 70, peers: 3, largest: 20, protocol: 6, flags: 3 }
  }

  /** What knocks at every public address, and what every host asks for: refused ports, ping, DNS, time. */
  #noiseOfTheInternet(): Strand {
    const packets = this.#random.magnitude(2, 60)
    return this.#random.chance(0.9)
      ? { packets, bytesPerPacket: 44, peers: packets, largest: 3, protocol: 6, flags: 2, rejected: this.#direction === 'in' }
      : { packets, bytesPerPacket: 84, peers: 3, largest: packets, protocol: 1 }
  }

  /** One peer, many packets: whole ones to the side that stores, acknowledgements to the other. */
  #backup(strength: number): Strand {
    const packets = this.#base * strength
    return { packets, bytesPerPacket: this.#random.chance(0.5) ? 1_400 : 52, peers: 1, largest: packets, protocol: 6, flags: 0 }
  }
}

/** Somebody on the internet scans, at up to a hundred packets a second. */
function scanOf(strength: number): Strand {
  const packets = 6_000 * Math.min(1, strength / 15)
  return { packets, bytesPerPacket: 44, peers: 1, largest: packets, protocol: 6, flags: 2, rejected: true }
}

/** A month has a flash crowd or two, an outage, a dozen deployments, a backup every night, and scans. */
function episodesOf(random: Random, minutes: number): Episode[] {
  const episodes: Episode[] = []
  const add = (kind: Episode['kind'], from: number, length: number, strength: number): void => {
    episodes.push({ kind, from: Math.floor(from), until: Math.floor(from + length), strength })
  }
  for (let start = 0; start < minutes; start += 30 * day) {
    const any = (): number => start + random.between(0, 30 * day)
    for (let count = random.whole(0, 2); count > 0; count--) add('crowd', any(), random.between(20, 240), random.magnitude(3, 20))
    for (let count = random.whole(0, 2); count > 0; count--) add('outage', any(), random.between(3, 40), 1)
    for (let count = random.whole(4, 12); count > 0; count--) add('deploy', any(), random.between(4, 10), random.between(1.6, 3))
    for (let count = random.whole(2, 8); count > 0; count--) add('scanned', any(), random.between(1, 30), random.between(1, 15))
  }
  if (random.chance(0.5)) {
    const [at, strength] = [random.between(0, day), random.magnitude(0.5, 20)]
    for (let night = 0; night < minutes; night += day) add('backup', night + at + random.between(0, 15), random.between(10, 90), strength)
  }
  return episodes
}

/** The bucket that the records of a minute add up to. Each strand goes through the same reading of its shape as a record does. */
export function bucketOf(index: number, strands: readonly Strand[], kind: TrafficKind): TrafficBucket {
  const flows = strands.filter(({ packets }) => packets > 0).map((strand) => flowOfStrand(index, strand, kind.direction))
  return {
    index,
    sums: addSums(emptySums, flows, kind),
    uniquePeers: Math.round(strands.reduce((sum, { peers }) => sum + peers, 0)),
    largest: Math.max(...strands.map(({ largest }) => largest)),
    chunks: [],
  }
}

function flowOfStrand(index: number, strand: Strand, direction: 'in' | 'out'): Flow {
  const { packets, bytesPerPacket, protocol, flags, peerPort = 40_000, ownPort = 443, rejected = false } = strand
  const [own, peer] = ['10.0.0.1', '198.51.100.1']
  const time = index * 60_000 + 59_000
  return {
    id: '',
    time,
    began: time,
    ...(direction === 'in'
      ? { source: peer, target: own, sourcePort: peerPort, targetPort: ownPort, inbound: own, outbound: undefined }
      : { source: own, target: peer, sourcePort: peerPort, targetPort: ownPort, inbound: undefined, outbound: own }),
    protocol,
    packets: Math.round(packets),
    bytes: Math.round(packets * bytesPerPacket),
    minutes: 1,
    flags,
    rejected,
  }
}
