const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Longest time that state is kept for. */
const longest = 30 * 86_400_000

/** Milliseconds of `15m`, `1h`, `7d`; undefined when it is no time of Sigma (a whole number and s, m, h or d) or longer than 30 days. */
export function parseTimespan(text: unknown): number | undefined {
  const match = typeof text === 'string' ? /^(\d{1,9})([smhd])$/.exec(text) : null
  const time = match ? Number(match[1]) * (units[match[2] ?? ''] ?? 0) : 0
  return time > 0 && time <= longest ? time : undefined
}
