import type { ResourceRef } from '#lib/findings/resource.ts'
import { accountType } from './placeholder.ts'
import { resourceKey, seenOfType } from './seen.ts'
import type { Snapshot } from './snapshot.ts'

/**
 * Whether a resource that was known is gone for sure: its type was listed completely where it stood, and it is not in the list.
 * False whenever there is doubt: another account, a region that was not looked at, a gap on its type. The account itself is never gone.
 */
export function isGone(ref: ResourceRef, snapshot: Snapshot): boolean {
  if (ref.account !== snapshot.account || ref.type === accountType) return false
  const seen = seenOfType(snapshot, ref.type)
  const covering = seen.parts.filter((part) => part.region === ref.region || part.region === 'global')
  if (covering.length === 0 || seen.unseen.some(({ part }) => covering.includes(part))) return false
  const key = resourceKey(ref)
  return !seen.resources.some(({ resource }) => resourceKey(resource) === key)
}
