import { eventTime } from '../event-time.ts'

/** A syslog line taken apart. */
export interface SyslogLine {
  /** Milliseconds since the epoch; undefined when the line does not name its year, or no time at all. */
  readonly time: number | undefined
  /** Month, day and time of day where the year is missing: milliseconds since the beginning of that year in UTC, by a leap year. */
  readonly yearless: YearlessTime | undefined
  readonly host: string | null
  /** As the line has it, without path. */
  readonly program: string | null
  readonly pid: string | null
  readonly message: string
  /** Facility and severity (RFC 5424, 6.2.1) when the line begins with a PRI. */
  readonly priority: number | null
}

/** What an RFC 3164 time says. */
export interface YearlessTime {
  /** From 0. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const pri = /^<(\d{1,3})>/
/** RFC 3164, 4.1.2; a year behind the month's day is what some devices add. */
const oldTime = /^([A-Z][a-z]{2}) ([ \d]\d) (?:(\d{4}) )?(\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})? /
/** What rsyslog writes with its file format of today, and RFC 5424. */
const isoTime = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})) /
const newHeader = /^1 (\S{1,40}) (\S{1,255}) (\S{1,48}) (\S{1,128}) (\S{1,32}) /
const hostName = /^([A-Za-z0-9_.:-]{1,255}) /
const tag = /^([^\s:[\]]{1,128})(?:\[(\d{1,10})\])?: ?/

/** Takes a line apart by RFC 5424, RFC 3164 or rsyslog's ISO form, with or without PRI; undefined when it is none of them. Linear. */
export function syslogLine(line: string): SyslogLine | undefined {
  const [given = '', number] = pri.exec(line) ?? []
  const priority = number === undefined ? null : Number(number)
  const rest = line.slice(given.length)
  const newer = given === '' ? null : newHeader.exec(rest)
  if (newer) return fromNewHeader(rest.slice(newer[0].length), newer, priority)
  const old = oldTime.exec(rest)
  if (old) {
    const [all, month = '', day, year, hour, minute, second] = old
    const index = months.indexOf(month)
    if (index < 0) return undefined
    const yearless = { month: index, day: Number(day), hour: Number(hour), minute: Number(minute), second: Number(second) }
    const time = year === undefined ? undefined : inYear(yearless, Number(year))
    return behindTime(rest.slice(all.length), time, time === undefined ? yearless : undefined, priority)
  }
  const [all, iso] = isoTime.exec(rest) ?? []
  return all === undefined ? undefined : behindTime(rest.slice(all.length), eventTime(iso), undefined, priority)
}

/** The latest such moment that is not after `asOf` (plus a day for clocks that go ahead), read as UTC. */
export function latestBefore(time: YearlessTime, asOf: number): number {
  const year = new Date(asOf).getUTCFullYear()
  const inThis = inYear(time, year + 1)
  if (inThis <= asOf + 86_400_000) return inThis
  const same = inYear(time, year)
  return same <= asOf + 86_400_000 ? same : inYear(time, year - 1)
}

function inYear({ month, day, hour, minute, second }: YearlessTime, year: number): number {
  return Date.UTC(year, month, day, hour, minute, second)
}

function behindTime(
  rest: string,
  time: number | undefined,
  yearless: YearlessTime | undefined,
  priority: number | null,
): SyslogLine | undefined {
  const [all, host] = hostName.exec(rest) ?? []
  if (all === undefined || host === undefined) return undefined
  // A host name followed by the program's tag; where the host was left out, the tag stands in its place.
  const local = tag.exec(rest)
  if (local && host.endsWith(':')) return { time, yearless, host: null, ...tagged(rest), priority }
  return { time, yearless, host, ...tagged(rest.slice(all.length)), priority }
}

function tagged(rest: string): Pick<SyslogLine, 'program' | 'pid' | 'message'> {
  const [all, program, pid] = tag.exec(rest) ?? []
  if (all === undefined || program === undefined) return { program: null, pid: null, message: rest.trim() }
  return { program: baseName(program), pid: pid ?? null, message: rest.slice(all.length).trim() }
}

function fromNewHeader(rest: string, [, time, host, program, pid]: RegExpExecArray, priority: number | null): SyslogLine {
  const nil = (value: string | undefined): string | null => (value === undefined || value === '-' ? null : value)
  const message = behindStructuredData(rest).trim()
  const name = nil(program)
  return {
    time: eventTime(time),
    yearless: undefined,
    host: nil(host),
    program: name === null ? null : baseName(name),
    pid: nil(pid),
    message: message.startsWith('\ufeff') ? message.slice(1) : message,
    priority,
  }
}

/** What follows the structured data (RFC 5424, 6.3): `-`, or elements in brackets in which `\` guards the next character. */
function behindStructuredData(rest: string): string {
  if (rest[0] !== '[') return rest.startsWith('-') ? rest.slice(1) : rest
  let quoted = false
  for (let at = 0; at < rest.length; at++) {
    const character = rest[at]
    if (quoted && character === '\\') at++
    else if (character === '"') quoted = !quoted
    else if (!quoted && character === ']' && rest[at + 1] !== '[') return rest.slice(at + 1)
  }
  return rest
}

function baseName(program: string): string {
  return program.slice(program.lastIndexOf('/') + 1) || program
}
