import type { SnapshotPart, SnapshotScope } from '#lib/audit/snapshot.ts'
import type { AwsClients } from './clients.ts'
import type { CollectorEntry } from './collector.ts'
import { takeSnapshot } from './take-snapshot.ts'

/** Facts that AWS makes anew every four hours at most (IAM, GenerateCredentialReport): after a change they would tell of the time before it. */
const stale = new Set(['CredentialReport', 'RootCredentialReport'])

/** What is to be looked at again. */
export interface LookAgain {
  readonly entry: CollectorEntry
  readonly scope: SnapshotScope
  readonly regions: readonly string[]
  readonly wants: (type: string, property?: string) => boolean
  /** Whether an item of a listing, or an ARN, is meant. */
  readonly isTouched: (item: unknown) => boolean
  /** Types that are read whole, since one of them says nothing without the others. */
  readonly whole: ReadonlySet<string>
}

/**
 * Looks at what a change touched: lists the types of a service and reads those resources only. When the names of the event are nowhere in
 * the lists (a setting of the account), the whole scope is read. `takenAt` in milliseconds.
 */
export async function lookAgain(clients: AwsClients, again: LookAgain, takenAt: number): Promise<readonly SnapshotPart[]> {
  const { entry, scope, regions, isTouched, whole } = again
  const wants = (type: string, property?: string): boolean =>
    again.wants(type, property) && (property === undefined || !stale.has(property))
  const collector = await entry.load()
  const item = (types: readonly string[], one: unknown): boolean => types.some((type) => whole.has(type)) || isTouched(one)
  const touched = await takeSnapshot(collector, clients, scope, takenAt, { regions, wants, touches: { item, whole } })
  if (touched.some(({ resources, gaps }) => resources.length > 0 || gaps.length > 0)) return touched
  return takeSnapshot(collector, clients, scope, takenAt, { regions, wants })
}
