import type { Check } from './check.ts'
import { seenOfType } from './seen.ts'
import type { Snapshot } from './snapshot.ts'

/** Ids of the checks whose type was listed completely in every account: no result of such a check means that there is nothing to judge. */
export function completelyListed(checks: readonly Check[], snapshots: readonly Snapshot[]): readonly string[] {
  const complete = (type: string): boolean =>
    snapshots.length > 0 &&
    snapshots.every((snapshot) => {
      const { parts, unseen } = seenOfType(snapshot, type)
      return parts.length > 0 && unseen.length === 0
    })
  return checks.filter((check) => complete(check.resource)).map((check) => check.id)
}
