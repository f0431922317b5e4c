import * as z from 'zod'
import type { SnapshotPart } from './snapshot.ts'

const text = z.string().max(4_096)
const bag = z.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'wanted an object',
)

const resource = z.object({
  arn: text.min(1),
  type: text.min(1),
  account: text.min(1),
  region: text.min(1),
  tags: z.record(z.string(), z.string()),
  configuration: bag,
  observed: bag.optional(),
  unseen: z.record(z.string(), z.string()).optional(),
})

const outcome = z.enum(['denied', 'throttled', 'not-found', 'region-disabled', 'error'])

const gap = z.object({ account: text, region: text, service: text, action: text, outcome, reason: text, types: z.array(text) })

const call = z.object({
  action: text,
  account: text,
  region: text,
  outcome: z.enum(['ok', ...outcome.options]),
  count: z.number().int().nonnegative(),
  error: text.optional(),
})

const snapshotPart = z.object({
  account: text.min(1),
  region: text.min(1),
  service: text.min(1),
  chunk: z.number().int().nonnegative().optional(),
  takenAt: text.refine((value) => !Number.isNaN(Date.parse(value)), 'wanted an ISO 8601 time in UTC'),
  types: z.array(text),
  resources: z.array(resource),
  gaps: z.array(gap),
  calls: z.array(call),
})

/** A recorded snapshot part is not of the right shape. */
export class SnapshotShapeError extends Error {
  constructor(name: string, detail: string) {
    super(
      `${name} is no snapshot part: ${detail}. Wanted one as Keepwatch records it: account, region, service, takenAt, types, resources, gaps, calls.`,
    )
    this.name = 'SnapshotShapeError'
  }
}

/**
 * A snapshot part out of parsed JSON from outside (a file, an object in S3). `name` says in errors where it came from.
 * Checks its frame; properties of resources stay as they are, and a check that meets an odd one says `unknown`.
 * @throws SnapshotShapeError naming the first wrong field.
 */
export function readSnapshotPart(value: unknown, name: string): SnapshotPart {
  const result = snapshotPart.safeParse(value)
  if (result.success) return result.data
  const first = result.error.issues[0]
  throw new SnapshotShapeError(name, `${first?.path.join('.') || 'the whole'}: ${first?.message ?? 'unreadable'}`)
}
