/**
 * The value with every text, keys included, free of lone surrogates. JSON may carry them (`"\ud800"` in a user agent), UTF-8
 * cannot, and a store that refuses the text would refuse the finding: a way to stay unseen. JSON data only. A value without
 * any is returned as it is.
 */
export function wellFormed<Value>(value: Value): Value {
  return isSound(value) ? value : (mended(value) as Value)
}

function isSound(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed()
  if (Array.isArray(value)) return value.every(isSound)
  if (value === null || typeof value !== 'object') return true
  for (const key of Object.keys(value)) {
    if (!key.isWellFormed() || !isSound((value as Readonly<Record<string, unknown>>)[key])) return false
  }
  return true
}

function mended(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map(mended)
  if (value === null || typeof value !== 'object') return value
  // fromEntries defines own properties, so a key `__proto__` stays a plain key.
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key.toWellFormed(), mended(part)]))
}
