/** At most `max` UTF-16 units of a text, never half of a surrogate pair. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text
  const end = Math.max(0, max)
  const last = text.codePointAt(end - 1)
  // A code point above U+FFFF read at the last unit means that its second half would be cut off.
  return text.slice(0, last !== undefined && last > 0xffff ? end - 1 : end)
}

/** The text, or its beginning and `...` within `max` UTF-16 units. */
export function shortenText(text: string, max: number): string {
  return text.length <= max ? text : `${cutText(text, max - 3)}...`
}
