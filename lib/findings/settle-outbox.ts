import type { Finding, OwedAlert } from './finding.ts'
import type { FindingStore } from './finding-store.ts'
import { pendingAlerts } from './outbox.ts'

/** A finding and one alert that it still owes. */
export interface OwedTelling {
  readonly finding: Finding
  readonly alert: OwedAlert
}

/** Publishes alerts; resolves to the ids of those that were taken by every channel. May throw: what was not told stays owed. */
export type Tell = (owed: readonly OwedTelling[]) => Promise<ReadonlySet<string>>

/**
 * Publishes what findings owe, then marks it sent. A crash in between leaves alerts pending: they are published again with
 * the same id, never lost. Resolves to how many were told and how many stay owed.
 */
export async function settleOutbox(
  findings: readonly Finding[],
  store: Pick<FindingStore, 'markSent'>,
  tell: Tell,
): Promise<{ readonly told: number; readonly owed: number }> {
  const owed = findings.flatMap((finding) => pendingAlerts(finding).map((alert) => ({ finding, alert })))
  if (owed.length === 0) return { told: 0, owed: 0 }
  const told = await tell(owed)
  for (const [finding, tellings] of Map.groupBy(owed, (telling) => telling.finding)) {
    const ids = tellings.map((telling) => telling.alert.id).filter((id) => told.has(id))
    if (ids.length > 0) await store.markSent(finding.id, ids)
  }
  return { told: told.size, owed: owed.length - told.size }
}
