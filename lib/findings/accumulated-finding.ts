import { EventTally, type RawTally } from './event-tally.ts'
import type { MonitoringFinding, NetworkFacts } from './finding.ts'
import { monitoringFindingId, windowStart } from './identity.ts'
import { type Told, toldKey, worseNetwork } from './monitoring-lifecycle.ts'
import type { MonitoringObservation } from './observation.ts'
import { graverSeverity, type Severity } from './severity.ts'
import { wellFormed } from './well-formed.ts'

/** A monitoring finding as it is shown: without what only a store needs. */
export type FindingSummary = Omit<MonitoringFinding, 'distinct' | 'windowStart' | 'windowEnd' | 'kind' | 'workflow' | 'alerts'>

/** A finding in the making as plain data, for another thread or a file. */
export interface FindingPart {
  /** The finding's id. */
  readonly id: string
  readonly control: string
  /** Milliseconds. */
  readonly period: number
  readonly attack: readonly string[]
  readonly severity: Severity
  /** Event time at which the leading sighting became due, milliseconds. */
  readonly dueAt: number
  readonly told: Told
  readonly tally: RawTally
  readonly network?: NetworkFacts
}

/** One finding in the making: what its sightings have in common, the leading one, and the tally of its events. */
export class AccumulatedFinding {
  readonly #control: string
  readonly #period: number
  #attack: readonly string[]
  #severity: Severity = 'informational'
  #told: Told | undefined
  /** The order of `#told` among sightings of the same time; made when there is a rival. */
  #toldKey: string | undefined
  #network: NetworkFacts | undefined
  readonly #tally = new EventTally()
  #dueAt = Number.POSITIVE_INFINITY
  #id: string | undefined

  constructor({ control, period, attack }: Pick<FindingPart, 'control' | 'period' | 'attack'>) {
    this.#control = control.toWellFormed()
    this.#period = period
    this.#attack = attack
  }

  static of(observation: MonitoringObservation): AccumulatedFinding {
    const finding = new AccumulatedFinding(observation)
    if (observation.events.length === 0)
      throw new Error(
        `Observation of ${observation.control} rests on no event. Wanted: at least one. A detection must name the events it saw.`,
      )
    if (observation.distinct) finding.#tally.mergeCount(observation.distinct)
    for (const { id, time } of observation.events) finding.tally(id, time, observation.severity)
    finding.leadsBefore(observation.dueAt)
    finding.lead(toldOf(observation))
    finding.#network = observation.network && wellFormed(observation.network)
    return finding
  }

  static from(part: FindingPart): AccumulatedFinding {
    const finding = new AccumulatedFinding(part)
    finding.merge(part)
    return finding
  }

  /** Adds an event of a severity. */
  tally(id: string, time: number, severity: Severity): void {
    this.#tally.add(id.isWellFormed() ? id : id.toWellFormed(), time)
    if (severity !== this.#severity) this.#severity = graverSeverity(this.#severity, severity)
  }

  /** Event time at which the leading sighting became due, milliseconds; infinite before there is one. */
  get dueAt(): number {
    return this.#dueAt
  }

  /** Whether a sighting that is due at `time` leads from now on; what it tells is then to be given to `lead`. */
  leadsBefore(time: number): boolean {
    if (time >= this.#dueAt) return false
    this.#dueAt = time
    this.#told = undefined
    this.#toldKey = undefined
    return true
  }

  /** What a sighting that is due at `dueAt` tells; of several, the first in their order leads. */
  lead(told: Told): void {
    const next = wellFormed(told)
    if (this.#told === undefined) {
      this.#told = next
      return
    }
    const key = toldKey(next)
    this.#toldKey ??= toldKey(this.#told)
    if (key >= this.#toldKey) return
    this.#told = next
    this.#toldKey = key
  }

  merge(part: FindingPart): void {
    this.#severity = graverSeverity(this.#severity, part.severity)
    if (!part.attack.every((id) => this.#attack.includes(id))) this.#attack = [...this.#attack, ...part.attack]
    this.#tally.merge(part.tally)
    if (this.leadsBefore(part.dueAt) || part.dueAt === this.#dueAt) this.lead(part.told)
    this.#network = worseNetwork(this.#network, part.network)
  }

  /** The finding's id; its leading event must have told. */
  get id(): string {
    this.#id ??= monitoringFindingId({
      control: this.#control,
      period: this.#period,
      dedupKey: this.#leading().dedupKey,
      dueAt: this.#dueAt,
    })
    return this.#id
  }

  part(): FindingPart {
    return {
      id: this.id,
      control: this.#control,
      period: this.#period,
      attack: this.#attackIds(),
      severity: this.#severity,
      dueAt: this.#dueAt,
      told: this.#leading(),
      tally: this.#tally.raw(),
      ...(this.#network ? { network: this.#network } : {}),
    }
  }

  summary(): FindingSummary {
    const { earliest, latest, count, error } = this.#tally.ends()
    return {
      id: this.id,
      control: this.#control,
      severity: this.#severity,
      firstSeen: iso(earliest[0]?.time),
      lastSeen: iso(latest.at(-1)?.time),
      emittedAt: iso(this.#dueAt),
      count,
      countError: error,
      earliest,
      latest,
      attack: this.#attackIds(),
      ...this.#leading(),
      ...(this.#network ? { network: this.#network } : {}),
    }
  }

  /** The finding as a store would hold it, but for its outbox: nothing is told from here. */
  finding(): MonitoringFinding {
    const start = windowStart(this.#dueAt, this.#period)
    return {
      ...this.summary(),
      kind: 'monitoring',
      workflow: 'new',
      alerts: [],
      windowStart: iso(start),
      windowEnd: iso(start + this.#period),
      distinct: this.#tally.toCount(),
    }
  }

  #attackIds(): readonly string[] {
    return this.#attack.length > 1 ? [...new Set(this.#attack)].sort() : this.#attack
  }

  #leading(): Told {
    if (!this.#told) throw new Error(`A finding of ${this.#control} has no leading sighting. Call settle() before the findings are read.`)
    return this.#told
  }
}

/** The last text: most findings have one time only. */
let lastIso = { time: 0, text: new Date(0).toISOString() }

function iso(time = 0): string {
  if (time !== lastIso.time) lastIso = { time, text: new Date(time).toISOString() }
  return lastIso.text
}

/** What an observation tells by itself. */
export function toldOf({
  title,
  dedupKey,
  account,
  region,
  resource,
  principal,
  sourceAddress,
  facts,
  runbook,
}: MonitoringObservation): Told {
  return { title, dedupKey, account, region, resource, principal, sourceAddress, facts, ...(runbook ? { runbook } : {}) }
}
