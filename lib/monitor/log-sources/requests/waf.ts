import type { Normalised, SecurityEvent } from '../../event.ts'
import { accountId, type ForeignRecord, isRecord, own, text } from '../foreign-record.ts'
import { refuse } from '../refusal.ts'
import { webFields } from './web-fields.ts'

const logSource = { category: 'webserver', product: 'aws', service: 'waf' } as const
/** Headers looked through; AWS WAF itself looks at the first 200. */
const mostHeaders = 200
const latestMillisecond = 8.64e15

/** Whether a JSON record is one of AWS WAF's. */
export function isWafRecord(record: ForeignRecord): boolean {
  return Object.hasOwn(record, 'webaclId') && Object.hasOwn(record, 'httpRequest')
}

/**
 * One record of AWS WAF ("Log fields for protection pack (web ACL) traffic") as an event: its own fields, and those of a web
 * server's log. `id` is what tells it from every other.
 */
export function readWafRecord(record: ForeignRecord, id: string): Normalised {
  const time = own(record, 'timestamp')
  if (typeof time !== 'number' || !(time >= 0 && time <= latestMillisecond))
    return refuse('timestamp', time, 'milliseconds since the epoch')
  const acl = text(own(record, 'webaclId'))
  if (acl === null) return refuse('webaclId', own(record, 'webaclId'), 'the ARN of a web ACL')
  const request = own(record, 'httpRequest')
  if (!isRecord(request)) return refuse('httpRequest', request, 'an object')
  const [, , , region = '', account = ''] = acl.split(':', 5)
  const header = headersOf(own(request, 'headers'))
  const [uri, args] = [text(own(request, 'uri')), text(own(request, 'args'))]
  const client = text(own(request, 'clientIp'))
  const status = own(record, 'responseCodeSent')
  const event: SecurityEvent = {
    id,
    time,
    logSource,
    account: accountId(account),
    region,
    principal: null,
    resource: { arn: acl, type: 'AWS::WAFv2::WebACL' },
    sourceAddress: client,
    fields: {
      // A spread defines own properties, so a `__proto__` key of the record stays a plain field.
      ...record,
      ...webFields({
        method: text(own(request, 'httpMethod')) ?? undefined,
        target: uri === null ? undefined : args === null ? uri : `${uri}?${args}`,
        host: (text(own(request, 'host')) ?? header.get('host'))?.toLowerCase(),
        userAgent: header.get('user-agent'),
        referer: header.get('referer'),
        client: client ?? undefined,
        status: typeof status === 'number' ? status : undefined,
        bytesOut: undefined,
        bytesIn: undefined,
      }),
    },
  }
  return { ok: true, event }
}

function headersOf(headers: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  if (!Array.isArray(headers)) return found
  for (const header of headers.slice(0, mostHeaders)) {
    const [name, value] = [text(own(header, 'name')), text(own(header, 'value'))]
    if (name !== null && value !== null && !found.has(name.toLowerCase())) found.set(name.toLowerCase(), value)
  }
  return found
}
