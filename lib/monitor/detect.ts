import type { MonitoringObservation } from '#lib/findings/observation.ts'
import { FloodBatch } from './baselines/flood.ts'
import type { DetectionState } from './detection-state.ts'
import type { SecurityEvent } from './event.ts'
import { observeMatch } from './observe-match.ts'
import type { Ruleset } from './sigma/compile-rules.ts'
import { CorrelationBatch } from './sigma/correlate.ts'

/** How late an event may be for a correlation: CloudTrail delivers most within 15 minutes, S3 deliveries and redeliveries take longer. */
const defaultLateness = 3_600_000
/** State updates under way at once: enough to hide DynamoDB's latency. */
const concurrency = 16

/** What detection is told about time. */
export interface DetectOptions {
  /** Milliseconds since the epoch; 0 where time plays no part (files on one machine), so that nothing expires. */
  readonly now: number
  /** Milliseconds that an event may be late; infinite where nothing is too late. @default 60 minutes */
  readonly lateness?: number
}

/**
 * What the rules see in some events: single matches at once, correlations and baselines with what the state remembers, one
 * state update per group however many events joined it.
 *
 * The same events again give the same observations again, and the findings ignore what they know: so a crash between here
 * and the store loses nothing. Rejects when the state cannot be written; the events then stay in their queue.
 */
export async function detect(
  ruleset: Ruleset,
  events: readonly SecurityEvent[],
  state: DetectionState,
  { now, lateness = defaultLateness }: DetectOptions,
): Promise<readonly MonitoringObservation[]> {
  const observations: MonitoringObservation[] = []
  const correlations = new CorrelationBatch()
  const floods = new FloodBatch()
  for (const event of events) {
    for (const match of ruleset.match(event)) {
      if (match.alerts) observations.push(observeMatch(match.rule, event))
      if (match.parts.length > 0) correlations.add(match, event)
      const baseline = match.rule.document.keepwatch?.baseline
      if (baseline) floods.add(match.rule, baseline, event)
    }
  }
  const horizon = { now, lateness }
  const updates = [...correlations.updates(state, horizon), ...floods.updates(state, horizon)]
  for (let at = 0; at < updates.length; at += concurrency) {
    const results = await Promise.all(updates.slice(at, at + concurrency).map((update) => update()))
    observations.push(...results.flat())
  }
  return observations
}
