const day = 86_400_000

/** Whole days from a moment (ISO 8601) to `until` (milliseconds since the epoch); null when there is no such moment. */
export function wholeDays(since: string | null | undefined, until: number): number | null {
  const from = since ? Date.parse(since) : Number.NaN
  return Number.isNaN(from) ? null : Math.floor((until - from) / day)
}
