import { type HeardSource, sourceKinds } from './heard-source.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Finest step in which hearing is written down: finer would cost writes and tell nothing, floors are an hour and more. */
export const step = 5 * minute
/** Days that are remembered. */
const remembered = 28
/** How long a source that stays silent is kept in mind. */
const keptFor = 35 * day
/** Events older than this are no sign of life: somebody reads logs of the past. */
const freshest = day
/** How often its longest usual pause a source may be quiet. */
const patience = 3
/** Quiet times beyond this are not judged: a source that is heard every other day has no rhythm to miss. */
const longestJudged = 7 * day
/** A source with no pause longer than this is steady: a day is enough to know it. */
const steady = hour
const steadyKnown = day
/** Any other must have been known over a whole week, weekend included, and been heard on most of its days. */
const otherKnown = 8 * day
const otherDays = 6

/** The pauses of one day. */
export interface DayOfPauses {
  /** Days since the epoch. */
  readonly day: number
  /** Longest usual pause that ended on it, milliseconds. */
  readonly longest: number
  /** Longest pause that ended on it and was more than usual. @default none */
  readonly unusual?: number
}

/** What is remembered of one source: an item of the state table. */
export interface Rhythm extends HeardSource {
  /** When it was heard for the first time, on our clock, milliseconds. */
  readonly since: number
  /** Time of the latest event, in steps. */
  readonly last: number
  /** Oldest first. */
  readonly days: readonly DayOfPauses[]
  /** What was told of a silence that has not been acknowledged as over: the time after which nothing came. */
  readonly told?: number
  /** Set when it delivers again: for how long nothing came; to be told. */
  readonly again?: number
}

/**
 * The rhythm after something was heard: `time` is the event's, `now` our clock (milliseconds). What came before the next step
 * changes nothing, so that hundreds of batches cost one write. A pause is measured as a watcher sees it, from the latest event to the
 * arrival of a newer one: then it holds the delay of delivery, too. A time of the future counts as now: a log that was forged to
 * come from next year must not keep a silence quiet.
 */
export function hearNow(known: Rhythm | undefined, source: HeardSource, time: number, now: number): Rhythm {
  const heard = Math.floor(Math.min(time, now) / step) * step
  if (!known) return { ...source, since: now, last: heard, days: [{ day: Math.floor(now / day), longest: 0 }] }
  if (heard <= known.last) return known
  const pause = Math.max(0, now - known.last)
  const allowed = patienceWith(known) ?? Number.POSITIVE_INFINITY
  const { told, ...rest } = known
  // A pause that should have been told, and was not because nobody watched then, is no more usual for that.
  const days = addPause(known.days, Math.floor(now / day), pause, told !== undefined || pause > allowed)
  const quiet = heard - known.last
  if (told === undefined && quiet <= allowed) return { ...rest, last: heard, days }
  return { ...rest, last: heard, days, again: Math.max(known.again ?? 0, quiet) }
}

function addPause(days: readonly DayOfPauses[], today: number, pause: number, isUnusual: boolean): readonly DayOfPauses[] {
  const same = days.find((each) => each.day === today) ?? { day: today, longest: 0 }
  const changed = isUnusual ? { ...same, unusual: Math.max(same.unusual ?? 0, pause) } : { ...same, longest: Math.max(same.longest, pause) }
  const others = days.filter((each) => each.day !== today && each.day > today - remembered)
  return [...others, changed].sort((a, b) => a.day - b.day)
}

/** Whether an event of that time is a sign of life at `now`. */
export function isSignOfLife(time: number, now: number): boolean {
  return time > now - freshest
}

/**
 * How long the source may be quiet, milliseconds; undefined while it has no rhythm to be judged by: it is too new, or heard too
 * seldom. What was unusual twice is usual: a quiet weekend is told two times and then learned. Once is not enough, so that nobody
 * who silences a source for a day may silence it for another.
 */
export function patienceWith({ source, since, last, days }: Rhythm): number | undefined {
  const longest = Math.max(0, ...days.map((each) => each.longest))
  const unusual = days.flatMap((each) => each.unusual ?? []).sort((a, b) => b - a)
  const known = last - since
  const isKnown = longest <= steady ? known >= steadyKnown : known >= otherKnown && days.length >= otherDays
  if (!isKnown) return undefined
  const allowed = Math.max(sourceKinds[source].floor, patience * longest, 1.25 * (unusual[1] ?? 0))
  return allowed > longestJudged ? undefined : allowed
}

/** When the rhythm is to be looked at (milliseconds; never while nothing but a new sound can change it), and until when it is kept. */
export function timesOf(rhythm: Rhythm, now: number): { readonly dueAt?: number; readonly expiresAt: number } {
  const expiresAt = rhythm.last + keptFor
  if (rhythm.again !== undefined) return { dueAt: now, expiresAt }
  const allowed = patienceWith(rhythm)
  if (rhythm.told !== undefined || allowed === undefined) return { expiresAt }
  // Coarse, so that the index is written only when a deadline really moves.
  return { dueAt: Math.ceil((rhythm.last + allowed) / (2 * step)) * 2 * step, expiresAt }
}
