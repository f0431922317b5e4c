import { readField } from '../log-sources/read-field.ts'
import type { Fields } from './clause.ts'

/** Deepest object and most values that a search through a whole record looks at. */
const maxDepth = 64
const maxLeaves = 20_000

/** The text of a single value as patterns see it; undefined for null, absent values, lists and objects. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  return undefined
}

/** Members of a list, or the value itself: a list matches when one of its members does. */
export function membersOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}

/** Every single value below `value`, in order, as text; bounded in depth and number. */
export function* leavesOf(value: unknown): Generator<string> {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }]
  let seen = 0
  for (let next = open.pop(); next !== undefined && seen < maxLeaves; next = open.pop()) {
    seen++
    const text = textOf(next.value)
    if (text !== undefined) yield text
    else if (typeof next.value === 'object' && next.value !== null && next.depth < maxDepth) {
      const members = Array.isArray(next.value) ? next.value : Object.values(next.value)
      const depth = next.depth + 1
      for (let at = Math.min(members.length, maxLeaves) - 1; at >= 0; at--) open.push({ value: members[at], depth })
    }
  }
}

/**
 * The value of a field, as `readField` finds it. Lists that nest thousands deep, which no log of AWS does, are beyond the
 * stack: such a field counts as absent, so that one hostile event cannot stop the events beside it.
 */
export function valueAt(fields: Fields, path: string): unknown {
  try {
    return readField(fields, path)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
