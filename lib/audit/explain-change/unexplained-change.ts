import type { AuditObservation } from '#lib/findings/observation.ts'
import type { ResourceRef } from '#lib/findings/resource.ts'
import { graverSeverity } from '#lib/findings/severity.ts'
import type { Change } from '../diff/change.ts'
import { resourceKey } from '../survey.ts'
import type { Explanation } from './explain-changes.ts'

/** The control under which a change that no recorded call made is a finding. It has no verdict on resources that did not change. */
export const unexplainedChange = {
  id: 'unexplained-change',
  title: 'Changes are made by recorded calls',
  rationale:
    'Whatever changes in an account leaves a record of who did it. A change without one was made where nobody was recording, or its record was taken away: both hide an intruder.',
  remediation:
    'Find out who made the change: look into the change log of your team and of AWS Health, verify the log files with `keepwatch logs verify` and look for trails that were stopped in the time between. Undo the change if nobody claims it, then resolve the finding.',
} as const

/** Sentences of one resource that stand in its evidence. */
const sentencesKept = 20

/**
 * Observations for the changes that nothing explains: one for each resource, `fail`, as grave as its gravest change. Nothing is observed of
 * other changes, so a finding stays open until a person resolves it: that a later change is explained does not explain this one.
 */
export function observeUnexplained(
  changes: readonly { readonly change: Change; readonly explanation: Explanation }[],
  { runId }: { readonly runId: string },
): readonly AuditObservation[] {
  const unexplained = changes.filter(({ explanation }) => explanation.outcome === 'unexplained').map(({ change }) => change)
  const byResource = Map.groupBy(unexplained, ({ resource }) => resourceKey(resource))
  return [...byResource.values()].flatMap((own) => {
    const [first] = own
    return first ? [observationOf(first.resource, own, runId)] : []
  })
}

function observationOf(resource: ResourceRef, changes: readonly Change[], runId: string): AuditObservation {
  const from = changes.map((change) => change.from).reduce((a, b) => Math.min(a, b))
  const to = changes.map((change) => change.to).reduce((a, b) => Math.max(a, b))
  const sentences = changes.map(({ sentence }) => sentence).sort()
  const more = sentences.length > 1 ? ` (and ${sentences.length - 1} more)` : ''
  return {
    kind: 'audit',
    control: unexplainedChange.id,
    title: unexplainedChange.title,
    severity: changes.map(({ weight }) => weight).reduce(graverSeverity),
    verdict: 'fail',
    resource,
    evidence: {
      changes: sentences.slice(0, sentencesKept),
      count: sentences.length,
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
    },
    reason: `No recorded call made this change: ${sentences[0] ?? ''}${more}.`,
    remediation: unexplainedChange.remediation,
    observedAt: to,
    runId,
  }
}
