import { cutText } from './cut-text.ts'
/** Bounds of what is kept of a foreign JSON value. */
export interface PruneLimits {
  /** Levels of nesting. */
  readonly depth: number
  /** Values in total. */
  readonly nodes: number
  /** UTF-16 units of one string or key. */
  readonly string: number
}

/** What was kept, and whether anything was left out. */
export interface Pruned {
  readonly value: unknown
  readonly truncated: boolean
}

/**
 * A foreign value as bounded, well-formed JSON data: too deep, too many or too long is cut and reported, keys are sorted
 * (stores do not keep their order), lone surrogates are replaced. `__proto__` is a key like any other. Never throws.
 */
export function prune(value: unknown, limits: PruneLimits): Pruned {
  let nodes = 0
  let truncated = false
  const cut = (): string => {
    truncated = true
    return '(left out)'
  }
  const text = (string: string): string => {
    if (string.length <= limits.string) return string.toWellFormed()
    truncated = true
    return `${cutText(string, limits.string).toWellFormed()}...`
  }
  const list = (array: readonly unknown[], depth: number): unknown[] => {
    const kept: unknown[] = []
    for (const item of array) {
      if (nodes >= limits.nodes) {
        kept.push(cut())
        break
      }
      kept.push(walk(item, depth + 1))
    }
    return kept
  }
  const record = (object: object, depth: number): Record<string, unknown> => {
    const entries: [string, unknown][] = []
    for (const [key, item] of Object.entries(object).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
      if (nodes >= limits.nodes) {
        cut()
        break
      }
      if (item !== undefined) entries.push([text(key), walk(item, depth + 1)])
    }
    // fromEntries defines own properties, so a key named `__proto__` stays data.
    return Object.fromEntries(entries)
  }
  const walk = (node: unknown, depth: number): unknown => {
    nodes += 1
    if (node === null || typeof node === 'boolean') return node
    if (typeof node === 'string') return text(node)
    if (typeof node === 'number') return Number.isFinite(node) ? node : String(node)
    if (typeof node === 'bigint') return String(node)
    if (typeof node !== 'object' || depth >= limits.depth) return cut()
    return Array.isArray(node) ? list(node, depth) : record(node, depth)
  }
  return { value: walk(value, 0), truncated }
}
