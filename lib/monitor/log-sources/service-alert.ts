import type { Severity } from '#lib/findings/severity.ts'
import type { Normalised, SecurityEvent } from '../event.ts'
import type { Place } from './arn.ts'
import { hashId } from './event-identity.ts'
import { eventTime } from './event-time.ts'
import { accountId, isRecord, own, text } from './foreign-record.ts'
import { refuse } from './refusal.ts'

/** Field under which every service alert carries its severity in our five words, whatever scale its service uses. */
const severityField = 'keepwatch.severity'

/** What the EventBridge envelope knows, for alerts that do not say it themselves. */
export interface AlertEnvelope extends Place {
  /** Milliseconds since the epoch; undefined when the envelope has none. */
  readonly time: number | undefined
}

/** What a service's reader took from one of its findings; the rest is the same for all of them. */
export interface AlertFacts {
  readonly service: 'guardduty' | 'securityhub' | 'inspector' | 'accessanalyzer' | 'macie' | 'health'
  /** Path of the finding's id, for the message when it is missing, and its value. */
  readonly id: readonly [field: string, value: unknown]
  /** When this state of the finding was written, the best first; the first that can be read counts. */
  readonly times: readonly unknown[]
  readonly account: unknown
  readonly region: unknown
  readonly severity: Severity
  readonly principal: string | null
  readonly resource: SecurityEvent['resource']
  readonly sourceAddress: string | null
}

/**
 * One finding of an AWS security service as an event. Its id is that of the finding and of its update: a redelivery is the
 * same event, an update is a new one. `fields` is the finding with `keepwatch.severity` added.
 */
export function serviceAlert(finding: unknown, facts: AlertFacts, envelope: AlertEnvelope): Normalised {
  const [idField, id] = facts.id
  if (!isRecord(finding)) return refuse('finding', finding, 'an object')
  if (text(id) === null) return refuse(idField, id, `the id of a ${facts.service} finding`)
  const written = facts.times.find((time) => eventTime(time) !== undefined)
  const time = eventTime(written) ?? envelope.time
  if (time === undefined) return refuse('update time', facts.times[0], 'an ISO 8601 time')
  const event: SecurityEvent = {
    id: hashId(facts.service, id, time),
    time,
    logSource: { category: 'alert', product: 'aws', service: facts.service },
    account: accountId(facts.account) || envelope.account,
    region: text(facts.region) ?? envelope.region,
    principal: facts.principal,
    resource: facts.resource,
    sourceAddress: facts.sourceAddress,
    // A spread defines own properties, so a `__proto__` key of the finding stays a plain field.
    fields: { ...finding, [severityField]: facts.severity },
  }
  return { ok: true, event }
}

/** The first of several values that is a text. */
export function firstText(...values: readonly unknown[]): string | null {
  for (const value of values) {
    const found = text(value)
    if (found !== null) return found
  }
  return null
}

/** Where a finding says it belongs, with the envelope's word where it says nothing. */
export function placeOf(finding: unknown, accountKey: string, regionKey: string, envelope: Place): Place {
  return { account: accountId(own(finding, accountKey)) || envelope.account, region: text(own(finding, regionKey)) ?? envelope.region }
}
