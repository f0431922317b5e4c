import { type FlowLogLayout, flowLogLayout } from './flow-log-layout.ts'
import { isByteOrderMark, isSpace, openBrace, openBracket } from './json-bytes.ts'
import { parquetMagic } from './parquet/footer.ts'
import { type RequestLog, requestLogOf } from './requests/request-log-file.ts'
import { isSystemText } from './system/system-text.ts'

/** Bytes looked at: enough for the header of a flow log with every column. */
export const headBytes = 16 * 1024

/** What a file holds, told by its first bytes. */
export type Content =
  | { readonly kind: 'json' }
  | { readonly kind: 'flow-log'; readonly layout: FlowLogLayout }
  | { readonly kind: 'parquet' }
  | { readonly kind: 'requests'; readonly log: RequestLog }
  | { readonly kind: 'system-log' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown'; readonly reason: string }

/** Lines of which one must be a system log's for a file to be one. */
const linesLookedAt = 20

/** Formats that are met by mistake, by the bytes that they begin with. */
const others: readonly (readonly [magic: string, name: string])[] = [
  ['PK\u0003\u0004', 'a zip archive'],
  ['\u001f\u008b', 'gzip within gzip'],
  ['(\u00b5/\u00fd', 'Zstandard'],
  ['BZh', 'bzip2'],
  ['<', 'XML or HTML'],
]

/** Recognises a file by its content; its name says nothing that an attacker or a rename could not change. */
export function recognise(head: Buffer): Content {
  let at = 0
  while (at < head.length && (isSpace(head[at] ?? 0) || isByteOrderMark(head[at] ?? 0))) at++
  if (at === head.length) return head.length < headBytes ? { kind: 'empty' } : unknown('nothing but white space')
  if (head[at] === openBrace || (head[at] === openBracket && beginsList(head, at + 1))) return { kind: 'json' }
  const text = head.toString('latin1', at)
  if (text.startsWith(parquetMagic)) return { kind: 'parquet' }
  const lines = text.split('\n', linesLookedAt)
  // Before XML, which begins with the same character as a syslog line with its priority.
  if (isSystemText(lines[0] ?? '')) return { kind: 'system-log' }
  const other = others.find(([magic]) => text.startsWith(magic))
  if (other) return unknown(other[1])
  const end = text.indexOf('\n')
  const content = contentOfLine(end < 0 ? text : text.slice(0, end), end < 0 && text.length >= headBytes)
  // A system log that was rotated may begin within a message of several lines.
  return content.kind === 'unknown' && lines.some(isSystemText) ? { kind: 'system-log' } : content
}

/** What a file is whose first line this is; `cut` when there is more of it. */
function contentOfLine(line: string, cut: boolean): Content {
  const log = requestLogOf(line)
  if (log) return { kind: 'requests', log }
  const layout = cut ? undefined : flowLogLayout(line)
  if (typeof layout === 'object') return { kind: 'flow-log', layout }
  return layout === undefined ? unknown('neither') : { kind: 'unknown', reason: layout }
}

/** A list of records begins with an object or ends at once; `[2026-01-31 12:00]` begins a line of some other log. */
function beginsList(head: Buffer, from: number): boolean {
  let at = from
  while (at < head.length && isSpace(head[at] ?? 0)) at++
  return at === head.length || head[at] === openBrace || head[at] === openBracket || head[at] === 0x5d
}

function unknown(what: string): Content {
  const wanted =
    'wanted JSON of CloudTrail, EventBridge, the Route 53 Resolver or WAF, VPC flow logs (Parquet, or text whose first line names the columns), access logs of ALB or S3, or lines of syslog or auditd; gzip or not'
  return { kind: 'unknown', reason: what === 'neither' ? `content is not recognised; ${wanted}` : `content is ${what}; ${wanted}` }
}
