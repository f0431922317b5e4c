import { sample } from './sample.ts'

/** The default format (version 2), used when a file has no header line. Names: "Flow log records" in the VPC user guide. */
const defaultColumns =
  'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status'.split(' ')

/** Columns that count or number something; every other one is text. Versions 2 to 8, and those of transit gateways (version 6). */
const numericColumns: ReadonlySet<string> = new Set([
  'version',
  'srcport',
  'dstport',
  'protocol',
  'packets',
  'bytes',
  'start',
  'end',
  'tcp-flags',
  'traffic-path',
  'packets-lost-no-route',
  'packets-lost-blackhole',
  'packets-lost-mtu-exceeded',
  'packets-lost-ttl-expired',
])

/** Names by which a header is told from other text: enough of them, not all, since AWS adds columns. */
const telltaleColumns: ReadonlySet<string> = new Set([
  ...defaultColumns,
  ...'vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr region az-id flow-direction traffic-path resource-type tgw-id'.split(
    ' ',
  ),
])

/** More columns than any version has (about 50). */
const maxColumns = 200

/** Which column stands where in the lines that follow. */
export interface FlowLogLayout {
  readonly columns: readonly string[]
  /** Per column: whether it is a number. */
  readonly numeric: readonly boolean[]
  /** Whether the line that told the layout is a header (and no record itself). */
  readonly header: boolean
}

/**
 * Reads the layout from the first line of a file: a header in any order, or a record in the default format. A text names why
 * a header cannot be used; undefined when the line is nothing of a flow log.
 */
export function flowLogLayout(line: string): FlowLogLayout | string | undefined {
  const parts = line.trim().split(' ', maxColumns + 1)
  if (isDefaultRecord(parts)) return layout(defaultColumns, false)
  if (parts.length < 3 || parts.length > maxColumns || !parts.every(isColumnName)) return undefined
  if (parts.filter((name) => telltaleColumns.has(name)).length < 3) return undefined
  const twice = parts.find((name, at) => parts.indexOf(name) !== at)
  if (twice !== undefined) return `flow log header names "${sample(twice, 60)}" twice; wanted each column once`
  if (!parts.includes('end') && !parts.includes('start'))
    return 'flow log header has neither `end` nor `start`; wanted one of them, records without a time cannot be placed'
  return layout(parts, true)
}

function layout(columns: readonly string[], header: boolean): FlowLogLayout {
  return { columns, numeric: columns.map((name) => numericColumns.has(name)), header }
}

function isDefaultRecord(parts: readonly string[]): boolean {
  return parts.length === 14 && parts[0] === '2' && ['OK', 'NODATA', 'SKIPDATA'].includes(parts[13] ?? '')
}

/** Lower-case words with hyphens, as AWS names its columns; so `__proto__` is none. */
function isColumnName(name: string): boolean {
  if (name.length === 0 || name.length > 60) return false
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at)
    const letter = code >= 97 && code <= 122
    const digitOrHyphen = (code >= 48 && code <= 57) || code === 45
    if (!letter && !(at > 0 && digitOrHyphen)) return false
  }
  return true
}
