import { UnseenError } from '../guard.ts'
import { absent, type Resolved, Unresolved } from './unresolved.ts'

/** Told of each reading of what is not known; the text that it returns stands in its place, without one the reading fails. */
export type OnTouch = (detail: string) => string | undefined

/**
 * A value for checks to read: whoever reads a part that is not known gets an `UnseenError`, whoever reads around it is not disturbed.
 * `onTouch` is told of each such reading, so that swallowing the error changes nothing.
 */
export function seal(value: Resolved, path: string, onTouch: OnTouch): unknown {
  if (typeof value !== 'object' || value === null) return value === absent ? null : value
  const sealed: unknown[] | Record<string, unknown> = Array.isArray(value) ? [] : {}
  for (const [name, inner] of Object.entries(value as Readonly<Record<string, Resolved>>)) {
    const place = `${path}.${name}`
    if (inner instanceof Unresolved) {
      const get = (): string => {
        const detail = `${place} was not seen: ${inner.reason}`
        const instead = onTouch(detail)
        if (instead === undefined) throw new UnseenError(detail)
        return instead
      }
      Object.defineProperty(sealed, name, { get, enumerable: true })
    } else Object.defineProperty(sealed, name, { value: seal(inner, place, onTouch), enumerable: true, writable: true })
  }
  return sealed
}
