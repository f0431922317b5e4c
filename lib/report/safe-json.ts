/** Legal in JSON but not safe on the way: C1 controls, bidi, zero-width and other invisible characters, non-characters. */
const risky = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{fff0}-\u{ffff}]/gv

/** Anything but printable ASCII. */
const unusual = /[^ -~]/

/**
 * JSON of a value on one line that survives every channel: risky characters are written as `\uXXXX` (the same value for
 * a parser), lone surrogates are escaped by JSON.stringify itself. `value` must be bounded JSON data (see `prune`).
 */
export function safeJson(value: unknown): string {
  const text = JSON.stringify(value)
  // Nearly all text is plain; asking first is ten times quicker than looking for each of the risky.
  return unusual.test(text) ? text.replace(risky, escapeUnits) : text
}

/** Every UTF-16 unit of a character as an escape; JSON has no other form for characters above U+FFFF. */
function escapeUnits(character: string): string {
  return Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`).join('')
}
