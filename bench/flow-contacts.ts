/** Scans, sweeps, guessing and rhythms over simulated hosts: what `flow-detection.ts --hosts` prints. */
import { baselineOf } from '#lib/monitor/baselines/baseline-of.ts'
import type { Flow } from '#lib/monitor/baselines/flow.ts'
import type { Alarm } from '#lib/monitor/baselines/series.ts'
import type { BaselineSettings, SpreadBaseline } from '#lib/monitor/sigma/document.ts'
import { Random } from './random.ts'
import { table, whole } from './table.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** Any time will do, as long as it is long ago. */
const start = Date.parse('2026-03-02T00:00:00Z')

let serial = 0
/** A flow of the host to a peer; a knock that nobody answered where nothing else is said. */
function flowTo(time: number, more: Partial<Flow> = {}): Flow {
  return {
    id: `flow-${serial++}`,
    time,
    began: time,
    source: '10.0.0.5',
    target: '10.0.0.9',
    sourcePort: 40_000,
    targetPort: 443,
    protocol: 6,
    packets: 1,
    bytes: 44,
    minutes: 1,
    flags: 2,
    rejected: false,
    inbound: undefined,
    outbound: 'host|10.0.0.5',
    ...more,
  }
}

const conversation = { packets: 14, bytes: 4_200, flags: 3 } as const

/** What a host does on a day without anybody scanning: the knocks that real hosts make. */
function* ordinaryDay(random: Random, from: number): Generator<Flow> {
  const host = { dead: random.whole(0, 25), checked: random.whole(0, 40), pods: random.whole(0, 60), crawls: random.chance(0.1) }
  for (let at = from; at < from + day; at += 10 * minute) {
    yield* standing(random, at, host)
    if (random.chance(0.02)) yield* hops(at)
    // A job of the CI logs in a few times; an operator runs a play over a few hosts.
    if (random.chance(0.1)) yield* logIns(random, at, random.whole(2, 18), 1)
    if (random.chance(0.02)) yield* logIns(random, at, 60, 20)
  }
}

/** Peers that are gone and still asked for, health checks that open a port and close it, pods that come and go, dead hosts of a crawl. */
function* standing(random: Random, at: number, host: { dead: number; checked: number; pods: number; crawls: boolean }): Generator<Flow> {
  for (let each = 0; each < host.dead; each++)
    if (random.chance(0.3)) yield flowTo(at + each, { target: `10.0.7.${each}`, targetPort: 8_000 + (each % 7), packets: 3, bytes: 132 })
  for (let each = 0; each < host.checked; each++)
    yield flowTo(at + each, { target: `10.0.8.${each}`, targetPort: 80, packets: 4, bytes: 220, flags: 3 })
  for (let each = 0; each < host.pods; each++)
    if (random.chance(0.02)) yield flowTo(at + each, { target: `10.1.${random.whole(0, 3)}.${random.whole(0, 255)}`, targetPort: 9_090 })
  for (let each = 0; host.crawls && each < 30; each++)
    yield flowTo(at + each, { target: `203.0.${random.whole(0, 255)}.${random.whole(0, 255)}`, packets: 3, bytes: 132 })
}

/** Somebody looks along the way. */
function* hops(at: number): Generator<Flow> {
  for (let hop = 0; hop < 90; hop++)
    yield flowTo(at + hop, { target: '198.51.100.4', targetPort: 33_434 + hop, protocol: 17, bytes: 60, flags: 0 })
}

function* logIns(random: Random, at: number, count: number, hosts: number): Generator<Flow> {
  for (let each = 0; each < count; each++) {
    const more = { target: `10.0.9.${each % hosts}`, targetPort: 22, sourcePort: random.whole(32_768, 60_999) }
    yield flowTo(at + each * 10_000, { ...more, packets: 50, bytes: 9_000, flags: 3 })
  }
}

/** The alarms of one series over these flows. */
function alarmsOf(settings: BaselineSettings, flows: Iterable<Flow>): Alarm[] {
  const baseline = baselineOf(settings)
  const part = baseline.part('host|10.0.0.5')
  for (const flow of flows) if (baseline.seriesOf(flow) !== undefined) part.add(flow)
  const run = baseline.run('host|10.0.0.5')
  for (const data of part.data()) run.add(data)
  return [...run.alarms()]
}

type Spreads = readonly (readonly [name: string, settings: SpreadBaseline])[]

/** False alerts over ordinary days, one for each group and day. */
function quietHosts(spreads: Spreads, months: number, seed: number): string {
  const alerts = new Map(spreads.map(([name]) => [name, 0]))
  let flows = 0
  for (let host = 0; host < months; host++) {
    for (let each = 0; each < 30; each++) {
      const day1 = [...ordinaryDay(new Random(seed * 65_537 + host * 31 + each), start + each * day)]
      flows += day1.length
      for (const [name, settings] of spreads) {
        const stories = new Set(alarmsOf(settings, day1).map(({ story }) => story))
        alerts.set(name, (alerts.get(name) ?? 0) + stories.size)
      }
    }
    if (host % 10 === 9) console.error(`hosts: ${host + 1} of ${months} months, ${[...alerts.values()].join(' ')} false alerts`)
  }
  const rows = [...alerts].map(([name, count]) => [name, whole(months), whole(count), ((100 * count) / months).toFixed(1)])
  return `${table([`quiet hosts (${whole(flows)} flows)`, 'host-months', 'false alerts', 'per 100'], rows)}`
}

const rates = [0.01, 0.1, 1, 10, 100, 1_000]

/** The nth knock of a scan, as the rule of that name means it. */
function knock(rule: string, n: number): Partial<Flow> {
  if (rule === 'vpc-flow-port-scan') return { target: '10.0.0.77', targetPort: 1 + (n % 65_000) }
  if (rule === 'vpc-flow-slow-scan') return { target: `10.0.6.${n % 250}`, targetPort: 20 + (n % 100) }
  if (rule === 'vpc-flow-log-ins-guessed-elsewhere')
    return { target: '10.0.0.77', targetPort: 22, sourcePort: 1_024 + (n % 60_000), packets: 22, bytes: 3_900, flags: 3 }
  return { target: `10.${20 + ((n >> 16) & 15)}.${(n >> 8) & 255}.${n & 255}`, targetPort: 445 }
}

/** Minutes until a scan of this rate is told, as it comes in minute by minute beside an ordinary day; infinite when it is not. */
function delayOf(rule: string, settings: SpreadBaseline, rate: number, random: Random): number {
  const from = start + random.between(6 * hour, 12 * hour)
  const lasts = rate >= 100 ? 3 * minute : rate < 1 ? 10 * hour : 15 * minute
  const knocks = Array.from({ length: Math.floor((lasts / 1_000) * rate) }, (_, n) => flowTo(from + (n / rate) * 1_000, knock(rule, n)))
  const around = [...ordinaryDay(random, start)].filter(({ time }) => time > from - 30 * minute && time < from + lasts)
  const baseline = baselineOf(settings)
  let state: unknown
  for (const [index, flows] of [...Map.groupBy([...around, ...knocks], ({ time }) => Math.ceil(time / minute))].sort(([a], [b]) => a - b)) {
    const part = baseline.part('host|10.0.0.5')
    for (const flow of flows) if (baseline.seriesOf(flow) !== undefined) part.add(flow)
    const { next, alarms } = part.join(state, false)
    if (alarms.length > 0) return Math.max(1, index - Math.floor(from / minute))
    state = next
  }
  return Number.POSITIVE_INFINITY
}

function scans(spreads: Spreads, seed: number): string {
  const cell = (rule: string, settings: SpreadBaseline, rate: number): string => {
    const count = rate > 100 || rate < 1 ? 3 : 10
    const delays = Array.from({ length: count }, (_, each) => delayOf(rule, settings, rate, new Random(seed * 131 + each))).sort(
      (a, b) => a - b,
    )
    const told = delays.filter((delay) => delay < Number.POSITIVE_INFINITY).length
    return told === 0 ? 'not told' : `${delays[told >> 1]} (${(100 * told) / count} %)`
  }
  const rows = spreads.map(([rule, settings]) => [rule, ...rates.map((rate) => cell(rule, settings, rate))])
  return table(['minutes until told (share told)', ...rates.map((rate) => `${rate} / s`)], rows)
}

/** How many of a hundred implants are told within eight hours, and how many hosts that call at random. */
function rhythms(settings: BaselineSettings, seed: number): string {
  const intervals = [2, 5, 10, 20]
  const jitters: readonly (number | undefined)[] = [0, 0.2, 0.5, 0.8, undefined]
  const told = (interval: number, jitter: number | undefined): number => {
    let count = 0
    for (let each = 0; each < 100; each++) {
      const random = new Random(seed * 977 + each)
      const flows = [flowTo(start, { target: '198.51.100.1', ...conversation })]
      const from = start + 4 * day + random.between(0, hour)
      for (let at = from; at < from + 8 * hour; ) {
        flows.push(flowTo(at, { target: '203.0.113.66', ...conversation }))
        at += interval * minute * (jitter === undefined ? -Math.log(1 - random.next()) : random.between(1 - jitter, 1 + jitter))
      }
      if (alarmsOf(settings, flows).length > 0) count++
    }
    return count
  }
  const rows = intervals.map((interval) => [`every ${interval} minutes`, ...jitters.map((jitter) => `${told(interval, jitter)} %`)])
  return table(
    ['implants told within 8 hours', ...jitters.map((jitter) => (jitter === undefined ? 'at random' : `± ${100 * jitter} %`))],
    rows,
  )
}

/** Measures and gives the tables. `settings` are those of the built-in rules by name. */
export async function benchContacts(months: number, seed: number, settings: (name: string) => BaselineSettings): Promise<string> {
  const names = [
    'vpc-flow-port-scan',
    'vpc-flow-port-sweep',
    'vpc-flow-slow-scan',
    'vpc-flow-slow-sweep',
    'vpc-flow-log-ins-guessed-elsewhere',
  ]
  const spreads = names
    .map((name) => [name, settings(name)] as const)
    .filter((each): each is readonly [string, SpreadBaseline] => each[1].kind === 'spread')
  return [scans(spreads, seed), rhythms(settings('vpc-flow-beacon'), seed), quietHosts(spreads, months, seed)].join('\n\n')
}
