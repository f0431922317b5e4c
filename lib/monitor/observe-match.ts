import type { MonitoringObservation } from '#lib/findings/observation.ts'
import type { SecurityEvent } from './event.ts'
import { sightingOf, wordsOf } from './sighting.ts'
import type { CompiledRule } from './sigma/compile-rule.ts'
import { leavesOf, valueAt } from './sigma/value-text.ts'

/** What tells stories apart where a rule does not say. */
const defaultBy = ['principal', 'resource']

/** The observation that one event makes by matching one rule. */
export function observeMatch({ document, control }: CompiledRule, event: SecurityEvent): MonitoringObservation {
  const by = document.keepwatch?.dedup?.by ?? defaultBy
  return {
    kind: 'monitoring',
    ...wordsOf(document, control),
    severity: document.level ?? 'medium',
    dedupKey: JSON.stringify([event.account, ...by.map((name) => partOf(event, name))]).slice(0, 4_000),
    events: [{ id: event.id, time: event.time }],
    dueAt: event.time,
    ...sightingOf(event, document.fields),
  }
}

/** One part of a dedup key: a word of the normalised event, or the path of a raw field. */
function partOf(event: SecurityEvent, name: string): string {
  switch (name) {
    case 'principal':
      return event.principal ?? ''
    case 'resource':
      return event.resource?.arn ?? ''
    case 'sourceAddress':
      return event.sourceAddress ?? ''
    case 'region':
      return event.region
    default:
      return [...leavesOf(valueAt(event.fields, name))].join('\n').slice(0, 1_000)
  }
}
