import type { AccessRequest, ContextValue } from '../evaluate/access-request.ts'
import { type CompiledPolicy, compilePolicy } from '../evaluate/compiled-policy.ts'
import type { Decision } from '../evaluate/decision.ts'
import { evaluate } from '../evaluate/evaluate.ts'
import type { Actor } from './actor.ts'
import { choiceOf, chosenKeys } from './chosen-keys.ts'
import type { World } from './world.ts'

/** A request of a path with everything in it named. */
export interface ConcreteRequest {
  readonly action: string
  readonly resource: string
  readonly context: Readonly<Record<string, string>>
  /** What is asked about comes into being with this request: it has no tags yet, and its properties are the caller's choice. */
  readonly creates: boolean
  readonly afterTrust: boolean
  readonly region: string | undefined
}

/** The answer, with the context that it was given for. */
export interface Answer extends Decision {
  readonly context: Readonly<Record<string, string>>
}

/** Puts the requests of one actor to the evaluator, and remembers the answers. */
export class Asker {
  readonly world: World
  readonly actor: Actor
  readonly #answers = new Map<string, Answer>()
  readonly #meant = new Map<string, boolean>()
  #regions: readonly string[] | undefined

  constructor(world: World, actor: Actor) {
    this.world = world
    this.actor = actor
  }

  /** Whether some statement of the actor's own policies allows the action on anything: else no question is worth asking. */
  mayMean(action: string): boolean {
    const known = this.#meant.get(action)
    if (known !== undefined) return known
    const lower = action.toLowerCase()
    const meant = this.actor.caller.identity.some((policy) => policy.about(lower).some(({ source }) => source.effect === 'Allow'))
    this.#meant.set(action, meant)
    return meant
  }

  /** Every policy that bounds or grants what the actor does. */
  policies(): readonly CompiledPolicy[] {
    const { identity, boundary, scps } = this.actor.caller
    return [...identity, ...(boundary ? [boundary] : []), ...scps.flat()]
  }

  /** Regions worth trying for something new: where the account is, and those that the actor's policies name; at most eight. */
  regions(): readonly string[] {
    if (this.#regions) return this.#regions
    const named = this.policies().flatMap(({ statements }) =>
      statements.flatMap(({ source }) => [
        ...(source.resources?.patterns ?? []).map((pattern) => pattern.split(':')[3] ?? ''),
        ...source.conditions.filter(({ key }) => key === 'aws:requestedregion').flatMap(({ values }) => values),
      ]),
    )
    const all = new Set([...this.world.inventory.regions, ...named, 'us-east-1'].filter((region) => /^[a-z]{2}(-[a-z]+)+-\d$/.test(region)))
    this.#regions = [...all].slice(0, 8)
    return this.#regions
  }

  ask(request: ConcreteRequest): Answer {
    const key = `${request.action} ${request.resource} ${request.creates} ${request.afterTrust} ${request.region} ${JSON.stringify(request.context)}`
    const known = this.#answers.get(key)
    if (known) return known
    const answer = this.#decide(request)
    this.#answers.set(key, answer)
    return answer
  }

  #decide(request: ConcreteRequest): Answer {
    const decision = evaluate(this.#accessRequest(request, {}))
    if (decision.outcome !== 'depends') return { ...decision, context: request.context }
    // What hangs only on what the caller writes into the request is decided by him.
    const open = chosenKeys(decision.dependsOn, request)
    if (open.length < decision.dependsOn.length) return { ...decision, context: request.context }
    for (const chosen of choiceOf(open, request.action, this.policies())) {
      const better = evaluate(this.#accessRequest(request, chosen))
      const told = Object.entries(chosen).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))
      if (better.outcome === 'allowed') return { ...better, context: { ...request.context, ...Object.fromEntries(told) } }
    }
    return { ...decision, context: request.context }
  }

  #accessRequest(request: ConcreteRequest, chosen: Readonly<Record<string, string | null>>): AccessRequest {
    const { world, actor } = this
    const { account } = world.inventory
    const target = world.actorByArn.get(request.resource)
    const context = new Map<string, ContextValue>([...Object.entries(request.context), ...Object.entries(chosen)])
    const region = request.action.startsWith('iam:') ? 'us-east-1' : request.region
    if (region !== undefined && !context.has('aws:requestedregion')) context.set('aws:requestedregion', region)
    // The boundary that stands, unless the request brings another one.
    if (target && request.action.startsWith('iam:') && !context.has('iam:permissionsboundary'))
      context.set('iam:permissionsboundary', target.principal.boundaryArn)
    const tags = target ? target.caller.tags : (world.assetByArn.get(request.resource)?.tags ?? (request.creates ? {} : undefined))
    const policy = request.afterTrust ? trusting(actor.principal.arn) : target?.principal.trust
    return {
      caller: actor.caller,
      action: request.action,
      target: {
        arn: request.resource,
        account,
        tags,
        ...(request.action.startsWith('sts:') ? { policy: policy ?? undefined } : {}),
        // Of what paths ask about, these are under resource control policies (AWS Organizations User Guide, "RCPs").
        ...(/^(?:sts|s3):/.test(request.action) ? { rcps: world.inventory.rcps } : {}),
      },
      context,
    }
  }
}

const trustOf = new Map<string, CompiledPolicy>()

/** The trust policy that somebody writes to be let in. */
function trusting(arn: string): CompiledPolicy {
  const known = trustOf.get(arn)
  if (known) return known
  const statement = { Effect: 'Allow', Principal: { AWS: arn }, Action: 'sts:AssumeRole' }
  const policy = compilePolicy('the rewritten trust policy', { Version: '2012-10-17', Statement: [statement] })
  if (trustOf.size > 10_000) trustOf.clear()
  trustOf.set(arn, policy)
  return policy
}
