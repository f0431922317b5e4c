import type { AuditObservation } from '#lib/findings/observation.ts'
import type { Check } from './check.ts'
import { type EvaluateOptions, Evaluation } from './evaluation.ts'
import type { Snapshot } from './snapshot.ts'

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
  const evaluation = new Evaluation(checks, snapshot.account, options)
  for (const part of snapshot.parts) evaluation.look(part)
  const observations = [...snapshot.parts.flatMap((part) => [...evaluation.judge(part)]), ...evaluation.conclude()]
  const order = new Map(checks.map((check, position) => [check.id, position]))
  return observations.sort((a, b) => (order.get(a.control) ?? 0) - (order.get(b.control) ?? 0))
}
