import { type Entry, type FiringWindow, firstOf } from './firing-window.ts'

/**
 * Every entry of the first rule (mark 0) that none of the second (mark 1) follows within `timespan`, borders and its own instant
 * included. Due, and closed, when the time has passed; more events can only take windows away.
 */
export function absenceWindows(entries: readonly Entry[], timespan: number): FiringWindow[] {
  const firing: FiringWindow[] = []
  let answered = Number.POSITIVE_INFINITY
  for (let last = entries.length - 1; last >= 0; ) {
    const first = firstOf(entries, last)
    const time = (entries[last] as Entry).time
    const instant = entries.slice(first, last + 1)
    if (instant.some(({ marks }) => marks.includes('1'))) answered = time
    if (answered > time + timespan) {
      for (let at = last; at >= first; at--) {
        const due = time + timespan
        if (entries[at]?.marks.includes('0')) firing.push({ start: time, end: due, closes: due, from: at, to: at + 1, teller: at })
      }
    }
    last = first - 1
  }
  return firing.reverse()
}
