import { forTerminal } from './escape-terminal.ts'

const iso = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d{1,9})?Z$/

/** An ISO 8601 UTC time for reading: `2026-11-22 10:14:05 UTC`; anything else is shown as it is, escaped. */
export function utcTime(time: string): string {
  const match = iso.exec(time)
  return match ? `${match[1]} ${match[2]} UTC` : forTerminal(time.slice(0, 40))
}
