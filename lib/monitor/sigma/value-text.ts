import { readField } from '../log-sources/read-field.ts'

/** Deepest object that a search through a whole record looks at: deeper ones are refused when they are read. */
const maxDepth = 64
/** Most values that it looks at: a record of 2 MiB, the largest that is read, has room for no more. */
const maxLeaves = 1_048_576

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

/** Whether `test` holds for a single value, or for one of those below an object or list, as text. */
export function someLeaf(value: unknown, test: (text: string) => boolean): boolean {
  return someBelow(value, test, 0)
}

function someBelow(value: unknown, test: (text: string) => boolean, depth: number): boolean {
  const text = textOf(value)
  if (text !== undefined) return test(text)
  if (typeof value !== 'object' || value === null || depth > maxDepth) return false
  const members = Array.isArray(value) ? value : Object.values(value)
  for (const member of members) if (someBelow(member, test, depth + 1)) return true
  return false
}

/**
 * The value of a field, as `readField` finds it. Lists that nest thousands deep, which no log of AWS does, are beyond the
 * stack: such a field counts as absent, so that one hostile event cannot stop the events beside it.
 */
export function valueAt(root: unknown, path: string): unknown {
  try {
    return readField(root, path)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
