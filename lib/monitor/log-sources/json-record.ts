import type { Normalised } from '../event.ts'
import { normaliseCloudTrail } from './cloudtrail.ts'
import { isInsight } from './cloudtrail-insight.ts'
import { isEventBridge, normaliseEventBridge } from './event-bridge.ts'
import { hashId } from './event-identity.ts'
import { type ForeignRecord, isRecord } from './foreign-record.ts'
import type { OccurrenceCount } from './occurrence-count.ts'
import { isWafRecord, readWafRecord } from './requests/waf.ts'
import { isResolverQuery, readResolverQuery } from './route53.ts'
import { type LineContext, nowhere } from './system/line-context.ts'
import { readSystemRecord } from './system/system-record.ts'

/** What one JSON record of a file is: events, refusals, or something known that is not for us. */
export type JsonReading = { readonly results: readonly Normalised[] } | { readonly skipped: string }

/**
 * Reads one parsed record: of CloudTrail, of the Route 53 Resolver, of AWS WAF, of a system log (Kubernetes audit, Windows, the
 * journal), or an EventBridge event that holds one or something else. `occurrences` counts those of one file that have no id of
 * their own, so that equal ones are told apart; `context` is what the delivery knows. Never throws.
 */
export function readJsonRecord(record: unknown, occurrences?: OccurrenceCount, context: LineContext = nowhere): JsonReading {
  if (!isRecord(record)) return { results: [normaliseCloudTrail(record)] }
  if (isEventBridge(record)) return { results: normaliseEventBridge(record) }
  if (Object.hasOwn(record, 'digestStartTime') && Object.hasOwn(record, 'logFiles'))
    return { skipped: 'CloudTrail digest: it proves that log files are whole and holds no events' }
  if (isResolverQuery(record)) return { results: [readResolverQuery(record, context.id ?? contentId('dns', record, occurrences))] }
  if (isWafRecord(record)) return { results: [readWafRecord(record, context.id ?? contentId('waf', record, occurrences))] }
  if (isInsight(record)) return { skipped: 'CloudTrail Insights event: a summary of calls that the trail holds one by one' }
  if (!Object.hasOwn(record, 'eventSource') || !Object.hasOwn(record, 'eventName')) {
    const system = readSystemRecord(record, context.id === undefined ? { ...context, id: contentId('log', record, occurrences) } : context)
    if (system) return { results: system }
  }
  return { results: [normaliseCloudTrail(record)] }
}

/** Id of a record that has none: what it says, and which of those in its file that say the same. */
function contentId(prefix: string, record: ForeignRecord, occurrences: OccurrenceCount | undefined): string {
  const digest = hashId(record)
  return `${prefix}-${digest}${occurrences?.next(digest) ?? ''}`
}
