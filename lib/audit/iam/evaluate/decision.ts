/** Whether a request goes through: `depends` on keys of the request that nobody named. */
export type Outcome = 'allowed' | 'denied' | 'depends'

/** A statement that decided, as a person finds it again. */
export interface DecidingStatement {
  /** What kind of policy it stands in. */
  readonly layer: Layer
  /** Name or ARN of the policy. */
  readonly policy: string
  /** Position in the policy, from 1. */
  readonly position: number
  readonly sid: string | null
  readonly effect: 'Allow' | 'Deny'
}

/** Kinds of policies that take part in a decision (IAM User Guide, "Policy evaluation logic"). */
export type Layer = 'identity' | 'boundary' | 'session' | 'scp' | 'rcp' | 'resource' | 'endpoint'

/** The answer to a request, with its proof. */
export interface Decision {
  readonly outcome: Outcome
  /**
   * Condition keys, in lower case, that it depends on; beside them `resource policy` (nobody saw it), `operator <name>` (not known) and
   * `several values of <key>` (no quantifier). Empty unless the outcome is `depends`.
   */
  readonly dependsOn: readonly string[]
  /**
   * Allowed: the statements that let it through; denied explicitly: those that forbid it; depends: those of the layers that surely let it
   * through; else empty.
   */
  readonly by: readonly DecidingStatement[]
  /** Where a request that is not allowed ends: the layer that denies, or allows nothing. */
  readonly stoppedBy?: Layer
}
