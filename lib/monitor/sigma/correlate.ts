import { createHash } from 'node:crypto'
import type { MonitoringObservation } from '#lib/findings/observation.ts'
import type { DetectionState } from '../detection-state.ts'
import type { SecurityEvent } from '../event.ts'
import { sightingOf, wordsOf } from '../sighting.ts'
import { type CompiledCorrelation, fieldsOfFiring, type Part } from './compile-correlation.ts'
import type { Ruleset } from './compile-rules.ts'
import { joinGroup } from './correlation-state.ts'
import { byTime } from './firing-window.ts'
import { GroupBatch, type GroupData } from './group-batch.ts'
import { GroupCap } from './group-cap.ts'
import type { Additions, Firing, GroupState, Horizon, Judged } from './group-state.ts'
import type { RuleMatch } from './link-correlations.ts'
import { observeCap, observeFiring, valuesOf } from './observe-firing.ts'
import type { Slot } from './sighting-shelf.ts'

/** An hour of grace, so that state does not expire while a redelivery is on its way. */
const grace = 3_600_000
/** Time for a tick that does not run: what still has to be judged is kept a week longer. */
const tickGrace = 7 * 86_400_000
/** Latest time that fits a number of seconds in every store. */
const latestTime = 8.64e15

/** The groups of one correlation that something joined. */
interface Batches {
  readonly index: number
  readonly groups: Map<string, GroupBatch>
  readonly cap: GroupCap
}

/**
 * Gathers matches by correlation and group, then judges each group once: against the state (`updates`), or all that there is
 * (`settle`). Correlations of correlations are judged after those that they are over, whose firings join them.
 */
export class CorrelationBatch {
  readonly #ruleset: Pick<Ruleset, 'correlations'>
  readonly #batches = new Map<CompiledCorrelation, Batches>()
  readonly #fields = new Map<CompiledCorrelation, Map<unknown, readonly string[]>>()

  constructor(ruleset: Pick<Ruleset, 'correlations'>) {
    this.#ruleset = ruleset
  }

  /** Adds what one matched rule means to the correlations over it. */
  add({ rule, parts }: RuleMatch, event: SecurityEvent): void {
    for (const { correlation, position } of parts) {
      const contribution = correlation.contribution(position, event.fields)
      if (!contribution) continue
      const { group, marks } = contribution
      const fields = this.#fieldsOf(correlation, rule)
      this.#into(correlation, ownerOf(correlation, event.account, group), Math.max(1, marks.length), (batch) =>
        batch.add(event.time, event.id, marks, slotOf(correlation, event.time, marks), () => JSON.stringify(sightingOf(event, fields))),
      )
    }
  }

  /** What was gathered, as plain data: to be joined by the batch of another thread that has compiled the same rules. */
  groups(): readonly GroupData[] {
    return [...this.#batches.values()].flatMap(({ index, groups, cap }) =>
      [...groups.values()].map((batch) => batch.data(index, cap.limit)),
    )
  }

  /** Adds what other batches gathered. */
  join(groups: readonly GroupData[]): void {
    for (const data of groups) {
      const correlation = this.#ruleset.correlations[data.correlation]
      if (!correlation)
        throw new Error(
          `Group data names correlation ${data.correlation} of ${this.#ruleset.correlations.length}. Wanted: data gathered with the same rules in the same order.`,
        )
      this.#into(correlation, data.group, data.ids.length, (batch) => batch.join(data))
      const batches = this.#batches.get(correlation)
      if (data.limit !== undefined) batches?.cap.lower(data.limit, batches.groups)
    }
  }

  /**
   * One update of the state per group; each resolves to what fired. Only the lowest correlations that have something to join:
   * when all of these are done, call again for the correlations over them, until there are none.
   */
  updates(state: DetectionState, horizon: Horizon): (() => Promise<readonly MonitoringObservation[]>)[] {
    return this.#take().map((batch) => async () => {
      const { correlation, group } = batch
      const { period } = wordsOf(correlation.document, correlation.control)
      const additions = batch.additions()
      const known = { ...horizon, ...learnedOf(correlation, group, horizon) }
      const judged = await state.update<GroupState, Judged>(
        stateKey(correlation, group),
        (current) => writeOf(correlation, group, joinGroup(correlation, current, additions, period, known), known),
        horizon.now,
      )
      return this.observe(correlation, group, { ...judged, ...(batch.capped ? { capped: 'events' } : {}) }, additions)
    })
  }

  /**
   * Judges all that was added and joined, at once and for good: for files, where nothing more will come. The result is a function
   * of the set of events. `watermark` is the newest event time of all input, milliseconds: an absence is told of when its time
   * has passed by then; `learnedSince` is as in `Horizon`.
   */
  settle({ watermark, learnedSince }: { readonly watermark: number; readonly learnedSince?: number }): readonly MonitoringObservation[] {
    const horizon = { now: watermark, lateness: Number.POSITIVE_INFINITY, ...(learnedSince === undefined ? {} : { learnedSince }) }
    const observations: MonitoringObservation[] = []
    const take = () => this.#take((correlation, groups) => observations.push(...observeGroupCap(correlation, groups)))
    for (let batches = take(); batches.length > 0; batches = take()) {
      for (let batch = batches.pop(); batch; batch = batches.pop()) {
        const { correlation, group } = batch
        const { period } = wordsOf(correlation.document, correlation.control)
        const additions = batch.additions()
        const judged = joinGroup(correlation, undefined, additions, period, horizon, 'all')
        observations.push(...this.observe(correlation, group, { ...judged, ...(batch.capped ? { capped: 'events' } : {}) }, additions))
      }
    }
    return observations
  }

  /** What a judged group has to say; what follows for the correlations over it joins this batch. */
  observe(
    correlation: CompiledCorrelation,
    group: readonly string[],
    { firings, capped }: Pick<Judged, 'firings' | 'capped'>,
    { entries, sightings }: Pick<Additions, 'entries' | 'sightings'>,
  ): readonly MonitoringObservation[] {
    for (const firing of firings) for (const part of correlation.parts) this.#chain(correlation, group, firing, part)
    const told = correlation.alerts ? firings.map((firing) => observeFiring(correlation, group, firing, capped)) : []
    const [first, ...others] = entries
    if (!capped || !first) return told
    const { id, time } = others.reduce((newest, entry) => (byTime(entry, newest) > 0 ? entry : newest), first)
    return [...told, observeCap(correlation, group, capped, { sighting: sightings.at(-1)?.text, event: { id, time } })]
  }

  /** A firing joins the correlation over it: once per window, at the time at which that became due. */
  #chain(inner: CompiledCorrelation, group: readonly string[], firing: Firing, { correlation, position }: Part): void {
    const [account = '*', ...values] = [...group, ...(firing.value === undefined ? [] : valuesOf(firing.value))]
    const fields = Object.fromEntries(fieldsOfFiring(inner).map((field, index) => [field, values[index] ?? '']))
    const contribution = correlation.contribution(position, fields)
    if (!contribution) return
    const { group: outerGroup, marks } = contribution
    const owner = ownerOf(correlation, account, outerGroup)
    const lane = `${position}:${digestOf([inner.control, account, ...values])}`
    this.#into(correlation, owner, firing.ends.length, (batch) => {
      for (const [at, time] of firing.ends.entries()) {
        const entry = { time, id: `${lane}@${time}`, marks, lane }
        batch.addFiring(
          entry,
          at === 0 ? firing.events.map(({ id, time }) => ({ id, time, lane })) : [],
          slotOf(correlation, time, marks),
          firing.sighting,
        )
      }
    })
  }

  /** Lets `add` put so many events into the batch of a group, unless that is one too many of its rule. */
  #into(correlation: CompiledCorrelation, group: readonly string[], events: number, add: (batch: GroupBatch) => void): void {
    let batches = this.#batches.get(correlation)
    if (!batches) {
      batches = { index: this.#ruleset.correlations.indexOf(correlation), groups: new Map(), cap: new GroupCap() }
      this.#batches.set(correlation, batches)
    }
    const { groups, cap } = batches
    const key = JSON.stringify(group)
    let batch = groups.get(key)
    if (!batch) {
      if (!cap.admits(key)) return
      batch = new GroupBatch(correlation, group)
      groups.set(key, batch)
    }
    add(batch)
    cap.added(events, groups)
  }

  #fieldsOf(correlation: CompiledCorrelation, rule: RuleMatch['rule']): readonly string[] {
    const known = this.#fields.get(correlation) ?? new Map<unknown, readonly string[]>()
    this.#fields.set(correlation, known)
    let fields = known.get(rule)
    if (!fields) {
      const { document } = correlation
      const own =
        document.type === 'first_seen' ? [...document.countedFields, ...document.groupBy].filter((field) => !field.includes('|')) : []
      fields = [...new Set([...own, ...document.fields, ...rule.document.fields])]
      known.set(rule, fields)
    }
    return fields
  }

  /** The groups of the lowest correlations that there are; they are no longer in the batch. */
  #take(onCap?: (correlation: CompiledCorrelation, groups: Iterable<GroupBatch>) => void): GroupBatch[] {
    const lowest = Math.min(...[...this.#batches.keys()].map(({ level }) => level))
    const taken: GroupBatch[] = []
    for (const [correlation, { groups, cap }] of this.#batches) {
      if (correlation.level !== lowest) continue
      cap.settle(groups)
      if (cap.limit !== undefined) onCap?.(correlation, groups.values())
      for (const batch of groups.values()) taken.push(batch)
      this.#batches.delete(correlation)
    }
    return taken
  }
}

/** Our own correlations look at one account at a time; Sigma knows no accounts, so a foreign one counts across them. */
function ownerOf(correlation: CompiledCorrelation, account: string, group: readonly string[]): string[] {
  return [isOurs(correlation) ? account : '*', ...group]
}

/** A part of a correlation of ours is ours, too: or its firings would be of all accounts, and never meet the events of one. */
function isOurs({ document, parts }: CompiledCorrelation): boolean {
  return document.keepwatch !== undefined || parts.some((part) => isOurs(part.correlation))
}

/** Since when the logs of a group's account were read for a first-seen rule. */
function learnedOf({ control }: CompiledCorrelation, [account = '*']: readonly string[], { learnedSinceOf }: Horizon): Partial<Horizon> {
  const learnedSince = learnedSinceOf?.(control, account)
  return learnedSince === undefined ? {} : { learnedSince }
}

/** What the sighting of an event stands for. */
function slotOf({ document, control }: CompiledCorrelation, time: number, marks: readonly string[]): Slot {
  switch (document.type) {
    case 'first_seen':
      return marks[0] ?? ''
    case 'temporal':
    case 'temporal_ordered':
    case 'absence':
      return `${periodOf(document, control, time)} ${marks[0]}`
    default:
      return periodOf(document, control, time)
  }
}

const periods = new WeakMap<CompiledCorrelation['document'], number>()

function periodOf(document: CompiledCorrelation['document'], control: string, time: number): number {
  let period = periods.get(document)
  if (period === undefined) {
    period = wordsOf(document, control).period
    periods.set(document, period)
  }
  return Math.floor(time / period)
}

/** Groups were let go: the first event of those that are left speaks for the rule. */
function observeGroupCap(correlation: CompiledCorrelation, groups: Iterable<GroupBatch>): MonitoringObservation[] {
  const firsts = [...groups].flatMap((batch) => {
    const sighting = batch.firstSighting()
    return sighting ? [{ sighting, group: batch.group }] : []
  })
  const first = firsts.sort((a, b) => byTime(a.sighting, b.sighting))[0]
  if (!first) return []
  const { sighting, group } = first
  return [observeCap(correlation, group, 'groups', { sighting: sighting.text, event: { id: sighting.id, time: sighting.time } })]
}

/** What is written of a judged group, and when it wants to be looked at again. */
export function writeOf(correlation: CompiledCorrelation, group: readonly string[], judged: Judged, { now, lateness }: Horizon) {
  const patience = correlation.patience(lateness)
  const dueAt = judged.closes === undefined || !Number.isFinite(patience) ? undefined : judged.closes + patience
  // What waits for the tick, and what waits for something that waits, survives one that does not run for days.
  const waits = dueAt !== undefined || correlation.deferrals > 0 ? tickGrace : 0
  const kept = Math.max(now, dueAt ?? 0) + correlation.document.timespan + patience + grace + waits
  return {
    next: dueAt === undefined ? judged.next : { ...judged.next, control: correlation.control, group },
    result: judged,
    expiresAt: Math.min(kept, latestTime),
    ...(dueAt === undefined ? {} : { dueAt }),
  }
}

/** The meaning of what is remembered belongs to the key, so a changed rule does not read the old one's state. */
export function stateKey({ control, document }: CompiledCorrelation, group: readonly string[]): string {
  const { type, rules, groupBy, countedFields, aliases } = document
  return `correlation#${control.slice(0, 200)}#${digestOf([type, rules, groupBy, countedFields, aliases, group])}`
}

function digestOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)
}
