import type { Finding, OwedAlert } from './finding.ts'
import type { Incident } from './incident.ts'
import { pendingAlerts } from './outbox.ts'

/** A finding or incident and one alert that it still owes. */
export interface OwedTelling {
  readonly finding: Finding | Incident
  readonly alert: OwedAlert
}

/** Publishes alerts; resolves to the ids of those that were taken by every channel. May throw: what was not told stays owed. */
export type Tell = (owed: readonly OwedTelling[]) => Promise<ReadonlySet<string>>

/** Marks alerts as published, in the store of what owes them. */
export interface Sender {
  markSent(id: string, alertIds: readonly string[]): Promise<void>
}

/** Alerts that could not be told although they were tried one by one; they stay owed and are tried again. */
export class UntoldAlertsError extends AggregateError {
  constructor(ids: readonly string[], causes: readonly unknown[]) {
    super(
      causes,
      `${ids.length} alerts could not be told and stay owed: ${ids.slice(0, 10).join(', ')}. The sweep tries them every minute; the causes say why.`,
    )
    this.name = 'UntoldAlertsError'
  }
}

/**
 * Publishes what findings owe, then marks it sent. A crash in between leaves alerts pending: they are published again with
 * the same id, never lost. When a batch cannot be told, its alerts are told one by one, so that one that breaks its rendering
 * holds up no other. Alerts owed later than `dueBy` (milliseconds) wait. Resolves to how many were told and how many stay owed; throws UntoldAlertsError when telling itself failed.
 */
export async function settleOutbox(
  findings: readonly (Finding | Incident)[],
  store: Sender,
  tell: Tell,
  dueBy?: number,
): Promise<{ readonly told: number; readonly owed: number }> {
  const due = dueBy === undefined ? undefined : new Date(dueBy).toISOString()
  const owed = findings.flatMap((finding) =>
    pendingAlerts(finding).flatMap((alert) => (due === undefined || alert.owedAt <= due ? [{ finding, alert }] : [])),
  )
  if (owed.length === 0) return { told: 0, owed: 0 }
  const { told, untold, causes } = await tellApart(owed, tell)
  for (const [finding, tellings] of Map.groupBy(owed, (telling) => telling.finding)) {
    const ids = tellings.map((telling) => telling.alert.id).filter((id) => told.has(id))
    if (ids.length > 0) await store.markSent(finding.id, ids)
  }
  if (causes.length > 0) throw new UntoldAlertsError(untold, causes)
  return { told: told.size, owed: owed.length - told.size }
}

async function tellApart(
  owed: readonly OwedTelling[],
  tell: Tell,
): Promise<{ readonly told: ReadonlySet<string>; readonly untold: readonly string[]; readonly causes: readonly unknown[] }> {
  try {
    return { told: await tell(owed), untold: [], causes: [] }
  } catch (error) {
    if (owed.length === 1) return { told: new Set(), untold: owed.map(({ alert }) => alert.id), causes: [error] }
  }
  const apart = []
  for (const one of owed) apart.push(await tellApart([one], tell))
  return {
    told: new Set(apart.flatMap(({ told }) => [...told])),
    untold: apart.flatMap(({ untold }) => untold),
    causes: apart.flatMap(({ causes }) => causes),
  }
}
