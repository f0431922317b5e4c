import type { AuditObservation } from '#lib/findings/observation.ts'
import type { ResourceRef } from '#lib/findings/resource.ts'
import type { Check, Judgement } from './check.ts'
import { fail, pass, undecided } from './check.ts'
import { type JudgeContext, judge } from './judge.ts'
import { accountRef, anyResourceIn } from './placeholder.ts'
import { RelatedIndex } from './related-index.ts'
import type { SeenType } from './seen.ts'
import { seenOfType, takenAtOf } from './seen.ts'
import type { Gap, Snapshot } from './snapshot.ts'
import type { Thresholds } from './thresholds.ts'

/** What an evaluation is told from outside. */
export interface EvaluateOptions {
  /** Names the run; part of every observation. */
  readonly runId: string
  /** @default `defaultThresholds` */
  readonly thresholds?: Thresholds
}

/** Resources or gaps that the evidence of one verdict names; the rest is counted. */
const namedInEvidence = 20

/**
 * Every check on everything of its type in the snapshot, in the order of the checks. Pure; the same snapshot gives the same observations.
 *
 * Hand in everything that one run saw of the account: a control about the account (one multi-region trail is enough) is judged
 * over all parts together. A part that was planned and lost must be in the snapshot as a gap (`missingPart` of `recorded-run.ts`).
 *
 * - A resource that was seen is judged by what was seen of it; reading what was not gives `unknown`.
 * - A scope whose listing is incomplete gives one more `unknown` per check, on a placeholder whose ARN ends in `*`.
 * - A type that no part was to list gives nothing: the check was not asked.
 */
export function evaluate(checks: readonly Check[], snapshot: Snapshot, options: EvaluateOptions): AuditObservation[] {
  const seen = new Map<string, SeenType>()
  const index = new RelatedIndex(checks)
  for (const part of snapshot.parts) index.add(part)
  return checks.flatMap((check) => {
    const ofType = seen.get(check.resource) ?? seenOfType(snapshot, check.resource)
    seen.set(check.resource, ofType)
    const context = { related: index.viewFor(check), ...(options.thresholds ? { thresholds: options.thresholds } : {}) }
    return judgedBy(check, ofType, snapshot, context).map((one) => observationOf(check, one, options))
  })
}

interface JudgedResource {
  readonly ref: ResourceRef
  readonly judgement: Judgement
  /** Milliseconds since the epoch. */
  readonly takenAt: number
}

type Context = Omit<JudgeContext, 'takenAt'>

function judgedBy(check: Check, seen: SeenType, snapshot: Snapshot, context: Context): readonly JudgedResource[] {
  const regions = snapshot.parts.map((part) => part.region)
  if (check.accountNeedsOne !== undefined)
    return judgeTogether(check, check.accountNeedsOne, seen, accountRef(snapshot.account, regions), context)
  if (check.regionNeedsOne === undefined) return judgeEach(check, seen, context)
  const absent = check.regionNeedsOne
  const here = [...new Set([...seen.parts.map((part) => part.region), ...seen.resources.map(({ resource }) => resource.region)])].sort()
  return here.flatMap((region) => {
    const own: SeenType = {
      keys: seen.keys,
      resources: seen.resources.filter(({ resource }) => resource.region === region),
      parts: seen.parts.filter((part) => part.region === region),
      unseen: seen.unseen.filter(({ part }) => part.region === region),
    }
    return judgeTogether(check, absent, own, { ...accountRef(snapshot.account, [region]), region }, context)
  })
}

function judgeEach(check: Check, seen: SeenType, context: Context): JudgedResource[] {
  const resources = seen.resources.map(({ resource, takenAt }) => ({
    ref: resource,
    takenAt,
    judgement: judge(check, resource, { ...context, takenAt }),
  }))
  const scopes = seen.unseen.map(({ part, gaps }) => ({
    ref: anyResourceIn(part, check.resource),
    takenAt: takenAtOf(part),
    judgement: undecided(`Not everything could be listed here: ${gaps.map(reasonOf).join('; ')}`, { gaps: gapEvidence(gaps) }),
  }))
  return [...resources, ...scopes]
}

/** One that passes is enough; without one, anything that was not seen could have been it. */
function judgeTogether(check: Check, absent: string, seen: SeenType, ref: ResourceRef, context: Context): JudgedResource[] {
  if (seen.parts.length === 0 && seen.resources.length === 0) return []
  const each = seen.resources.map(({ resource, takenAt }) => ({ resource, judgement: judge(check, resource, { ...context, takenAt }) }))
  const takenAt = [...seen.parts.map(takenAtOf), ...seen.resources.map((one) => one.takenAt)].reduce((a, b) => Math.min(a, b))
  const named = each
    .slice(0, namedInEvidence)
    .map(({ resource, judgement }) => ({ arn: resource.arn, verdict: judgement.verdict, reason: judgement.reason }))
  const evidence = { considered: named, count: each.length }
  const account = { ref, takenAt }

  const good = each.find(({ judgement }) => judgement.verdict === 'pass')
  if (good) {
    const { reason, evidence: facts } = good.judgement
    return [{ ...account, judgement: pass(reason, { resource: good.resource.arn, ...facts }) }]
  }
  const gaps = seen.unseen.flatMap((scope) => scope.gaps)
  const doubts = [
    ...each.filter(({ judgement }) => judgement.verdict === 'unknown').map(({ judgement }) => judgement.reason),
    ...gaps.map(reasonOf),
  ]
  if (doubts.length > 0) {
    const reason = `None was seen that satisfies it, and not everything was seen: ${doubts.slice(0, 3).join('; ')}`
    return [{ ...account, judgement: undecided(reason, { ...evidence, gaps: gapEvidence(gaps) }) }]
  }
  const reason = each.length === 0 ? absent : named.map((one) => `${one.arn}: ${one.reason}`).join('; ')
  return [{ ...account, judgement: fail(reason, evidence) }]
}

const reasonOf = (gap: Gap): string => `${gap.action} in ${gap.region} ${gap.outcome} (${gap.reason})`

function gapEvidence(gaps: readonly Gap[]): readonly Record<string, string>[] {
  return gaps.slice(0, namedInEvidence).map(({ action, region, outcome, reason }) => ({ action, region, outcome, reason }))
}

function observationOf(check: Check, { ref, judgement, takenAt }: JudgedResource, options: EvaluateOptions): AuditObservation {
  const { arn, type, account, region } = ref
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
    runId: options.runId,
  }
}

export { isGone, resolveGone } from './gone.ts'
