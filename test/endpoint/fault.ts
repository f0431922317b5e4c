import type { IncomingMessage } from 'node:http'

/** What goes wrong between the SDK and AWS. */
export type Fault = 'denied' | 'throttled' | 'html' | 'gone' | 'region-off' | 'same-token' | 'empty-pages'

/** How a service speaks; it decides what an error looks like on the wire. */
type Protocol = 'json' | 'rest-json' | 'query' | 'ec2' | 's3'

/** An answer as a faulty service would give it. */
export interface FaultyAnswer {
  readonly status: number
  readonly type: string
  readonly body: string
}

/** Service by the signature's scope; operation by the target header, the form's Action, or by the method and the first query key. */
export function actionOf(request: IncomingMessage, body: Buffer): string {
  const service = serviceOf(request)
  const target = request.headers['x-amz-target']
  if (typeof target === 'string') return `${service}:${target.split('.').at(-1)}`
  const url = new URL(request.url ?? '/', 'http://endpoint')
  const action = new URLSearchParams(body.toString('utf8')).get('Action') ?? url.searchParams.get('Action')
  if (action) return `${service}:${action}`
  const key = [...url.searchParams.keys()].find((name) => name !== 'x-id')
  return `${service}:${request.method}${key ? `?${key}` : url.pathname}`
}

const serviceOf = (request: IncomingMessage): string =>
  /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(request.headers.authorization ?? '')?.[1] ?? 'unknown'

function protocolOf(request: IncomingMessage, body: Buffer): Protocol {
  const service = serviceOf(request)
  if (service === 'ec2' || service === 's3') return service
  if (request.headers['x-amz-target'] !== undefined) return 'json'
  return new URLSearchParams(body.toString('utf8')).has('Action') ? 'query' : 'rest-json'
}

/** Error codes of each fault, by protocol where services differ. */
const codes: Readonly<Record<'denied' | 'throttled' | 'gone' | 'region-off', (protocol: Protocol) => string>> = {
  denied: (protocol) =>
    protocol === 'ec2' ? 'UnauthorizedOperation' : protocol === 's3' || protocol === 'query' ? 'AccessDenied' : 'AccessDeniedException',
  throttled: (protocol) =>
    protocol === 'ec2'
      ? 'RequestLimitExceeded'
      : protocol === 's3'
        ? 'SlowDown'
        : protocol === 'query'
          ? 'Throttling'
          : 'ThrottlingException',
  gone: (protocol) => (protocol === 's3' ? 'NoSuchBucket' : protocol === 'query' ? 'NotFound' : 'ResourceNotFoundException'),
  'region-off': (protocol) =>
    protocol === 'ec2' ? 'AuthFailure' : protocol === 'query' ? 'InvalidClientTokenId' : 'UnrecognizedClientException',
}
const statuses = { denied: 403, throttled: 429, gone: 404, 'region-off': 401 } as const

/** The answer to a call that meets a fault. Faults of paging change a good answer instead: `withFaultyPages`. */
export function faultyAnswer(fault: Exclude<Fault, 'same-token' | 'empty-pages'>, request: IncomingMessage, body: Buffer): FaultyAnswer {
  if (fault === 'html')
    return {
      status: 500,
      type: 'text/html',
      body: '<!doctype html><html lang="en"><title>500</title><h1>Internal Server Error</h1></html>',
    }
  const protocol = protocolOf(request, body)
  const code = codes[fault](protocol)
  const message = `injected ${fault}`
  // JSON protocols tell their errors with 400, whatever it is about.
  const status = protocol === 'json' ? 400 : statuses[fault]
  if (protocol === 'json' || protocol === 'rest-json')
    return { status, type: 'application/x-amz-json-1.1', body: JSON.stringify({ __type: code, message }) }
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error>`
  if (protocol === 's3') return { status, type: 'application/xml', body: `<?xml version="1.0"?>${error}` }
  if (protocol === 'ec2')
    return { status, type: 'text/xml', body: `<Response><Errors>${error}</Errors><RequestID>r</RequestID></Response>` }
  return { status, type: 'text/xml', body: `<ErrorResponse>${error}<RequestId>r</RequestId></ErrorResponse>` }
}

/** Where a listing has its list and its token; JSON keys, or the XML element around both. */
export interface PagedAnswer {
  readonly list: string
  readonly token: string
  /** Other fields that say that there is more. */
  readonly more?: Readonly<Record<string, unknown>>
}

/** A good answer turned into one page of a listing that never ends: always the same token, or an empty page with another token each time. */
export function withFaultyPages(
  fault: 'same-token' | 'empty-pages',
  body: string,
  { list, token, more = {} }: PagedAnswer,
  times: number,
): string {
  const next = fault === 'same-token' ? 'again' : `page-${times}`
  if (body.trimStart().startsWith('{')) {
    const answer = JSON.parse(body) as Record<string, unknown>
    return JSON.stringify({ ...answer, ...more, [token]: next, ...(fault === 'empty-pages' ? { [list]: [] } : {}) })
  }
  const emptied = fault === 'empty-pages' ? body.replace(new RegExp(`<${list}>[\\s\\S]*</${list}>`), `<${list}></${list}>`) : body
  return emptied.replace(new RegExp(`(<${list}>[\\s\\S]*</${list}>|<${list}/>)`), `$1<${token}>${next}</${token}>`)
}
