import type { CompiledPolicy } from '../evaluate/compiled-policy.ts'
import { type AssetKind, anyAsset, assetShapes } from '../inventory/asset-kinds.ts'
import type { Asset, Fact, Group } from '../inventory/inventory.ts'
import type { Actor } from './actor.ts'
import type { CompiledPath } from './compiled-path.ts'
import type { EscalationStep } from './finding.ts'
import type { EscalationPath, PathTarget } from './path.ts'
import type { Variables } from './resource-template.ts'
import type { World } from './world.ts'

/** A target of a path, with the values of its variables. */
export interface Binding {
  /** ARN of what is taken over. */
  readonly target: string
  readonly variables: Variables
  /** Who is taken over; absent where the path gives something else. */
  readonly taken?: Actor
  readonly group?: Group
  /** ARN of the policy that is rewritten. */
  readonly policy?: string
  /** The policy that is taken away from the caller. */
  readonly denial?: CompiledPolicy
  readonly versionsAreFull?: boolean
  /** What the path needs and nobody looked at. */
  readonly missing: readonly string[]
  /** What a service does with the role it is handed. */
  readonly steps: readonly EscalationStep[]
}

type Wanted = (actor: Actor) => boolean
type TargetOf<Kind extends PathTarget['kind']> = Extract<PathTarget, { readonly kind: Kind }>

/** Whose targets are asked for, and where to look. */
export interface BindingOptions {
  readonly world: World
  readonly actor: Actor
  readonly wanted: Wanted
  /** Roles whose trust policy may let the actor in as it stands. */
  readonly assumable: readonly Actor[]
}

/** Every target of a path for an actor, where what the path needs exists or may exist. */
export function* bindingsOf(path: CompiledPath, options: BindingOptions): Generator<Binding> {
  for (const one of targetsOf(path, options)) yield* withNeeds(options.world, path, one)
}

function targetsOf({ source: path, isListed }: CompiledPath, { world, actor, wanted, assumable }: BindingOptions): Iterable<Binding> {
  const { target } = path
  const among = path.requests.some(({ action, afterTrust }) => action === 'sts:AssumeRole' && !afterTrust) ? assumable : world.roles
  // Who becomes the target as it is must want it as it is; who changes it first asks about the change.
  const isWanted: Wanted = (one) => one.principal !== actor.principal && (path.gain === 'become' ? wanted(one) : true)
  switch (target.kind) {
    case 'self':
      return path.gain === 'unbind' && !actor.caller.boundary ? [] : [binding(actor.principal.arn, [], { taken: actor })]
    case 'role':
      return target.trusts === undefined
        ? roles(among, path, isWanted)
        : passedRoles(world, target.trusts, target.profile === true, isWanted)
    case 'user':
      return users(world, target, path, isWanted)
    case 'group':
      return groups(world, actor, target)
    case 'policy':
      return target.heldBy === 'self'
        ? policiesOf(world, actor, [])
        : among
            .filter(isChangeable)
            .filter(isWanted)
            .flatMap((role) => policiesOf(world, role, [['role', role.principal.arn]]))
    case 'denial':
      return denials(world, actor, target.held)
    case 'asset':
      return isListed(target.of) ? assetTargets(world, target.of, target.facts ?? [], isWanted) : unlistedAssets(world, target.of, isWanted)
    case 'account':
      return [binding(`arn:${world.inventory.partition}:iam::${world.inventory.account}:root`, [], {})]
  }
}

function binding(target: string, variables: readonly (readonly [string, string])[], rest: Partial<Binding>): Binding {
  return { target, variables: new Map(variables), missing: [], steps: [], ...rest }
}

/** AWS lets nobody change the roles it keeps. */
const isChangeable = ({ principal }: Actor): boolean => !principal.isManagedByAws

function roles(among: readonly Actor[], path: EscalationPath, isWanted: Wanted): readonly Binding[] {
  const changes = path.requests.some(({ action }) => action !== 'sts:AssumeRole')
  return among
    .filter((role) => isWanted(role) && (!changes || isChangeable(role)))
    .filter((role) => path.gain !== 'unbind' || role.caller.boundary !== undefined)
    .map((role) => binding(role.principal.arn, [['role', role.principal.arn]], { taken: role }))
}

function passedRoles(world: World, service: string, needsProfile: boolean, isWanted: Wanted): readonly Binding[] {
  return world.trusting(service).flatMap(({ actor, service: name, by, dependsOn }): readonly Binding[] => {
    const { arn, instanceProfiles } = actor.principal
    const [profile] = instanceProfiles
    if (!isWanted(actor) || (needsProfile && profile === undefined)) return []
    const step: EscalationStep = { by: name, action: 'sts:AssumeRole', resource: arn, context: {}, decidedBy: by }
    const variables: (readonly [string, string])[] = [['role', arn]]
    if (profile !== undefined) variables.push(['profile', profile])
    const missing = dependsOn.map((key) => `condition key ${key} of ${name} in the trust policy of ${arn}`)
    return [binding(arn, variables, { taken: actor, missing, steps: [step] })]
  })
}

function users(world: World, target: TargetOf<'user'>, path: EscalationPath, isWanted: Wanted): readonly Binding[] {
  return world.users.filter(isWanted).flatMap((user): readonly Binding[] => {
    const { accessKeys, hasLogin } = user.principal.credentials ?? {}
    const { arn, name } = user.principal
    const missing: string[] = []
    // An account may hold two keys for a user (IAM User Guide, "IAM and AWS STS quotas").
    if (target.keys !== undefined) {
      if (accessKeys === undefined) missing.push(`number of access keys of ${name} (resources.iamUserCredentials)`)
      else if (accessKeys < 2 !== (target.keys === 'free')) return []
    }
    if (target.login !== undefined) {
      if (hasLogin === undefined) missing.push(`whether ${name} has a password (resources.iamUserCredentials)`)
      else if (hasLogin !== target.login) return []
    }
    if (path.gain === 'unbind' && !user.caller.boundary) return []
    return [binding(arn, [['user', arn]], { taken: user, missing })]
  })
}

function groups(world: World, actor: Actor, { membership }: TargetOf<'group'>): readonly Binding[] {
  const isMember = (group: Group): boolean => actor.principal.groups.includes(group.name)
  return world.inventory.groups
    .filter((group) => isMember(group) === (membership === 'member'))
    .map((group) => binding(group.arn, [['group', group.arn]], { taken: actor, group }))
}

function policiesOf(world: World, holder: Actor, variables: readonly (readonly [string, string])[]): readonly Binding[] {
  return world.ownPoliciesOf(holder.principal).map((arn) => {
    const versions = world.inventory.policies.get(arn)?.versions
    // Five versions of a managed policy can exist at a time (IAM User Guide, "IAM and AWS STS quotas").
    const [held] = variables
    return binding(held?.[1] ?? arn, [...variables, ['policy', arn]], { taken: holder, policy: arn, versionsAreFull: (versions ?? 0) >= 5 })
  })
}

/** Policies of a user itself that deny something. One that a group gives as well stays in force, and is left out. */
function denials(world: World, actor: Actor, held: 'attached' | 'inline'): readonly Binding[] {
  const { attached, arn, groups: names } = actor.principal
  const ofGroups = new Set(names.flatMap((name) => world.groups.get(name)?.policies ?? []))
  return actor.caller.identity
    .filter((policy) => !ofGroups.has(policy) && policy.statements.some(({ source }) => source.effect === 'Deny'))
    .filter(({ name }) => attached.includes(name) === (held === 'attached'))
    .map((denial) =>
      held === 'attached'
        ? binding(denial.name, [['policy', denial.name]], { taken: actor, denial })
        : binding(arn, [], { taken: actor, denial }),
    )
}

function assetTargets(world: World, kind: AssetKind, facts: readonly string[], isWanted: Wanted): readonly Binding[] {
  return (world.assets(kind) ?? []).flatMap((asset): readonly Binding[] => {
    const missing = missingFacts(asset, facts)
    if (!missing) return []
    const variables = assetVariables('asset', asset)
    if (!asset.roles)
      return possibleRole(world, kind, isWanted).map((taken) =>
        binding(asset.arn, [...variables, ['role', taken.principal.arn]], {
          taken,
          missing: [...missing, `which role of this account ${asset.arn} acts with`],
        }),
      )
    return asset.roles.flatMap((arn): readonly Binding[] => {
      const role = world.actorByArn.get(arn)
      return role && isWanted(role) ? [binding(asset.arn, [...variables, ['role', arn]], { taken: role, missing })] : []
    })
  })
}

/** Nobody looked which there are, or at all of them. */
function unlistedAssets(world: World, kind: AssetKind, isWanted: Wanted): readonly Binding[] {
  return possibleRole(world, kind, isWanted).map((taken) =>
    binding(anyOf(world, kind), [['role', taken.principal.arn]], { taken, missing: [`which ${inWords(kind)} there are`] }),
  )
}

/** Where a role was not seen, one that might be there: the first that is wanted and trusts the service. One is enough to say that it is not known. */
function possibleRole(world: World, kind: AssetKind, isWanted: Wanted): readonly Actor[] {
  const service = assetShapes.get(kind)?.trusted
  return service
    ? world
        .trusting(service)
        .map(({ actor }) => actor)
        .filter(isWanted)
        .slice(0, 1)
    : []
}

/** An ARN that stands for any asset of a kind, for people. */
function anyOf({ inventory: { partition, account } }: World, kind: AssetKind): string {
  return anyAsset(kind, 'asset')
    .replace('{partition}', partition)
    .replace('{account}', account)
    .replaceAll(/\{[A-Za-z]+\}/g, '*')
}

/** Facts of an asset that were not told; undefined when one does not hold. */
function missingFacts(asset: Asset, facts: readonly string[]): readonly string[] | undefined {
  const known = facts.map((fact): readonly [string, Fact] => [fact, asset.facts.get(fact)])
  if (known.some(([, holds]) => holds === false)) return undefined
  return known.filter(([, holds]) => holds === undefined).map(([fact]) => `whether ${asset.arn} ${fact}`)
}

const assetVariables = (as: string, { arn, name }: Asset): readonly (readonly [string, string])[] => {
  const region = arn.split(':')[3]
  return [[as, arn], [`${as}Name`, name], ...(region ? [['region', region] as const] : [])]
}

/** The binding, once for each asset that fits what the path needs besides. */
function* withNeeds(world: World, { source: { needs = [] }, isListed }: CompiledPath, first: Binding): Generator<Binding> {
  let bindings: readonly Binding[] = [first]
  for (const { as, of, facts } of needs)
    bindings = bindings.flatMap((one) => {
      const assets = isListed(of) ? world.assets(of) : undefined
      if (!assets) return [{ ...one, missing: [...one.missing, `which ${inWords(of)} there are`] }]
      return assets.flatMap((asset) => {
        const missing = missingFacts(asset, facts ?? [])
        return missing
          ? [{ ...one, variables: new Map([...one.variables, ...assetVariables(as, asset)]), missing: [...one.missing, ...missing] }]
          : []
      })
    })
  yield* bindings
}

/** A kind as people say it. */
const inWords = (kind: AssetKind): string => kind.replaceAll('-', ' ')
