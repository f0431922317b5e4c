/** Longest sample of a record that is set aside, characters after escaping. */
export const maxSample = 500

/**
 * A piece of foreign content that is safe to print and to store: control characters, bidirectional overrides, invisible
 * separators and lone surrogates are written as `\uXXXX`, and it ends at 500 characters.
 */
export function sample(content: string | Uint8Array, limit: number = maxSample): string {
  // A character is at most four bytes, so this many bytes always fill the limit.
  const source = typeof content === 'string' ? content.slice(0, limit) : Buffer.from(content.subarray(0, limit * 4)).toString('utf8')
  let out = ''
  for (const character of source) {
    const safe = isPlain(character) ? character : escaped(character)
    if (out.length + safe.length > limit) break
    out += safe
  }
  return out
}

/** What a value is, for an error message: its JSON shortened to 80 characters, or what kind of thing it is. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'missing'
  if (typeof value === 'string') return `"${sample(value, 80)}"`
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (typeof value === 'object' && value !== null) return 'an object'
  return typeof value === 'function' || typeof value === 'symbol' ? `a ${typeof value}` : sample(String(value), 80)
}

function isPlain(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return false
  if (code >= 0xd800 && code <= 0xdfff) return false
  const invisible =
    (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) || (code >= 0x2060 && code <= 0x2069) || code === 0xfeff
  return !invisible
}

function escaped(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`
}
