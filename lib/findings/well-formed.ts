/**
 * The value with every text, keys included, free of lone surrogates. JSON may carry them (`"\ud800"` in a user agent), UTF-8
 * cannot, and a store that refuses the text would refuse the finding: a way to stay unseen. JSON data only.
 */
export function wellFormed<Value>(value: Value): Value {
  return mended(value) as Value
}

function mended(value: unknown): unknown {
  if (typeof value === 'string') return value.isWellFormed() ? value : value.toWellFormed()
  if (Array.isArray(value)) return value.map(mended)
  if (value === null || typeof value !== 'object') return value
  // fromEntries defines own properties, so a key `__proto__` stays a plain key.
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key.toWellFormed(), mended(part)]))
}
