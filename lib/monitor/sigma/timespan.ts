const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

const day = 86_400_000

/** Longest time that windows may span. */
const longest = 30 * day

/** Longest time that what was seen is remembered for: a year, and some days for those who count in years. */
export const longestMemory = 400 * day

/** Milliseconds of `15m`, `1h`, `7d`; undefined when it is no time of Sigma (a whole number and s, m, h or d) or longer than `most`. */
export function parseTimespan(text: unknown, most = longest): number | undefined {
  const match = typeof text === 'string' ? /^(\d{1,9})([smhd])$/.exec(text) : null
  const time = match ? Number(match[1]) * (units[match[2] ?? ''] ?? 0) : 0
  return time > 0 && time <= most ? time : undefined
}
