import type { Normalised } from '../event.ts'
import { describeValue } from './sample.ts'

/** A record that cannot become an event: names the field, the value got and what was wanted, so that a person can look it up. */
export function refuse(field: string, got: unknown, wanted: string): Extract<Normalised, { ok: false }> {
  return { ok: false, reason: `${field} is ${describeValue(got)}; wanted ${wanted}` }
}
