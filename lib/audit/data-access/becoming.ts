import { grantees } from '../iam/who-may.ts'
import type { AccessWorld } from './access-world.ts'
import type { BecomingStep } from './becoming-step.ts'
import type { KnownCaller } from './known-callers.ts'
import { type Answer, whoMayDo } from './who-may-do.ts'

/** Steps that lead to a role, many callers in one. */
interface Way {
  readonly callers: readonly KnownCaller[]
  readonly outside: readonly string[]
  readonly how: string
  readonly decision: Pick<BecomingStep, 'outcome' | 'dependsOn' | 'by'>
}

function* namesOf({ callers, outside }: Way): Generator<string> {
  yield* outside
  for (const { key } of callers) yield key
}

/** Longer chains are no findings that anybody can read. */
const stepsAtMost = 8

/** Who can become whom: by taking roles, and by escalation paths. */
export class Becoming {
  readonly #world: AccessWorld
  readonly #into = new Map<string, readonly Way[]>()
  readonly #handed = new Map<string, BecomingStep[]>()

  constructor(world: AccessWorld) {
    this.#world = world
    for (const step of world.steps) {
      const known = this.#handed.get(step.to)
      if (known) known.push(step)
      else this.#handed.set(step.to, [step])
    }
  }

  /**
   * From everybody who can become one of these, the shortest chain; they themselves are not in it. Chains of certain steps come before
   * chains that depend on something, however short.
   */
  toBecome(these: Iterable<string>): ReadonlyMap<string, readonly BecomingStep[]> {
    const ends = [...these]
    const certain = this.#search(ends, false)
    const all = this.#search(ends, true)
    const found = new Map(certain)
    for (const [who, chain] of all) if (!found.has(who)) found.set(who, chain)
    return found
  }

  #search(ends: readonly string[], isDepending: boolean): ReadonlyMap<string, readonly BecomingStep[]> {
    const chains = new Map<string, readonly BecomingStep[]>()
    const visited = new Set(ends)
    const done = new Set<readonly KnownCaller[]>()
    let layer: readonly string[] = ends
    for (let length = 1; length <= stepsAtMost && layer.length > 0; length++) {
      const next: string[] = []
      for (const { to, way } of this.#stepsInto(layer, isDepending, done))
        for (const from of namesOf(way)) {
          if (visited.has(from)) continue
          visited.add(from)
          chains.set(from, [{ from, to, how: way.how, ...way.decision }, ...(chains.get(to) ?? [])])
          next.push(from)
        }
      layer = next
    }
    return chains
  }

  /** Ways into these; a class of callers that one way has brought already need not be gone through again. */
  *#stepsInto(layer: readonly string[], isDepending: boolean, done: Set<readonly KnownCaller[]>) {
    for (const to of layer)
      for (const way of this.#waysInto(to)) {
        if ((way.decision.outcome === 'depends' && !isDepending) || done.has(way.callers)) continue
        if (way.callers.length > 0) done.add(way.callers)
        yield { to, way }
      }
  }

  #waysInto(to: string): readonly Way[] {
    const known = this.#into.get(to)
    if (known) return known
    const handed = (this.#handed.get(to) ?? []).map(
      ({ from, how, ...decision }): Way => ({ callers: [], outside: [from], how, decision: { ...decision } }),
    )
    const made = [...this.#takers(to), ...handed]
    this.#into.set(to, made)
    return made
  }

  /** Whoever can take a role: in the accounts of the snapshot, and outside. */
  #takers(arn: string): readonly Way[] {
    const role = this.#world.callers.get(arn)
    if (role?.caller.kind !== 'role' || role.isServiceLinked || !role.trust) return []
    const { account, tags } = role.caller
    const target = { arn, account, policy: role.trust, rcps: this.#world.boundsOf(account).rcps, tags }
    const inside = whoMayDo(this.#world.index, { action: 'sts:AssumeRole', target }).map(
      ({ callers, decision }: Answer): Way => ({
        callers,
        outside: [],
        how: 'sts:AssumeRole',
        decision: { outcome: decision.outcome === 'allowed' ? 'allowed' : 'depends', dependsOn: decision.dependsOn, by: decision.by },
      }),
    )
    return [...inside, ...outsideTakers(role, this.#world)]
  }
}

/** Accounts outside of the snapshot, and providers of identities, that a trust policy lets in. Whom they let in is theirs to say. */
function outsideTakers({ trust, caller }: KnownCaller, world: AccessWorld): readonly Way[] {
  if (!trust) return []
  const statements = trust.statements.map(({ source }) => source)
  return grantees(statements, caller.account).flatMap(({ kind, value, statement }): Way[] => {
    const name = outsiderName(kind, value)
    if (name === undefined || (kind === 'account' && world.listed.has(value))) return []
    const position = statements.indexOf(statement) + 1
    const conditions = statement.conditions.map(({ key }) => key)
    return [
      {
        callers: [],
        outside: [name],
        how: kind === 'federated' ? 'sts:AssumeRoleWith…' : 'sts:AssumeRole',
        decision: {
          outcome: conditions.length > 0 || kind === 'other' ? 'depends' : 'allowed',
          dependsOn: [...new Set(conditions)].sort(),
          by: [{ layer: 'resource', policy: trust.name, position, sid: statement.sid, effect: 'Allow' }],
        },
      },
    ]
  })
}

/** What somebody outside is called; undefined for services and for the own account. */
export function outsiderName(kind: string, value: string): string | undefined {
  switch (kind) {
    case 'account':
      return `account ${value}`
    case 'organization':
      return `organisation ${value}`
    case 'federated':
      return `provider ${value}`
    case 'everybody':
      return 'everybody'
    case 'other':
      return value
    default:
      return undefined
  }
}
