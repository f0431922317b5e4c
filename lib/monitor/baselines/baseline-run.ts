import type { MonitoringObservation } from '#lib/findings/observation.ts'
import type { Sighting } from '../sighting.ts'
import type { CompiledRule } from '../sigma/compile-rule.ts'
import type { BaselineChunk } from './baseline-chunk.ts'
import { baselineOf } from './baseline-of.ts'
import { observeAlarm } from './observe-alarm.ts'
import type { SeriesRun } from './series.ts'

interface Series {
  sighting: Sighting
  readonly run: SeriesRun
}

/** All series of a run over files, judged once when all of it is known. */
export class BaselineRun {
  readonly #rules: ReadonlyMap<string, CompiledRule>
  readonly #series = new Map<string, Map<string, Series>>()

  /** `rules` are those of the run. */
  constructor(rules: readonly CompiledRule[]) {
    this.#rules = new Map(rules.filter(({ document }) => document.keepwatch?.baseline).map((rule) => [rule.control, rule]))
  }

  add({ control, series, sighting, data }: BaselineChunk): void {
    const settings = this.#rules.get(control)?.document.keepwatch?.baseline
    if (!settings) return
    const ofRule = this.#series.get(control) ?? new Map<string, Series>()
    this.#series.set(control, ofRule)
    const known = ofRule.get(series) ?? { sighting, run: baselineOf(settings).run(series) }
    ofRule.set(series, known)
    known.sighting = firstOf(known.sighting, sighting)
    for (const part of data) known.run.add(part)
  }

  *observations(): Generator<MonitoringObservation> {
    for (const [control, ofRule] of this.#series) {
      const rule = this.#rules.get(control)
      if (!rule) continue
      for (const [name, { sighting, run }] of ofRule) for (const alarm of run.alarms()) yield observeAlarm(rule, name, sighting, alarm)
    }
  }
}

/** Of two records of one series always the same, whichever came first. */
function firstOf(a: Sighting, b: Sighting): Sighting {
  if (a === b) return a
  return JSON.stringify(a) <= JSON.stringify(b) ? a : b
}
