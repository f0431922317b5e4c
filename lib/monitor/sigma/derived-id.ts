import { createHash } from 'node:crypto'

/** An id for a document that the engine makes out of another one: the same seed gives the same UUID (version 8 of RFC 9562). */
export function derivedId(seed: string): string {
  const hex = createHash('sha256').update(`keepwatch sigma ${seed}`).digest('hex')
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
