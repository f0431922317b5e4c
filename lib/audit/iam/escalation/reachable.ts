import type { Caller } from '../evaluate/access-request.ts'
import type { Inventory } from '../inventory/inventory.ts'
import type { Actor } from './actor.ts'
import type { EscalationStatus, EscalationStep } from './finding.ts'
import type { Move } from './move.ts'
import { Moves } from './moves.ts'
import type { EscalationPath } from './path.ts'
import { paths as catalogue } from './paths/index.generated.ts'
import { World } from './world.ts'

/** Somebody whom a principal can become: another principal, or itself with more rights. */
export interface Reached {
  /** ARN of whom it becomes. */
  readonly principal: string
  /** Who asks then: what can be done is what this caller may do. */
  readonly caller: Caller
  readonly status: EscalationStatus
  /** Ids of the paths along the way. */
  readonly chain: readonly string[]
  readonly steps: readonly EscalationStep[]
  readonly missing: readonly string[]
}

/** ARN of a principal to whom it can become; principals who can become nobody else are not in it. */
export type Reachable = ReadonlyMap<string, readonly Reached[]>

/** Whom every principal of an account can become, by any number of moves; those on sure ground first. */
export function reachablePrincipals(inventory: Inventory, paths: readonly EscalationPath[] = catalogue): Reachable {
  const world = new World(inventory, paths)
  const inside = world.compiled.filter(({ source: { by } }) => by !== 'outsider' && by !== 'anybody')
  const moves = new Map<string, readonly Move[]>()
  const movesOf: MovesOf = (actor) => {
    const known = moves.get(actor.key)
    if (known) return known
    // Whoever has changed its own rights once does not change them again.
    const isChanged = actor.key !== actor.principal.arn
    const found = bestByEnd(new Moves(world, actor, inside).to((end) => end.principal !== actor.principal || !isChanged))
    moves.set(actor.key, found)
    return found
  }
  const reached = world.actors.map((actor) => [actor.key, reachedFrom(actor, movesOf)] as const)
  return new Map(reached.filter(([, to]) => to.length > 0))
}

type MovesOf = (actor: Actor) => readonly Move[]

/** The best move to each end: one that is sure before one that is not. */
function bestByEnd(moves: Iterable<Move>): readonly Move[] {
  const best = new Map<string, Move>()
  for (const move of moves) {
    if (move.to === 'everything') continue
    const before = best.get(move.to.key)
    if (!before || (before.status === 'unknown' && move.status === 'exploitable')) best.set(move.to.key, move)
  }
  return [...best.values()]
}

/** Breadth first, twice: by sure moves alone, then by all. */
function reachedFrom(start: Actor, movesOf: MovesOf): readonly Reached[] {
  const found = new Map<string, Reached>()
  for (const isSure of [true, false]) {
    const ways = new Map<string, readonly Move[]>([[start.key, []]])
    const queue = [start]
    for (const actor of queue)
      for (const move of movesOf(actor)) {
        if (move.to === 'everything' || ways.has(move.to.key) || (isSure && move.status === 'unknown')) continue
        const way = [...(ways.get(actor.key) ?? []), move]
        ways.set(move.to.key, way)
        queue.push(move.to)
        if (!found.has(move.to.key)) found.set(move.to.key, reachedBy(way, move.to))
      }
  }
  return [...found.values()]
}

function reachedBy(way: readonly Move[], to: Actor): Reached {
  const missing = [...new Set(way.flatMap((move) => move.missing))]
  return {
    principal: to.principal.arn,
    caller: to.caller,
    status: missing.length > 0 ? 'unknown' : 'exploitable',
    chain: way.map(({ path }) => path.id),
    steps: way.flatMap(({ steps }) => steps),
    missing,
  }
}
