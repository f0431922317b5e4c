import { hash } from 'node:crypto'
import { isRecord } from './foreign-record.ts'

/** Depth to which a record takes part in its hash; records of AWS nest less than 30 deep. */
const maxDepth = 64

/**
 * Id of an event whose source gives none: 128 bits of SHA-256 over the values' canonical JSON (keys sorted), so that a
 * redelivery has the same id whatever order its keys came in.
 */
export function hashId(...values: readonly unknown[]): string {
  return hash('sha256', canonical(values, 0), 'hex').slice(0, 32)
}

function canonical(value: unknown, depth: number): string {
  if (depth > maxDepth) return '"…"'
  if (Array.isArray(value)) return `[${value.map((member) => canonical(member, depth + 1)).join(',')}]`
  if (isRecord(value)) {
    const members = Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonical(value[key], depth + 1)}`)
    return `{${members.join(',')}}`
  }
  // JSON has no other scalars; what tests or callers may hand in besides still needs a stable spelling.
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return JSON.stringify(value)
  return String(value)
}
