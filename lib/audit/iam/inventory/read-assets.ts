import { type AssetKind, type AssetShape, assetShapes } from './asset-kinds.ts'
import type { Asset, Fact, Principal } from './inventory.ts'
import { isJson, type Json, list, own, record, tagsOf } from './reading.ts'

/** What the roles of assets are looked up in. */
export interface RoleBook {
  readonly account: string
  readonly partition: string
  readonly byArn: ReadonlyMap<string, Principal>
  readonly byName: ReadonlyMap<string, string>
  /** Instance profile (ARN or name) to role. */
  readonly byProfile: ReadonlyMap<string, string>
}

export function roleBook(account: string, partition: string, principals: readonly Principal[]): RoleBook {
  const roles = principals.filter(({ kind }) => kind === 'role')
  const profiles = roles.flatMap(({ arn, instanceProfiles }) =>
    instanceProfiles.flatMap((profile) => [[profile, arn] as const, [profile.split('/').at(-1) ?? profile, arn] as const]),
  )
  return {
    account,
    partition,
    byArn: new Map(roles.map((role) => [role.arn, role])),
    byName: new Map(roles.map(({ name, arn }) => [name, arn])),
    byProfile: new Map(profiles),
  }
}

/** Reads `resources`: what it names is known, down to "there are none"; what it does not name was not looked at. */
export function readAssets(value: unknown, book: RoleBook): ReadonlyMap<AssetKind, readonly Asset[]> {
  const assets = new Map<AssetKind, readonly Asset[]>()
  if (value === undefined || value === null) return assets
  const resources = record(value, 'resources')
  const keys = new Map(Object.keys(resources).map((key) => [key.toLowerCase(), key]))
  const listed = (names: readonly string[]): { readonly key: string; readonly items: readonly unknown[] } | undefined => {
    const key = names.map((name) => keys.get(name)).find((one) => one !== undefined)
    return key === undefined ? undefined : { key, items: list(own(resources, key), `resources.${key}`) }
  }
  const related: Related = {
    managed: instanceIds(listed(['ssmmanagedinstances', 'ssminstanceinformation', 'managedinstances'])?.items),
    scaled: listed(['autoscalinggroups', 'ec2autoscalinggroups'])?.items,
  }
  for (const [kind, shape] of assetShapes) {
    const found = listed(shape.aliases)
    if (!found) continue
    assets.set(
      kind,
      found.items.map((item, index) => readAsset(kind, shape, record(item, `resources.${found.key}[${index}]`), book, related)),
    )
  }
  return assets
}

/** Lists that say more of other assets; undefined: not looked at. */
interface Related {
  /** Instances that Systems Manager reaches. */
  readonly managed: ReadonlySet<string> | undefined
  readonly scaled: readonly unknown[] | undefined
}

function instanceIds(items: readonly unknown[] | undefined): ReadonlySet<string> | undefined {
  return (
    items &&
    new Set(
      items
        .filter(isJson)
        .filter((one) => own(one, 'PingStatus') === undefined || own(one, 'PingStatus') === 'Online')
        .map((one) => String(own(one, 'InstanceId'))),
    )
  )
}

function readAsset(kind: AssetKind, shape: AssetShape, item: Json, book: RoleBook, related: Related): Asset {
  const name = shape.names.map((key) => own(item, key)).find((one) => typeof one === 'string')
  const ofService = Object.values(item).find((one): one is string => typeof one === 'string' && isArnOf(shape.service, one))
  const region = ofService?.split(':')[3] || String(own(item, 'Region') ?? own(item, 'region') ?? 'us-east-1')
  const shortName = String(name ?? ofService?.split(/[/:]/).at(-1) ?? 'unnamed')
  const rest = shape.arn
    .replaceAll('{name}', shortName)
    .replace('{application}', String(own(item, 'applicationName')))
    .replace('{cluster}', lastPart(own(item, 'clusterArn')))
  const tags = tagsOf(own(item, 'Tags') ?? own(item, 'tags') ?? own(item, 'TagSet'))
  return {
    kind,
    arn:
      ofService ??
      (shape.service === 'sso'
        ? `arn:${book.partition}:sso:::${rest}`
        : `arn:${book.partition}:${shape.service}:${region}:${book.account}:${rest}`),
    name: shortName,
    tags,
    roles: rolesOf(item, shape.roles, book),
    facts: factsOf(kind, item, shortName, related),
  }
}

const isArnOf = (service: string, text: string): boolean => {
  const [scheme, , found] = text.split(':', 3)
  return scheme === 'arn' && found === service
}

const lastPart = (value: unknown): string =>
  String(value ?? '*')
    .split('/')
    .at(-1) ?? '*'

/** Roles that an item names; undefined when one of them is not listed in the account. */
function rolesOf(item: Json, properties: readonly string[], book: RoleBook): readonly string[] | undefined {
  const named = new Set<string>()
  collectNamed(item, new Set(properties), named, { left: 5_000 }, 0)
  const arns = [...named].map((name) => roleArn(name, book))
  return arns.every((arn): arn is string => arn !== undefined) ? [...new Set(arns)] : undefined
}

/** Collects texts under the named properties, at most eight levels down. */
function collectNamed(value: unknown, properties: ReadonlySet<string>, into: Set<string>, budget: { left: number }, depth: number): void {
  if (depth > 8 || budget.left-- <= 0) return
  if (Array.isArray(value)) {
    for (const one of value) collectNamed(one, properties, into, budget, depth + 1)
    return
  }
  if (!isJson(value)) return
  for (const [key, one] of Object.entries(value)) {
    if (properties.has(key.toLowerCase())) for (const text of textsOf(one)) into.add(text)
    else collectNamed(one, properties, into, budget, depth + 1)
  }
}

/** A role is named by a text, a list of texts, or (instance profile) an object with Arn or Name. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (!isJson(value)) return []
  const named = own(value, 'Arn') ?? own(value, 'Name')
  return typeof named === 'string' ? [named] : []
}

function roleArn(named: string, book: RoleBook): string | undefined {
  if (book.byArn.has(named)) return named
  const short = named.split('/').at(-1) ?? named
  if (named.includes(':instance-profile/')) return book.byProfile.get(named) ?? book.byProfile.get(short)
  // A role of another account is none of this one, whatever its name.
  if (named.startsWith('arn:')) return undefined
  return book.byName.get(short) ?? book.byProfile.get(short)
}

function factsOf(kind: AssetKind, item: Json, name: string, { managed, scaled }: Related): ReadonlyMap<string, Fact> {
  switch (kind) {
    case 'agent-runtimes': {
      // Told by GetAgentRuntime only where callers bring tokens of somebody else; then IAM credentials are refused.
      const authorizer = own(item, 'authorizerConfiguration')
      return new Map([['takes callers of IAM', !(isJson(authorizer) && isJson(own(authorizer, 'customJWTAuthorizer')))]])
    }
    case 'functions':
      return new Map([['is started by something', filled(own(item, 'EventSourceMappings') ?? own(item, 'Triggers'))]])
    case 'instances': {
      const state = own(item, 'State')
      const stateName = isJson(state) ? own(state, 'Name') : state
      return new Map<string, Fact>([
        ['runs', stateName === undefined ? undefined : stateName === 'running'],
        ['exists', stateName !== 'terminated' && stateName !== 'shutting-down'],
        ['is reached by Systems Manager', managed?.has(name)],
      ])
    }
    case 'codebuild-projects':
      return new Map([['builds in batches', 'buildBatchConfig' in item ? isJson(own(item, 'buildBatchConfig')) : false]])
    case 'ecs-clusters': {
      const count = own(item, 'registeredContainerInstancesCount')
      return new Map<string, Fact>([
        ['is active', (own(item, 'status') ?? 'ACTIVE') === 'ACTIVE'],
        ['has container instances', typeof count === 'number' ? count > 0 : filled(own(item, 'containerInstances'))],
      ])
    }
    case 'launch-templates':
      return new Map([['is launched by something', scaled === undefined ? true : JSON.stringify(scaled).includes(name)]])
    case 'ecs-tasks':
      return new Map([
        ['takes commands', own(item, 'enableExecuteCommand') === undefined ? undefined : own(item, 'enableExecuteCommand') === true],
      ])
    case 'identity-pools':
      return new Map<string, Fact>([
        [
          'takes guests',
          typeof own(item, 'AllowUnauthenticatedIdentities') === 'boolean'
            ? own(item, 'AllowUnauthenticatedIdentities') === true
            : undefined,
        ],
      ])
    default:
      return new Map()
  }
}

/** Whether a list has something in it; undefined when it was not told. */
function filled(value: unknown): Fact {
  if (value === undefined) return undefined
  return Array.isArray(value) ? value.length > 0 : isJson(value)
}
