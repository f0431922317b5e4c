import type { Look } from './context-value.ts'
import { globMatcher, type PatternPiece, piecesMatch } from './glob.ts'
import { not, type Ternary, Unknown } from './ternary.ts'

/** A text that may hold policy variables, to be compared with another. */
export type VariableText = (text: string, look: Look) => Ternary

const variable = /\$\{([^{}]*)\}/g

interface Variable {
  readonly key: string
  readonly fallback: string | undefined
}

type Piece = PatternPiece | Variable

/**
 * A pattern with policy variables (IAM User Guide, "Policy variables and tags"): `${aws:username}`, a default after a comma, and
 * `${*}`, `${?}`, `${$}` for the characters themselves. What a variable stands for is literal. A variable without a value makes the text match
 * nothing. `wild` false: no wildcards at all (StringEquals).
 */
export function variableText(pattern: string, wild: boolean, fold: (text: string) => string = (text) => text): VariableText {
  const pieces = piecesOf(pattern, wild)
  if (pieces.every((piece): piece is PatternPiece => !('key' in piece))) {
    const isPlain = !wild || pieces.every((piece) => !piece.isLiteral)
    const whole = fold(pieces.map((piece) => piece.text).join(''))
    if (!wild) return (text) => fold(text) === whole
    if (isPlain) {
      const matches = globMatcher(whole)
      return (text) => matches(fold(text))
    }
    return (text) =>
      piecesMatch(
        pieces.map((piece) => ({ ...piece, text: fold(piece.text) })),
        fold(text),
      )
  }
  return (text, look) => {
    const filled: PatternPiece[] = []
    const unknown: string[] = []
    for (const piece of pieces) {
      if (!('key' in piece)) {
        filled.push(piece)
        continue
      }
      const value = look(piece.key)
      if (value === undefined) unknown.push(piece.key)
      // A key with several values cannot stand for one text.
      const text = typeof value === 'string' ? value : piece.fallback
      if (value !== undefined && text === undefined) return false
      filled.push({ text: text ?? '', isLiteral: true })
    }
    if (unknown.length > 0) return new Unknown(unknown)
    return wild
      ? piecesMatch(
          filled.map((piece) => ({ ...piece, text: fold(piece.text) })),
          fold(text),
        )
      : fold(filled.map((piece) => piece.text).join('')) === fold(text)
  }
}

/**
 * Keys of variables without a default in some patterns. What such a text means where a variable has no value is written down for texts that
 * must match (they do not), not for texts that must not.
 */
export function variablesOf(patterns: readonly string[]): readonly string[] {
  const pieces = patterns.flatMap((pattern) => piecesOf(pattern, false))
  return [...new Set(pieces.flatMap((piece) => ('key' in piece && piece.fallback === undefined ? [piece.key] : [])))]
}

/** The opposite of an answer; where it rests on a variable that has no value, nobody knows. */
export function opposite(answer: Ternary, variables: readonly string[], look: Look): Ternary {
  if (answer !== false || variables.length === 0) return not(answer)
  const empty = variables.filter((key) => typeof look(key) !== 'string')
  return empty.length > 0 ? new Unknown(empty) : true
}

function piecesOf(pattern: string, wild: boolean): readonly Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of pattern.matchAll(variable)) {
    const [whole, inner = ''] = match
    if (match.index > end) pieces.push({ text: pattern.slice(end, match.index), isLiteral: !wild })
    end = match.index + whole.length
    if (inner === '*' || inner === '?' || inner === '$') pieces.push({ text: inner, isLiteral: true })
    else pieces.push(variableOf(inner))
  }
  if (end < pattern.length || pieces.length === 0) pieces.push({ text: pattern.slice(end), isLiteral: !wild })
  return pieces
}

function variableOf(inner: string): Variable {
  const comma = inner.indexOf(',')
  const key = (comma < 0 ? inner : inner.slice(0, comma)).trim().toLowerCase()
  const fallback = comma < 0 ? undefined : /^\s*'(.*)'\s*$/.exec(inner.slice(comma + 1))?.[1]
  return { key, fallback }
}
