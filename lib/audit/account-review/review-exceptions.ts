import { canonicalJson } from '#lib/findings/canonical-json.ts'
import { type Exception, type RefusedException, warningDays } from '#lib/findings/exception/exception.ts'
import { endingSoon } from '#lib/findings/exception/exception-set.ts'
import type { ReadExceptions } from '#lib/findings/exception/read-exceptions.ts'
import type { AuditObservation } from '#lib/findings/observation.ts'
import type { ResourceRef } from '#lib/findings/resource.ts'
import { type ReviewControl, type ReviewedRun, reviewed } from './review-control.ts'

/** An exception that hides nothing because it is written wrongly, or is over. */
export const exceptionValid: ReviewControl = {
  id: 'exception-valid',
  title: 'Exceptions are complete, narrow and in force',
  severity: 'high',
  rationale:
    'An exception that cannot be read hides nothing: what its owner thinks is accepted stands open, and nobody knows of the mistake.',
  remediation: 'Correct the exception as its reason says, or take it away; keepwatch exceptions check FILE shows what each one hides.',
}

/** An exception that ends soon. */
export const exceptionRenewed: ReviewControl = {
  id: 'exception-renewed',
  title: 'Exceptions are renewed or closed before they end',
  severity: 'high',
  rationale: 'When an exception ends its findings stand open again, and are told. Whoever answers for the risk decides before that.',
  remediation: 'Mend what the exception hides, or have it approved anew with a later end.',
}

/** An exception that is new, changed or gone since the last run. */
export const exceptionUnchanged: ReviewControl = {
  id: 'exception-unchanged',
  title: 'Changes of exceptions are seen',
  severity: 'high',
  rationale: 'Whoever may write exceptions can make a finding disappear. Each change is told, so that somebody else looks at it.',
  remediation: 'Compare the change with its approval. It is told once, and closes with the next run.',
}

/** What is remembered of the exceptions of one run. */
export interface RememberedExceptions {
  readonly active: readonly Exception[]
  readonly refused: readonly RefusedException[]
}

/** Verdicts on the exceptions that speak of one account. `before`: those of its last run; undefined: there was none. */
export function reviewExceptions(
  { active, refused }: ReadExceptions,
  uses: ReadonlyMap<string, number>,
  before: RememberedExceptions | undefined,
  run: ReviewedRun & { readonly now: number },
): readonly AuditObservation[] {
  const own = active.filter(({ scope }) => scope.accounts.includes(run.account))
  const soon = new Set(endingSoon(own, run.now).map(({ id }) => id))
  const resourceOf = (id: string): ResourceRef => ({
    arn: `arn:aws:keepwatch::${run.account}:exception/${id}`,
    type: 'Keepwatch::Findings::Exception',
    account: run.account,
    region: 'global',
  })
  return [
    ...refused.map(({ id, reason, problem }) =>
      reviewed(exceptionValid, run, {
        resource: resourceOf(id),
        verdict: reason === 'not-yet' ? 'not-applicable' : 'fail',
        reason: `It hides nothing: ${problem}.`,
        evidence: { reason },
      }),
    ),
    ...own.flatMap((exception) => {
      const { id, expires, owner, scope } = exception
      const hidden = uses.get(id) ?? 0
      const resource = resourceOf(id)
      const evidence = { hidden, owner, expires, scope }
      const ending = soon.has(id)
      return [
        reviewed(exceptionValid, run, { resource, verdict: 'pass', reason: `It is in force and hides ${hidden} verdicts here.`, evidence }),
        reviewed(exceptionRenewed, run, {
          resource,
          verdict: ending ? 'fail' : 'pass',
          reason: ending
            ? `It ends on ${expires}, within ${warningDays} days, and hides ${hidden} verdicts here.`
            : `It holds until ${expires}.`,
          evidence,
        }),
      ]
    }),
    ...(before
      ? changes(
          own,
          before.active.filter(({ scope }) => scope.accounts.includes(run.account)),
          resourceOf,
          run,
        )
      : []),
  ]
}

function changes(
  now: readonly Exception[],
  before: readonly Exception[],
  resourceOf: (id: string) => ResourceRef,
  run: ReviewedRun,
): readonly AuditObservation[] {
  const [byId, wasById] = [now, before].map((list) => new Map(list.map((one) => [one.id, one]))) as [
    Map<string, Exception>,
    Map<string, Exception>,
  ]
  return [...new Set([...byId.keys(), ...wasById.keys()])].map((id) => {
    const [is, was] = [byId.get(id), wasById.get(id)]
    const resource = resourceOf(id)
    if (is && was && canonicalJson(is) === canonicalJson(was))
      return reviewed(exceptionUnchanged, run, { resource, verdict: 'pass', reason: 'It is as it was in the run before.' })
    const what = !was ? 'is new' : is ? 'changed' : 'does not hold any more'
    const who = is ? `, owned by ${is.owner}, approved by ${is.approver}, until ${is.expires}` : ''
    return reviewed(exceptionUnchanged, run, {
      resource,
      verdict: 'fail',
      reason: `The exception ${what}${who}.`,
      evidence: { before: was ?? null, after: is ?? null },
    })
  })
}
