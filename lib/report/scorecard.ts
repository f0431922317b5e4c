import type { ExceptionRef } from '#lib/findings/exception/exception.ts'
import type { AuditObservation } from '#lib/findings/observation.ts'
import { severityRank } from '#lib/findings/severity.ts'
import { type Verdict, verdicts } from '#lib/findings/verdict.ts'
import type { Framework, Requirement } from '#lib/frameworks/framework.ts'

/**
 * Where a requirement stands. `manual`: a person has to state it. `accepted`: all that fails is an accepted risk, which is no pass.
 * `not-covered`: nothing looks at it yet.
 */
export type RequirementStatus = 'fail' | 'unknown' | 'manual' | 'accepted' | 'pass' | 'not-applicable' | 'not-covered'

/**
 * Whether a detection can see, over all that was looked at: `on` everywhere where there is something to record, `off` where its log
 * source is off somewhere, `none` where there is nothing to record anywhere.
 */
export type DetectionState = 'on' | 'off' | 'unknown' | 'none'

/** How much of what was to be looked at was looked at. A scope is one account, region and service. */
export interface ScorecardCoverage {
  readonly scopesSeen: number
  readonly scopesExpected: number
  /**
   * Controls whose types were listed completely everywhere: no result of such a control means that there is nothing to judge.
   * @default none: a control without a result is unknown
   */
  readonly asked?: readonly string[]
  /** By id of the detection. @default none: a detection that is not named here is unknown */
  readonly detectionStates?: ReadonlyMap<string, DetectionState>
  /** What people state today, by id of the attestation; a statement whose time is over is not in it. @default none */
  readonly statements?: ReadonlyMap<string, 'met' | 'not-met'>
}

/** A resource that fails or could not be judged, for the list below a requirement. */
export interface ScoredResource {
  readonly control: string
  readonly severity: AuditObservation['severity']
  readonly resource: AuditObservation['resource']
  readonly reason: string
}

/** A resource that fails and whose risk somebody accepted. */
export interface AcceptedRisk extends ScoredResource {
  readonly exception: ExceptionRef
}

/** One requirement with what decided it. */
export interface ScoredRequirement {
  readonly requirement: Requirement
  readonly status: RequirementStatus
  /** Results by verdict, over all its controls; accepted risks are not among the fails. */
  readonly counts: Readonly<Record<Verdict, number>>
  /** The detections that it names, required and compensating. */
  readonly detections: readonly { readonly id: string; readonly state: DetectionState }[]
  /** It passes because detections that can see do what its controls, which do not pass, should. */
  readonly compensated: boolean
  /** What a person stated, where one was asked. */
  readonly statement?: 'met' | 'not-met'
  /** Why it is unknown or fails, where no single result says so. */
  readonly doubts: readonly string[]
  /** The gravest, at most `resourcesNamed`; `counts` has the true numbers. */
  readonly failing: readonly ScoredResource[]
  readonly unseen: readonly ScoredResource[]
  /** Fails that an exception hides: how many, and the gravest. */
  readonly accepted: number
  readonly acceptedRisks: readonly AcceptedRisk[]
}

/** A framework judged on one run. The score never stands without its denominators. */
export interface Scorecard {
  readonly framework: Pick<Framework, 'id' | 'name' | 'version' | 'source'>
  readonly requirements: readonly ScoredRequirement[]
  readonly totals: Readonly<Record<RequirementStatus, number>>
  /**
   * Requirements that pass, of those that were decided (accepted risks among them, which do not pass); `share` is null when none was decided. `compensated` of the
   * passed rest on our own detections in place of their controls.
   */
  readonly score: { readonly passed: number; readonly compensated: number; readonly decided: number; readonly share: number | null }
  readonly coverage: {
    /** Requirements decided (pass, fail or not applicable), of all in the framework. */
    readonly requirementsDecided: number
    readonly requirements: number
    /** `requirementsDecided` of `requirements`; 0 for a framework without any. */
    readonly share: number
    readonly scopesSeen: number
    readonly scopesExpected: number
  }
}

const resourcesNamed = 5

/**
 * Judges a framework on the results of one run. Any fail, a blind detection and a statement that it is not met fail a requirement;
 * anything that was not seen leaves it unknown; it passes only when every control of it has a result or nothing to judge, at least
 * one thing speaks for it, and all together cover the whole of it.
 */
export function scorecard(framework: Framework, results: readonly AuditObservation[], coverage: ScorecardCoverage): Scorecard {
  const byControl = summaries(results)
  const asked = new Set(coverage.asked)
  const requirements = framework.requirements.map((requirement) => scored(requirement, byControl, asked, coverage))
  const totals = { fail: 0, unknown: 0, manual: 0, accepted: 0, pass: 0, 'not-applicable': 0, 'not-covered': 0 }
  for (const { status } of requirements) totals[status] += 1
  const decided = totals.pass + totals.accepted + totals.fail
  const requirementsDecided = decided + totals['not-applicable']
  const { id, name, version, source } = framework
  return {
    framework: { id, name, version, source },
    requirements,
    totals,
    score: {
      passed: totals.pass,
      compensated: requirements.filter((requirement) => requirement.compensated).length,
      decided,
      share: decided === 0 ? null : totals.pass / decided,
    },
    coverage: {
      requirementsDecided,
      requirements: requirements.length,
      share: requirements.length === 0 ? 0 : requirementsDecided / requirements.length,
      scopesSeen: coverage.scopesSeen,
      scopesExpected: coverage.scopesExpected,
    },
  }
}

function scored(
  requirement: Requirement,
  byControl: ReadonlyMap<string, ControlSummary>,
  asked: ReadonlySet<string>,
  { detectionStates, statements }: ScorecardCoverage,
): ScoredRequirement {
  const found = requirement.controls.flatMap((control) => byControl.get(control) ?? [])
  const silent = requirement.controls.filter((control) => !byControl.has(control) && !asked.has(control))
  const counts = sumOf(found.map((summary) => summary.counts))
  const stateOf = (id: string) => ({ id, state: detectionStates?.get(id) ?? ('unknown' as const) })
  const required = (requirement.detections ?? []).map(stateOf)
  const instead = (requirement.compensatedBy ?? []).map(stateOf)
  const statement = requirement.attestation ? statements?.get(requirement.attestation.id) : undefined
  const accepted = found.reduce((sum, summary) => sum + summary.accepted, 0)
  const facts = { requirement, counts, accepted, silent, required, instead, statement }
  const status = statusOf(facts)
  return {
    requirement,
    status,
    counts,
    detections: [...required, ...instead],
    compensated: status === 'pass' && isCompensated(facts),
    ...(statement === undefined ? {} : { statement }),
    doubts: doubtsOf(facts),
    failing: gravest(found.flatMap((summary) => summary.failing)),
    unseen: gravest(found.flatMap((summary) => summary.unseen)),
    accepted,
    acceptedRisks: gravest(found.flatMap((summary) => summary.acceptedRisks)),
  }
}

/** All that decides a requirement. */
interface Facts {
  readonly requirement: Requirement
  readonly counts: Readonly<Record<Verdict, number>>
  readonly accepted: number
  /** Controls of which nothing is known. */
  readonly silent: readonly string[]
  readonly required: readonly { readonly id: string; readonly state: DetectionState }[]
  readonly instead: readonly { readonly id: string; readonly state: DetectionState }[]
  readonly statement: 'met' | 'not-met' | undefined
}

function doubtsOf({ requirement, silent, required, statement }: Facts): readonly string[] {
  const detections = (state: DetectionState) => required.filter((detection) => detection.state === state).map(({ id }) => id)
  return [
    ...(statement === 'not-met' ? [`a person stated that it is not met: ${requirement.attestation?.question ?? ''}`] : []),
    ...detections('off').map((id) => `the detection ${id} is blind: its log source is off, or partly off, somewhere`),
    ...detections('unknown').map((id) => `nobody looked whether the detection ${id} can see`),
    ...(silent.length === 0 ? [] : [`no result of ${shortList(silent)}: there is nothing to judge, or it was not looked at`]),
    ...(requirement.coverage === 'partly' ? [requirement.note ?? 'only part of it is looked at'] : []),
  ]
}

function shortList(names: readonly string[]): string {
  const rest = names.length - resourcesNamed
  return rest > 0 ? `${names.slice(0, resourcesNamed).join(', ')} and ${rest} more` : names.join(', ')
}

type Counts = Record<Verdict, number>

/** What one control found. Made once: many requirements rest on the same control, and an account may have a million results. */
interface ControlSummary {
  readonly counts: Readonly<Counts>
  readonly failing: readonly ScoredResource[]
  readonly unseen: readonly ScoredResource[]
  readonly accepted: number
  readonly acceptedRisks: readonly AcceptedRisk[]
}

function summaries(results: readonly AuditObservation[]): ReadonlyMap<string, ControlSummary> {
  const byControl = Map.groupBy(results, (result) => result.control)
  return new Map(
    [...byControl].map(([control, own]) => {
      const open = own.filter((result) => result.exception === undefined)
      const of = (verdict: Verdict) => gravest(open.filter((result) => result.verdict === verdict).map(asScored))
      const accepted = own.flatMap((result) => (result.exception ? [{ ...asScored(result), exception: result.exception }] : []))
      const summary = { counts: countsOf(open), failing: of('fail'), unseen: of('unknown') }
      return [control, { ...summary, accepted: accepted.length, acceptedRisks: gravest(accepted) }]
    }),
  )
}

const none = (): Counts => ({ pass: 0, fail: 0, 'not-applicable': 0, unknown: 0, manual: 0 })

function countsOf(results: readonly AuditObservation[]): Readonly<Counts> {
  const counts = none()
  for (const { verdict } of results) counts[verdict] += 1
  return counts
}

function sumOf(all: readonly Readonly<Counts>[]): Readonly<Counts> {
  const sum = none()
  for (const counts of all) for (const verdict of verdicts) sum[verdict] += counts[verdict]
  return sum
}

/** The order is the promise: a fail is never hidden, and what was not seen never passes. */
function statusOf(facts: Facts): RequirementStatus {
  const { requirement, counts, accepted, silent, required, statement } = facts
  const hasNothing = requirement.controls.length + required.length === 0 && requirement.attestation === undefined
  if (requirement.coverage === 'not-covered-yet' || hasNothing) return 'not-covered'
  const isCovered = isCompensated(facts)
  if (statement === 'not-met' || required.some(({ state }) => state === 'off')) return 'fail'
  if (counts.fail > 0 && !isCovered) return 'fail'
  if (required.some(({ state }) => state === 'unknown')) return 'unknown'
  if ((counts.unknown > 0 || silent.length > 0) && !isCovered) return 'unknown'
  if (accepted > 0 && !isCovered) return 'accepted'
  return statusOfSeen(facts, isCovered)
}

/** Nothing fails, nothing is hidden, and all was seen. */
function statusOfSeen(facts: Facts, isCovered: boolean): RequirementStatus {
  const { requirement, counts, required, statement } = facts
  if (statement === undefined && hasNothingToState(facts)) return 'not-applicable'
  if (statement === undefined && (counts.manual > 0 || requirement.decidedBy !== 'controls')) return 'manual'
  // A person who states the whole of it has looked at the part that no check looks at.
  if (requirement.coverage === 'partly' && statement === undefined) return 'unknown'
  const speaksForIt = counts.pass > 0 || isCovered || statement === 'met' || required.some(({ state }) => state === 'on')
  return speaksForIt ? 'pass' : 'not-applicable'
}

/** The facts that a person is to judge were looked for, and there are none: no peered network, no organisation. */
function hasNothingToState({ requirement, counts }: Facts): boolean {
  const { 'not-applicable': none, pass, manual } = counts
  return requirement.decidedBy === 'attestation' && requirement.coverage === 'covered' && none > 0 && pass + manual === 0
}

/** Detections do the same by other means, all of them can see, and the controls do not pass by themselves. */
function isCompensated({ counts, silent, instead }: Facts): boolean {
  const isNeeded = counts.fail + counts.unknown + silent.length > 0
  return isNeeded && instead.length > 0 && instead.every(({ state }) => state === 'on')
}

const asScored = ({ control, severity, resource, reason }: AuditObservation): ScoredResource => ({ control, severity, resource, reason })

function gravest<Each extends ScoredResource>(results: readonly Each[]): readonly Each[] {
  return [...results]
    .sort((a, b) => severityRank(b.severity) - severityRank(a.severity) || (a.resource.arn < b.resource.arn ? -1 : 1))
    .slice(0, resourcesNamed)
}
