/** `*` of a pattern: any number of characters, none included. */
export const anything = Symbol('*')
/** `?` of a pattern: exactly one character (a code point). */
export const anyOne = Symbol('?')

type Part = string | typeof anything | typeof anyOne

/** A Sigma string: literal text and wildcards in turn. */
export type Pattern = readonly Part[]

/**
 * Reads a Sigma string. A backslash before `*`, `?` or another backslash takes their meaning away; any other backslash is
 * one, so `C:\x` and `C:\\x` are the same (Sigma rules specification 2.1, "Escaping"). `\%` is left to `expand`.
 */
export function parsePattern(text: string): Pattern {
  const parts: Part[] = []
  let literal = ''
  const flush = (): void => {
    if (literal !== '') parts.push(literal)
    literal = ''
  }
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string
    const next = text[at + 1]
    if (character === '\\' && (next === '*' || next === '?' || next === '\\')) {
      literal += next
      at++
    } else if (character === '*' || character === '?') {
      flush()
      parts.push(character === '*' ? anything : anyOne)
    } else literal += character
  }
  flush()
  return parts
}

/** The text of a pattern without wildcards; undefined when it has one. */
export function literalOf(pattern: Pattern): string | undefined {
  return pattern.every((part) => typeof part === 'string') ? pattern.join('') : undefined
}

/** How text is compared: Sigma ignores case unless a rule says `cased`. */
export function fold(text: string): string {
  return text.toLowerCase()
}

/** Compiles a pattern into a test of whole texts. The text must be folded by the caller unless `cased`. */
export function compilePattern(pattern: Pattern, cased: boolean): (text: string) => boolean {
  const parts = pattern.map((part) => (typeof part === 'string' && !cased ? fold(part) : part))
  if (parts.includes(anyOne)) return compileSegments(parts)
  const literal = literalOf(parts)
  if (literal !== undefined) return (text) => text === literal
  return compileLiterals(splitAtStars(parts).map((segment) => segment.join('')))
}

/** The pieces between `*`; the first and the last are anchored and may be empty. */
function splitAtStars(parts: Pattern): (string | typeof anyOne)[][] {
  const segments: (string | typeof anyOne)[][] = [[]]
  for (const part of parts) {
    if (part === anything) segments.push([])
    else segments.at(-1)?.push(part)
  }
  return segments
}

/** Patterns with `*` alone: prefix, suffix, and the pieces between them in order, leftmost first. */
function compileLiterals(pieces: readonly string[]): (text: string) => boolean {
  const first = pieces[0] ?? ''
  const last = pieces.at(-1) ?? ''
  const middle = pieces.slice(1, -1).filter((piece) => piece !== '')
  if (first === '' && last === '' && middle.length === 1) {
    const [only = ''] = middle
    return (text) => text.includes(only)
  }
  return (text) => {
    if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false
    const end = text.length - last.length
    let at = first.length
    for (const piece of middle) {
      const found = text.indexOf(piece, at)
      if (found < 0 || found + piece.length > end) return false
      at = found + piece.length
    }
    return true
  }
}

/** Patterns with `?`, over code points, so that an emoji is one character. Leftmost search of each piece: no backtracking over `*`. */
function compileSegments(parts: Pattern): (text: string) => boolean {
  const segments = splitAtStars(parts).map((segment) =>
    segment.flatMap((part): (string | typeof anyOne)[] => (part === anyOne ? [part] : Array.from(part))),
  )
  const first = segments[0] ?? []
  const last = segments.at(-1) ?? []
  const fits = (characters: readonly string[], segment: readonly (string | typeof anyOne)[], at: number): boolean =>
    segment.every((part, index) => part === anyOne || part === characters[at + index])
  return (text) => {
    const characters = Array.from(text)
    if (segments.length === 1) return characters.length === first.length && fits(characters, first, 0)
    const end = characters.length - last.length
    if (end < first.length || !fits(characters, first, 0) || !fits(characters, last, end)) return false
    let at = first.length
    for (const segment of segments.slice(1, -1)) {
      while (at + segment.length <= end && !fits(characters, segment, at)) at++
      if (at + segment.length > end) return false
      at += segment.length
    }
    return true
  }
}
