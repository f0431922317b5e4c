import { type Entry, type FiringWindow, firstOf, type WindowShape } from './firing-window.ts'

/**
 * Chains of rules in their order. `latest[length][rule]` is the latest time at which a chain of so many different rules that ends
 * with this rule can have begun; events of one instant may stand in either order, since CloudTrail knows no finer time than a
 * second. The condition judges how long the longest chain of a window is: by default as long as there are rules.
 */
export function* orderedWindows(entries: readonly Entry[], shape: WindowShape): Generator<FiringWindow> {
  const latest: number[][] = Array.from({ length: shape.rules + 1 }, () => [])
  let from = 0
  for (let to = 0; to < entries.length; to++) {
    const { time } = entries[to] as Entry
    if (entries[to + 1]?.time === time) continue
    const teller = firstOf(entries, to)
    const present = new Set(entries.slice(teller, to + 1).flatMap(({ marks }) => marks.map(Number)))
    for (const rule of [...present].sort((a, b) => a - b)) extend(latest, rule, time)
    const start = time - shape.timespan
    while ((entries[from] as Entry).time < start) from++
    const longest = latest.findLastIndex((begun) => begun.some((began) => began !== undefined && began >= start))
    if (longest > 0 && shape.holds(longest)) yield { start, end: time, closes: time, from, to: to + 1, teller }
  }
}

/** Puts an event of `rule` behind every chain that it can end. */
function extend(latest: number[][], rule: number, time: number): void {
  for (let length = latest.length - 1; length >= 2; length--) {
    const shorter = latest[length - 1] ?? []
    let began: number | undefined
    for (let before = 0; before < rule; before++)
      began = Math.max(shorter[before] ?? Number.NEGATIVE_INFINITY, began ?? Number.NEGATIVE_INFINITY)
    const own = latest[length]
    if (own && began !== undefined && began > (own[rule] ?? Number.NEGATIVE_INFINITY)) own[rule] = began
  }
  const single = latest[1]
  if (single) single[rule] = time
}
