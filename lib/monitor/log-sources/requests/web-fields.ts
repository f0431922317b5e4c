import { percentDecoded } from './percent-decoding.ts'

/** What a log says of one request. Absent values are undefined, never empty. */
export interface WebRequest {
  readonly method: string | undefined
  /** Path and query as the client sent them, perhaps behind scheme and host. */
  readonly target: string | undefined
  readonly host: string | undefined
  readonly userAgent: string | undefined
  readonly referer: string | undefined
  readonly client: string | undefined
  readonly status: number | undefined
  /** Bytes to the client. */
  readonly bytesOut: number | undefined
  /** Bytes from the client. */
  readonly bytesIn: number | undefined
}

/**
 * The fields that Sigma's rules of `category: webserver` ask for. Path and query are decoded up to twice, and a plus in a query
 * is a blank, so that a rule sees what the application sees; the raw columns stand beside them as they came.
 */
export function webFields(request: WebRequest): Record<string, unknown> {
  const { method, target, host, userAgent, referer, client, status, bytesOut, bytesIn } = request
  const { path, query, authority } = target === undefined ? { path: undefined, query: undefined, authority: undefined } : split(target)
  const stem = path === undefined ? undefined : percentDecoded(path)
  const asked = query === undefined ? undefined : percentDecoded(query.replaceAll('+', ' '))
  return present({
    'cs-method': method,
    'cs-host': host ?? authority,
    'cs-uri': stem === undefined ? undefined : asked === undefined ? stem : `${stem}?${asked}`,
    'cs-uri-stem': stem,
    'cs-uri-query': asked,
    'cs-user-agent': userAgent,
    'c-useragent': userAgent,
    'cs-referer': referer,
    'c-ip': client,
    'sc-status': status,
    'sc-bytes': bytesOut,
    'cs-bytes': bytesIn,
  })
}

/** The fields that have a value: an absent one must not look like a null that was logged. */
export function present(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const name in fields) if (fields[name] !== undefined) found[name] = fields[name]
  return found
}

/** Columns by their names, those that have a value. The names are ours. */
export function namedColumns(names: readonly string[], values: readonly (string | undefined)[]): Record<string, string> {
  const found: Record<string, string> = {}
  for (let index = 0; index < names.length; index++) {
    const [name, value] = [names[index], values[index]]
    if (name !== undefined && value !== undefined) found[name] = value
  }
  return found
}

function split(target: string): {
  readonly path: string
  readonly query: string | undefined
  readonly authority: string | undefined
} {
  const scheme = target.startsWith('/') ? -1 : target.indexOf('://')
  const start = scheme < 0 ? -1 : endOfAuthority(target, scheme + 3)
  const rest = start < 0 ? target : target.slice(start)
  const mark = rest.indexOf('?')
  return {
    path: mark < 0 ? rest : rest.slice(0, mark),
    query: mark < 0 ? undefined : rest.slice(mark + 1),
    authority: start < 0 ? undefined : hostOf(target.slice(scheme + 3, start)),
  }
}

function endOfAuthority(target: string, from: number): number {
  for (let at = from; at < target.length; at++) if (target[at] === '/' || target[at] === '?') return at
  return target.length
}

/** Without the port; lower case, since names of hosts are the same in any. */
function hostOf(authority: string): string | undefined {
  const colon = authority.lastIndexOf(':')
  const host = (colon < 0 || authority.endsWith(']') ? authority : authority.slice(0, colon)).toLowerCase()
  return host === '' ? undefined : host
}

/** A request line (`GET /path HTTP/1.1`), which a client may have filled with anything, in its parts. */
export function requestLine(line: string | undefined): { readonly method: string | undefined; readonly target: string | undefined } {
  if (line === undefined) return { method: undefined, target: undefined }
  const first = line.indexOf(' ')
  const last = line.lastIndexOf(' ')
  const method = first < 0 ? line : line.slice(0, first)
  const target = first < 0 ? '' : line.slice(first + 1, last > first ? last : undefined).trim()
  return { method: method === '' || method === '-' ? undefined : method, target: target === '' || target === '-' ? undefined : target }
}

/** A column that is a whole number; undefined for `-` and whatever is none. */
export function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && text.length <= 15 && /^\d+$/.test(text) ? Number(text) : undefined
}
