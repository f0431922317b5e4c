import { createHash } from 'node:crypto'
import type { MonitoringObservation } from '#lib/findings/observation.ts'
import { graverSeverity, type Severity } from '#lib/findings/severity.ts'
import type { DetectionState } from '../detection-state.ts'
import type { SecurityEvent } from '../event.ts'
import { type RuleWords, sightingOf, wordsOf } from '../sighting.ts'
import type { CompiledCorrelation } from './compile-correlation.ts'
import { type Addition, type Firing, type GroupState, type Horizon, joinGroup } from './correlation-state.ts'
import type { RuleMatch } from './link-correlations.ts'

/** What joins one group in one batch: one update of the state. */
interface GroupBatch {
  readonly correlation: CompiledCorrelation
  readonly group: readonly string[]
  readonly additions: Addition[]
}

/** An hour of grace, so that state does not expire while a redelivery is on its way. */
const grace = 3_600_000
/** Latest time that fits a number of seconds in every store. */
const latestTime = 8.64e15

/** Gathers matches by correlation and group, then tells the state once per group. */
export class CorrelationBatch {
  readonly #groups = new Map<string, GroupBatch>()

  /** Adds what one matched rule means to the correlations over it. */
  add({ rule, parts }: RuleMatch, event: SecurityEvent): void {
    for (const { correlation, position } of parts) {
      const contribution = correlation.contribution(position, event.fields)
      if (!contribution) continue
      // Our own correlations look at one account at a time; Sigma knows no accounts, so a foreign one counts across them.
      const group = [correlation.document.keepwatch ? event.account : '*', ...contribution.group]
      const key = stateKey(correlation, group)
      const batch = this.#groups.get(key) ?? { correlation, group, additions: [] }
      const fields = [...new Set([...correlation.document.fields, ...rule.document.fields])]
      batch.additions.push({ time: event.time, id: event.id, marks: contribution.marks, sighting: sightingOf(event, fields) })
      this.#groups.set(key, batch)
    }
  }

  /** One update per group; resolves to what fired. */
  updates(state: DetectionState, horizon: Horizon): (() => Promise<readonly MonitoringObservation[]>)[] {
    return [...this.#groups].map(([key, { correlation, group, additions }]) => async () => {
      const words = wordsOf(correlation.document, correlation.control)
      const { timespan } = correlation.document
      const expiresAt = Math.min(horizon.now + timespan + horizon.lateness + grace, latestTime)
      const { firings, capped } = await state.update<GroupState, Omit<ReturnType<typeof joinGroup>, 'next'>>(
        key,
        (current) => {
          const { next, ...result } = joinGroup(correlation, current, additions, words.period, horizon)
          return { next, result, expiresAt }
        },
        horizon.now,
      )
      return firings.map((firing) => observe(correlation, words, group, firing, capped))
    })
  }
}

/** The meaning of what is remembered belongs to the key, so a changed rule does not read the old one's state. */
function stateKey({ control, document }: CompiledCorrelation, group: readonly string[]): string {
  const { type, rules, groupBy, countedFields, aliases } = document
  const digest = createHash('sha256')
    .update(JSON.stringify([type, rules, groupBy, countedFields, aliases, group]))
    .digest('base64url')
    .slice(0, 22)
  return `correlation#${control.slice(0, 200)}#${digest}`
}

function observe(
  { document, rules }: CompiledCorrelation,
  words: RuleWords,
  group: readonly string[],
  firing: Firing,
  capped: boolean,
): MonitoringObservation {
  const { sighting, dueAt, events } = firing
  const grouped = document.groupBy.map((field, index) => [field, (group[index + 1] ?? '').slice(0, 500)] as const)
  return {
    kind: 'monitoring',
    ...words,
    ...sighting,
    attack: words.attack.length > 0 ? words.attack : [...new Set(rules.flatMap((rule) => wordsOf(rule.document, '').attack))],
    severity: document.level ?? gravest(rules.map((rule) => rule.document.level ?? 'medium')),
    dedupKey: JSON.stringify(group).slice(0, 4_000),
    events,
    dueAt,
    facts: {
      ...sighting.facts,
      ...Object.fromEntries(grouped),
      ...(capped ? { capped: 'more events than are remembered per group' } : {}),
    },
  }
}

function gravest(levels: readonly Severity[]): Severity {
  return levels.reduce(graverSeverity, 'informational')
}
