import type { Resource } from '#lib/findings/resource.ts'
import { verdicts } from '#lib/findings/verdict.ts'
import type { Check, Judgement } from './check.ts'
import { undecided } from './check.ts'
import { guardUnseen } from './guard.ts'
import { RelatedIndex, type RelatedView } from './related-index.ts'
import { defaultThresholds, type Thresholds } from './thresholds.ts'

/** Evidence is stored with the finding, in one DynamoDB item of at most 400 KB: characters of JSON that are kept. */
const evidenceLimit = 32_768

/** What judging needs beside the resource; whatever is left out is empty or default. */
export interface JudgeContext {
  /** Milliseconds since the epoch. */
  readonly takenAt: number
  /** @default nothing was listed, so looking for anything is `unknown` */
  readonly related?: RelatedView
  readonly thresholds?: Thresholds
}

/**
 * One check on one resource. Never throws: what the check reads but nobody saw, and any error of the check itself, is `unknown`.
 */
export function judge(check: Check, resource: Resource, context: JudgeContext): Judgement {
  const guarded = guardUnseen(resource, check.reads)
  const related = context.related ?? new RelatedIndex([]).viewFor(check)
  const judgement = tryEvaluate(check, guarded.resource, { related, takenAt: context.takenAt, thresholds: context.thresholds })
  const touched = guarded.touched() ?? related.takeTouched()
  return touched === undefined ? judgement : undecided(touched)
}

function tryEvaluate(
  check: Check,
  resource: ReturnType<typeof guardUnseen>['resource'],
  {
    takenAt,
    related,
    thresholds = defaultThresholds,
  }: JudgeContext & { readonly related: RelatedView; readonly thresholds?: Thresholds | undefined },
): Judgement {
  try {
    const { verdict, reason, evidence } = check.evaluate(resource, { takenAt, related, thresholds })
    if (!verdicts.includes(verdict))
      return undecided(`Check ${check.id} returned the verdict ${String(verdict)}; wanted one of ${verdicts.join(', ')}.`)
    return { verdict, reason, evidence: plainEvidence(evidence) }
  } catch (error) {
    return undecided(`Check ${check.id} could not judge this resource: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Evidence as plain JSON, copied while the guard is up: a check that hands out a bag with a hole in it is noticed here. */
function plainEvidence(evidence: Judgement['evidence']): Judgement['evidence'] {
  const text = JSON.stringify(evidence)
  if (text.length <= evidenceLimit) return JSON.parse(text)
  return { truncated: `${text.slice(0, evidenceLimit)}…`, characters: text.length }
}
