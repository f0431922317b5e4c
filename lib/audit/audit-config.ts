import * as z from 'zod'
import { defaultThresholds, type Thresholds, thresholds } from './thresholds.ts'

/** What an operator sets for audits. */
export interface AuditConfig {
  readonly thresholds: Thresholds
  /** Ids of checks that are not run; coverage shows them as not covered. */
  readonly skip: readonly string[]
}

/** The settings of an audit are not as they should be. */
export class AuditConfigError extends Error {
  constructor(name: string, detail: string) {
    super(`${name}: ${detail}`)
    this.name = 'AuditConfigError'
  }
}

const shape = z.strictObject({
  thresholds: z
    .strictObject(
      Object.fromEntries(
        Object.entries(thresholds).map(([name, { least, most }]) => [name, z.number().int().min(least).max(most).optional()]),
      ),
    )
    .optional(),
  skip: z.array(z.string().min(1).max(200)).max(1_000).optional(),
})

/** Settings when nobody sets any. */
export const defaultAuditConfig: AuditConfig = { thresholds: defaultThresholds, skip: [] }

/**
 * The settings out of a parsed file; `name` says in errors which. Unknown names and numbers out of bounds are refused: a threshold that
 * was mistyped must not leave the default standing in silence.
 */
export function readAuditConfig(value: unknown, name: string): AuditConfig {
  const result = shape.safeParse(value ?? {})
  if (!result.success) {
    const [issue] = result.error.issues
    const known = `Thresholds: ${Object.entries(thresholds)
      .map(([one, { least, most, unit }]) => `${one} (${least} to ${most} ${unit})`)
      .join(', ')}.`
    throw new AuditConfigError(name, `${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? 'unreadable'}. ${known}`)
  }
  const { thresholds: set = {}, skip = [] } = result.data
  const given = Object.fromEntries(Object.entries(set).filter(([, number]) => number !== undefined))
  return { thresholds: { ...defaultThresholds, ...given }, skip }
}
