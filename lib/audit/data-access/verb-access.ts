import type { Context, Target } from '../iam/evaluate/access-request.ts'
import type { DecidingStatement, Outcome } from '../iam/evaluate/decision.ts'
import type { AccessWorld, WorldTarget } from './access-world.ts'
import type { DataAction, Verb } from './data-kinds.ts'
import type { KnownCaller } from './known-callers.ts'
import { ObjectScopes } from './object-scopes.ts'
import { type Answer, mayDo, type Question, whoMayDo } from './who-may-do.ts'

/** What somebody may do with a resource, with the proof. */
export interface Access {
  readonly outcome: Exclude<Outcome, 'denied'>
  readonly action: string
  /** ARN that the action was asked on: the resource, or the objects. */
  readonly on: string
  readonly by: readonly DecidingStatement[]
  /** Condition keys, and what was not seen; empty unless the outcome is `depends`. */
  readonly dependsOn: readonly string[]
}

/** Asks for verbs instead of actions, keys that encrypt the data considered. */
export class VerbAccess {
  readonly #world: AccessWorld
  readonly #scopes: ObjectScopes
  readonly #keys = new Map<string, ReadonlyMap<KnownCaller, Access>>()

  constructor(world: AccessWorld) {
    this.#world = world
    this.#scopes = new ObjectScopes(world.callers.values())
  }

  /** Everybody who can do it, directly. */
  who(target: WorldTarget, verb: Verb): ReadonlyMap<KnownCaller, Access> {
    const found = new Map<KnownCaller, Access>()
    for (const question of this.questions(target, verb))
      for (const answer of whoMayDo(this.#world.index, question)) note(found, answer, question)
    return this.#withKey(found, target, verb)
  }

  /** What one caller can do, directly; undefined: it certainly cannot, or the reasons are in `denied`. */
  of(one: KnownCaller, target: WorldTarget, verb: Verb): Access | undefined {
    const found = new Map<KnownCaller, Access>()
    for (const question of this.questions(target, verb)) {
      const decision = mayDo(one, question)
      if (decision.outcome !== 'denied') note(found, { callers: [one], decision }, question)
    }
    return this.#withKey(found, target, verb).get(one)
  }

  /** The requests that a verb stands for. */
  questions({ kind, target, ...rest }: WorldTarget, verb: Verb): readonly Question[] {
    return kind.verbs[verb].flatMap(({ action, on }: DataAction): readonly Question[] => {
      if (on === 'itself') return [{ action, target }]
      return this.#scopes.of({ kind, target, ...rest }).arns.map((arn) => ({ action, target: { ...target, arn } }))
    })
  }

  /** The request for the key of data, as the service makes it. */
  keyQuestion({ kind, ref }: WorldTarget, key: Target, action: string): Question {
    return { action, target: key, context: throughService(`${kind.service}.${ref.region}.amazonaws.com`) }
  }

  /** Parts of a bucket that were too many to be asked about. */
  scopesLeft(target: WorldTarget): number {
    return target.kind.service === 's3' ? this.#scopes.of(target).left : 0
  }

  /** Data that a customer's key encrypts are reached only by who may use the key, through the service. */
  #withKey(found: Map<KnownCaller, Access>, target: WorldTarget, verb: Verb): ReadonlyMap<KnownCaller, Access> {
    const action = target.kind.keyActions?.[verb]
    if (action === undefined || target.key === 'none' || found.size === 0) return found
    if ('unseen' in target.key) {
      const { unseen } = target.key
      return new Map([...found].map(([one, access]) => [one, depending(access, [unseen])]))
    }
    const mayUse = this.#keyUsers(target, target.key.arn, action)
    const both = new Map<KnownCaller, Access>()
    for (const [one, access] of found) {
      const use = mayUse.get(one)
      if (use) both.set(one, { ...depending(access, use.dependsOn), by: [...access.by, ...use.by] })
    }
    return both
  }

  #keyUsers(of: WorldTarget, arn: string, action: string): ReadonlyMap<KnownCaller, Access> {
    const { kind, ref } = of
    const name = `${action} ${arn} ${kind.service} ${ref.region}`
    const known = this.#keys.get(name)
    if (known) return known
    const account = arn.split(':')[4] ?? ref.account
    const key = this.#world.targets.get(arn)?.target ?? { arn, account, rcps: this.#world.boundsOf(account).rcps }
    const question = this.keyQuestion(of, key, action)
    const found = new Map<KnownCaller, Access>()
    for (const answer of whoMayDo(this.#world.index, question)) note(found, answer, question)
    this.#keys.set(name, found)
    return found
  }
}

/** A call to KMS that a service makes for whoever called it (KMS Developer Guide, "kms:ViaService"). */
export function throughService(service: string): Context {
  return new Map([
    ['kms:viaservice', service],
    ['aws:viaawsservice', 'true'],
  ])
}

function note(found: Map<KnownCaller, Access>, { callers, decision }: Answer, { action, target }: Question): void {
  if (decision.outcome === 'denied') return
  const access: Access = { outcome: decision.outcome, action, on: target.arn, by: decision.by, dependsOn: decision.dependsOn }
  for (const one of callers) {
    const known = found.get(one)
    if (!known || (known.outcome === 'depends' && access.outcome === 'allowed')) found.set(one, access)
  }
}

function depending(access: Access, on: readonly string[]): Access {
  if (on.length === 0) return access
  return { ...access, outcome: 'depends', dependsOn: [...new Set([...access.dependsOn, ...on])] }
}
