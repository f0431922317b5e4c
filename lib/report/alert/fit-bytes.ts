/** A text within a number of bytes. */
export interface Fitted {
  readonly text: string
  /** Whether something was left out. */
  readonly truncated: boolean
}

/** Bytes of a text in UTF-8. */
export function byteLength(text: string): number {
  return Buffer.byteLength(text)
}

/** The text cut to at most `maxBytes` bytes of UTF-8, on the edge of a code point; a lone surrogate becomes U+FFFD. */
export function fitBytes(text: string, maxBytes: number): Fitted {
  const wellFormed = text.toWellFormed()
  if (byteLength(wellFormed) <= maxBytes) return { text: wellFormed, truncated: false }
  // encodeInto writes whole code points only and says how many UTF-16 units it read.
  const { read } = new TextEncoder().encodeInto(wellFormed, new Uint8Array(Math.max(0, maxBytes)))
  return { text: wellFormed.slice(0, read), truncated: true }
}

/**
 * Lines joined by line breaks within `maxBytes`: `head` and `foot` always, of `body` as many lines from the top as fit,
 * then `note` when lines were left out. `bytes` measures a line (for texts that are escaped again, as inside JSON).
 */
export function fitLines(
  parts: { readonly head: readonly string[]; readonly body: readonly string[]; readonly foot: readonly string[]; readonly note: string },
  maxBytes: number,
  bytes: (line: string) => number = byteLength,
): Fitted {
  const cost = (line: string): number => bytes(line) + bytes('\n')
  const total = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + cost(line), 0)
  let left = maxBytes - total(parts.head) - total(parts.foot)
  if (total(parts.body) <= left) return { text: [...parts.head, ...parts.body, ...parts.foot].join('\n'), truncated: false }
  left -= cost(parts.note)
  const kept: string[] = []
  for (const line of parts.body) {
    left -= cost(line)
    if (left < 0) break
    kept.push(line)
  }
  return { text: [...parts.head, ...kept, parts.note, ...parts.foot].join('\n'), truncated: true }
}
