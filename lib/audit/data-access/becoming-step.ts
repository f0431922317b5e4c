import type { DecidingStatement, Outcome } from '../iam/evaluate/decision.ts'

/** One step by which somebody becomes somebody else. */
export interface BecomingStep {
  /** ARN of a principal, or a name for somebody outside (`account 999988887777`). */
  readonly from: string
  readonly to: string
  /** The action, or the id of an escalation path. */
  readonly how: string
  readonly outcome: Exclude<Outcome, 'denied'>
  readonly dependsOn: readonly string[]
  readonly by: readonly DecidingStatement[]
}
