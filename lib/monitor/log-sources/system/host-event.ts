import { partitionOf } from '#lib/findings/resource.ts'
import type { EventLogSource, Normalised, SecurityEvent } from '../../event.ts'
import { arnOf } from '../arn.ts'
import { hashId } from '../event-identity.ts'
import { text } from '../foreign-record.ts'
import { refuse } from '../refusal.ts'
import type { LineContext } from './line-context.ts'

/** What a reader of one kind of system log took from a record. */
export interface HostFacts {
  readonly logSource: EventLogSource
  /** Milliseconds since the epoch; undefined when the record does not say it whole: then the shipper's word counts. */
  readonly time: number | undefined
  readonly principal: unknown
  readonly sourceAddress: unknown
  readonly fields: Readonly<Record<string, unknown>>
  /** Content of which the id is made where the delivery gives none. */
  readonly content: unknown
  /** What is acted upon, when it is not the host that writes the log. */
  readonly resource?: SecurityEvent['resource']
}

/** Latest time that a date can hold (ECMAScript, "Time Values and Time Range"). */
const latest = 8.64e15
/** The CloudWatch agent names streams after the instance by default; an id has 8 or 17 hexadecimal digits. */
const instanceId = /\bi-(?:[0-9a-f]{17}|[0-9a-f]{8})\b/

/** One record of a host's log as an event. Refused when nobody knows when it happened. */
export function hostEvent(facts: HostFacts, context: LineContext): Normalised {
  const time = facts.time ?? context.time
  if (time === undefined || !(Math.abs(time) <= latest))
    return refuse('time', facts.time ?? context.time, 'a time with its year, or a delivery that knows it')
  return {
    ok: true,
    event: {
      id: context.id ?? `log-${hashId(facts.content)}`,
      time,
      logSource: facts.logSource,
      account: context.account,
      region: context.region,
      principal: text(facts.principal),
      resource: facts.resource === undefined ? hostOf(context) : facts.resource,
      sourceAddress: addressOf(facts.sourceAddress),
      fields: facts.fields,
    },
  }
}

/** The instance behind a log stream, else the stream, which is one host's; null for a file. */
function hostOf(context: LineContext): SecurityEvent['resource'] {
  const { logGroup, logStream, account, region } = context
  if (logGroup === null || logStream === null) return null
  const [instance] = instanceId.exec(logStream.slice(0, 512)) ?? []
  if (instance !== undefined) return { arn: arnOf('AWS::EC2::Instance', instance, context) ?? instance, type: 'AWS::EC2::Instance' }
  return {
    arn: `arn:${partitionOf(region)}:logs:${region}:${account}:log-group:${logGroup}:log-stream:${logStream}`.slice(0, 2048),
    type: 'AWS::Logs::LogStream',
  }
}

/** Addresses only: logs write `?`, `-`, `LOCAL` and names where there is none. */
function addressOf(value: unknown): string | null {
  const written = text(value)
  return written !== null && written.length <= 64 && /^[0-9a-f.:]*[0-9a-f][.:][0-9a-f.:]*$/i.test(written) ? written : null
}
