/** A set of code points, as a regular expression writes it. */
export interface CharacterSet {
  /** First and last code point of each range, one after the other. */
  readonly ranges: readonly number[]
  /** Unicode properties (`\p{L}`) of which one suffices. */
  readonly properties: readonly RegExp[]
  readonly negated: boolean
  /** Whether case is ignored. */
  readonly folds: boolean
}

/** Ranges wider than this are not gone through for other cases of their members. */
const widest = 1_000

/** Whether the code point is in the set. */
export function contains(set: CharacterSet, code: number): boolean {
  const found = set.folds ? cases(code).some((each) => isListed(set, each)) : isListed(set, code)
  return found !== set.negated
}

function isListed({ ranges, properties }: CharacterSet, code: number): boolean {
  for (let at = 0; at < ranges.length; at += 2) if (code >= (ranges[at] ?? 0) && code <= (ranges[at + 1] ?? -1)) return true
  return properties.length > 0 && properties.some((property) => property.test(String.fromCodePoint(code)))
}

/** The ranges with the other cases of their members; what has several others (`k` and the Kelvin sign) gets all of them. */
export function withCases(ranges: readonly number[]): readonly number[] {
  const more: number[] = []
  for (let at = 0; at < ranges.length; at += 2) {
    const [first = 0, last = -1] = ranges.slice(at, at + 2)
    if (last - first > widest) continue
    for (let code = first; code <= last; code++) for (const other of cases(code)) if (other !== code) more.push(other, other)
  }
  return [...ranges, ...more]
}

/** A code point in its other cases, as far as these are single code points. */
function cases(code: number): readonly number[] {
  if (code < 128) {
    const isLetter = (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a
    return isLetter ? [code, code ^ 0x20] : [code]
  }
  const text = String.fromCodePoint(code)
  const [lower, upper] = [text.toLowerCase(), text.toUpperCase()]
  const all = [text, lower, upper, upper.toLowerCase(), lower.toUpperCase()]
  return [...new Set(all.flatMap((each) => (each.length <= 2 && [...each].length === 1 ? (each.codePointAt(0) ?? code) : [])))]
}
