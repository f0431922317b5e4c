/** Longest names that are compared. */
const longest = 120

/**
 * The name that was probably meant: the one with the fewest letters to change, when these are less than half of it; undefined when
 * none is near.
 */
export function nearestName(wrong: string, names: Iterable<string>): string | undefined {
  const from = wrong.slice(0, longest)
  let best: string | undefined
  let least = Math.ceil(from.length / 2)
  for (const name of names) {
    if (Math.abs(name.length - from.length) >= least || name.length > longest) continue
    const distance = distanceBetween(from, name)
    if (distance < least) {
      least = distance
      best = name
    }
  }
  return best
}

/** Levenshtein's distance: how many letters to change, add or leave out. */
function distanceBetween(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(replaced, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    previous = row
  }
  return previous[b.length] ?? 0
}
