import type { AlertChange, Finding, OwedAlert } from './finding.ts'
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

/** An intrusion is told from `low` on; configuration that stands open for weeks from `high` on, the rest is in the scorecard. */
export const defaultAlertPolicy: AlertPolicy = { monitoring: 'low', audit: 'high' }

/** Whether findings of this kind and severity are told. */
export function isTold(policy: AlertPolicy, kind: Finding['kind'], severity: Severity): boolean {
  return severityRank(severity) >= severityRank(policy[kind])
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

/** Alerts of a finding that are still to be published, in the order in which they became owed. */
export function pendingAlerts(finding: Finding): readonly OwedAlert[] {
  return finding.alerts.filter((alert) => alert.state === 'pending')
}

/** The finding after these alerts were published: marked sent; a new finding is now `notified`. `now` in milliseconds. */
export function markSent(finding: Finding, ids: ReadonlySet<string>, now: number): Finding {
  if (!finding.alerts.some((alert) => alert.state === 'pending' && ids.has(alert.id))) return finding
  const alerts = finding.alerts.map(
    (alert): OwedAlert =>
      alert.state === 'pending' && ids.has(alert.id) ? { ...alert, state: 'sent', sentAt: new Date(now).toISOString() } : alert,
  )
  return { ...finding, alerts, workflow: finding.workflow === 'new' ? 'notified' : finding.workflow }
}
