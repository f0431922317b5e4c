import type { MonitoringFinding } from '#lib/findings/finding.ts'
import { FindingStore } from '#lib/findings/finding-store.ts'
import type { MonitoringObservation } from '#lib/findings/observation.ts'
import { FindingMap } from '#lib/local/finding-map.ts'
import { StateMap } from '#lib/local/state-map.ts'
import { detect } from '#lib/monitor/detect.ts'
import type { DetectionState } from '#lib/monitor/detection-state.ts'
import type { SecurityEvent } from '#lib/monitor/event.ts'
import { observeMatch } from '#lib/monitor/observe-match.ts'
import type { Ruleset } from '#lib/monitor/sigma/compile-rules.ts'
import { CorrelationBatch } from '#lib/monitor/sigma/correlate.ts'
import { tick } from '#lib/monitor/tick.ts'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** What the rules see in files: everything judged once, at the end. `parts` are gathered apart, as by workers. */
export function judgedAtOnce(
  ruleset: Ruleset,
  parts: readonly (readonly SecurityEvent[])[],
  learnedSince?: number,
): readonly MonitoringObservation[] {
  const observations: MonitoringObservation[] = []
  const whole = new CorrelationBatch(ruleset)
  for (const part of parts) {
    const batch = new CorrelationBatch(ruleset)
    for (const event of part) {
      for (const match of ruleset.match(event)) {
        if (match.alerts) observations.push(observeMatch(match.rule, event))
        batch.add(match, event)
      }
    }
    whole.join(structuredClone(batch.groups()))
  }
  const watermark = Math.max(...parts.flat().map(({ time }) => time))
  const settled = whole.settle({ watermark, ...(learnedSince === undefined ? {} : { learnedSince }) })
  return [...observations, ...settled]
}

/** Batches of events with the time by the clock at which each arrives, and the clock of the ticks in between. */
export interface Delivery {
  readonly batches: readonly { readonly now: number; readonly events: readonly SecurityEvent[] }[]
  readonly lateness: number
}

/** What Lambdas see: batch by batch, with a tick before each and one long after the last. */
export async function judgedLive(ruleset: Ruleset, { batches, lateness }: Delivery, state: DetectionState = new StateMap()) {
  const observations: MonitoringObservation[] = []
  const ticking = async (now: number): Promise<void> => {
    const seen = await tick(ruleset, state, { now, lateness, limit: 1_000 })
    if (seen.failures.length > 0) throw new AggregateError(seen.failures)
    observations.push(...seen.observations)
    await seen.acknowledge()
  }
  let last = 0
  for (const { now, events } of batches) {
    await ticking(now)
    observations.push(...(await detect(ruleset, events, state, { now, lateness, learnedSince: Number.POSITIVE_INFINITY })))
    last = Math.max(last, now)
  }
  // Chains of correlations that wait for each other need one round each.
  for (let round = 1; round <= 4; round++) await ticking(last + round * (lateness + hour) + day)
  return observations
}

/** What is left of observations in the findings, in an order of its own. */
export async function findingsFrom(observations: readonly MonitoringObservation[]) {
  const items = new FindingMap()
  const store = new FindingStore(items, { now: () => 0, random: () => 0, sleep: async () => undefined })
  await store.record(observations)
  const findings = (await Array.fromAsync(items.list({ kind: 'monitoring' }))) as MonitoringFinding[]
  return findings
    .map(({ dedupKey, windowStart, emittedAt, count, earliest, latest, facts, principal, control }) => ({
      control,
      dedupKey,
      windowStart,
      emittedAt,
      count,
      earliest,
      latest,
      facts,
      principal,
    }))
    .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
}
