/** Legal in JSON but not safe on the way: C1 controls, bidi and zero-width characters, line separators, non-characters. */
const risky = /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]/g

/**
 * JSON of a value on one line that survives every channel: risky characters are written as `\uXXXX` (the same value for
 * a parser), lone surrogates are escaped by JSON.stringify itself. `value` must be bounded JSON data (see `prune`).
 */
export function safeJson(value: unknown): string {
  return JSON.stringify(value).replace(risky, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
