/** Whether a text is meant. */
export type TextMatcher = (text: string) => boolean

/**
 * A pattern of IAM (`*` any run of characters, `?` one character) as a function. Exact texts, prefixes and "everything" are compared
 * without walking. Linear in the usual case, at worst pattern × text; never exponential.
 */
export function globMatcher(pattern: string): TextMatcher {
  if (pattern === '*') return () => true
  const wild = pattern.search(/[*?]/)
  if (wild < 0) return (text) => text === pattern
  if (wild === pattern.length - 1 && pattern.endsWith('*')) {
    const prefix = pattern.slice(0, -1)
    return (text) => text.startsWith(prefix)
  }
  return (text) => matchesGlob(pattern, text)
}

/** A piece of a pattern that was put together: text to be taken as it is, or with wildcards. */
export interface PatternPiece {
  readonly text: string
  readonly isLiteral: boolean
}

/** The same for a pattern whose literal pieces may hold `*` and `?` that mean themselves (values of policy variables). */
export function piecesMatch(pieces: readonly PatternPiece[], text: string): boolean {
  if (pieces.every(({ isLiteral, text: piece }) => !isLiteral || !/[*?]/.test(piece)))
    return matchesGlob(pieces.map((piece) => piece.text).join(''), text)
  const units = pieces.flatMap(({ text: piece, isLiteral }) => [...piece].map((unit) => ({ unit, isLiteral })))
  return walk(
    units.length,
    [...text],
    (p) => units[p]?.unit === '*' && units[p]?.isLiteral === false,
    (p, unit) => units[p]?.unit === unit || (units[p]?.unit === '?' && units[p]?.isLiteral === false),
  )
}

function matchesGlob(pattern: string, text: string): boolean {
  return walk(
    pattern.length,
    text,
    (p) => pattern[p] === '*',
    (p, unit) => pattern[p] === unit || pattern[p] === '?',
  )
}

function walk(
  length: number,
  text: ArrayLike<string>,
  isStar: (p: number) => boolean,
  fits: (p: number, unit: string) => boolean,
): boolean {
  let p = 0
  let t = 0
  let star = -1
  let resume = 0
  while (t < text.length) {
    if (p < length && isStar(p)) {
      star = p++
      resume = t
    } else if (p < length && fits(p, text[t] ?? '')) {
      p++
      t++
    } else if (star >= 0) {
      p = star + 1
      t = ++resume
    } else return false
  }
  while (p < length && isStar(p)) p++
  return p === length
}
