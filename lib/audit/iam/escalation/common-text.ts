/** States looked at before giving up; two patterns of 100 characters have fewer. */
const statesAtMost = 20_000

interface Reached {
  readonly from: string | undefined
  readonly unit: string
}

/**
 * A text that all patterns (`*`, `?`) mean; undefined when there is none, or none was found within bounds. Breadth first over positions in
 * all patterns at once, so the shortest is found.
 */
export function commonText(patterns: readonly string[]): string | undefined {
  const reached = new Map<string, Reached>()
  const queue: (readonly number[])[] = []
  const visit = (at: readonly number[], from: string | undefined, unit: string): void => {
    const key = at.join()
    if (reached.has(key)) return
    reached.set(key, { from, unit })
    queue.push(at)
  }
  visit(
    patterns.map(() => 0),
    undefined,
    '',
  )
  for (const at of queue) {
    const key = at.join()
    if (patterns.every((pattern, which) => restIsStars(pattern, at[which] ?? 0))) return textTo(key, reached)
    if (reached.size >= statesAtMost) return undefined
    for (const unit of unitsAt(patterns, at))
      for (const next of product(patterns.map((pattern, which) => after(pattern, at[which] ?? 0, unit)))) visit(next, key, unit)
  }
  return undefined
}

const restIsStars = (pattern: string, position: number): boolean => {
  for (let at = position; at < pattern.length; at++) if (pattern[at] !== '*') return false
  return true
}

/** Where a pattern may stand after one more character; a star may be stayed on or left. */
function after(pattern: string, position: number, unit: string): readonly number[] {
  const options: number[] = []
  let at = position
  for (; pattern[at] === '*'; at++) if (at === position) options.push(at)
  if (pattern[at] === unit || pattern[at] === '?') options.push(at + 1)
  return options
}

/** Characters that some pattern asks for next. */
function unitsAt(patterns: readonly string[], at: readonly number[]): ReadonlySet<string> {
  const units = new Set<string>()
  for (const [which, pattern] of patterns.entries()) {
    let position = at[which] ?? 0
    while (pattern[position] === '*') position++
    const unit = pattern[position]
    if (unit !== undefined && unit !== '?') units.add(unit)
  }
  // Where all leave it open, any letter does.
  if (units.size === 0) units.add('k')
  return units
}

/** All ways to pick one of each; patterns are few and options at most two. */
function product(options: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return options.reduce<readonly (readonly number[])[]>((picked, of) => picked.flatMap((before) => of.map((one) => [...before, one])), [[]])
}

function textTo(key: string, reached: ReadonlyMap<string, Reached>): string {
  const units: string[] = []
  for (let at: string | undefined = key; at !== undefined; ) {
    const state: Reached | undefined = reached.get(at)
    units.push(state?.unit ?? '')
    at = state?.from
  }
  return units.reverse().join('')
}
