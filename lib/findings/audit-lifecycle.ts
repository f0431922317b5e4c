import type { AuditFinding, Workflow } from './finding.ts'
import { auditFindingId } from './identity.ts'
import type { AuditObservation } from './observation.ts'
import { type AlertPolicy, isTold, owe } from './outbox.ts'

/**
 * The audit finding after an observation; the same object when nothing changes.
 *
 * Opens on fail, stays, resolves on pass or when the control no longer applies, never changes on unknown; an observation
 * that is not newer than what is known changes nothing. A pass is remembered too (workflow `resolved`, never opened), so that
 * an older fail which arrives late cannot open what a newer look has passed.
 * `now` (milliseconds) is the time of writing, for the outbox only.
 */
export function observeAudit(
  previous: AuditFinding | undefined,
  observation: AuditObservation,
  policy: AlertPolicy,
  now: number,
): AuditFinding | undefined {
  if (observation.verdict === 'unknown') return previous
  const observedAt = new Date(observation.observedAt).toISOString()
  if (previous && previous.observedAt >= observedAt) return previous
  const failing = observation.verdict === 'fail'
  const change = changeOf(previous?.verdict === 'fail', failing)
  const id = previous?.id ?? auditFindingId(observation)
  const episode = (previous?.episode ?? 0) + (change === 'opened' ? 1 : 0)
  const alerts = previous?.alerts ?? []
  const resolvedAt = change === 'recovered' ? observedAt : failing ? undefined : previous?.resolvedAt
  return {
    kind: 'audit',
    id,
    control: observation.control,
    title: observation.title,
    severity: observation.severity,
    resource: observation.resource,
    account: observation.resource.account,
    region: observation.resource.region,
    workflow: workflowOf(previous, failing, change),
    firstSeen: change === 'opened' || !previous ? observedAt : previous.firstSeen,
    lastSeen: observedAt,
    alerts: change && isTold(policy, 'audit', observation.severity) ? owe(alerts, id, change, episode, now) : alerts,
    verdict: observation.verdict,
    episode,
    evidence: observation.evidence,
    reason: observation.reason,
    remediation: observation.remediation,
    observedAt,
    ...(resolvedAt ? { resolvedAt } : {}),
    runId: observation.runId,
  }
}

function changeOf(wasFailing: boolean, failing: boolean): 'opened' | 'recovered' | undefined {
  if (wasFailing === failing) return undefined
  return failing ? 'opened' : 'recovered'
}

function workflowOf(previous: AuditFinding | undefined, failing: boolean, change: string | undefined): Workflow {
  if (!failing) return 'resolved'
  return change === 'opened' || !previous ? 'new' : previous.workflow
}
