import type { NewPortBaseline } from '../sigma/document.ts'
import { ActivityTable } from './activity.ts'
import { callerOf } from './contact.ts'
import { addressOf, type Flow, tcp } from './flow.ts'
import type { Activity, Alarm, Baseline, Joined, SeriesData, SeriesPart, SeriesRun } from './series.ts'
import { hashOf } from './tuple-sample.ts'

/** Ports remembered of one address: a server has a few. */
const portsKept = 500
/** A conversation, not a knock: more packets than a handshake and its end, and data in them. */
const fewestPackets = 5
const bareBytes = 80
/** Minutes after the first for which a port is told as new: a redelivery must find what a crash may have lost. */
const newFor = 60
const day = 86_400_000

/** Since when the address is known, and per port the minute in which it was first used, with its first record. */
interface Stored {
  readonly since: number
  readonly ports: readonly (readonly [port: string, first: number, id: string, time: number])[]
}

/**
 * A server port that an address never answered on while it was learned, and now has conversations on: a backdoor, a proxy, a
 * service that nobody announced. Only connections that the other side opened by a SYN count, so that the ports which clients
 * choose are none.
 */
export function newPort(settings: NewPortBaseline): Baseline {
  return {
    life: settings.learning + 60 * day,
    seriesOf: (flow) => (isServed(flow) ? flow.inbound : undefined),
    part: (series) => new NewPortPart(settings, series),
    run: (series) => new NewPortPart(settings, series),
  }
}

function isServed(flow: Flow): boolean {
  const { protocol, rejected, packets, bytes, flags } = flow
  if (protocol !== tcp || rejected || packets < fewestPackets || bytes <= packets * bareBytes) return false
  return flags !== undefined && (flags & 2) !== 0 && callerOf(flow) === 'source'
}

class NewPortPart implements SeriesPart, SeriesRun {
  readonly #settings: NewPortBaseline
  readonly #series: string
  readonly #ports: ActivityTable

  constructor(settings: NewPortBaseline, series: string) {
    this.#settings = settings
    this.#series = series
    this.#ports = new ActivityTable(portsKept, hashOf(series, 0))
  }

  add(item: Flow | SeriesData): void {
    if (!('kind' in item)) this.#ports.add(String(item.targetPort), item)
    else if (item.kind === 'activity') this.#ports.merge(item.values)
  }

  data(): readonly SeriesData[] {
    return [{ kind: 'activity', values: this.#ports.list().map(first) }]
  }

  join(current: unknown, endless: boolean): Joined {
    const { since, ports } = (current as Stored | undefined) ?? { since: Number.POSITIVE_INFINITY, ports: [] }
    const all = new ActivityTable(endless ? 100 * portsKept : portsKept, hashOf(this.#series, 0))
    all.merge(ports.map(([value, minute, id, time]) => ({ value, minutes: [minute], event: { id, time } })))
    const own = this.#ports.list()
    all.merge(own.map(first))
    const values = all.list().map(first)
    const known = Math.min(since, ...values.map(firstMinute))
    const lately = new Map(own.map((value) => [value.value, firstMinute(value)]))
    const fresh = values.filter((value) => (lately.get(value.value) ?? Number.POSITIVE_INFINITY) <= firstMinute(value) + newFor)
    return {
      next: { since: known, ports: values.map(({ value, minutes, event }) => [value, minutes[0] ?? 0, event.id, event.time] as const) },
      alarms: this.#alarms(fresh, known),
    }
  }

  alarms(): readonly Alarm[] {
    const values = this.#ports.list()
    return this.#alarms(values, Math.min(...values.map(firstMinute)))
  }

  #alarms(values: readonly Activity[], since: number): Alarm[] {
    const local = addressOf(this.#series)
    return values
      .filter((value) => (firstMinute(value) - since) * 60_000 >= this.#settings.learning)
      .map(({ value, event }) => ({
        story: value,
        dueAt: event.time,
        events: [event],
        sourceAddress: null,
        facts: { vector: 'new-server-port', local, port: value, learnedSince: new Date(since * 60_000).toISOString() },
      }))
  }
}

function firstMinute({ minutes }: Activity): number {
  return minutes[0] ?? Number.POSITIVE_INFINITY
}

function first({ value, minutes, event }: Activity): Activity {
  return { value, minutes: minutes.slice(0, 1), event }
}
