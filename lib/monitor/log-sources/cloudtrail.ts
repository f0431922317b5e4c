import type { Normalise, Normalised } from '../event.ts'
import type { Place } from './arn.ts'
import { cloudTrailPrincipal } from './cloudtrail-principal.ts'
import { cloudTrailResource } from './cloudtrail-resource.ts'
import { hashId } from './event-identity.ts'
import { eventTime } from './event-time.ts'
import { accountId, isRecord, own, text } from './foreign-record.ts'
import { refuse } from './refusal.ts'

const logSource = { product: 'aws', service: 'cloudtrail' } as const

/** Longest `eventID` taken as it is; CloudTrail's are GUIDs of 36 characters. */
const maxEventId = 128

/**
 * One CloudTrail record (management, data, network activity, console sign-in or service event) as an event. Wants
 * `eventTime`, `eventName` and `eventSource`; everything else may be missing, null or of the wrong type.
 * Fields: "CloudTrail record contents" in the CloudTrail user guide.
 */
export const normaliseCloudTrail: Normalise = (record) => cloudTrailEvent(record, { account: '', region: '' })

/** The same, with the account and region to fall back on when the record names none (an EventBridge envelope knows both). */
export function cloudTrailEvent(record: unknown, fallback: Place): Normalised {
  if (!isRecord(record)) return refuse('record', record, 'a CloudTrail record (a JSON object)')
  const version = own(record, 'eventVersion')
  if (!isKnownVersion(version)) return refuse('eventVersion', version, 'a version 1.x, the only major version there is')
  const time = eventTime(own(record, 'eventTime'))
  if (time === undefined) return refuse('eventTime', own(record, 'eventTime'), 'an ISO 8601 time such as 2026-01-31T12:00:00Z')
  if (text(own(record, 'eventName')) === null) return refuse('eventName', own(record, 'eventName'), 'the name of an API call')
  const source = text(own(record, 'eventSource'))
  if (source === null) return refuse('eventSource', own(record, 'eventSource'), 'a service such as iam.amazonaws.com')

  const identity = own(record, 'userIdentity')
  const place = {
    account: accountId(own(record, 'recipientAccountId')) || accountId(own(identity, 'accountId')) || fallback.account,
    region: text(own(record, 'awsRegion')) ?? fallback.region,
  }
  const event = {
    id: eventId(own(record, 'eventID')) ?? hashId(record),
    time,
    logSource,
    ...place,
    principal: cloudTrailPrincipal(identity, place),
    resource: cloudTrailResource(record, source, place),
    sourceAddress: text(own(record, 'sourceIPAddress')),
    fields: record,
  }
  return { ok: true, event }
}

/** A version that cannot be read is let through: the fields that matter are checked one by one. */
function isKnownVersion(version: unknown): boolean {
  if (typeof version !== 'string' && typeof version !== 'number') return true
  const written = String(version)
  return written === '' || written === '1' || written.startsWith('1.')
}

function eventId(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= maxEventId ? value : undefined
}
