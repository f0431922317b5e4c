import { cutText } from './cut-text.ts'
import { displayWidth, padToWidth, truncateToWidth } from './display-width.ts'
import { forTerminal } from './escape-terminal.ts'

/** One column of a table. */
export interface TableColumn {
  readonly title: string
  /** @default 'left' */
  readonly align?: 'left' | 'right'
  /** Columns it keeps when the table is narrowed. @default 6 */
  readonly minimum?: number
}

/** How wide the terminal is; leave `width` out (a pipe) and nothing is cut. */
export interface TableOptions {
  readonly width?: number
}

/** Longest cell that is looked at; a longer one is cut before anything else is done with it. */
const cellLimit = 2_000
const gap = '  '

/**
 * Rows as a padded plain-text table with a header and a rule, ending in a line break. Cells are foreign text: control
 * characters are shown as escapes. Wider than `width`: the widest column gives way first, down to its minimum.
 */
export function renderTable(
  titles: readonly (string | TableColumn)[],
  rows: readonly (readonly string[])[],
  options: TableOptions = {},
): string {
  const columns = titles.map((column): TableColumn => (typeof column === 'string' ? { title: column } : column))
  const cells = rows.map((row) => columns.map((_, index) => forTerminal(cutText(row[index] ?? '', cellLimit))))
  const natural = columns.map((column, index) =>
    cells.reduce((widest, row) => Math.max(widest, displayWidth(row[index] ?? '')), displayWidth(column.title)),
  )
  const widths = options.width === undefined ? natural : narrow(columns, natural, options.width)
  const line = (row: readonly string[]): string =>
    columns
      .map((column, index) => {
        const width = widths[index] ?? 0
        return padToWidth(truncateToWidth(row[index] ?? '', width), width, column.align)
      })
      .join(gap)
      .trimEnd()
  const rule = widths.map((width) => '-'.repeat(width)).join(gap)
  return `${[line(columns.map((column) => column.title)), rule, ...cells.map(line)].join('\n')}\n`
}

/** Takes columns from the widest until the table fits or every column is at its minimum. */
function narrow(columns: readonly TableColumn[], natural: readonly number[], width: number): readonly number[] {
  const widths = [...natural]
  const minimum = (index: number): number => Math.min(natural[index] ?? 0, columns[index]?.minimum ?? 6)
  let excess = widths.reduce((sum, each) => sum + each, 0) + gap.length * (columns.length - 1) - width
  while (excess > 0) {
    const widest = widths.reduce((best, each, index) => {
      const spare = each > minimum(index)
      return spare && (best === -1 || each > (widths[best] ?? 0)) ? index : best
    }, -1)
    if (widest === -1) break
    widths[widest] = (widths[widest] ?? 0) - 1
    excess -= 1
  }
  return widths
}
