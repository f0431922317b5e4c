import type { AlertChange, OwedAlert, Workflow } from './finding.ts'
import { alertId } from './identity.ts'
import type { Severity } from './severity.ts'
import { severityRank } from './severity.ts'

/** Sent alerts that a finding remembers; pending ones are always kept. */
const sentKept = 10

/** Which findings are told to people: from which severity on, for each wing. */
export interface AlertPolicy {
  readonly monitoring: Severity
  readonly audit: Severity
}

/**
 * Incidents are told from `medium` on (`low` is routine work that attackers do as well: a step of a story, none by itself);
 * configuration that stands open for weeks from `high` on, the rest is in the scorecard.
 */
export const defaultAlertPolicy: AlertPolicy = { monitoring: 'medium', audit: 'high' }

/** What owes alerts: a finding, an incident. */
export interface Owing {
  readonly id: string
  readonly workflow: Workflow
  readonly alerts: readonly OwedAlert[]
}

/** Whether a severity is told by this wing. */
export function isTold(policy: AlertPolicy, wing: keyof AlertPolicy, severity: Severity): boolean {
  return severityRank(severity) >= severityRank(policy[wing])
}

/** The outbox with one more alert owed; unchanged when this very alert is already in it. `now` in milliseconds. */
export function owe(
  alerts: readonly OwedAlert[],
  findingId: string,
  change: AlertChange,
  occurrence: string | number,
  now: number,
): readonly OwedAlert[] {
  const id = alertId(findingId, change, occurrence)
  if (alerts.some((alert) => alert.id === id)) return alerts
  const sent = alerts.filter((alert) => alert.state === 'sent')
  const dropped = new Set(sent.slice(0, Math.max(0, sent.length - sentKept)))
  return [...alerts.filter((alert) => !dropped.has(alert)), { id, change, state: 'pending', owedAt: new Date(now).toISOString() }]
}

/** Alerts that are still to be published, in the order in which they became owed. */
export function pendingAlerts(owing: Pick<Owing, 'alerts'>): readonly OwedAlert[] {
  return owing.alerts.filter((alert) => alert.state === 'pending')
}

/** The finding or incident after these alerts were published: marked sent; a new one is now `notified`. `now` in milliseconds. */
export function markSent<Each extends Owing>(finding: Each, ids: ReadonlySet<string>, now: number): Each {
  if (!finding.alerts.some((alert) => alert.state === 'pending' && ids.has(alert.id))) return finding
  const alerts = finding.alerts.map(
    (alert): OwedAlert =>
      alert.state === 'pending' && ids.has(alert.id) ? { ...alert, state: 'sent', sentAt: new Date(now).toISOString() } : alert,
  )
  return { ...finding, alerts, workflow: finding.workflow === 'new' ? 'notified' : finding.workflow }
}
