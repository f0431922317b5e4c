import type { Actor } from '../iam/escalation/actor.ts'
import { grown, unbound } from '../iam/escalation/actor.ts'
import type { Move } from '../iam/escalation/move.ts'
import { Moves } from '../iam/escalation/moves.ts'
import { paths as catalogue } from '../iam/escalation/paths/index.generated.ts'
import { World } from '../iam/escalation/world.ts'
import type { Inventory } from '../iam/inventory/inventory.ts'
import type { BecomingStep } from './becoming-step.ts'
import type { KnownCaller } from './known-callers.ts'

/** Ways by which the users and roles of an account become others, or themselves with more rights. */
export interface EscalationSteps {
  readonly steps: readonly BecomingStep[]
  /** Those that steps lead to and that are nobody else: users and roles that changed their own rights. */
  readonly changed: readonly KnownCaller[]
  /** Ends beyond the bound, by principal. */
  readonly left: readonly string[]
}

/** Others that one can become and that are held. */
const endsAtMost = 1_000

/**
 * Walks every escalation path, not only those that end at an administrator: the data may be reached by less. Taking roles is left to
 * `Becoming`, which asks for many callers at once. Administrators are left out: what they reach they reach themselves.
 */
export function escalationSteps(inventory: Inventory, callers: ReadonlyMap<string, KnownCaller>): EscalationSteps {
  const paths = catalogue.filter(
    ({ by, requests }) => by !== 'outsider' && by !== 'anybody' && requests.some(({ action }) => action !== 'sts:AssumeRole'),
  )
  const world = new World(inventory, paths)
  const steps: BecomingStep[] = []
  const changed = new Map<string, KnownCaller>()
  const left: string[] = []
  const look = (actor: Actor): readonly Actor[] => {
    if (world.administrator(actor).answer === 'yes') return []
    const moves = new Moves(world, actor, world.compiled)
    if (moves.isStuck) return []
    const isFirst = actor.key === actor.principal.arn
    // Whoever has changed its own rights once does not change them again.
    const ends = bestByEnd(moves.to((end) => isFirst || end.principal !== actor.principal))
    if (ends.size >= endsAtMost) left.push(actor.key)
    return [...ends].flatMap(([to, move]): readonly Actor[] => {
      const end = move.to === 'everything' ? unbound(grown(actor)) : move.to
      steps.push({
        from: actor.key,
        to: move.to === 'everything' ? end.key : to,
        how: move.path.id,
        outcome: move.status === 'exploitable' ? 'allowed' : 'depends',
        dependsOn: move.missing,
        by: move.steps.flatMap(({ decidedBy }) => decidedBy),
      })
      const origin = callers.get(end.principal.arn)
      if (end.key === end.principal.arn || changed.has(end.key) || !origin) return []
      changed.set(end.key, { ...origin, key: end.key, caller: end.caller, missing: end.unread })
      return [end]
    })
  }
  const further = world.actors.flatMap(look)
  for (const actor of further) look(actor)
  return { steps, changed: [...changed.values()], left }
}

/** The best move to each end: one that is sure before one that is not. */
function bestByEnd(moves: Iterable<Move>): ReadonlyMap<string, Move> {
  const best = new Map<string, Move>()
  for (const move of moves) {
    const key = move.to === 'everything' ? 'everything' : move.to.key
    const before = best.get(key)
    if (!before || (before.status === 'unknown' && move.status === 'exploitable')) best.set(key, move)
    if (best.size >= endsAtMost) break
  }
  return best
}
