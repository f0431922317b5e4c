import type { MonitoringObservation } from '#lib/findings/observation.ts'
import { BaselineBatch } from './baselines/baseline-batch.ts'
import type { DetectionState } from './detection-state.ts'
import type { SecurityEvent } from './event.ts'
import { LearnersOf, learningSince } from './learning-since.ts'
import { observeMatch } from './observe-match.ts'
import { observeHeld } from './operator/held-story.ts'
import { runAll } from './run-all.ts'
import type { Ruleset } from './sigma/compile-rules.ts'
import { CorrelationBatch } from './sigma/correlate.ts'

/** How late an event may be for a correlation: CloudTrail delivers most within 15 minutes, S3 deliveries and redeliveries take longer. */
export const defaultLateness = 3_600_000

/** What detection is told about time. */
export interface DetectOptions {
  /** Milliseconds since the epoch; 0 where time plays no part (files on one machine), so that nothing expires. */
  readonly now: number
  /** Milliseconds that an event may be late; infinite where nothing is too late. @default 60 minutes */
  readonly lateness?: number
  /** Event time (milliseconds) from which on all logs were read, for rules that learn what is usual. @default remembered in the state, by rule and account */
  readonly learnedSince?: number
}

/**
 * What the rules see in some events: single matches at once, correlations and baselines with what the state remembers, one
 * state update per group however many events joined it. Windows that later events can undo, and absences, are told of by `tick`
 * when they are closed. Files, which come to an end, are judged by `CorrelationBatch.settle` instead.
 *
 * The same events again give the same observations again, and the findings ignore what they know: so a crash between here
 * and the store loses nothing. Rejects when the state cannot be written; the events then stay in their queue.
 */
export async function detect(
  ruleset: Ruleset,
  events: readonly SecurityEvent[],
  state: DetectionState,
  { lateness = defaultLateness, ...options }: DetectOptions,
): Promise<readonly MonitoringObservation[]> {
  const observations: MonitoringObservation[] = []
  const correlations = new CorrelationBatch(ruleset)
  const baselines = new BaselineBatch()
  const learners = new LearnersOf(ruleset)
  for (const event of events) {
    learners.look(event)
    for (const match of ruleset.match(event)) {
      if (match.alerts) observations.push(observeMatch(match.rule, event))
      if (match.parts.length > 0) correlations.add(match, event)
      for (const story of match.held ?? []) observations.push(observeHeld(story, event))
      if (!match.baselineHeld) baselines.add(match.rule, event)
    }
  }
  const learnedSinceOf = options.learnedSince === undefined ? await learningSince(state, learners.found, options.now) : undefined
  const horizon = { ...options, lateness, ...(learnedSinceOf ? { learnedSinceOf } : {}) }
  observations.push(...(await runAll(baselines.updates(state, horizon))))
  observations.push(...(await updateAll(correlations, state, horizon)))
  return observations
}

/** Brings the state up to date with a batch, correlations of correlations last. */
export async function updateAll(
  correlations: CorrelationBatch,
  state: DetectionState,
  horizon: Parameters<CorrelationBatch['updates']>[1],
): Promise<readonly MonitoringObservation[]> {
  const observations: MonitoringObservation[] = []
  for (let updates = correlations.updates(state, horizon); updates.length > 0; updates = correlations.updates(state, horizon))
    observations.push(...(await runAll(updates)))
  return observations
}
