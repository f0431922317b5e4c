const isoTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})$/
/** `Wed Sep 04 16:59:44.356 UTC 2024`: what Amazon Inspector sends (EventBridge schema in its user guide). */
const inspectorTime = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))? UTC (\d{4})$/
/** `Dec 3, 2021, 6:02:30 PM`: what it sent before; newer Javas put a narrow space before AM and PM. */
const olderInspectorTime = /^([A-Z][a-z]{2}) (\d{1,2}), (\d{4}), (\d{1,2}):(\d{2}):(\d{2})[ \u202f\u00a0]([AP])M$/
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * Milliseconds since the epoch of a time as AWS writes it: ISO 8601 with a zone, or one of Inspector's two forms (UTC).
 * Undefined for anything else; the engine's own lenient reading of dates is not used, it takes `1` for a year.
 */
export function eventTime(value: unknown): number | undefined {
  if (typeof value !== 'string' || value.length > 40) return undefined
  if (isoTime.test(value)) return finite(Date.parse(value))
  const newer = inspectorTime.exec(value)
  if (newer) {
    const [, month, day, hour, minute, second, fraction = '0', year] = newer
    return utc(year, month, day, Number(hour), minute, second, Number(fraction.padEnd(3, '0')))
  }
  const older = olderInspectorTime.exec(value)
  if (!older) return undefined
  const [, month, day, year, hour, minute, second, half] = older
  return utc(year, month, day, (Number(hour) % 12) + (half === 'P' ? 12 : 0), minute, second, 0)
}

type Part = string | undefined

function utc(year: Part, month: Part, day: Part, hour: number, minute: Part, second: Part, millisecond: number): number | undefined {
  const index = months.indexOf(month ?? '')
  return index < 0 ? undefined : finite(Date.UTC(Number(year), index, Number(day), hour, Number(minute), Number(second), millisecond))
}

function finite(time: number): number | undefined {
  return Number.isFinite(time) ? time : undefined
}
