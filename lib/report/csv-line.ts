import { forTerminal } from './escape-terminal.ts'

/**
 * One line of CSV (RFC 4180), ending in CRLF. Cells are foreign text: control characters are shown as escapes, and a cell that a
 * spreadsheet would take for a formula (it begins with =, +, -, @, a tab or a line break) gets an apostrophe in front, so that it is text.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`
}

function cellOf(text: string): string {
  const shown = forTerminal(text)
  const safe = /^[=+\-@]/.test(shown) || /^[\t\r\n]/.test(text) ? `'${shown}` : shown
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
