import type { DecidingStatement } from '../evaluate/decision.ts'

/** One request of an escalation, as it would be made. */
export interface EscalationStep {
  /** ARN of who asks; for what a service does with the role it was handed, the name of the service. */
  readonly by: string
  readonly action: string
  readonly resource: string
  /** Condition keys and values that come with it. */
  readonly context: Readonly<Record<string, string>>
  /** Statements that let it through. */
  readonly decidedBy: readonly DecidingStatement[]
}

/** The smallest change that closes a path. */
export interface EscalationFix {
  /** The right to take away. */
  readonly action: string
  readonly resource: string
  /** Where it stands. */
  readonly statements: readonly DecidingStatement[]
  readonly text: string
}

/** `exploitable`: every request is allowed; `unknown`: nothing forbids it, but something was not seen or hangs on the request. */
export type EscalationStatus = 'exploitable' | 'unknown'

/** Someone who can become an administrator, and how. */
export interface Escalation {
  readonly principal: string
  /** Id of the path of the first move. */
  readonly path: string
  readonly name: string
  /** ARN of what the first move takes over. */
  readonly target: string
  readonly status: EscalationStatus
  /** ARN of the administrator it ends at. */
  readonly reaches: string
  /** All requests, those of later moves too. */
  readonly steps: readonly EscalationStep[]
  /** Ids of the paths along the way, the first among them. */
  readonly chain: readonly string[]
  readonly decidedBy: readonly DecidingStatement[]
  readonly fix: EscalationFix | null
  /** What is not known; empty for `exploitable`. */
  readonly missing: readonly string[]
}
