/**
 * `node bench/flow-detection.ts [--months 300] [--series 40] [--seed 1]`: the flood baselines over simulated traffic
 * (`flow-simulator.ts`), with the settings of the built-in rules: false alarms per series-month, delay and recall by shape and
 * strength, slow ramps. `--hosts` for scans, sweeps and rhythms (`flow-contacts.ts`). Progress goes to stderr, tables to stdout.
 */
import { parseArgs } from 'node:util'
import { floodJudge } from '#lib/monitor/baselines/flood.ts'
import type { StoredUsual } from '#lib/monitor/baselines/flood-usual.ts'
import type { TrafficJudge } from '#lib/monitor/baselines/traffic-walk.ts'
import { builtInDocuments } from '#lib/monitor/catalogue.ts'
import type { BaselineSettings, FloodBaseline } from '#lib/monitor/sigma/document.ts'
import { type FloodShape, floodShapes, floodStrand } from './flow-attacks.ts'
import { benchContacts } from './flow-contacts.ts'
import { bucketOf, SimulatedSeries } from './flow-simulator.ts'
import { Random } from './random.ts'
import { table, whole } from './table.ts'

const day = 1_440
const month = 30 * day
/** Alarms of one series within six hours are one alert: the period of the rules. */
const period = 360
/** Minutes of a flood. */
const floodLasts = 10

/** The settings of a built-in rule. */
export function settingsOf(name: string): BaselineSettings {
  const settings = builtInDocuments().find((document) => document.name === name)?.keepwatch?.baseline
  if (!settings) throw new Error(`there is no built-in rule ${name} with a baseline`)
  return settings
}

function judgeOf(kind: FloodBaseline['kind']): TrafficJudge<StoredUsual> {
  const settings = settingsOf(`vpc-flow-${kind}`)
  if (settings.kind !== kind) throw new Error(`vpc-flow-${kind} is of the kind ${settings.kind}; wanted ${kind}`)
  return floodJudge({ ...settings, kind })
}

interface Quiet {
  readonly months: number
  readonly alerts: number
  readonly crowds: number
  readonly crowdsCalled: number
  readonly vectors: ReadonlyMap<string, number>
}

/** Ordinary months: whatever is told is a false alert. */
function quietMonths(kind: FloodBaseline['kind'], months: number, seed: number): Quiet {
  const judge = judgeOf(kind)
  const vectors = new Map<string, number>()
  let [alerts, crowds, crowdsCalled] = [0, 0, 0]
  for (let each = 0; each < months; each++) {
    const series = new SimulatedSeries(seed * 1_000_003 + each, month, judge.kind.direction)
    const walk = judge.walk('10.0.0.1')
    let [last, calledAt] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (let minute = 0; minute < month; minute++) {
      const strands = series.minute(minute)
      const alarm = strands && walk.step(bucketOf(minute, strands, judge.kind))
      if (!alarm) continue
      const vector = `${alarm.facts['vector']} (${alarm.facts['known']?.replace(/[:;].*/, '')})`
      if (series.isCrowd(minute) && minute - calledAt > 240) {
        crowdsCalled++
        calledAt = minute
      }
      if (minute - last > period) {
        alerts++
        vectors.set(vector, (vectors.get(vector) ?? 0) + 1)
      }
      last = minute
    }
    crowds += series.crowds
    if (each % 20 === 19) console.error(`${kind}: ${each + 1} of ${months} months, ${alerts} false alerts`)
  }
  return { months, alerts, crowds, crowdsCalled, vectors }
}

const strengths = [2, 3, 5, 10, 30, 100]

/** Minutes until the first alarm per shape and strength; more than `floodLasts` is a miss. */
function floods(count: number, seed: number): Map<FloodShape, number[][]> {
  const judge = judgeOf('inbound-flood')
  const delays = new Map(floodShapes.map((shape) => [shape, strengths.map((): number[] => [])]))
  for (let each = 0; each < count; each++) {
    const random = new Random(seed * 7_919 + each)
    const series = new SimulatedSeries(seed * 104_729 + each, month, 'in', 8_000)
    const walk = judge.walk('10.0.0.1')
    const times = new Set(Array.from({ length: 10 }, () => random.whole(2 * day, month - 60)))
    for (let minute = 0; minute < Math.max(...times); minute++) {
      const strands = series.minute(minute)
      if (strands) walk.step(bucketOf(minute, strands, judge.kind))
      if (times.has(minute)) attackAt(judge, walk.usual(), series, { minute, random }, delays)
    }
    if (each % 5 === 4) console.error(`floods: ${each + 1} of ${count} series`)
  }
  return delays
}

/** A flood of each shape and strength at one moment; none below the floor, where nothing is told by design. */
function attackAt(
  judge: TrafficJudge<StoredUsual>,
  usual: StoredUsual,
  series: SimulatedSeries,
  { minute, random }: Pick<Attack, 'minute' | 'random'>,
  delays: ReadonlyMap<FloodShape, number[][]>,
): void {
  const settings = settingsOf('vpc-flow-inbound-flood')
  const floor = 'floor' in settings ? settings.floor : 0
  // The weakest minute of a flood has four fifths of its strength.
  for (const [shape, found] of delays)
    for (const [at, strength] of strengths.entries())
      if (series.level(minute) * strength * 0.8 >= floor)
        found[at]?.push(delayOf(judge, usual, series, { minute, shape, strength, random }))
}

interface Attack {
  readonly minute: number
  readonly shape: FloodShape
  readonly strength: number
  readonly random: Random
}

/** The flood begins within a minute, so the first bucket has a part of it only. */
function delayOf(judge: TrafficJudge<StoredUsual>, usual: StoredUsual, series: SimulatedSeries, attack: Attack): number {
  const { minute, shape, strength, random } = attack
  const walk = judge.walk('10.0.0.1', usual)
  const began = random.next()
  const level = series.level(minute)
  for (let later = 1; later <= floodLasts; later++) {
    const share = later === 1 ? 1 - began : 1
    const customers = {
      packets: series.level(minute + later),
      bytesPerPacket: usual.fast.size,
      peers: usual.fast.peers,
      largest: 1,
      protocol: 6,
      flags: 19,
    }
    const attackers = floodStrand(shape, level * strength * share * random.between(0.8, 1.2), usual.fast.peers, random)
    if (walk.step(bucketOf(minute + later, [customers, attackers], judge.kind))) return later
  }
  return floodLasts + 1
}

/** How far a flood has grown, in times of what is usual, when it is told; it rises evenly to ten times within `hours`. */
function ramp(shape: FloodShape, hours: number, count: number, seed: number): number[] {
  const judge = judgeOf('inbound-flood')
  const levels: number[] = []
  for (let each = 0; each < count; each++) {
    const random = new Random(seed * 31 + each)
    const series = new SimulatedSeries(seed * 15_485_863 + each, 8 * day, 'in', 8_000)
    const walk = judge.walk('10.0.0.1')
    const [from, level] = [5 * day + random.whole(0, day), { at: 0 }]
    for (let minute = 0; minute < from + hours * 60; minute++) {
      const strength = Math.max(0, ((minute - from) / (hours * 60)) * 10)
      const strands = series.minute(minute) ?? []
      const added = strength > 0 ? [floodStrand(shape, series.level(from) * strength, walk.usual().fast.peers, random)] : []
      if (strands.length > 0 && walk.step(bucketOf(minute, [...strands, ...added], judge.kind)) && strength > 0) {
        level.at = strength
        break
      }
    }
    levels.push(level.at === 0 ? Number.POSITIVE_INFINITY : level.at)
  }
  return levels.sort((a, b) => a - b)
}

function quietTable(runs: readonly (readonly [string, Quiet])[]): string {
  return table(
    ['quiet months', 'series-months', 'false alerts', 'per 100', '95 % below', 'flash crowds', 'called floods', 'what they were called'],
    runs.map(([name, { months, alerts, crowds, crowdsCalled, vectors }]) => [
      name,
      whole(months),
      whole(alerts),
      ((100 * alerts) / months).toFixed(2),
      ((100 * upperBound(alerts)) / months).toFixed(2),
      whole(crowds),
      whole(crowdsCalled),
      [...vectors].map(([vector, count]) => `${vector} ${count}`).join(', ') || '–',
    ]),
  )
}

/** What the mean of a Poisson count stays below with 95 % confidence (chi square, by Wilson and Hilferty). */
function upperBound(count: number): number {
  const freedom = 2 * (count + 1)
  return (freedom / 2) * (1 - 2 / (9 * freedom) + 1.645 * Math.sqrt(2 / (9 * freedom))) ** 3
}

function floodTable(delays: ReadonlyMap<FloodShape, number[][]>): string {
  const cell = (found: readonly number[]): string => {
    const within = found.filter((delay) => delay <= 2).length / Math.max(1, found.length)
    const told = found.filter((delay) => delay <= floodLasts).length / Math.max(1, found.length)
    return `${(100 * within).toFixed(0)} / ${(100 * told).toFixed(0)} %`
  }
  return table(
    ['told within 2 buckets / within 10', ...strengths.map((strength) => `+ ${strength} ×`)],
    [...delays].map(([shape, found]) => [shape, ...found.map(cell)]),
  )
}

function rampTable(count: number, seed: number): string {
  const middle = (levels: readonly number[], share: number): string => {
    const level = levels[Math.floor(levels.length * share)] ?? Number.POSITIVE_INFINITY
    return level === Number.POSITIVE_INFINITY ? 'not told' : `${level.toFixed(1)} ×`
  }
  const rows = (['SYN, spoofed', 'UDP amplification', 'small TCP from a botnet'] as const).map((shape) => [
    shape,
    ...[1, 3, 6].map((hours) => {
      const levels = ramp(shape, hours, count, seed)
      return `${middle(levels, 0.5)}; ${middle(levels, 0.9)}`
    }),
  ])
  return table(['ramp to + 10 ×: told at (median; nine of ten)', 'in 1 hour', 'in 3 hours', 'in 6 hours'], rows)
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      months: { type: 'string', default: '300' },
      series: { type: 'string', default: '40' },
      seed: { type: 'string', default: '1' },
      hosts: { type: 'boolean', default: false },
    },
  })
  const [months, series, seed] = [Number(values.months), Number(values.series), Number(values.seed)]
  if (values.hosts) console.log(await benchContacts(months, seed, settingsOf))
  else {
    console.log(
      `${quietTable([
        ['in', quietMonths('inbound-flood', months, seed)],
        ['out', quietMonths('outbound-flood', months, seed + 1)],
      ])}\n`,
    )
    console.log(`${floodTable(floods(series, seed))}\n`)
    console.log(rampTable(series, seed))
  }
}
