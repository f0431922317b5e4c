/** More columns than any format has: what is behind them is not read. */
const maxColumns = 100

/** How a log parts its columns. */
export interface ColumnRules {
  /** Whether a quote behind a backslash does not end a column. */
  readonly escapes?: boolean
  /** Whether a column may stand in brackets (elsewhere they are those of an IPv6 address). */
  readonly brackets?: boolean
}

/**
 * The columns of a line that are parted by blanks; one that begins with a quote may hold blanks and ends at the first quote
 * before a blank. `-` (not known) is undefined. Undefined when a quote or bracket is not closed. Linear in the line.
 */
export function logColumns(
  line: string,
  { escapes = false, brackets = false }: ColumnRules = {},
): readonly (string | undefined)[] | undefined {
  const columns: (string | undefined)[] = []
  let at = 0
  while (at < line.length && columns.length < maxColumns) {
    const first = line[at]
    const quoted = first === '"' || (brackets && first === '[')
    const end = quoted ? closing(line, at + 1, first === '"' ? '"' : ']', escapes) : plainEnd(line, at)
    if (end < 0) return undefined
    const value = quoted ? line.slice(at + 1, end) : line.slice(at, end)
    columns.push(value === '-' || value === '' ? undefined : value)
    at = end + (quoted ? 2 : 1)
  }
  return columns
}

function plainEnd(line: string, from: number): number {
  const blank = line.indexOf(' ', from)
  return blank < 0 ? line.length : blank
}

function closing(line: string, from: number, mark: string, escapes: boolean): number {
  let isEscaped = false
  for (let at = from; at < line.length; at++) {
    if (isEscaped) isEscaped = false
    else if (escapes && line[at] === '\\') isEscaped = true
    else if (line[at] === mark && (at + 1 === line.length || line[at + 1] === ' ')) return at
  }
  return -1
}
