import { csvLine } from './csv-line.ts'
import { safeJson } from './safe-json.ts'
import { renderTable } from './table.ts'

/** What was found of one file, as log review tells it. */
export interface FileLine {
  readonly file: string
  readonly ok: boolean | null
  readonly expected: string
  readonly actual: string
  readonly kind: string
  readonly state: string
  readonly account: string
  readonly region: string
  readonly trail: string
}

const names = ['file', 'ok', 'expected', 'actual', 'kind', 'state', 'account', 'region', 'trail'] as const

/** One line of NDJSON, without the line break. `ok` is null when nobody can say. */
export function fileLineJson(line: FileLine): string {
  return safeJson(Object.fromEntries(names.map((name) => [name, line[name]])))
}

/** The header of the CSV form. */
export const fileLineCsvHeader = (): string => csvLine(names)

/** One line of CSV; `ok` is `true`, `false` or `unknown`. */
export function fileLineCsv(line: FileLine): string {
  return csvLine(names.map((name) => (name === 'ok' ? okWord(line.ok) : String(line[name]))))
}

/** Files as a table, those with faults before those of which nobody knows. */
export function fileTable(lines: readonly FileLine[], width?: number): string {
  const sorted = lines.toSorted((a, b) => Number(a.ok === null) - Number(b.ok === null))
  const cells = sorted.map((line) => [okWord(line.ok), line.state, line.kind, line.file, line.expected, line.actual])
  return renderTable(['ok', 'state', 'kind', 'file', 'expected', 'actual'], cells, width === undefined ? {} : { width })
}

function okWord(ok: boolean | null): string {
  return ok === null ? 'unknown' : String(ok)
}
