import type { Finding } from '#lib/findings/finding.ts'
import type { AuditObservation } from '#lib/findings/observation.ts'
import type { EvaluateOptions } from './evaluate.ts'
import { isGone } from './gone.ts'
import type { Snapshot } from './snapshot.ts'

/**
 * Observations that resolve open findings of resources which are gone for sure: `not-applicable`, since what does not exist can
 * neither pass nor fail. A finding whose resource may merely not have been seen is left alone.
 */
export function resolveGone(open: readonly Finding[], snapshot: Snapshot, options: EvaluateOptions): AuditObservation[] {
  const takenAt = Math.min(...snapshot.parts.map((part) => Date.parse(part.takenAt)))
  return open.flatMap((finding) => {
    if (finding.kind !== 'audit' || finding.workflow === 'resolved' || !isGone(finding.resource, snapshot)) return []
    const { control, title, severity, resource, remediation } = finding
    const reason = 'The resource is gone: its type was listed completely and it is not in the list.'
    return [
      {
        kind: 'audit' as const,
        control,
        title,
        severity,
        verdict: 'not-applicable' as const,
        resource,
        evidence: {},
        reason,
        remediation,
        observedAt: takenAt,
        runId: options.runId,
      },
    ]
  })
}
