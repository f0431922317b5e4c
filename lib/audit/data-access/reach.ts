import type { AccessWorld, WorldTarget } from './access-world.ts'
import { Becoming } from './becoming.ts'
import type { BecomingStep } from './becoming-step.ts'
import type { Verb } from './data-kinds.ts'
import { type Outsider, outsiders } from './outside-access.ts'
import { type Access, VerbAccess } from './verb-access.ts'

/** Somebody who can do something with a resource. */
export interface Reach {
  /** ARN; or for somebody outside of the snapshot `account 999988887777`, `everybody`, … */
  readonly who: string
  /** What a list of authorised principals would call it. */
  readonly principal: string
  /**
   * - `inside`: a user or role of the resource's account. `other-account`: of another account of the snapshot.
   * - `organisation`, `outside`: an account that the snapshot does not hold, in the organisation or not known to be.
   */
  readonly from: 'inside' | 'other-account' | 'organisation' | 'outside'
  /** How they become who has the access; empty: they have it themselves. */
  readonly chain: readonly BecomingStep[]
  readonly access: Access
  /** `depends` when the access does, or a step of the chain. */
  readonly outcome: 'allowed' | 'depends'
  readonly dependsOn: readonly string[]
}

/** Who reaches what, in one world. */
export class Reaches {
  readonly world: AccessWorld
  readonly access: VerbAccess
  readonly becoming: Becoming
  /** Chains by the set of those who have the access: many resources share it. */
  readonly #chains = new Map<string, ReadonlyMap<string, readonly BecomingStep[]>>()
  readonly #numbers = new Map<string, number>()

  constructor(world: AccessWorld) {
    this.world = world
    this.access = new VerbAccess(world)
    this.becoming = new Becoming(world)
  }

  /** Everybody who can do it, directly, by becoming somebody else, or from outside; those without chain first. */
  to(target: WorldTarget, verb: Verb): readonly Reach[] {
    const direct = new Map<string, Access>()
    const depending: string[] = []
    const certain: string[] = []
    for (const [{ key, isServiceLinked }, access] of this.access.who(target, verb)) {
      // Services act through them; nobody can become one.
      if (isServiceLinked) continue
      direct.set(key, access)
      ;(access.outcome === 'allowed' ? certain : depending).push(key)
    }
    const found = [...direct].flatMap(([who, access]) => (isSomebody(who) ? [this.#reach(who, access, [], target)] : []))
    const known = new Set(direct.keys())
    for (const ends of [certain, depending])
      for (const [who, chain] of this.#chainsTo(ends)) {
        const access = direct.get(chain.at(-1)?.to ?? '')
        if (known.has(who) || !access || !isSomebody(who)) continue
        known.add(who)
        found.push(this.#reach(who, access, chain, target))
      }
    return [...found, ...outsiders(this.world, this.access, target, verb).map(ofOutsider)]
  }

  #reach(who: string, access: Access, chain: readonly BecomingStep[], target: WorldTarget): Reach {
    const dependsOn = [...new Set([...access.dependsOn, ...chain.flatMap((step) => step.dependsOn)])]
    const caller = this.world.callers.get(who)?.caller
    const isCertain = access.outcome === 'allowed' && chain.every(({ outcome }) => outcome === 'allowed')
    const outcome = isCertain ? 'allowed' : 'depends'
    if (caller) {
      const from = caller.account === target.ref.account ? 'inside' : 'other-account'
      return { who, principal: who, from, chain, access, outcome, dependsOn }
    }
    const [kind, ...name] = who.split(' ')
    const principal = name.length > 0 ? name.join(' ') : who
    const from = kind === 'account' && this.world.organization.has(principal) === true ? 'organisation' : 'outside'
    return { who, principal, from, chain, access, outcome, dependsOn }
  }

  #chainsTo(ends: readonly string[]): ReadonlyMap<string, readonly BecomingStep[]> {
    if (ends.length === 0) return new Map()
    const name = ends.map((end) => this.#number(end)).join(' ')
    const known = this.#chains.get(name)
    if (known) return known
    const made = this.becoming.toBecome(ends)
    // One bucket of a thousand is not worth remembering for long: the memory is bounded.
    if (this.#chains.size >= 200) this.#chains.clear()
    this.#chains.set(name, made)
    return made
  }

  #number(arn: string): number {
    const number = this.#numbers.get(arn) ?? this.#numbers.size
    this.#numbers.set(arn, number)
    return number
  }
}

/** Not one who would have changed its own rights: that is a step of its way, not somebody else. */
export const isSomebody = (who: string): boolean => !/^arn:[^ ]+ /.test(who)

const ofOutsider = ({ name, principal, isInOrganization, access }: Outsider): Reach => ({
  who: name,
  principal,
  from: isInOrganization === true ? 'organisation' : 'outside',
  chain: [],
  access,
  outcome: access.outcome,
  dependsOn: access.dependsOn,
})
