import type { MonitoringObservation } from '#lib/findings/observation.ts'
import { defaultLateness, updateAll } from './detect.ts'
import type { DetectionState } from './detection-state.ts'
import { runAll } from './run-all.ts'
import { wordsOf } from './sighting.ts'
import type { CompiledCorrelation } from './sigma/compile-correlation.ts'
import type { Ruleset } from './sigma/compile-rules.ts'
import { CorrelationBatch, stateKey, writeOf } from './sigma/correlate.ts'
import { closeGroup } from './sigma/correlation-state.ts'
import { type Firing, type GroupState, type Horizon, noAdditions } from './sigma/group-state.ts'
import { isSilenceKey } from './silence/heard-source.ts'
import { type JudgedSilence, judgeSilence } from './silence/judge-silence.ts'

/** How long a key whose rule is not there is kept: while a deployment is under way, older and newer functions run side by side. */
const orphanAge = 3_600_000
/** How long an item lives on that was let go; any time will do. */
const goneFor = 60_000

/** What the tick is told. */
export interface TickOptions {
  /** Milliseconds since the epoch. */
  readonly now: number
  /** As `detect` has it. @default 60 minutes */
  readonly lateness?: number
  /** Most keys of one run; those that wait longest come first, the others wait for the next. */
  readonly limit: number
}

/** What a tick saw. */
export interface TickResult {
  readonly observations: readonly MonitoringObservation[]
  /** Groups whose windows were judged. */
  readonly judged: number
  /** Keys whose rule no longer exists. */
  readonly letGo: number
  /** Keys that could not be read or judged; they stay due. */
  readonly failures: readonly unknown[]
  /** To be called when the observations are stored: only then are the windows taken for judged. */
  acknowledge(): Promise<void>
}

interface DueGroup {
  readonly key: string
  readonly correlation: CompiledCorrelation
  readonly group: readonly string[]
  /** What was told of it. */
  readonly firings: readonly Firing[]
}

/**
 * Judges what closed because time went by: windows that later events could have undone, absences, log sources that fell silent.
 *
 * Safe beside detectors and other ticks: until it is acknowledged nothing is taken for judged, so a crash before that has the next
 * tick find the same again, and the findings ignore what they know. What joins a group meanwhile is told of by whoever adds it.
 */
export async function tick(
  ruleset: Pick<Ruleset, 'correlations'>,
  state: DetectionState,
  { now, lateness = defaultLateness, limit }: TickOptions,
): Promise<TickResult> {
  const horizon: Horizon = { now, lateness }
  const batch = new CorrelationBatch(ruleset)
  const byControl = Map.groupBy(ruleset.correlations, ({ control }) => control)
  const groups: DueGroup[] = []
  const failures: unknown[] = []
  const observations: MonitoringObservation[] = []
  const silences: JudgedSilence[] = []
  let letGo = 0
  const look = async (key: string): Promise<void> => {
    if (isSilenceKey(key)) {
      const silence = await judgeSilence(state, key, now)
      observations.push(...silence.observations)
      silences.push(silence)
      return
    }
    const value = await state.read<GroupState>(key, now)
    const { group = [] } = value ?? {}
    const correlation = (byControl.get(value?.control ?? '') ?? []).find((each) => stateKey(each, group) === key)
    if (!value || !correlation) {
      letGo += await letGoOf(state, key, now)
      return
    }
    const { period } = wordsOf(correlation.document, correlation.control)
    const judged = closeGroup(correlation, value, period, horizon)
    observations.push(...batch.observe(correlation, group, judged, noAdditions))
    groups.push({ key, correlation, group, firings: judged.firings })
  }
  const keys = await state.due(now, limit)
  await runAll(keys.map((key) => async () => look(key).then(nothing, (error: unknown) => nothing(failures.push(error)))))
  observations.push(...(await updateAll(batch, state, horizon)))
  return {
    observations,
    judged: groups.length,
    letGo,
    failures,
    acknowledge: async () => {
      await runAll(groups.map((due) => async () => settle(state, due, horizon).then(nothing)))
      await runAll(silences.map((silence) => async () => silence.acknowledge().then(nothing)))
    },
  }
}

const nothing = (_?: unknown): readonly never[] => []

/**
 * Takes what the tick has told of for judged. Where something joined in between that changes it (an event as late as may be, beside
 * a clock that is behind), the group stays due, and the next tick tells of it.
 */
function settle(state: DetectionState, { key, correlation, group, firings }: DueGroup, horizon: Horizon): Promise<void> {
  const { period } = wordsOf(correlation.document, correlation.control)
  return state.update<GroupState, void>(
    key,
    (current = {}) => {
      const judged = closeGroup(correlation, current, period, horizon)
      const change = writeOf(correlation, group, judged, horizon)
      if (JSON.stringify(judged.firings) === JSON.stringify(firings)) return { ...change, result: undefined }
      return { next: current, result: undefined, expiresAt: change.expiresAt, dueAt: horizon.now }
    },
    horizon.now,
  )
}

/** A key without a value or without a rule: kept for an hour, in case only this function does not know the rule yet, then let go. */
function letGoOf(state: DetectionState, key: string, now: number): Promise<number> {
  return state.update<GroupState | null, number>(
    key,
    (current) => {
      const orphanedAt = current?.orphanedAt ?? now
      if (current && now - orphanedAt < orphanAge)
        return { next: { ...current, orphanedAt }, result: 0, expiresAt: now + 2 * orphanAge, dueAt: now + orphanAge }
      return { next: null, result: 1, expiresAt: now + goneFor }
    },
    now,
  )
}
