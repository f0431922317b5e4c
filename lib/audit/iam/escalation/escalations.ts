import type { Inventory } from '../inventory/inventory.ts'
import type { Actor } from './actor.ts'
import type { CompiledPath } from './compiled-path.ts'
import type { Escalation, EscalationStatus, EscalationStep } from './finding.ts'
import { smallestFix } from './fix.ts'
import type { Move } from './move.ts'
import { Moves } from './moves.ts'
import { anybody, outsidersOf } from './outsiders.ts'
import type { EscalationPath } from './path.ts'
import { paths as catalogue } from './paths/index.generated.ts'
import { World } from './world.ts'

/** Targets of one path that are told for one principal; the rest is counted. */
const targetsTold = 25

/** Who of an account can become its administrator. */
export interface Escalations {
  readonly found: readonly Escalation[]
  /** Principals that are administrators already. */
  readonly administrators: readonly string[]
  /** What could not be read, by principal. */
  readonly unread: readonly { readonly principal: string; readonly policies: readonly string[] }[]
  /** Targets beyond those that are told for a principal and path. */
  readonly untold: number
}

/** Somebody from whom administrator is reached. */
interface Good {
  readonly status: EscalationStatus
  /** The move to take; undefined: is administrator itself. */
  readonly via: Move | undefined
  readonly missing: readonly string[]
}

/**
 * Finds who can become an administrator, and how: by one move or by several. Goes backwards from the administrators, so that only moves
 * are looked at that lead somewhere.
 */
export function escalationsOf(inventory: Inventory, paths: readonly EscalationPath[] = catalogue): Escalations {
  return new Search(new World(inventory, paths)).run()
}

class Search {
  readonly #world: World
  readonly #good = new Map<string, Good>()
  readonly #found = new Map<string, Escalation>()
  readonly #told = new Map<string, number>()
  #untold = 0

  constructor(world: World) {
    this.#world = world
  }

  run(): Escalations {
    const world = this.#world
    const inside = insidePaths(world)
    for (const actor of world.actors) {
      const { answer, hangsOn } = world.administrator(actor)
      if (answer !== 'no')
        this.#good.set(actor.key, {
          status: answer === 'yes' ? 'exploitable' : 'unknown',
          via: undefined,
          missing: hangsOn.map(asHanging(actor)),
        })
    }
    const seekers = world.actors
      .filter((actor) => world.administrator(actor).answer !== 'yes')
      .map((actor) => new Moves(world, actor, inside))
    const outsiders = outsidersOf(world).map(
      (actor) =>
        new Moves(
          world,
          actor,
          world.compiled.filter(({ source }) => source.by === (actor.key === anybody ? 'anybody' : 'outsider')),
        ),
    )
    this.#rounds([...seekers, ...outsiders].filter(({ isStuck }) => !isStuck))
    return {
      found: [...this.#found.values()].toSorted(byPrincipal),
      administrators: world.actors.filter((actor) => world.administrator(actor).answer === 'yes').map(({ key }) => key),
      unread: world.actors.filter(({ unread }) => unread.length > 0).map(({ key, unread }) => ({ principal: key, policies: unread })),
      untold: this.#untold,
    }
  }

  /** Until nobody new is reached. Each round looks at moves to those who were reached in the one before. */
  #rounds(first: readonly Moves[]): void {
    const seekers = [...first]
    let fresh: ReadonlySet<string> = new Set(this.#good.keys())
    // The first round is walked even where nobody is administrator yet: somebody may make himself one.
    for (let isFirst = true; isFirst || fresh.size > 0; isFirst = false) {
      const reached = new Set<string>()
      // Those who changed themselves are added while the list is walked.
      for (const seeker of seekers) this.#seek(seeker, isFirst, fresh, reached, seekers)
      fresh = reached
    }
  }

  #seek(seeker: Moves, isFirst: boolean, fresh: ReadonlySet<string>, reached: Set<string>, seekers: Moves[]): void {
    const self = seeker.actor
    const isChanged = (actor: Actor): boolean => actor.key !== actor.principal.arn
    const mayChange = (end: Actor): boolean => isFirst && isChanged(end) && (!isChanged(self) || isWorthwhile(self, end))
    const wanted = (actor: Actor): boolean => fresh.has(actor.key) || mayChange(actor)
    for (const move of seeker.to(wanted)) {
      const end = move.to === 'everything' ? undefined : move.to
      const good = end ? this.#goodOf(end) : { status: 'exploitable' as const, via: undefined, missing: [] }
      if (good) this.#note(move, good, reached)
      // Who is no administrator after a change may still lead to one.
      else if (end && isChanged(end) && !this.#known.has(end.key)) {
        this.#known.add(end.key)
        const next = new Moves(this.#world, end, insidePaths(this.#world))
        if (!next.isStuck) seekers.push(next)
      }
    }
  }

  readonly #known = new Set<string>()

  #goodOf(actor: Actor): Good | undefined {
    const known = this.#good.get(actor.key)
    if (known) return known
    if (actor.key === actor.principal.arn) return undefined
    const { answer, hangsOn } = this.#world.administrator(actor)
    if (answer === 'no') return undefined
    const good: Good = { status: answer === 'yes' ? 'exploitable' : 'unknown', via: undefined, missing: hangsOn.map(asHanging(actor)) }
    this.#good.set(actor.key, good)
    return good
  }

  #note(move: Move, good: Good, reached: Set<string>): void {
    const chain = this.#chainFrom(move, good)
    if (!chain) return
    const missing = [...new Set([...move.missing, ...chain.missing])]
    const status: EscalationStatus = missing.length === 0 && good.status === 'exploitable' ? 'exploitable' : 'unknown'
    const { key } = move.from
    const before = this.#good.get(key)
    if (!before || (before.status === 'unknown' && status === 'exploitable')) {
      this.#good.set(key, { status, via: move, missing })
      reached.add(key)
    }
    // What somebody can do after a change of its own rights is told with that change.
    if (key !== move.from.principal.arn) return
    this.#tell(move, { ...chain, status, missing })
  }

  #tell(move: Move, { moves, status, missing, reaches }: Chain & { readonly status: EscalationStatus }): void {
    const principal = move.from.principal.arn
    const id = `${principal} ${move.path.id} ${move.target}`
    const before = this.#found.get(id)
    if (before && (before.status === 'exploitable' || status === 'unknown')) return
    const count = this.#told.get(`${principal} ${move.path.id}`) ?? 0
    if (!before && count >= targetsTold) {
      this.#untold++
      return
    }
    if (!before) this.#told.set(`${principal} ${move.path.id}`, count + 1)
    const steps: readonly EscalationStep[] = moves.flatMap((one) => one.steps)
    this.#found.set(id, {
      principal,
      path: move.path.id,
      name: move.path.name,
      target: move.target,
      status,
      reaches,
      steps,
      chain: moves.map(({ path }) => path.id),
      decidedBy: distinct(steps.flatMap(({ decidedBy }) => decidedBy)),
      fix: smallestFix(principal, move.steps),
      missing,
    })
  }

  /** The moves from one to the administrator; undefined when they come back to where they began. */
  #chainFrom(move: Move, good: Good): Chain | undefined {
    const moves = [move]
    const missing = [...good.missing]
    let [at, next]: readonly [Move, Good | undefined] = [move, good]
    while (next?.via) {
      at = next.via
      if (at.from.principal === move.from.principal && at.from.key === move.from.key) return undefined
      if (moves.length > 50) return undefined
      moves.push(at)
      next = at.to === 'everything' ? undefined : this.#good.get(at.to.key)
      missing.push(...at.missing, ...(next?.missing ?? []))
    }
    return { moves, missing, reaches: at.to === 'everything' ? at.target : at.to.principal.arn }
  }
}

/** Whether a second change can be worth a look: one change of somebody leads to rights over himself, another uses them. */
const isWorthwhile = (changed: Actor, again: Actor): boolean =>
  changed.principal === again.principal &&
  ['joined', 'shed', 'unbound'].includes(changed.change ?? '') &&
  ['grown', 'rewritten', 'unbound'].includes(again.change ?? '')

const insidePaths = (world: World): readonly CompiledPath[] =>
  world.compiled.filter(({ source: { by } }) => by !== 'outsider' && by !== 'anybody')

interface Chain {
  readonly moves: readonly Move[]
  readonly missing: readonly string[]
  readonly reaches: string
}

const asHanging =
  ({ principal }: Actor) =>
  (key: string): string =>
    /[ :]/.test(key) && !/^[a-z0-9-]+:[a-z]/i.test(key) ? key : `whether ${principal.arn} is administrator hangs on ${key}`

function distinct<One>(list: readonly One[]): readonly One[] {
  return [...new Map(list.map((one) => [JSON.stringify(one), one])).values()]
}

function byPrincipal(one: Escalation, other: Escalation): number {
  const key = ({ principal, status, path, target }: Escalation): string => `${principal}\n${status}\n${path}\n${target}`
  return key(one) < key(other) ? -1 : 1
}
