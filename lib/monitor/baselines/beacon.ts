import { addressWords } from '../intel/address-ranges.ts'
import type { BeaconBaseline } from '../sigma/document.ts'
import { ActivityTable } from './activity.ts'
import { callerOf } from './contact.ts'
import { addressOf, type Flow, isPublic, protocolName } from './flow.ts'
import type { Activity, Alarm, Baseline, Joined, SeriesData, SeriesPart, SeriesRun } from './series.ts'
import { hashOf } from './tuple-sample.ts'

/** Calls that a rhythm rests on, and the longest time that they may take, minutes. */
const calls = 20
const memory = 480
/** Shortest mean interval, minutes: a bucket is a minute, so what comes more often is a connection that lasts. */
const shortest = 2
/** Networks and peers remembered of one address in an item of DynamoDB; and peers of one address in a run over files. */
const networksKept = 1_000
const peersKept = 250
const peersOfRun = 20_000
const day = 86_400_000

interface Stored {
  /** Minute in which the address was first seen calling out. */
  readonly since: number
  /** When each network was first called, minutes since the epoch. */
  readonly networks: readonly (readonly [network: string, first: number])[]
  /** What peers of new networks did of late: the minutes before `until`, newest first, one bit each. */
  readonly until: number
  readonly peers: readonly (readonly [value: string, bits: string, id: string, time: number])[]
}
const nothing: Stored = { since: Number.POSITIVE_INFINITY, networks: [], until: 0, peers: [] }

/**
 * A rhythm: an address calls one service on the internet at even intervals (coefficient of variation up to `variation`, so with
 * jitter), in a network that it did not call while it was learned. Every agent polls something; what is new and polls is rare.
 */
export function beacon(settings: BeaconBaseline): Baseline {
  return {
    life: settings.learning + 60 * day,
    seriesOf: (flow) =>
      flow.outbound !== undefined && !flow.rejected && callerOf(flow) === 'source' && isPublic(flow.target) ? flow.outbound : undefined,
    part: (series) => new BeaconPart(settings, series),
    run: (series) => new BeaconPart(settings, series),
  }
}

class BeaconPart implements SeriesPart, SeriesRun {
  readonly #settings: BeaconBaseline
  readonly #series: string
  readonly #peers: ActivityTable

  constructor(settings: BeaconBaseline, series: string) {
    this.#settings = settings
    this.#series = series
    this.#peers = new ActivityTable(peersOfRun, hashOf(series, 0))
  }

  add(item: Flow | SeriesData): void {
    if (!('kind' in item)) this.#peers.add(`${item.target} ${protocolName(item.protocol)}/${item.targetPort}`, item)
    else if (item.kind === 'activity') this.#peers.merge(item.values)
  }

  data(): readonly SeriesData[] {
    return [{ kind: 'activity', values: this.#peers.list() }]
  }

  join(current: unknown, endless: boolean): Joined {
    const stored = (current as Stored | undefined) ?? nothing
    const own = this.#peers.list()
    const networks = new Map(stored.networks)
    // A network that fell out of those remembered must not come back as a new one.
    const limit = endless || networks.size < networksKept ? Number.POSITIVE_INFINITY : Math.max(...[...networks.keys()].map(this.#hash))
    for (const { value, minutes } of own) {
      const network = networkOf(value)
      if (networks.has(network) || this.#hash(network) < limit) lower(networks, network, minutes[0] ?? 0)
    }
    const since = Math.min(stored.since, ...networks.values())
    const all = new ActivityTable(endless ? peersOfRun : peersKept, hashOf(this.#series, 0))
    all.merge(stored.peers.map(([value, bits, id, time]) => ({ value, minutes: minutesOf(bits, stored.until), event: { id, time } })))
    all.merge(own.filter(({ value }) => this.#isNew(networks.get(networkOf(value)), since)))
    const peers = all.list()
    const touched = new Map(own.map(({ value, minutes }) => [value, new Set(minutes)]))
    const until = Math.max(stored.until, ...own.map(({ minutes }) => minutes.at(-1) ?? 0))
    return {
      next: {
        since,
        networks: endless ? [...networks] : this.#fewest(networks),
        until,
        peers: peers
          .filter(({ minutes }) => (minutes.at(-1) ?? 0) > until - memory)
          .map(({ value, minutes, event }) => [value, bitsOf(minutes, until), event.id, event.time]),
      } satisfies Stored,
      alarms: [...this.#alarms(peers, networks, since, touched)],
    }
  }

  alarms(): Iterable<Alarm> {
    const peers = this.#peers.list()
    const networks = new Map<string, number>()
    for (const { value, minutes } of peers) lower(networks, networkOf(value), minutes[0] ?? 0)
    return this.#alarms(peers, networks, Math.min(...networks.values()))
  }

  *#alarms(
    peers: readonly Activity[],
    networks: ReadonlyMap<string, number>,
    since: number,
    touched?: ReadonlyMap<string, ReadonlySet<number>>,
  ): Generator<Alarm> {
    for (const { value, minutes, event } of peers) {
      if (!this.#isNew(networks.get(networkOf(value)), since)) continue
      for (let last = calls; last < minutes.length; last++) {
        const minute = minutes[last] ?? 0
        if (touched && !touched.get(value)?.has(minute)) continue
        const rhythm = rhythmOf(minutes.slice(last - calls, last + 1))
        if (!rhythm || rhythm.variation > this.#settings.variation) continue
        const [peer = '', service = ''] = value.split(' ')
        const local = addressOf(this.#series)
        yield {
          story: value,
          dueAt: (minute + 1) * 60_000,
          events: [event],
          sourceAddress: local,
          facts: {
            vector: 'beacon',
            local,
            peer,
            port: service.replace(/^\w+\//, ''),
            interval: `${rhythm.mean.toFixed(1)} minutes, variation ${rhythm.variation.toFixed(2)}`,
          },
        }
      }
    }
  }

  readonly #hash = (network: string): number => hashOf(network, hashOf(this.#series, 0))

  /** Those of smallest hash; a network beyond is not judged. */
  #fewest(networks: ReadonlyMap<string, number>): (readonly [string, number])[] {
    if (networks.size <= networksKept) return [...networks]
    return [...networks].sort(([a], [b]) => this.#hash(a) - this.#hash(b)).slice(0, networksKept)
  }

  #isNew(first: number | undefined, since: number): boolean {
    return first !== undefined && (first - since) * 60_000 >= this.#settings.learning
  }
}

/** The rhythm of some minutes; undefined when there is none to speak of. */
export function rhythmOf(minutes: readonly number[]): { readonly mean: number; readonly variation: number } | undefined {
  const span = (minutes.at(-1) ?? 0) - (minutes[0] ?? 0)
  const mean = span / (minutes.length - 1)
  if (!(mean >= shortest) || span >= memory) return undefined
  let squares = 0
  for (let at = 1; at < minutes.length; at++) squares += ((minutes[at] ?? 0) - (minutes[at - 1] ?? 0) - mean) ** 2
  return { mean, variation: Math.sqrt(squares / (minutes.length - 1)) / mean }
}

/** The network of a peer: services of a cloud answer from neighbouring addresses. IPv4 by /24, IPv6 by /48. */
function networkOf(value: string): string {
  const address = value.slice(0, value.indexOf(' '))
  const words = addressWords(address) ?? []
  const [first = 0, second = 0] = words
  return words.length === 4 ? `${first.toString(36)}:${(second >>> 16).toString(36)}` : (first >>> 8).toString(36)
}

function lower(networks: Map<string, number>, network: string, minute: number): void {
  const known = networks.get(network)
  if (known === undefined || minute < known) networks.set(network, minute)
}

/** Bit n of the bytes is the minute n before `until`. */
function bitsOf(minutes: readonly number[], until: number): string {
  const bytes = Buffer.alloc(memory / 8)
  for (const minute of minutes) {
    const before = until - minute
    if (before < memory) bytes[before >> 3] = (bytes[before >> 3] ?? 0) | (1 << (before & 7))
  }
  return bytes.toString('base64')
}

function minutesOf(bits: string, until: number): number[] {
  const bytes = Buffer.from(bits, 'base64')
  const minutes: number[] = []
  for (let before = memory - 1; before >= 0; before--) if (((bytes[before >> 3] ?? 0) >> (before & 7)) & 1) minutes.push(until - before)
  return minutes
}
