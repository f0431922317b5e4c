import { type Actor, grown, joined, rewritten, shed, unbound } from './actor.ts'
import { Asker } from './asker.ts'
import { type Binding, bindingsOf } from './bindings.ts'
import type { CompiledPath } from './compiled-path.ts'
import type { EscalationStep } from './finding.ts'
import type { Move } from './move.ts'
import { Walker } from './walk.ts'
import type { World } from './world.ts'

/** Which actors a move may end at; others are not looked at. */
export type Wanted = (actor: Actor) => boolean

/** What an actor can do in one move. Keeps what was asked, so that further rounds are cheap. */
export class Moves {
  readonly actor: Actor
  readonly #world: World
  readonly #asker: Asker
  readonly #walker: Walker
  readonly #paths: readonly CompiledPath[]

  constructor(world: World, actor: Actor, paths: readonly CompiledPath[]) {
    this.#world = world
    this.actor = actor
    this.#asker = new Asker(world, actor)
    this.#walker = new Walker(this.#asker)
    this.#paths = paths.filter((path) => this.#isThinkable(path))
  }

  /** Whether any path is thinkable at all. */
  get isStuck(): boolean {
    return this.#paths.length === 0
  }

  /** Moves to actors that are wanted; to the actor itself with more rights only where `wanted` says so of what it becomes. */
  *to(wanted: Wanted): Generator<Move> {
    const world = this.#world
    const assumable = this.#asker.mayMean('sts:AssumeRole') ? world.roles : world.rolesNaming(this.actor)
    for (const path of this.#paths)
      for (const binding of bindingsOf(path, { world, actor: this.actor, wanted, assumable })) yield* this.#walk(path, binding, wanted)
  }

  /** No question is asked when nothing of the actor's policies speaks of an action, or the requests without a target are denied. */
  #isThinkable(path: CompiledPath): boolean {
    const { by } = path.source
    if ((by === 'user' || by === 'role') && by !== this.actor.principal.kind) return false
    // A trust policy may let somebody in by itself.
    return path.actions.every((action) => action === 'sts:AssumeRole' || this.#asker.mayMean(action)) && this.#walker.mayWalk(path)
  }

  *#walk(path: CompiledPath, binding: Binding, wanted: Wanted): Generator<Move> {
    const ends = this.#endsOf(path, binding).filter(({ to }) => to === 'everything' || wanted(to))
    if (ends.length === 0) return
    const walked = this.#walker.walk(path, binding.variables, binding.versionsAreFull === true)
    if (!walked) return
    const { gain, assumes } = path.source
    const unread = [...this.actor.unread, ...this.#world.inventory.unread, ...(assumes === undefined ? [] : [`whether ${assumes}`])]
    for (const { to, steps, missing: ofEnd } of ends) {
      const missing = [...binding.missing, ...walked.dependsOn.map(asKey), ...ofEnd, ...unread]
      yield {
        path: path.source,
        from: this.actor,
        target: gain === 'onward' && to !== 'everything' ? to.principal.arn : binding.target,
        to,
        status: missing.length > 0 ? 'unknown' : 'exploitable',
        missing: [...new Set(missing)],
        steps: [...walked.steps, ...binding.steps, ...steps],
      }
    }
  }

  #endsOf(path: CompiledPath, { taken, group, policy, denial }: Binding): readonly End[] {
    // To change what is an administrator already adds nothing to becoming it.
    const changes = !['become', 'onward', 'everything'].includes(path.source.gain)
    if (changes && taken && taken !== this.actor && this.#world.administrator(taken).answer === 'yes') return []
    const end = (to: Actor | 'everything'): readonly End[] => [{ to, steps: [], missing: [] }]
    switch (path.source.gain) {
      case 'everything':
        return end('everything')
      case 'become':
        return taken ? end(taken) : []
      case 'grow':
        return taken ? end(grown(taken)) : []
      case 'rewrite':
        return taken && policy !== undefined ? end(rewritten(taken, policy)) : []
      case 'join':
        return taken && group ? end(joined(taken, group)) : []
      case 'unbind':
        return taken ? end(unbound(taken)) : []
      case 'shed':
        return taken && denial ? end(shed(taken, denial)) : []
      case 'onward':
        return taken ? this.#onward(taken) : []
    }
  }

  /** Roles that a role which a service acts with may assume. */
  #onward(role: Actor): readonly End[] {
    const asker = new Asker(this.#world, role)
    return this.#world.roles.flatMap((next): readonly End[] => {
      if (next === role) return []
      const request = {
        action: 'sts:AssumeRole',
        resource: next.principal.arn,
        context: {},
        creates: false,
        afterTrust: false,
        region: undefined,
      }
      const answer = asker.ask(request)
      if (answer.outcome === 'denied') return []
      const step = {
        by: role.principal.arn,
        action: request.action,
        resource: request.resource,
        context: answer.context,
        decidedBy: answer.by,
      }
      return [{ to: next, steps: [step], missing: answer.outcome === 'depends' ? answer.dependsOn.map(asKey) : [] }]
    })
  }
}

interface End {
  readonly to: Actor | 'everything'
  readonly steps: readonly EscalationStep[]
  readonly missing: readonly string[]
}

/** How a condition key that decides is told. */
export const asKey = (key: string): string => (key.includes(' ') ? key : `condition key ${key}`)
