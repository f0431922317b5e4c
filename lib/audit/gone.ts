import type { AuditFinding, Finding } from '#lib/findings/finding.ts'
import type { AuditObservation } from '#lib/findings/observation.ts'
import type { ResourceRef } from '#lib/findings/resource.ts'
import { accountType } from './placeholder.ts'
import type { ListedScope, SnapshotSurvey } from './survey.ts'

/**
 * Whether a resource that was known is gone for sure: its type was listed completely where it stood, and it is not in the list.
 * False whenever there is doubt: another account, a region that was not looked at, a gap on its type. The account itself is never gone.
 */
export function isGone(ref: ResourceRef, account: string, survey: SnapshotSurvey): boolean {
  return goneFrom(ref, account, survey).length > 0
}

/** Observations that close the open audit findings of resources which are gone for sure (`not-applicable`); the rest of `findings` is left alone. */
export function resolveGone(
  findings: readonly Finding[],
  account: string,
  survey: SnapshotSurvey,
  options: { readonly runId: string },
): AuditObservation[] {
  const open = findings.filter((finding) => finding.kind === 'audit' && finding.workflow !== 'resolved') as readonly AuditFinding[]
  return open.flatMap((finding) => {
    const scopes = goneFrom(finding.resource, account, survey)
    if (scopes.length === 0) return []
    const { control, title, severity, resource, remediation } = finding
    return [
      {
        kind: 'audit',
        control,
        title,
        severity,
        resource,
        remediation,
        verdict: 'not-applicable',
        reason: `The resource no longer exists: ${resource.type} was listed completely and it was not in the list.`,
        evidence: { gone: true },
        observedAt: scopes.map((scope) => scope.takenAt).reduce((a, b) => Math.min(a, b)),
        runId: options.runId,
      },
    ]
  })
}

/** The scopes that listed where the resource stood, if they listed completely and without it; else none. */
function goneFrom(ref: ResourceRef, account: string, survey: SnapshotSurvey): readonly ListedScope[] {
  if (ref.account !== account || ref.type === accountType) return []
  const covering = survey.scopesOf(ref.type).filter((scope) => scope.region === ref.region || scope.region === 'global')
  if (covering.some((scope) => scope.gaps.length > 0)) return []
  return survey.has(ref) ? [] : covering
}
