import type { Resource } from '#lib/findings/resource.ts'
import { verdicts } from '#lib/findings/verdict.ts'
import type { Check, CheckContext, Judgement } from './check.ts'
import { undecided } from './check.ts'
import { guardUnseen } from './guard.ts'

/** Evidence is stored with the finding, in one DynamoDB item of at most 400 KB: characters of JSON that are kept. */
const evidenceLimit = 32_768

/**
 * One check on one resource. Never throws: what the check reads but nobody saw, and any error of the check itself, is `unknown`.
 */
export function judge(check: Check, resource: Resource, context: CheckContext): Judgement {
  const guarded = guardUnseen(resource)
  const judgement = tryEvaluate(check, guarded.resource, context)
  const touched = guarded.touched()
  return touched === undefined ? judgement : undecided(touched)
}

function tryEvaluate(check: Check, resource: ReturnType<typeof guardUnseen>['resource'], context: CheckContext): Judgement {
  try {
    const { verdict, reason, evidence } = check.evaluate(resource, context)
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
