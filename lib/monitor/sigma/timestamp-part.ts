import type { YamlValue } from './document.ts'
import { UnfitValue } from './encode-pattern.ts'

/** The time modifiers of Sigma 2.1. */
export const timeParts = ['minute', 'hour', 'day', 'week', 'month', 'year'] as const
export type TimePart = (typeof timeParts)[number]

/** Smallest and largest value of each part; `week` counts as ISO 8601 does. */
const ranges: Readonly<Record<TimePart, readonly [number, number]>> = {
  minute: [0, 59],
  hour: [0, 23],
  day: [1, 31],
  week: [1, 53],
  month: [1, 12],
  year: [0, 9999],
}

/**
 * The number that a rule compares a part of a time with. Without a comparison it must be one that the part can be: the rule
 * could never match otherwise. Throws UnfitValue.
 */
export function timePartNumber(value: YamlValue, part: TimePart, compared: boolean): number {
  const number = typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : value
  const [least, most] = ranges[part]
  if (typeof number !== 'number' || !Number.isInteger(number)) throw new UnfitValue(`is no whole number; wanted one under "${part}"`)
  if (!compared && (number < least || number > most)) throw new UnfitValue(`is no ${part}; wanted a number from ${least} to ${most}`)
  return number
}

/** `2026-05-04`, `2026-05-04T09:00`, `2026-05-04 09:00:00.123 +02:00`, `2026/05/04 09:00:00`. */
const extended =
  /^(\d{4})([-/])(\d{2})\2(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)? ?(?:[Zz]|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/
/** `20260504T090000Z`. */
const basic = /^(\d{4})()(\d{2})(\d{2})(?:[Tt](\d{2})(\d{2})(\d{2})(?:[.,]\d{1,9})?(?:[Zz]|[+-]\d{2}(?::?\d{2})?)?)$/
const epochText = /^\d{9,13}$/
const longestText = 40

/** Seconds below, milliseconds above; before 1973 and after 5138 a number is taken for something else than a time. */
const [leastSeconds, mostSeconds, mostMilliseconds] = [1e8, 1e11, 1e14]

interface Moment {
  readonly year: number
  readonly month: number
  readonly day: number
  /** Absent when only a date is given. */
  readonly hour?: number
  readonly minute?: number
}

/**
 * A part of a time as it is written, without any change of zone (Sigma modifiers 2.1, "Time"): ISO 8601 dates and times,
 * `YYYY-MM-DD hh:mm:ss`, and epoch seconds or milliseconds (UTC), as a number or as digits. `week` is the ISO week.
 * Undefined when the value is no such time, or has not that part.
 */
export function timestampPart(value: unknown, part: TimePart): number | undefined {
  const moment = typeof value === 'number' ? momentOfEpoch(value) : typeof value === 'string' ? momentOfText(value) : undefined
  if (!moment) return undefined
  return part === 'week' ? isoWeek(moment) : moment[part]
}

function momentOfText(text: string): Moment | undefined {
  if (text.length > longestText) return undefined
  if (epochText.test(text)) return momentOfEpoch(Number(text))
  const match = extended.exec(text) ?? basic.exec(text)
  if (!match) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[3]), Number(match[4])]
  if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return undefined
  if (match[5] === undefined) return { year, month, day }
  const [hour, minute] = [Number(match[5]), Number(match[6])]
  // A leap second is second 60.
  return hour > 23 || minute > 59 || Number(match[7] ?? 0) > 60 ? undefined : { year, month, day, hour, minute }
}

function momentOfEpoch(number: number): Moment | undefined {
  if (!(number >= leastSeconds && number < mostMilliseconds)) return undefined
  const date = new Date(number < mostSeconds ? number * 1_000 : number)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
  }
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** The week that has the date's Thursday, counted from the first Thursday of its year. */
function isoWeek({ year, month, day }: Moment): number {
  const thursday = new Date(0)
  // Not Date.UTC, which takes the years 0 to 99 for 1900 to 1999.
  thursday.setUTCFullYear(year, month - 1, day)
  thursday.setUTCDate(day + 4 - (thursday.getUTCDay() || 7))
  const newYear = new Date(0)
  newYear.setUTCFullYear(thursday.getUTCFullYear(), 0, 1)
  return 1 + Math.floor((thursday.getTime() - newYear.getTime()) / (7 * 86_400_000))
}
