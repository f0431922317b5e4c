import type { AuditObservation } from '#lib/findings/observation.ts'
import type { Resource, ResourceRef } from '#lib/findings/resource.ts'
import type { Check, Judgement } from './check.ts'
import { undecided } from './check.ts'
import { gapEvidence, gapReason } from './gap-words.ts'
import { judge } from './judge.ts'
import { accountRef, anyResourceIn } from './placeholder.ts'
import { RelatedIndex, type RelatedView } from './related-index.ts'
import type { SnapshotPart } from './snapshot.ts'
import { resourceKey, SnapshotSurvey, takenAtOf } from './survey.ts'
import type { Thresholds } from './thresholds.ts'
import { Together } from './together.ts'

/** What an evaluation is told from outside. */
export interface EvaluateOptions {
  /** Names the run; part of every observation. */
  readonly runId: string
  /** @default `defaultThresholds` */
  readonly thresholds?: Thresholds
}

interface Asked {
  readonly check: Check
  readonly related: RelatedView
  /** By region (`''`: the whole account), for a control that one resource satisfies. */
  readonly together: Map<string, Together>
}

/**
 * The evaluation of one account, part by part, so that a million resources need not be in memory at once: `survey` every part, then
 * `judge` every part, then `conclude`. The same parts give the same observations, in whatever order they come; only their order differs.
 */
export class Evaluation {
  /** What was listed where; complete once every part was surveyed. */
  readonly survey = new SnapshotSurvey()
  readonly #account: string
  readonly #options: EvaluateOptions
  readonly #index: RelatedIndex
  readonly #asked: readonly Asked[]
  readonly #byType: ReadonlyMap<string, readonly Asked[]>
  /** Resources that several parts saw, as last seen. */
  readonly #latest = new Map<string, { readonly resource: Resource; readonly takenAt: number }>()

  constructor(checks: readonly Check[], account: string, options: EvaluateOptions) {
    this.#account = account
    this.#options = options
    this.#index = new RelatedIndex(checks)
    this.#asked = checks.map((check) => ({ check, related: this.#index.viewFor(check), together: new Map() }))
    this.#byType = Map.groupBy(this.#asked, ({ check }) => check.resource)
  }

  /** First pass: what was listed, and the resources that checks look at beside their own. */
  look(part: SnapshotPart): void {
    this.survey.add(part)
    this.#index.add(part)
  }

  /** Second pass: verdicts on the resources of a part. */
  *judge(part: SnapshotPart): Generator<AuditObservation> {
    const takenAt = takenAtOf(part)
    for (const resource of part.resources) {
      if (!this.#byType.has(resource.type)) continue
      if (this.survey.isTwice(resource)) this.#keepLatest(resource, takenAt)
      else yield* this.#judgeResource(resource, takenAt)
    }
  }

  /** Verdicts that need everything: on what several parts saw, on the account and regions, and on what could not be listed. */
  *conclude(): Generator<AuditObservation> {
    for (const { resource, takenAt } of this.#latest.values()) yield* this.#judgeResource(resource, takenAt)
    for (const asked of this.#asked) {
      if (asked.check.accountNeedsOne !== undefined) yield* this.#concludeAccount(asked, asked.check.accountNeedsOne)
      else if (asked.check.regionNeedsOne !== undefined) yield* this.#concludeRegions(asked, asked.check.regionNeedsOne)
      else yield* this.#concludeUnlisted(asked)
    }
  }

  #keepLatest(resource: Resource, takenAt: number): void {
    const key = resourceKey(resource)
    const known = this.#latest.get(key)
    if (!known || known.takenAt < takenAt) this.#latest.set(key, { resource, takenAt })
  }

  *#judgeResource(resource: Resource, takenAt: number): Generator<AuditObservation> {
    for (const asked of this.#byType.get(resource.type) ?? []) {
      const { check, related } = asked
      const { thresholds } = this.#options
      const judgement = judge(check, resource, { takenAt, related, ...(thresholds ? { thresholds } : {}) })
      const together = togetherOf(asked, resource.region)
      if (together) together.add(resource, judgement, takenAt)
      else yield this.#observation(check, resource, judgement, takenAt)
    }
  }

  *#concludeAccount({ check, together }: Asked, absent: string): Generator<AuditObservation> {
    const scopes = this.survey.scopesOf(check.resource)
    const all = together.get('') ?? new Together(absent)
    if (scopes.length === 0 && !together.has('')) return
    const { judgement, takenAt } = all.conclude(scopes)
    yield this.#observation(check, accountRef(this.#account, this.survey.regions), judgement, takenAt)
  }

  *#concludeRegions({ check, together }: Asked, absent: string): Generator<AuditObservation> {
    const scopes = this.survey.scopesOf(check.resource)
    for (const region of [...new Set([...scopes.map((scope) => scope.region), ...together.keys()])].sort()) {
      const here = together.get(region) ?? new Together(absent)
      const { judgement, takenAt } = here.conclude(scopes.filter((scope) => scope.region === region))
      yield this.#observation(check, { ...accountRef(this.#account, [region]), region }, judgement, takenAt)
    }
  }

  *#concludeUnlisted({ check }: Asked): Generator<AuditObservation> {
    for (const scope of this.survey.scopesOf(check.resource)) {
      if (scope.gaps.length === 0) continue
      const reason = `Not everything could be listed here: ${scope.gaps.map(gapReason).join('; ')}`
      const judgement = undecided(reason, { gaps: gapEvidence(scope.gaps) })
      yield this.#observation(check, anyResourceIn(scope, check.resource), judgement, scope.takenAt)
    }
  }

  #observation(check: Check, { arn, type, account, region }: ResourceRef, judgement: Judgement, takenAt: number): AuditObservation {
    return {
      kind: 'audit',
      control: check.id,
      title: check.title,
      severity: check.severity,
      verdict: judgement.verdict,
      resource: { arn, type, account, region },
      evidence: judgement.evidence,
      reason: judgement.reason,
      remediation: check.remediation.cli,
      observedAt: takenAt,
      runId: this.#options.runId,
    }
  }
}

/** Where verdicts on single resources are gathered, for a control that one of them satisfies. */
function togetherOf({ check, together }: Asked, region: string): Together | undefined {
  const absent = check.accountNeedsOne ?? check.regionNeedsOne
  if (absent === undefined) return undefined
  const key = check.accountNeedsOne === undefined ? region : ''
  const known = together.get(key)
  if (known) return known
  const made = new Together(absent)
  together.set(key, made)
  return made
}
