import type { AuditFinding, Workflow } from './finding.ts'
import { auditFindingId } from './identity.ts'
import type { AuditObservation } from './observation.ts'
import { type AlertPolicy, isTold, owe } from './outbox.ts'

/**
 * The audit finding after an observation; the same object when nothing changes.
 *
 * Opens on fail, stays, resolves on pass or when the control no longer applies, never changes on unknown; an observation
 * that is not newer than what is known changes nothing. A fail that an exception hides is `suppressed` and told to nobody; when
 * the exception is over, it opens as if it were new: an accepted risk that nobody renewed is told again. A pass is remembered too (workflow `resolved`, never opened), so that
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
  const step = stepOf(previous, observation)
  const id = previous?.id ?? auditFindingId(observation)
  const episode = (previous?.episode ?? 0) + (step.told === 'opened' ? 1 : 0)
  const alerts = previous?.alerts ?? []
  const resolvedAt = step.isOver ? observedAt : step.isFailing ? undefined : previous?.resolvedAt
  return {
    kind: 'audit',
    id,
    control: observation.control,
    title: observation.title,
    severity: observation.severity,
    resource: observation.resource,
    account: observation.resource.account,
    region: observation.resource.region,
    workflow: step.workflow,
    firstSeen: step.begins || !previous ? observedAt : previous.firstSeen,
    lastSeen: observedAt,
    alerts: step.told && isTold(policy, 'audit', observation.severity) ? owe(alerts, id, step.told, episode, now) : alerts,
    verdict: observation.verdict,
    episode,
    evidence: observation.evidence,
    reason: observation.reason,
    remediation: observation.remediation,
    observedAt,
    ...(resolvedAt ? { resolvedAt } : {}),
    runId: observation.runId,
    ...(step.workflow === 'suppressed' && observation.exception ? { exception: observation.exception } : {}),
  }
}

/** What an observation makes of a finding. */
interface Step {
  readonly isFailing: boolean
  /** It began to fail, hidden or not; or it ceased to. */
  readonly begins: boolean
  readonly isOver: boolean
  readonly workflow: Workflow
  readonly told: 'opened' | 'recovered' | undefined
}

function stepOf(previous: AuditFinding | undefined, { verdict, exception }: AuditObservation): Step {
  const wasFailing = previous?.verdict === 'fail'
  const isFailing = verdict === 'fail'
  const wasOpen = wasFailing && previous.workflow !== 'suppressed'
  const isOpen = isFailing && exception === undefined
  const step = { isFailing, begins: isFailing && !wasFailing, isOver: wasFailing && !isFailing }
  if (!isFailing) return { ...step, workflow: 'resolved', told: wasOpen ? 'recovered' : undefined }
  if (!isOpen) return { ...step, workflow: 'suppressed', told: undefined }
  return wasOpen ? { ...step, workflow: previous.workflow, told: undefined } : { ...step, workflow: 'new', told: 'opened' }
}
