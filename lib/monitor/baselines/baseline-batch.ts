import { createHash } from 'node:crypto'
import type { MonitoringObservation } from '#lib/findings/observation.ts'
import type { DetectionState } from '../detection-state.ts'
import type { SecurityEvent } from '../event.ts'
import { type Sighting, sightingOf } from '../sighting.ts'
import type { CompiledRule } from '../sigma/compile-rule.ts'
import type { Horizon } from '../sigma/group-state.ts'
import type { BaselineChunk } from './baseline-chunk.ts'
import { baselineOf } from './baseline-of.ts'
import { type Flow, flowOf } from './flow.ts'
import { observeAlarm } from './observe-alarm.ts'
import type { Alarm, Baseline, SeriesPart } from './series.ts'

interface SeriesBatch {
  readonly rule: CompiledRule
  readonly baseline: Baseline
  readonly series: string
  readonly sighting: Sighting
  readonly part: SeriesPart
}

/**
 * What the records of one batch say to the baselines of the rules that let them through: gathered per rule and series, then told
 * the state once for each.
 */
export class BaselineBatch {
  readonly #rules = new Map<CompiledRule, Map<string, SeriesBatch>>()
  #event: SecurityEvent | undefined
  #flow: Flow | undefined

  /** Adds a record that the rule's detection let through; nothing where the rule has no baseline. */
  add(rule: CompiledRule, event: SecurityEvent): void {
    const settings = rule.document.keepwatch?.baseline
    if (!settings) return
    if (this.#event !== event) {
      this.#event = event
      this.#flow = flowOf(event)
    }
    const flow = this.#flow
    if (!flow) return
    const baseline = baselineOf(settings)
    const series = baseline.seriesOf(flow)
    if (series === undefined) return
    let batches = this.#rules.get(rule)
    if (!batches) {
      batches = new Map()
      this.#rules.set(rule, batches)
    }
    let batch = batches.get(series)
    if (!batch) {
      batch = { rule, baseline, series, sighting: sightingOf(event, []), part: baseline.part(series) }
      batches.set(series, batch)
    }
    batch.part.add(flow)
  }

  /** The same as plain data, for `BaselineRun`. */
  *chunks(): Generator<BaselineChunk> {
    for (const { rule, series, sighting, part } of this.#batches()) yield { control: rule.control, series, sighting, data: part.data() }
  }

  /** One update per rule and series; resolves to what is seen by what is known now. */
  updates(state: DetectionState, horizon: Horizon): (() => Promise<readonly MonitoringObservation[]>)[] {
    return [...this.#batches()].map(({ rule, baseline, series, sighting, part }) => async () => {
      const endless = horizon.lateness === Number.POSITIVE_INFINITY
      const alarms = await state.update<unknown, readonly Alarm[]>(
        stateKey(rule.control, series),
        (current) => {
          const { next, alarms } = part.join(current, endless)
          return { next, result: alarms, expiresAt: horizon.now + baseline.life }
        },
        horizon.now,
      )
      return alarms.map((alarm) => observeAlarm(rule, series, sighting, alarm))
    })
  }

  *#batches(): Generator<SeriesBatch> {
    for (const batches of this.#rules.values()) yield* batches.values()
  }
}

/** Names the form of what is stored: items of another form are not read. */
const form = 'baseline2'

function stateKey(control: string, series: string): string {
  const digest = createHash('sha256').update(series).digest('base64url').slice(0, 22)
  return `${form}#${control.slice(0, 200)}#${digest}`
}
