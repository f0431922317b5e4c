/** A JSON object of an event. */
type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * The value of a field: a key that is the whole rest of the path, else the key before its first dot; a list is asked member by
 * member (a number names one), and what its members have is one list.
 */
export function lookUp(value: unknown, path: string): unknown {
  if (path === '') return value
  const dot = path.indexOf('.')
  const [first, rest] = dot < 0 ? [path, ''] : [path.slice(0, dot), path.slice(dot + 1)]
  if (Array.isArray(value)) {
    if (/^\d{1,6}$/.test(first)) return dot < 0 ? value[Number(first)] : lookUpKey(value[Number(first)], rest)
    const found = value.map((member) => lookUpKey(member, path)).filter((each) => each !== undefined)
    const flat = found.flat(1)
    return flat.length === 0 ? undefined : flat
  }
  return lookUpKey(value, path)
}

function lookUpKey(value: unknown, path: string): unknown {
  if (Array.isArray(value)) return lookUp(value, path)
  if (!isObject(value)) return undefined
  if (Object.hasOwn(value, path)) return value[path]
  const dot = path.indexOf('.')
  const first = path.slice(0, dot)
  return dot >= 0 && Object.hasOwn(value, first) ? lookUpKey(value[first], path.slice(dot + 1)) : undefined
}

/** The text of a single value. */
export function textOf(value: unknown): string | undefined {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined
}

/** What is asked of a field: each member of a list, or its one value; an empty list is like an absent field. */
export function membersOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) return [value]
  return value.length === 0 ? [undefined] : value
}

/** The texts of a value and of everything below it. */
export function textsBelow(value: unknown): string[] {
  const text = textOf(value)
  if (text !== undefined) return [text]
  if (Array.isArray(value)) return value.flatMap(textsBelow)
  return isObject(value) ? Object.values(value).flatMap(textsBelow) : []
}

/** A text that is JSON (plain or percent-encoded) as its value; what is no text stays; undefined for other texts. */
export function readJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readJson)
  if (typeof value !== 'string') return value
  for (const text of [value, percentDecoded(value)]) {
    if (text === undefined || !/^\s*[[{]/.test(text)) continue
    try {
      return JSON.parse(text)
    } catch {
      // No JSON in this reading.
    }
  }
  return undefined
}

function percentDecoded(text: string): string | undefined {
  try {
    return /^\s*%/.test(text) ? decodeURIComponent(text.replaceAll('+', ' ')) : undefined
  } catch {
    return undefined
  }
}
