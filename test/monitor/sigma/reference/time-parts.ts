/** The parts of a time by name; `hour` and `minute` are absent from dates. */
type Parts = Readonly<Record<string, number>>

const written =
  /^(?<year>\d{4})(?<sign>[-/]?)(?<month>\d\d)\k<sign>(?<day>\d\d)(?:[Tt ](?<hour>\d\d):?(?<minute>\d\d)(?::?(?<second>\d\d)(?:[.,]\d{1,9})?)? ?(?:Z|z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?$/

/** The part of a time as it is written (no change of zone); of epoch seconds and milliseconds in UTC; undefined when it is no time. */
export function timePart(value: unknown, part: string): number | undefined {
  const parts =
    typeof value === 'number' || (typeof value === 'string' && /^\d{9,13}$/.test(value)) ? ofEpoch(Number(value)) : ofText(value)
  return parts && (part === 'week' ? week(parts) : parts[part])
}

function ofEpoch(number: number): Parts | undefined {
  if (number < 1e8 || number >= 1e14) return undefined
  return ofText(new Date(number < 1e11 ? number * 1000 : number).toISOString())
}

function ofText(value: unknown): Parts | undefined {
  const groups = typeof value === 'string' && value.length <= 40 ? written.exec(value)?.groups : undefined
  if (!groups) return undefined
  const parts = Object.fromEntries(
    Object.entries(groups).flatMap(([name, digits]) => (name === 'sign' || digits === undefined ? [] : [[name, Number(digits)]])),
  )
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts
  const date = dateOf(year, month, day)
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists && hour < 24 && minute < 60 && second <= 60 ? parts : undefined
}

function dateOf(year: number, month: number, day: number): Date {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date
}

/** ISO 8601: weeks begin on Monday, and week 1 has the year's first Thursday; counted Thursday by Thursday. */
function week({ year = 0, month = 1, day = 1 }: Parts): number {
  const thursday = dateOf(year, month, day)
  while (thursday.getUTCDay() !== 4) thursday.setUTCDate(thursday.getUTCDate() + ([0, 5, 6].includes(thursday.getUTCDay()) ? -1 : 1))
  let weeks = 0
  for (const each = new Date(thursday); each.getUTCFullYear() === thursday.getUTCFullYear(); each.setUTCDate(each.getUTCDate() - 7)) weeks++
  return weeks
}
