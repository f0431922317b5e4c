import type { AuditObservation } from '#lib/findings/observation.ts'
import { severityRank } from '#lib/findings/severity.ts'
import type { Verdict } from '#lib/findings/verdict.ts'
import type { Framework, Requirement } from '#lib/frameworks/framework.ts'

/** Where a requirement stands. `not-covered`: no control looks at it yet. */
export type RequirementStatus = 'fail' | 'unknown' | 'manual' | 'pass' | 'not-applicable' | 'not-covered'

/** How much of what was to be looked at was looked at. A scope is one account, region and service. */
export interface ScorecardCoverage {
  readonly scopesSeen: number
  readonly scopesExpected: number
  /**
   * Controls whose types were listed completely everywhere: no result of such a control means that there is nothing to judge.
   * @default none: a control without a result is unknown
   */
  readonly asked?: readonly string[]
}

/** A resource that fails or could not be judged, for the list below a requirement. */
export interface ScoredResource {
  readonly control: string
  readonly severity: AuditObservation['severity']
  readonly resource: AuditObservation['resource']
  readonly reason: string
}

/** One requirement with what decided it. */
export interface ScoredRequirement {
  readonly requirement: Requirement
  readonly status: RequirementStatus
  /** Results by verdict, over all its controls. */
  readonly counts: Readonly<Record<Verdict, number>>
  /** Why it is unknown, where no single result says so. */
  readonly doubts: readonly string[]
  /** The gravest, at most `resourcesNamed`; `counts` has the true numbers. */
  readonly failing: readonly ScoredResource[]
  readonly unseen: readonly ScoredResource[]
}

/** A framework judged on one run. The score never stands without its denominators. */
export interface Scorecard {
  readonly framework: Pick<Framework, 'id' | 'name' | 'version' | 'source'>
  readonly requirements: readonly ScoredRequirement[]
  readonly totals: Readonly<Record<RequirementStatus, number>>
  /** Requirements that pass, of those that were decided either way; `share` is null when none was decided. */
  readonly score: { readonly passed: number; readonly decided: number; readonly share: number | null }
  readonly coverage: {
    /** Requirements decided (pass, fail or not applicable), of all in the framework. */
    readonly requirementsDecided: number
    readonly requirements: number
    readonly scopesSeen: number
    readonly scopesExpected: number
  }
}

const resourcesNamed = 5

/**
 * Judges a framework on the results of one run. Any fail fails a requirement; anything that was not seen leaves it unknown; it
 * passes only when every control of it has a result or nothing to judge, at least one passes, and they cover the whole of it.
 */
export function scorecard(framework: Framework, results: readonly AuditObservation[], coverage: ScorecardCoverage): Scorecard {
  const byControl = Map.groupBy(results, (result) => result.control)
  const asked = new Set(coverage.asked)
  const requirements = framework.requirements.map((requirement) => scored(requirement, byControl, asked))
  const totals = { fail: 0, unknown: 0, manual: 0, pass: 0, 'not-applicable': 0, 'not-covered': 0 }
  for (const { status } of requirements) totals[status] += 1
  const decided = totals.pass + totals.fail
  const { id, name, version, source } = framework
  return {
    framework: { id, name, version, source },
    requirements,
    totals,
    score: { passed: totals.pass, decided, share: decided === 0 ? null : totals.pass / decided },
    coverage: {
      requirementsDecided: decided + totals['not-applicable'],
      requirements: requirements.length,
      scopesSeen: coverage.scopesSeen,
      scopesExpected: coverage.scopesExpected,
    },
  }
}

function scored(
  requirement: Requirement,
  byControl: ReadonlyMap<string, readonly AuditObservation[]>,
  asked: ReadonlySet<string>,
): ScoredRequirement {
  const results = requirement.controls.flatMap((control) => byControl.get(control) ?? [])
  const silent = requirement.controls.filter((control) => !byControl.has(control) && !asked.has(control))
  const counts = countVerdicts(results)
  const doubts = silent.map((control) => `${control} gave no result: there is nothing to judge, or it was not looked at`)
  if (requirement.coverage === 'partly') doubts.push(requirement.note ?? 'only part of it is looked at')
  return {
    requirement,
    status: statusOf(requirement, counts, doubts),
    counts,
    doubts,
    failing: gravest(results, 'fail'),
    unseen: gravest(results, 'unknown'),
  }
}

function countVerdicts(results: readonly AuditObservation[]): Readonly<Record<Verdict, number>> {
  const counts = { pass: 0, fail: 0, 'not-applicable': 0, unknown: 0, manual: 0 }
  for (const { verdict } of results) counts[verdict] += 1
  return counts
}

/** The order is the promise: a fail is never hidden, and what was not seen never passes. */
function statusOf(requirement: Requirement, counts: Readonly<Record<Verdict, number>>, doubts: readonly string[]): RequirementStatus {
  if (requirement.coverage === 'not-covered-yet' || requirement.controls.length === 0) return 'not-covered'
  if (counts.fail > 0) return 'fail'
  if (counts.unknown > 0 || doubts.length > 0) return 'unknown'
  if (counts.manual > 0 || requirement.decidedBy !== 'controls') return 'manual'
  return counts.pass > 0 ? 'pass' : 'not-applicable'
}

function gravest(results: readonly AuditObservation[], verdict: Verdict): readonly ScoredResource[] {
  return results
    .filter((result) => result.verdict === verdict)
    .sort((a, b) => severityRank(b.severity) - severityRank(a.severity) || (a.resource.arn < b.resource.arn ? -1 : 1))
    .slice(0, resourcesNamed)
    .map(({ control, severity, resource, reason }) => ({ control, severity, resource, reason }))
}
