import type { Normalised, SecurityEvent } from '../../event.ts'
import { arnOf, type Place } from '../arn.ts'
import { accountId } from '../foreign-record.ts'
import { refuse } from '../refusal.ts'
import { logColumns } from './log-columns.ts'
import { namedColumns, present, requestLine, webFields, wholeNumber } from './web-fields.ts'

const logSource = { category: 'webserver', product: 'aws', service: 's3-access' } as const

/** Columns in their order (S3 user guide, "Server access log format"). */
const columnsBefore = [
  'bucket_owner',
  'bucket',
  'time',
  'remote_ip',
  'requester',
  'request_id',
  'operation',
  'key',
  'request_uri',
  'http_status',
  'error_code',
  'bytes_sent',
  'object_size',
  'total_time',
  'turn_around_time',
  'referer',
] as const
const columnsBehind = [
  'version_id',
  'host_id',
  'signature_version',
  'cipher_suite',
  'authentication_type',
  'host_header',
  'tls_version',
  'access_point_arn',
  'acl_required',
  'source_region',
] as const
/** The time stands in brackets. */
const brackets = { brackets: true } as const
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const logTime = /^(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})$/
const beginning = /^[0-9a-f]{64} [a-z0-9][a-z0-9.-]{1,62} \[\d{2}\/[A-Z][a-z]{2}\/\d{4}:/

/** Whether a line is one of an S3 server access log. */
export function isS3AccessLine(line: string): boolean {
  return beginning.test(line.slice(0, 200))
}

/** One line as an event; the log names no account, so `fallback` does. Id: the caller's. */
export function readS3AccessLine(line: string, fallback: Place): Normalised | Omit<SecurityEvent, 'id'> {
  const raw = columnsOf(line)
  if (!raw)
    return {
      ok: false,
      reason: `line does not have the columns of an S3 server access log, of which there are ${columnsBefore.length + 1} or more`,
    }
  const time = timeOf(raw['time'])
  if (time === undefined) return refuse('time', raw['time'], 'a time such as 06/Feb/2026:00:00:38 +0000')
  const bucket = raw['bucket']
  if (bucket === undefined) return refuse('bucket', bucket, 'the name of a bucket')
  const place = { account: accountId(raw['access_point_arn']?.split(':', 5)[4]) || fallback.account, region: fallback.region }
  const { method, target } = requestLine(raw['request_uri'])
  const numbers = numbersOf(raw)
  return {
    time,
    logSource,
    ...place,
    principal: raw['requester'] ?? null,
    resource: { arn: arnOf('AWS::S3::Bucket', bucket, place) ?? bucket, type: 'AWS::S3::Bucket' },
    sourceAddress: raw['remote_ip'] ?? null,
    fields: {
      ...raw,
      ...numbers,
      ...webFields({
        method,
        target,
        host: raw['host_header']?.toLowerCase(),
        userAgent: raw['user_agent'],
        referer: raw['referer'],
        client: raw['remote_ip'],
        status: numbers.http_status,
        bytesOut: numbers.bytes_sent,
        bytesIn: undefined,
      }),
    },
  }
}

/**
 * S3 does not escape quotes in what the client sent. The columns behind the user agent have none, so it ends at the last quote
 * of the line: a client that writes quotes cannot move the columns behind it. Lines of S3's own doings may have no quotes at all.
 */
function columnsOf(line: string): Record<string, string> | undefined {
  const last = line.lastIndexOf('"')
  const quoted = logColumns(line.slice(0, last + 1), brackets)
  const isQuoted = quoted !== undefined && quoted.length > columnsBefore.length
  const before = isQuoted ? quoted : logColumns(line, brackets)
  if (!before || before.length <= columnsBefore.length) return undefined
  const parts = isQuoted ? before.slice(columnsBefore.length) : before.slice(columnsBefore.length, columnsBefore.length + 1)
  const agent = parts.map((part) => part ?? '-').join(' ')
  const behind = isQuoted ? (logColumns(line.slice(last + 2)) ?? []) : before.slice(columnsBefore.length + 1)
  return {
    ...namedColumns(columnsBefore, before),
    ...(agent === '-' ? {} : { user_agent: agent }),
    ...namedColumns(columnsBehind, behind),
  }
}

function numbersOf(raw: Readonly<Record<string, string>>) {
  const numbers = {
    http_status: wholeNumber(raw['http_status']),
    bytes_sent: wholeNumber(raw['bytes_sent']),
    object_size: wholeNumber(raw['object_size']),
    total_time: wholeNumber(raw['total_time']),
    turn_around_time: wholeNumber(raw['turn_around_time']),
  }
  return present(numbers) as Partial<Record<keyof typeof numbers, number>>
}

function timeOf(text: string | undefined): number | undefined {
  const match = logTime.exec(text?.slice(0, 40) ?? '')
  if (!match) return undefined
  const [, day, month = '', year, hour, minute, second, sign, zoneHours, zoneMinutes] = match
  const index = months.indexOf(month)
  if (index < 0) return undefined
  const zone = (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === '-' ? -60_000 : 60_000)
  return Date.UTC(Number(year), index, Number(day), Number(hour), Number(minute), Number(second)) - zone
}
