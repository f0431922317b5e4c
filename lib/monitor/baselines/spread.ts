import type { EventRef } from '#lib/findings/finding.ts'
import type { SpreadBaseline } from '../sigma/document.ts'
import { callerOf, isOfSize } from './contact.ts'
import { addressOf, type Flow, isPrivate, isPublic, protocolName } from './flow.ts'
import type { Alarm, Baseline, Joined, SeriesData, SeriesPart, SeriesRun } from './series.ts'
import { hashOf, type RawSample, TupleSample } from './tuple-sample.ts'

const minute = 60_000
const hour = 60 * minute
/** Buckets of a window over an hour. */
const coarse = 24
/** How late a file may be and still join its window, with some grace. */
const lateness = 65 * minute
/** Characters of samples in an item: oldest buckets go first. An item of DynamoDB holds 400 KB. */
const mostText = 300_000
/** Members that an estimate must rest on. */
const fewest = 8
/** Events that a finding names. */
const eventsNamed = 50
/** Between the group and the value in the text of a contact. */
const mark = '\t'

type Buckets = ReadonlyMap<number, TupleSample>
/** As it is stored: minutes (or hours) since the epoch, and what was seen in each. */
type Stored = readonly (readonly [index: number, sample: RawSample])[]

/**
 * How far something spreads: of one address, how many different ports, peers or connections within a window, by peer or port. Port
 * scans (ports of one peer), sweeps (peers at one port) and guessing at log-ins (connections to one port of one peer) are all
 * of this kind. Who called whom is decided first, so that the answers of a busy server are no scan.
 *
 * A bucket keeps a sample of 128 of its contacts: exact up to there, an estimate (9 % of standard error) beyond.
 */
export function spread(settings: SpreadBaseline): Baseline {
  return {
    life: settings.window + 3 * hour,
    seriesOf: (flow) => {
      const series = settings.role === 'caller' ? flow.outbound : flow.inbound
      if (series === undefined || !isOfSize(flow, settings.flows) || callerOf(flow) !== 'source') return undefined
      if (settings.peers === undefined) return series
      const peer = settings.role === 'caller' ? flow.target : flow.source
      return (settings.peers === 'private' ? isPrivate(peer) : isPublic(peer)) ? series : undefined
    },
    part: (series) => new SpreadPart(settings, series),
    run: (series) => new SpreadPart(settings, series),
  }
}

class SpreadPart implements SeriesPart, SeriesRun {
  readonly #settings: SpreadBaseline
  readonly #series: string
  readonly #buckets = new Map<number, TupleSample>()

  constructor(settings: SpreadBaseline, series: string) {
    this.#settings = settings
    this.#series = series
  }

  add(item: Flow | SeriesData): void {
    if ('kind' in item) {
      if (item.kind === 'contacts') for (const [index, sample] of item.buckets) this.#at(index).merge(sample)
    } else {
      const index = Math.ceil(item.time / bucketLength(this.#settings)) - 1
      this.#at(index).add(contactOf(item, this.#settings), { id: item.id, time: item.time })
    }
  }

  data(): readonly SeriesData[] {
    return [{ kind: 'contacts', buckets: [...this.#buckets].map(([index, sample]) => [index, sample.raw(true)] as const) }]
  }

  join(current: unknown, endless: boolean): Joined {
    const all = new Map<number, TupleSample>()
    const sampleAt = sampler(all, this.#series)
    for (const [index, sample] of (current ?? []) as Stored) sampleAt(index).merge(sample)
    for (const [index, sample] of this.#buckets) sampleAt(index).merge(sample.raw(true))
    const length = windowBuckets(this.#settings)
    const touched = new Set([...this.#buckets.keys()].flatMap((index) => Array.from({ length }, (_, later) => index + later)))
    const alarms = alarmsOf(all, this.#settings, this.#series, touched)
    return { next: storedOf(all, this.#settings, endless), alarms: [...alarms] }
  }

  alarms(): Iterable<Alarm> {
    return alarmsOf(this.#buckets, this.#settings, this.#series)
  }

  #at(index: number): TupleSample {
    return sampler(this.#buckets, this.#series)(index)
  }
}

const sampler =
  (buckets: Map<number, TupleSample>, series: string) =>
  (index: number): TupleSample => {
    let sample = buckets.get(index)
    if (!sample) {
      sample = new TupleSample(hashOf(series, 0))
      buckets.set(index, sample)
    }
    return sample
  }

/** A minute, or a 24th of windows over an hour. */
function bucketLength({ window }: SpreadBaseline): number {
  return window <= hour ? minute : Math.ceil(window / coarse / minute) * minute
}

function windowBuckets(settings: SpreadBaseline): number {
  return Math.max(1, Math.round(settings.window / bucketLength(settings)))
}

/** The contact of a flow as a text: its group, then the value that is counted in it. The sender calls, in either role. */
function contactOf(flow: Flow, { role, group, count }: SpreadBaseline): string {
  const peer = role === 'caller' ? flow.target : flow.source
  // Scans try TCP and UDP at once, and ICMP has no ports.
  const port = `${protocolName(flow.protocol)}/${flow.targetPort}`
  const part = (name: 'peer' | 'port' | 'connection'): string =>
    name === 'peer' ? peer : name === 'port' ? port : `${peer} ${port} ${flow.sourcePort}`
  return `${group.map(part).join(' ')}${mark}${count.map(part).join(' ')}`
}

/** The groups that spread far enough, per window that ends in a bucket of theirs; of `ends` only, where they are given. */
function* alarmsOf(buckets: Buckets, settings: SpreadBaseline, series: string, ends?: ReadonlySet<number>): Generator<Alarm> {
  const length = windowBuckets(settings)
  for (const [end, sample] of buckets) {
    if (ends && !ends.has(end)) continue
    const window = new TupleSample(hashOf(series, 0))
    for (let index = end - length + 1; index <= end; index++) {
      const bucket = buckets.get(index)
      if (bucket) window.merge(bucket.raw(true))
    }
    const { members, scale } = window.read()
    if (members.size * scale < settings.threshold) continue
    const active = new Set([...sample.read().members.keys()].map(groupOf))
    for (const [group, contacts] of Map.groupBy(members, ([text]) => groupOf(text))) {
      if (!active.has(group) || contacts.length * scale < settings.threshold || (scale > 1 && contacts.length < fewest)) continue
      yield alarmOf(group, contacts, scale, { settings, series, dueAt: (end + 1) * bucketLength(settings) })
    }
  }
}

function groupOf(text: string): string {
  return text.slice(0, text.indexOf(mark))
}

interface Place {
  readonly settings: SpreadBaseline
  readonly series: string
  readonly dueAt: number
}

function alarmOf(
  group: string,
  contacts: readonly (readonly [string, EventRef | undefined])[],
  scale: number,
  { settings, series, dueAt }: Place,
): Alarm {
  const local = addressOf(series)
  const values = new Map(settings.group.map((name, at) => [name, group.split(' ')[at] ?? '']))
  const counted = Math.round(contacts.length * scale)
  const [peer, port] = [values.get('peer'), values.get('port')]
  const events = contacts.flatMap(([, event]) => event ?? []).sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1))
  const some = contacts.map(([text]) => text.slice(text.indexOf(mark) + 1).replace(/^(?:tcp|udp)\//, ''))
  return {
    story: group,
    dueAt,
    events: events.slice(0, eventsNamed),
    sourceAddress: settings.role === 'caller' ? local : (peer ?? null),
    facts: {
      vector: settings.vector,
      local,
      ...(peer === undefined ? {} : { peer }),
      ...(port === undefined ? {} : { port: port.replace(/^\w+\//, ''), protocol: port.replace(/\/.*$/, '') }),
      distinct: `${scale > 1 ? 'about ' : ''}${counted} within ${settings.window / minute} minutes; usual: fewer than ${settings.threshold}`,
      among: some.sort().slice(0, 10).join(', '),
    },
  }
}

/** What is stored: the buckets of the window and of an hour of lateness, as far as they fit. */
function storedOf(all: Buckets, settings: SpreadBaseline, endless: boolean): Stored {
  const newest = Math.max(...all.keys())
  const kept = windowBuckets(settings) + Math.ceil(lateness / bucketLength(settings))
  let left = endless ? Number.POSITIVE_INFINITY : mostText
  const stored: (readonly [number, RawSample])[] = []
  for (const [index, sample] of [...all].sort(([a], [b]) => b - a)) {
    if (!endless && index <= newest - kept) break
    const raw = sample.raw(endless)
    left -= JSON.stringify(raw).length + 20
    if (left < 0) break
    stored.push([index, raw])
  }
  return stored.reverse()
}
