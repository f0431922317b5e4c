import type { Normalised } from '../event.ts'
import type { Place } from './arn.ts'
import { hashId } from './event-identity.ts'
import { eventTime } from './event-time.ts'
import { accountId, type ForeignRecord, own, text } from './foreign-record.ts'
import { refuse } from './refusal.ts'

const logSource = { product: 'aws', service: 'cloudtrail-insight' } as const

/** Whether a record is a CloudTrail Insights event: what CloudTrail finds unusual in its own call and error rates. */
export function isInsight(record: ForeignRecord): boolean {
  return own(record, 'eventCategory') === 'Insight' || own(record, 'eventType') === 'AwsCloudTrailInsight'
}

/**
 * An Insights event as an event of its own log source: it has no caller, and its event name and source stand below
 * `insightDetails`. The start and the end of an anomaly are two events (`eventID`) that share their `sharedEventID`.
 */
export function normaliseInsight(record: unknown, fallback: Place): Normalised {
  const time = eventTime(own(record, 'eventTime'))
  if (time === undefined) return refuse('eventTime', own(record, 'eventTime'), 'an ISO 8601 time such as 2026-01-31T12:00:00Z')
  const event = {
    id: text(own(record, 'eventID')) ?? hashId(record),
    time,
    logSource,
    account: accountId(own(record, 'recipientAccountId')) || fallback.account,
    region: text(own(record, 'awsRegion')) ?? fallback.region,
    principal: null,
    resource: null,
    sourceAddress: null,
    fields: record as ForeignRecord,
  }
  return { ok: true, event }
}
