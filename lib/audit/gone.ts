import type { AuditFinding, Finding } from '#lib/findings/finding.ts'
import type { AuditObservation } from '#lib/findings/observation.ts'
import type { ResourceRef } from '#lib/findings/resource.ts'
import { accountType } from './placeholder.ts'
import { resourceKey, type SeenType, seenOfType, takenAtOf } from './seen.ts'
import type { Snapshot, SnapshotPart } from './snapshot.ts'

/**
 * Whether a resource that was known is gone for sure: its type was listed completely where it stood, and it is not in the list.
 * False whenever there is doubt: another account, a region that was not looked at, a gap on its type. The account itself is never gone.
 */
export function isGone(ref: ResourceRef, snapshot: Snapshot): boolean {
  return goneFrom(ref, snapshot, seenOfType(snapshot, ref.type)).length > 0
}

/** Observations that close the open audit findings of resources which are gone for sure (`not-applicable`); the rest of `findings` is left alone. */
export function resolveGone(findings: readonly Finding[], snapshot: Snapshot, options: { readonly runId: string }): AuditObservation[] {
  const seen = new Map<string, SeenType>()
  const open = findings.filter((finding) => finding.kind === 'audit' && finding.workflow !== 'resolved') as readonly AuditFinding[]
  return open.flatMap((finding) => {
    const { type } = finding.resource
    const ofType = seen.get(type) ?? seenOfType(snapshot, type)
    seen.set(type, ofType)
    const parts = goneFrom(finding.resource, snapshot, ofType)
    if (parts.length === 0) return []
    const { control, title, severity, resource, remediation } = finding
    const reason = `The resource no longer exists: ${type} was listed completely and it was not in the list.`
    const observedAt = parts.map(takenAtOf).reduce((a, b) => Math.min(a, b))
    return [
      {
        kind: 'audit',
        control,
        title,
        severity,
        resource,
        remediation,
        verdict: 'not-applicable',
        reason,
        evidence: { gone: true },
        observedAt,
        runId: options.runId,
      },
    ]
  })
}

/** The parts that listed where the resource stood, if they listed completely and without it; else none. */
function goneFrom(ref: ResourceRef, snapshot: Snapshot, seen: SeenType): readonly SnapshotPart[] {
  if (ref.account !== snapshot.account || ref.type === accountType) return []
  const covering = seen.parts.filter((part) => part.region === ref.region || part.region === 'global')
  if (seen.unseen.some(({ part }) => covering.includes(part))) return []
  return seen.keys.has(resourceKey(ref)) ? [] : covering
}
