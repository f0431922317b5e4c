import type { Resource } from '#lib/findings/resource.ts'
import type { Gap, Snapshot, SnapshotPart } from './snapshot.ts'

/** A resource and when it was looked at. */
export interface SeenResource {
  readonly resource: Resource
  /** Milliseconds since the epoch. */
  readonly takenAt: number
}

/** A part of the snapshot where the listing of one type is missing or incomplete. */
export interface UnseenScope {
  readonly part: SnapshotPart
  readonly gaps: readonly Gap[]
}

/** Everything a snapshot says about one CloudFormation type. */
export interface SeenType {
  readonly resources: readonly SeenResource[]
  /** `resourceKey` of each of them. */
  readonly keys: ReadonlySet<string>
  /** Parts in which the type was to be listed. */
  readonly parts: readonly SnapshotPart[]
  /** Those of them that could not list it completely. */
  readonly unseen: readonly UnseenScope[]
}

/** Milliseconds of a part's `takenAt`; throws when it is no time. */
export function takenAtOf(part: SnapshotPart): number {
  const time = Date.parse(part.takenAt)
  if (Number.isNaN(time))
    throw new Error(
      `takenAt of the snapshot part ${part.account}/${part.region}/${part.service} is ${part.takenAt}; wanted an ISO 8601 time in UTC.`,
    )
  return time
}

/** What makes a resource itself, however often it was seen. */
export function resourceKey(ref: Pick<Resource, 'arn' | 'type' | 'account' | 'region'>): string {
  return JSON.stringify([ref.type, ref.arn, ref.account, ref.region])
}

/** All that the snapshot saw and did not see of one type. A resource that several parts saw (a trail of another region) counts once, as last seen. */
export function seenOfType(snapshot: Snapshot, type: string): SeenType {
  const resources = new Map<string, SeenResource>()
  const parts: SnapshotPart[] = []
  const unseen: UnseenScope[] = []
  for (const part of snapshot.parts) {
    const takenAt = takenAtOf(part)
    for (const resource of part.resources) {
      if (resource.type !== type) continue
      const key = resourceKey(resource)
      const known = resources.get(key)
      if (!known || known.takenAt < takenAt) resources.set(key, { resource, takenAt })
    }
    const gaps = part.gaps.filter((gap) => gap.types.includes(type))
    if (gaps.length > 0) unseen.push({ part, gaps })
    if (gaps.length > 0 || part.types.includes(type)) parts.push(part)
  }
  return { resources: [...resources.values()], keys: new Set(resources.keys()), parts, unseen }
}
