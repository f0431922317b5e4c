import type { Actor } from './actor.ts'
import type { EscalationStatus, EscalationStep } from './finding.ts'
import type { EscalationPath } from './path.ts'

/** One path, walked once: from an actor to another, or to more rights. */
export interface Move {
  readonly path: EscalationPath
  readonly from: Actor
  /** ARN of what is taken over. */
  readonly target: string
  /** Who the actor is afterwards; `everything`: an administrator of no name in this account. */
  readonly to: Actor | 'everything'
  readonly status: EscalationStatus
  readonly missing: readonly string[]
  readonly steps: readonly EscalationStep[]
}
