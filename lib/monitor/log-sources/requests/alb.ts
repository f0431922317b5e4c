import { partitionOf } from '#lib/findings/resource.ts'
import type { Normalised, SecurityEvent } from '../../event.ts'
import type { Place } from '../arn.ts'
import { eventTime } from '../event-time.ts'
import { accountId } from '../foreign-record.ts'
import { refuse } from '../refusal.ts'
import { logColumns } from './log-columns.ts'
import { namedColumns, present, requestLine, webFields, wholeNumber } from './web-fields.ts'

const logSource = { category: 'webserver', product: 'aws', service: 'alb' } as const

/** Columns in their order ("Access logs for your Application Load Balancer"); AWS adds new ones at the end. */
const columnNames = [
  'type',
  'time',
  'elb',
  'client_port',
  'target_port',
  'request_processing_time',
  'target_processing_time',
  'response_processing_time',
  'elb_status_code',
  'target_status_code',
  'received_bytes',
  'sent_bytes',
  'request',
  'user_agent',
  'ssl_cipher',
  'ssl_protocol',
  'target_group_arn',
  'trace_id',
  'domain_name',
  'chosen_cert_arn',
  'matched_rule_priority',
  'request_creation_time',
  'actions_executed',
  'redirect_url',
  'error_reason',
  'target_port_list',
  'target_status_code_list',
  'classification',
  'classification_reason',
  'conn_trace_id',
  'transformed_host',
  'transformed_uri',
  'request_transform_status',
] as const
/** Columns of the oldest lines that are read: up to the user agent. */
const leastColumns = 14
const types: ReadonlySet<string> = new Set(['http', 'https', 'h2', 'grpcs', 'ws', 'wss'])

/** Whether a line is one of an ALB's access log. */
export function isAlbLine(line: string): boolean {
  const [type = '', time, elb = ''] = line.split(' ', 3)
  return types.has(type) && eventTime(time) !== undefined && elb.startsWith('app/')
}

/** One line as an event; the account is that of the target group or certificate, `fallback` where there is none. Id: the caller's. */
export function readAlbLine(line: string, fallback: Place): Normalised | Omit<SecurityEvent, 'id'> {
  const columns = wholeColumns(line)
  if (!columns || columns.length < leastColumns)
    return { ok: false, reason: `line has ${columns?.length ?? 'unclosed'} columns; wanted the ${columnNames.length} of an ALB access log` }
  const raw = namedColumns(columnNames, columns)
  const time = eventTime(raw['time'])
  if (time === undefined) return refuse('time', raw['time'], 'an ISO 8601 time')
  const elb = raw['elb']
  if (elb?.startsWith('app/') !== true) return refuse('elb', elb, 'a load balancer such as app/name/50dc6c495c0c9188')
  const place = placeOf(raw['target_group_arn'] ?? raw['chosen_cert_arn'], fallback)
  const { method, target } = requestLine(raw['request'])
  const client = withoutPort(raw['client_port'])
  const arn = `arn:${partitionOf(place.region)}:elasticloadbalancing:${place.region}:${place.account}:loadbalancer/${elb}`
  const numbers = numbersOf(raw)
  return {
    time,
    logSource,
    ...place,
    principal: null,
    resource: { arn, type: 'AWS::ElasticLoadBalancingV2::LoadBalancer' },
    sourceAddress: client ?? null,
    fields: {
      ...raw,
      ...numbers,
      ...webFields({
        method,
        target,
        host: raw['domain_name']?.toLowerCase(),
        userAgent: raw['user_agent'],
        referer: undefined,
        client,
        status: numbers.elb_status_code,
        bytesOut: numbers.sent_bytes,
        bytesIn: numbers.received_bytes,
      }),
    },
  }
}

/** The load balancer writes quotes inside of columns with a backslash; a user agent that ends in one must not swallow the rest. */
function wholeColumns(line: string): readonly (string | undefined)[] | undefined {
  const columns = logColumns(line, { escapes: true })
  return columns && columns.length >= leastColumns ? columns : logColumns(line)
}

function numbersOf(raw: Readonly<Record<string, string | undefined>>) {
  const numbers = {
    elb_status_code: wholeNumber(raw['elb_status_code']),
    target_status_code: wholeNumber(raw['target_status_code']),
    received_bytes: wholeNumber(raw['received_bytes']),
    sent_bytes: wholeNumber(raw['sent_bytes']),
  }
  return present(numbers) as Partial<Record<keyof typeof numbers, number>>
}

/** The address of `192.0.2.1:2817` or `[2001:db8::1]:2817`. */
function withoutPort(client: string | undefined): string | undefined {
  if (client === undefined) return undefined
  const bare = client.startsWith('[') ? client.slice(1, client.indexOf(']')) : client.slice(0, client.lastIndexOf(':'))
  return bare === '' ? undefined : bare.slice(0, 100)
}

function placeOf(arn: string | undefined, fallback: Place): Place {
  const [, , , region = '', account = ''] = arn?.split(':', 5) ?? []
  return { account: accountId(account) || fallback.account, region: region || fallback.region }
}
