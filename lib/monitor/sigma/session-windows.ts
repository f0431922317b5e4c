import { type Entry, type EntryTally, type FiringWindow, firstOf, type WindowShape } from './firing-window.ts'

/** A run of entries: positions of its first one and of the one after its last. */
export interface Session {
  readonly from: number
  readonly to: number
  /** Event time from which on no event can join it. */
  readonly closes: number
}

/** The runs of events without a gap longer than `gap`; one that lasts longer than `timespan` is cut, and goes on as the next. */
export function sessionsOf(entries: readonly Entry[], { gap, timespan }: { readonly gap: number; readonly timespan: number }): Session[] {
  const sessions: Session[] = []
  let from = 0
  for (let at = 1; at <= entries.length; at++) {
    const [previous, next] = [entries[at - 1]?.time ?? 0, entries[at]?.time]
    if (next !== undefined && next - previous <= gap && next - (entries[from]?.time ?? 0) <= timespan) continue
    sessions.push({ from, to: at, closes: previous + gap })
    from = at
  }
  return sessions
}

/** The whole sessions that meet the condition; for conditions that an event more can undo, so that only a whole one can be judged. */
export function sessionWindows(
  entries: readonly Entry[],
  shape: WindowShape & { readonly gap: number },
  tally: EntryTally,
): FiringWindow[] {
  const firing: FiringWindow[] = []
  for (const { from, to, closes } of sessionsOf(entries, shape)) {
    const run = entries.slice(from, to)
    for (const entry of run) tally.add(entry)
    const value = tally.value()
    for (const entry of run) tally.remove(entry)
    if (value === undefined || !shape.holds(value)) continue
    const [start, end] = [run[0]?.time ?? 0, run.at(-1)?.time ?? 0]
    firing.push({ start, end, closes, from, to, teller: firstOf(entries, to - 1) })
  }
  return firing
}
