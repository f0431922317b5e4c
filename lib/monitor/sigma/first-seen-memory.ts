/**
 * Milliseconds after the first sighting of something during which it is still called new: all that happens then is told as one
 * story. Events may be late by as much, so what is called new does not depend on the order in which they come.
 */
export const novelty = 3_600_000

/**
 * When a value was seen: first and last times of runs of sightings, flat, in order. A run has no gap longer than the memory (less
 * the novelty), so that its two ends say for every moment whether the value was seen lately enough; which is exact, and takes the
 * same room however often the value is seen.
 */
export type SeenSpans = readonly number[]

/** The spans after sightings at `times` too. A function of the set of times: order and repetition change nothing. */
export function withSightings(spans: SeenSpans, times: Iterable<number>, memory: number): number[] {
  const runs: [number, number][] = []
  for (let at = 0; at < spans.length; at += 2) runs.push([spans[at] ?? 0, spans[at + 1] ?? 0])
  for (const time of times) runs.push([time, time])
  runs.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const joined: number[] = []
  for (const [first, last] of runs) {
    const end = joined.length - 1
    const before = joined[end]
    if (before !== undefined && first - before <= memory - novelty) joined[end] = Math.max(before, last)
    else joined.push(first, last)
  }
  return joined
}

/** Whether the value was seen within the memory before `time`, and not just now. */
export function isKnown(spans: SeenSpans, time: number, memory: number): boolean {
  return isCovered(spans, (first) => first < time - novelty, time - memory)
}

/** Whether it is known for at least `learning`: first seen so long ago, and never since then gone for longer than the memory. */
export function isLearned(spans: SeenSpans, time: number, learning: number, memory: number): boolean {
  return isCovered(spans, (first) => first <= time - learning, time - memory)
}

function isCovered(spans: SeenSpans, early: (first: number) => boolean, latest: number): boolean {
  for (let at = 0; at < spans.length; at += 2) if (early(spans[at] ?? 0) && (spans[at + 1] ?? 0) >= latest) return true
  return false
}

/** The spans of which events from `oldest` on can still know something. */
export function withoutForgotten(spans: SeenSpans, oldest: number, memory: number): number[] {
  return spans.filter((_, at) => (spans[at % 2 === 0 ? at + 1 : at] ?? 0) >= oldest - memory)
}
