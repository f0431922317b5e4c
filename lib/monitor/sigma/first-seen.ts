import type { CompiledCorrelation } from './compile-correlation.ts'
import { byTime, type Entry } from './firing-window.ts'
import { isKnown, isLearned, type SeenSpans, withoutForgotten, withSightings } from './first-seen-memory.ts'
import { type Additions, bytesOf, type Firing, type GroupState, type Horizon, type Judged, storedWeight } from './group-state.ts'

/**
 * One group of a first_seen correlation after some events joined it. An event fires when its value was not seen within the memory
 * before it, the last hour aside, and its group is known for as long as it takes to learn (a group that was not seen for as long
 * as the memory is a new one). Both look back further than events may
 * be late, so an event is judged at once, and no order of arrival changes the answer.
 *
 * Of each value the spans in which it was seen are remembered: exact. When a group has more values than fit, those that were
 * seen longest ago are let go and would be called new again: more is told then, never less.
 */
export function judgeNovelty(
  { document }: Pick<CompiledCorrelation, 'document'>,
  state: GroupState | undefined,
  { entries }: Pick<Additions, 'entries'>,
  sightingOf: (entry: Entry) => string | undefined,
  period: number,
  horizon: Horizon,
): Judged {
  const memory = document.timespan
  const { learning = memory, newGroups } = document.keepwatch?.firstSeen ?? {}
  const seen = withSightings(
    state?.seen ?? [],
    entries.map(({ time }) => time),
    memory,
  )
  const spans = new Map<string, SeenSpans>(state?.values ?? [])
  for (const [mark, sightings] of Map.groupBy(entries, markOf)) {
    const times = sightings.map(({ time }) => time)
    spans.set(mark, withSightings(spans.get(mark) ?? [], times, memory))
  }
  const { now, lateness } = horizon
  const { learnedSince = Number.POSITIVE_INFINITY } = newGroups === 'learn' ? {} : horizon
  const isNew = (entry: Entry): boolean =>
    (learning === 0 || entry.time - learning >= learnedSince || isLearned(seen, entry.time, learning, memory)) &&
    !isKnown(spans.get(markOf(entry)) ?? [], entry.time, memory)
  const firings = firingsOf(entries.filter(isNew), period, sightingOf)
  // In files nothing has to be remembered: all is there.
  if (!Number.isFinite(lateness)) return { next: {}, firings }
  const oldest = now - lateness
  const { values, capped } = rememberedOf(spans, oldest, memory)
  return { next: { seen: withoutForgotten(seen, oldest, memory), values }, firings, ...(capped ? { capped: 'values' as const } : {}) }
}

function markOf({ marks }: Entry): string {
  return marks[0] ?? ''
}

function firingsOf(novel: readonly Entry[], period: number, sightingOf: (entry: Entry) => string | undefined): Firing[] {
  const firings: Firing[] = []
  for (const [mark, entries] of Map.groupBy(novel, markOf)) {
    for (const group of Map.groupBy(entries, ({ time }) => Math.floor(time / period)).values()) {
      const events = group.toSorted(byTime)
      const [first] = events
      if (!first) continue
      firings.push({
        dueAt: first.time,
        sighting: sightingOf(first),
        events: events.map(({ id, time }) => ({ id, time })),
        ends: [...new Set(events.map(({ time }) => time))],
        value: mark,
      })
    }
  }
  return firings
}

/** What fits, of what can still matter; those seen last first. */
function rememberedOf(spans: ReadonlyMap<string, SeenSpans>, oldest: number, memory: number) {
  const alive = [...spans].flatMap(([mark, seen]) => {
    const left = withoutForgotten(seen, oldest, memory)
    return left.length > 0 ? [[mark, left] as const] : []
  })
  alive.sort(([a, one], [b, other]) => (other.at(-1) ?? 0) - (one.at(-1) ?? 0) || (a < b ? -1 : 1))
  let weight = 0
  const fitting = alive.findIndex(([mark, seen]) => {
    weight += bytesOf(JSON.stringify(mark)) + seen.length * 14 + 6
    return weight > storedWeight
  })
  return fitting < 0 ? { values: alive, capped: false } : { values: alive.slice(0, fitting), capped: true }
}
