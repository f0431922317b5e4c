import { absent, firstUnresolved, isSame, type Resolved, Unresolved } from './unresolved.ts'

/** Longest text that functions put together: templates nest them, and each may repeat the last. */
const maxText = 1_000_000

/** `Fn::Join` on its resolved arguments. */
export function join(args: Resolved): Resolved {
  if (args instanceof Unresolved) return args
  const [separator, list] = Array.isArray(args) ? (args as readonly Resolved[]) : []
  if (list instanceof Unresolved) return list
  if (typeof separator !== 'string' || !Array.isArray(list)) return misused('Fn::Join', 'a separator and a list')
  return concatenated(list as readonly Resolved[], separator, 'Fn::Join')
}

/** Texts, numbers and booleans as one text; what is not known makes it unknown. */
export function concatenated(parts: readonly Resolved[], separator: string, name: string): Resolved {
  const texts: string[] = []
  let length = 0
  for (const part of parts) {
    if (part instanceof Unresolved) return part
    if (part === absent) continue
    if (typeof part !== 'string' && typeof part !== 'number' && typeof part !== 'boolean') return misused(name, 'texts')
    const text = String(part)
    length += text.length + separator.length
    if (length > maxText) return new Unresolved(`${name} makes a text of more than ${maxText} characters`)
    texts.push(text)
  }
  return texts.join(separator)
}

/** `Fn::Split` on its resolved arguments. */
export function split(args: Resolved): Resolved {
  if (args instanceof Unresolved) return args
  const [separator, text] = Array.isArray(args) ? (args as readonly Resolved[]) : []
  if (text instanceof Unresolved) return text
  if (typeof separator !== 'string' || separator === '' || typeof text !== 'string') return misused('Fn::Split', 'a separator and a text')
  return text.split(separator)
}

/** `Fn::Select` on its resolved arguments: elements beside the chosen one need not be known. */
export function select(args: Resolved): Resolved {
  if (args instanceof Unresolved) return args
  const [index, list] = Array.isArray(args) ? (args as readonly Resolved[]) : []
  if (index instanceof Unresolved) return index
  if (list instanceof Unresolved) return list
  const at = typeof index === 'number' || (typeof index === 'string' && /^\d{1,6}$/.test(index)) ? Number(index) : -1
  const chosen = Array.isArray(list) ? (list as readonly Resolved[])[at] : undefined
  return chosen === undefined ? misused('Fn::Select', 'an index and a list that has it') : chosen
}

/** `Fn::Base64` on its resolved argument. */
export function base64(value: Resolved): Resolved {
  if (value instanceof Unresolved) return value
  return typeof value === 'string' ? Buffer.from(value).toString('base64') : misused('Fn::Base64', 'a text')
}

/** `Fn::Length` on its resolved argument. */
export function length(value: Resolved): Resolved {
  if (value instanceof Unresolved) return value
  return Array.isArray(value) ? value.length : misused('Fn::Length', 'a list')
}

/** `Fn::ToJsonString` on its resolved argument. */
export function toJsonString(value: Resolved): Resolved {
  return firstUnresolved(value) ?? (typeof value === 'object' ? JSON.stringify(value) : misused('Fn::ToJsonString', 'a map or a list'))
}

/**
 * `Fn::FindInMap`: keys that are not known leave every key possible, and when all of those hold the same, that is the value.
 */
export function findInMap(mapping: unknown, keys: readonly [Resolved, Resolved], fallback: Resolved | undefined): Resolved {
  const [first, second] = keys
  const values = membersOf(mapping, first).flatMap((inner) => membersOf(inner, second))
  const [value] = values
  const isKnown = !(first instanceof Unresolved) && !(second instanceof Unresolved)
  if (value !== undefined && values.every((one) => isSame(one as Resolved, value as Resolved))) return value as Resolved
  if (!isKnown) return [first, second].find((key) => key instanceof Unresolved) ?? misused('Fn::FindInMap', 'keys')
  return fallback ?? new Unresolved(`Fn::FindInMap finds nothing under ${JSON.stringify(first)} and ${JSON.stringify(second)}`)
}

function membersOf(map: unknown, key: Resolved): readonly unknown[] {
  if (typeof map !== 'object' || map === null || Array.isArray(map)) return []
  if (key instanceof Unresolved) return Object.values(map)
  const name = typeof key === 'string' || typeof key === 'number' ? String(key) : ''
  return Object.hasOwn(map, name) ? [(map as Readonly<Record<string, unknown>>)[name]] : []
}

/** Pieces of a text of `Fn::Sub`, in their order. */
export function subPieces(text: string): readonly ({ readonly literal: string } | { readonly variable: string })[] {
  const pieces: ({ readonly literal: string } | { readonly variable: string })[] = []
  let from = 0
  for (;;) {
    const open = text.indexOf('${', from)
    const close = open < 0 ? -1 : text.indexOf('}', open)
    if (close < 0) break
    if (open > from) pieces.push({ literal: text.slice(from, open) })
    const name = text.slice(open + 2, close)
    // `${!Name}` is `${Name}` as it is.
    pieces.push(name.startsWith('!') ? { literal: `\${${name.slice(1)}}` } : { variable: name.trim() })
    from = close + 1
  }
  if (from < text.length) pieces.push({ literal: text.slice(from) })
  return pieces
}

/** A function that does not get what it takes. */
export function misused(name: string, wanted: string): Unresolved {
  return new Unresolved(`${name} has not what it takes: wanted ${wanted}`)
}
