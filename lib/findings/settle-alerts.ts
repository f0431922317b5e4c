import type { Finding } from './finding.ts'
import type { FindingStore } from './finding-store.ts'
import type { Incident } from './incident.ts'
import type { IncidentStore } from './incident-store.ts'
import { pendingAlerts } from './outbox.ts'
import { settleOutbox, type Tell } from './settle-outbox.ts'

/** What settling needs: the stores of what owes alerts, the channels, and until when alerts are due (milliseconds, asked when all have joined). */
export interface Alerting {
  readonly store: Pick<FindingStore, 'markSent'>
  readonly incidents: Pick<IncidentStore, 'join' | 'current' | 'markSent'>
  readonly tell: Tell
  readonly dueBy: () => number
}

/**
 * Does what findings and incidents owe. A monitoring finding owes that its incident hears of it, the incident owes the alert; an audit
 * finding owes its own. Each step is marked done when it is done: a crash anywhere leaves something owed, and the next sweep does
 * it again. Findings that cannot be joined and alerts that cannot be told hold up no others. Resolves to how many alerts were told
 * and how many stay owed; throws what went wrong when everything else was done.
 */
export async function settleAlerts(
  findings: readonly Finding[],
  owing: readonly Incident[],
  { store, incidents, tell, dueBy }: Alerting,
): Promise<{ readonly told: number; readonly owed: number }> {
  const failures: unknown[] = []
  const touched = new Set(owing.map(({ id }) => id))
  const attempt = async <Result>(work: () => Promise<Result>): Promise<Result | undefined> => {
    try {
      return await work()
    } catch (error) {
      failures.push(error)
      return undefined
    }
  }
  for (const finding of findings) {
    const owed = pendingAlerts(finding).map(({ id }) => id)
    if (finding.kind !== 'monitoring' || owed.length === 0) continue
    await attempt(async () => {
      touched.add((await incidents.join(finding)).id)
      await store.markSent(finding.id, owed)
    })
  }
  // As they are now that all have joined: one that was taken over meanwhile is told by the one that took it over.
  const stories = (await attempt(() => incidents.current([...touched]))) ?? []
  const audits = findings.filter(({ kind }) => kind === 'audit')
  const settled = [
    await attempt(() => settleOutbox(stories, incidents, tell, dueBy())),
    await attempt(() => settleOutbox(audits, store, tell, dueBy())),
  ]
  if (failures.length === 1) throw failures[0]
  if (failures.length > 1)
    throw new AggregateError(failures, `${failures.length} steps of telling failed; what they owe is tried again by the sweep.`)
  const sum = (of: 'told' | 'owed'): number => settled.reduce((total, each) => total + (each?.[of] ?? 0), 0)
  return { told: sum('told'), owed: sum('owed') }
}
