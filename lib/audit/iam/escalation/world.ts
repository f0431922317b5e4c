import type { ContextValue } from '../evaluate/access-request.ts'
import { type CompiledPolicy, compilePolicy } from '../evaluate/compiled-policy.ts'
import type { DecidingStatement } from '../evaluate/decision.ts'
import { evaluate } from '../evaluate/evaluate.ts'
import { every } from '../evaluate/ternary.ts'
import type { AssetKind } from '../inventory/asset-kinds.ts'
import type { Asset, Group, Inventory, Principal } from '../inventory/inventory.ts'
import { type Actor, actorOf } from './actor.ts'
import { type Administrator, isAdministrator } from './administrator.ts'
import { type CompiledPath, compilePath } from './compiled-path.ts'
import type { EscalationPath } from './path.ts'

/** A role that a service may assume, with the statements of its trust policy that say so. */
export interface TrustingRole {
  readonly actor: Actor
  readonly service: string
  readonly by: readonly DecidingStatement[]
  /** Condition keys it hangs on. */
  readonly dependsOn: readonly string[]
}

/** An inventory, indexed for the questions of paths; what was asked once is remembered. One without paths answers the rest. */
export class World {
  readonly inventory: Inventory
  readonly actors: readonly Actor[]
  readonly actorByArn: ReadonlyMap<string, Actor>
  /** Users and roles that can be taken over: all but those that belong to AWS services. */
  readonly users: readonly Actor[]
  readonly roles: readonly Actor[]
  readonly groups: ReadonlyMap<string, Group>
  readonly assetByArn: ReadonlyMap<string, Asset>
  /** ARNs of managed policies that alone make an administrator. */
  readonly administratorPolicies: readonly string[]
  readonly #administrators = new Map<string, Administrator>()
  readonly #trusting = new Map<string, readonly TrustingRole[]>()
  readonly #naming = new Map<string, Actor[]>()
  readonly #namingAnybody: readonly Actor[]
  readonly compiled: readonly CompiledPath[]

  constructor(inventory: Inventory, paths: readonly EscalationPath[]) {
    this.inventory = inventory
    this.actors = inventory.principals.filter(({ isServiceLinked }) => !isServiceLinked).map(actorOf)
    this.actorByArn = new Map(this.actors.map((actor) => [actor.key, actor]))
    this.users = this.actors.filter(({ principal }) => principal.kind === 'user')
    this.roles = this.actors.filter(({ principal }) => principal.kind === 'role')
    this.groups = new Map(inventory.groups.map((group) => [group.name, group]))
    this.assetByArn = new Map([...inventory.assets.values()].flat().map((asset) => [asset.arn, asset]))
    this.administratorPolicies = administratorPolicies(inventory)
    this.#namingAnybody = this.roles.filter((role) => this.#indexTrust(role))
    this.compiled = paths.flatMap((path) => compiledFor(path, inventory))
  }

  administrator(actor: Actor): Administrator {
    const known = this.#administrators.get(actor.key)
    if (known) return known
    const answer = isAdministrator(actor)
    this.#administrators.set(actor.key, answer)
    return answer
  }

  /** Roles whose trust policy names an actor itself, so that it needs no permission of its own, or names anybody. */
  rolesNaming({ principal }: Actor): readonly Actor[] {
    return [...(this.#naming.get(principal.arn) ?? []), ...this.#namingAnybody]
  }

  /** Whether the role lets in callers that it does not name one by one. */
  #indexTrust(role: Actor): boolean {
    const principals = role.principal.trust?.statements.flatMap(({ source }) => source.principals ?? []) ?? []
    // What cannot be read may name anybody; `NotPrincipal` does; a session is named by its role.
    const namesAnybody =
      role.principal.trust === null ||
      principals.some(({ except, entries }) => except || entries.some(({ value }) => value === '*' || value.includes(':assumed-role/')))
    for (const { value } of principals.flatMap(({ entries }) => entries)) {
      const known = this.#naming.get(value)
      if (known) known.push(role)
      else this.#naming.set(value, [role])
    }
    return namesAnybody
  }

  /** Roles that a service may assume, for `sts:AssumeRole` in its own name. */
  trusting(service: string): readonly TrustingRole[] {
    const known = this.#trusting.get(service)
    if (known) return known
    const found = this.roles.flatMap((actor) => this.#trusts(actor, service))
    this.#trusting.set(service, found)
    return found
  }

  #trusts(actor: Actor, service: string): readonly TrustingRole[] {
    const { trust, arn } = actor.principal
    const { account } = this.inventory
    if (!trust) return []
    if (service === guests) return trustsGuests(actor, trust, this.assets('identity-pools'))
    for (const name of namesOf(service, trust)) {
      const { outcome, by, dependsOn } = evaluate({
        caller: { arn: name, account: '', kind: 'service', identity: [], scps: [], tags: undefined },
        action: 'sts:AssumeRole',
        target: { arn, account, policy: trust, tags: actor.caller.tags, rcps: this.inventory.rcps },
        context: new Map([['aws:sourceaccount', account]]),
      })
      if (outcome !== 'denied') return [{ actor, service: name, by, dependsOn: outcome === 'depends' ? dependsOn : [] }]
    }
    return []
  }

  /** Assets of a kind; undefined: nobody looked. */
  assets(kind: AssetKind): readonly Asset[] | undefined {
    return this.inventory.assets.get(kind)
  }

  /** Own managed policies that are in force for somebody, through its groups and as its boundary too. */
  ownPoliciesOf({ attached, groups, boundaryArn }: Principal): readonly string[] {
    const arns = [...attached, ...groups.flatMap((name) => this.groups.get(name)?.attached ?? []), ...(boundaryArn ? [boundaryArn] : [])]
    return [...new Set(arns)].filter((arn) => this.inventory.policies.get(arn)?.isOwn ?? !/^arn:[^:]+:iam::aws:/.test(arn))
  }
}

/** Gives credentials of a role to identities of its own, not by assuming the role in its own name. */
const guests = 'cognito-identity.amazonaws.com'

/** Whether a role lets in guests of an identity pool: it trusts Cognito as a provider of web identities (Cognito Developer Guide, "IAM roles"). */
function trustsGuests(actor: Actor, trust: CompiledPolicy, pools: readonly Asset[] = []): readonly TrustingRole[] {
  const look = (key: string): ContextValue | undefined => {
    if (key === `${guests}:aud`) return pools.length === 1 ? pools[0]?.name : undefined
    return key === `${guests}:amr` ? ['unauthenticated'] : undefined
  }
  const by: DecidingStatement[] = []
  const keys: string[] = []
  for (const { source, position, conditions } of trust.about('sts:assumerolewithwebidentity')) {
    if (!namesGuests(source)) continue
    const holds = every(conditions, (test) => test(look))
    if (holds === false) continue
    if (source.effect === 'Deny' && holds === true) return []
    if (holds !== true) keys.push(...holds.keys)
    if (source.effect === 'Allow') by.push({ layer: 'resource', policy: trust.name, position, sid: source.sid, effect: 'Allow' })
  }
  return by.length > 0 ? [{ actor, service: guests, by, dependsOn: [...new Set(keys)] }] : []
}

/** Whether a statement of a trust policy means who comes through Cognito. */
const namesGuests = ({ effect, principals }: CompiledPolicy['statements'][number]['source']): boolean =>
  principals !== null &&
  principals !== undefined &&
  !principals.except &&
  principals.entries.some(({ kind, value }) => (kind === 'Federated' && value === guests) || (effect === 'Deny' && value === '*'))

/** The path over what is listed, and once more over what may be there besides. */
function compiledFor(path: EscalationPath, { assets, partly }: Inventory): readonly CompiledPath[] {
  const kinds = [...(path.target.kind === 'asset' ? [path.target.of] : []), ...(path.needs ?? []).map(({ of }) => of)]
  const listed = compilePath(path, (kind) => assets.has(kind))
  if (!kinds.some((kind) => assets.has(kind) && partly.has(kind))) return [listed]
  return [listed, compilePath(path, (kind) => assets.has(kind) && !partly.has(kind))]
}

/** A service under its name, and under those it has in one region (`states.eu-west-1.amazonaws.com`) when a trust policy uses such. */
function namesOf(service: string, trust: CompiledPolicy): readonly string[] {
  const prefix = service.replace(/amazonaws\.com$/, '')
  const named = trust.statements.flatMap(({ source }) => source.principals?.entries ?? []).map(({ value }) => value)
  const regional = named.filter((value) => value !== service && value.startsWith(prefix) && /\.amazonaws\.com(?:\.cn)?$/.test(value))
  return [service, ...new Set(regional)]
}

/** At most this many policies are tried where one has to be named. */
const policiesTried = 5

function administratorPolicies({ policies, partition, account }: Inventory): readonly string[] {
  const first = `arn:${partition}:iam::aws:policy/AdministratorAccess`
  const others = [...policies.values()].filter(({ arn, compiled }) => arn !== first && compiled && makesAdministrator(compiled, account))
  return [first, ...others.map(({ arn }) => arn).slice(0, policiesTried)]
}

const nobody = compilePolicy('nothing', { Version: '2012-10-17', Statement: [] })

function makesAdministrator(policy: CompiledPolicy, account: string): boolean {
  const arn = `arn:aws:iam::${account}:user/keepwatch-9f1c`
  const principal: Principal = {
    kind: 'user',
    arn,
    name: 'keepwatch-9f1c',
    caller: { arn, account, kind: 'user', identity: [nobody, policy], scps: [], tags: {} },
    attached: [],
    boundaryArn: null,
    groups: [],
    trust: null,
    instanceProfiles: [],
    credentials: undefined,
    unread: [],
    isServiceLinked: false,
    isManagedByAws: false,
  }
  return isAdministrator(actorOf(principal)).answer === 'yes'
}
