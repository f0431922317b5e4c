import type { MonitoringObservation } from '#lib/findings/observation.ts'
import { type Severity, severities } from '#lib/findings/severity.ts'
import type { SecurityEvent } from './event.ts'
import { sightingOf, wordsOf } from './sighting.ts'
import type { CompiledRule } from './sigma/compile-rule.ts'
import type { Reported } from './sigma/document.ts'
import { leavesOf, valueAt } from './sigma/value-text.ts'

/** What tells stories apart where a rule does not say. */
const defaultBy = ['principal', 'resource']

/** The observation that one event makes by matching one rule. */
export function observeMatch({ document, control }: CompiledRule, event: SecurityEvent): MonitoringObservation {
  const by = document.keepwatch?.dedup?.by ?? defaultBy
  const words = wordsOf(document, control)
  return {
    kind: 'monitoring',
    ...words,
    title: titleOf(words.title, document.keepwatch?.reported, event),
    severity: reportedSeverity(document.keepwatch?.reported, event) ?? document.level ?? 'medium',
    dedupKey: JSON.stringify([event.account, ...by.map((name) => partOf(event, name))]).slice(0, 4_000),
    events: [{ id: event.id, time: event.time }],
    dueAt: event.time,
    ...sightingOf(event, document.fields),
  }
}

/** Longest title; the report cuts subjects on its own. */
const longestTitle = 200

/** The rule's title, completed by what the other service calls it. */
function titleOf(title: string, reported: Reported | undefined, { fields }: SecurityEvent): string {
  const named = (reported?.title ?? []).map((path) => valueAt(fields, path)).find((value) => typeof value === 'string' && value !== '')
  return named === undefined ? title : `${title}: ${String(named)}`.slice(0, longestTitle)
}

/** The severity that the event brings; undefined when it is none of our words. */
function reportedSeverity(reported: Reported | undefined, { fields }: SecurityEvent): Severity | undefined {
  const value = reported && valueAt(fields, reported.severity)
  return severities.find((severity) => severity === value)
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
