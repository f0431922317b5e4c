import type { Normalised } from '../event.ts'
import { normaliseCloudTrail } from './cloudtrail.ts'
import { isInsight } from './cloudtrail-insight.ts'
import { isEventBridge, normaliseEventBridge } from './event-bridge.ts'
import { isRecord } from './foreign-record.ts'

/** What one JSON record of a file is: events, refusals, or something known that is not for us. */
export type JsonReading = { readonly results: readonly Normalised[] } | { readonly skipped: string }

/** Reads one parsed record: a CloudTrail record, or an EventBridge event that holds one or something else. Never throws. */
export function readJsonRecord(record: unknown): JsonReading {
  if (!isRecord(record)) return { results: [normaliseCloudTrail(record)] }
  if (isEventBridge(record)) return { results: normaliseEventBridge(record) }
  if (Object.hasOwn(record, 'digestStartTime') && Object.hasOwn(record, 'logFiles'))
    return { skipped: 'CloudTrail digest: it proves that log files are whole and holds no events' }
  if (isInsight(record)) return { skipped: 'CloudTrail Insights event: a summary of calls that the trail holds one by one' }
  return { results: [normaliseCloudTrail(record)] }
}
