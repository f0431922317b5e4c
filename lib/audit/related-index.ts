import type { Resource } from '#lib/findings/resource.ts'
import type { Check } from './check.ts'
import { guardUnseen, UnseenError } from './guard.ts'
import type { Related, RelatedResource, RelatedScope } from './related.ts'
import type { SnapshotPart } from './snapshot.ts'

interface Listed {
  readonly resources: Map<string, Resource>
  /** Regions (or `global`) whose listing was planned. */
  readonly regions: Set<string>
  /** Region → why its listing is not complete. */
  readonly incomplete: Map<string, string>
  /** Property → value → resources. */
  readonly indexes: Map<string, PropertyIndex>
  /** By ARN, so that the order of parts decides nothing; made at the first look. */
  sorted?: readonly Resource[]
}

interface PropertyIndex {
  readonly byValue: ReadonlyMap<unknown, readonly Resource[]>
  /** Those whose property was not seen: each may be the one that is looked for. */
  readonly doubtful: readonly Resource[]
}

/** Resources of the types that some check looks at beside its own, cut down to the properties that are read of them. */
export class RelatedIndex {
  readonly #kept = new Map<string, Set<string>>()
  readonly #listed = new Map<string, Listed>()

  /** Keeps what the `also` of these checks names. */
  constructor(checks: readonly Check[]) {
    for (const check of checks)
      for (const [type, properties] of Object.entries(check.also ?? {})) {
        const kept = this.#kept.get(type) ?? new Set()
        for (const property of properties) kept.add(property)
        this.#kept.set(type, kept)
      }
  }

  /** Takes in one part of the snapshot. */
  add(part: SnapshotPart): void {
    if (this.#kept.size === 0) return
    for (const type of part.types) if (this.#kept.has(type)) this.#of(type).regions.add(part.region)
    for (const gap of part.gaps) {
      const reason = `${gap.action} in ${gap.region} ${gap.outcome} (${gap.reason})`
      for (const type of gap.types.filter((one) => this.#kept.has(one))) {
        this.#of(type).regions.add(part.region)
        this.#of(type).incomplete.set(part.region, reason)
      }
    }
    for (const resource of part.resources) {
      const kept = this.#kept.get(resource.type)
      if (kept) this.#of(resource.type).resources.set(`${resource.region} ${resource.arn}`, projected(resource, kept))
    }
  }

  /** What one check may see of it. */
  viewFor(check: Check): RelatedView {
    return new RelatedView(check, (type) => this.#listed.get(type))
  }

  #of(type: string): Listed {
    const known = this.#listed.get(type)
    if (known) return known
    const made: Listed = { resources: new Map(), regions: new Set(), incomplete: new Map(), indexes: new Map() }
    this.#listed.set(type, made)
    return made
  }
}

/** The related resources as one check sees them: only the types and properties of its `also`. */
export class RelatedView implements Related {
  readonly #check: Check
  readonly #listed: (type: string) => Listed | undefined
  readonly #made = new Map<string, unknown>()
  #touched: string | undefined

  constructor(check: Check, listed: (type: string) => Listed | undefined) {
    this.#check = check
    this.#listed = listed
  }

  /** What was needed and not seen since the last call; forgets it. */
  takeTouched(): string | undefined {
    const touched = this.#touched
    this.#touched = undefined
    return touched
  }

  all<Type extends string>(type: Type, scope: RelatedScope = {}): readonly RelatedResource<Type>[] {
    this.#needComplete(type, scope)
    return this.#inScope(type, scope).map((resource) => this.#guarded(resource))
  }

  find<Type extends string>(
    type: Type,
    test: (resource: RelatedResource<Type>) => boolean,
    scope: RelatedScope = {},
  ): RelatedResource<Type> | undefined {
    let doubt: string | undefined
    for (const resource of this.#inScope(type, scope)) {
      const before = this.#touched
      try {
        const guarded = this.#guarded<Type>(resource)
        if (test(guarded)) return guarded
      } catch (error) {
        if (!(error instanceof UnseenError)) throw error
        doubt ??= `${resource.arn}: ${error.message}`
        this.#touched = before
      }
    }
    if (doubt !== undefined) this.#refuse(doubt)
    this.#needComplete(type, scope)
    return undefined
  }

  by<Type extends string>(type: Type, property: string, value: string, scope: RelatedScope = {}): readonly RelatedResource<Type>[] {
    const { byValue, doubtful } = this.#index(type, property)
    const found = (byValue.get(value) ?? []).filter((resource) => isIn(resource.region, scope))
    if (found.length > 0) return found.map((resource) => this.#guarded(resource))
    return this.#noneFor(type, property, doubtful, scope)
  }

  allBy<Type extends string>(type: Type, property: string, value: string, scope: RelatedScope = {}): readonly RelatedResource<Type>[] {
    const { byValue, doubtful } = this.#index(type, property)
    this.#noneFor(type, property, doubtful, scope)
    return (byValue.get(value) ?? []).filter((resource) => isIn(resource.region, scope)).map((resource) => this.#guarded(resource))
  }

  once<Value>(name: string, make: () => Value): Value {
    if (!this.#made.has(name)) this.#made.set(name, make())
    return this.#made.get(name) as Value
  }

  /** Empty when it is sure that there are no others than those in the index. */
  #noneFor(type: string, property: string, doubtful: readonly Resource[], scope: RelatedScope): readonly [] {
    const doubt = doubtful.find((resource) => isIn(resource.region, scope))
    if (doubt) this.#refuse(`${property} of ${doubt.arn} was not seen: ${doubt.unseen?.[property] ?? 'the snapshot does not hold it'}`)
    this.#needComplete(type, scope)
    return []
  }

  #index(type: string, property: string): PropertyIndex {
    const listed = this.#listed(type)
    if (property !== 'arn' && !this.#check.also?.[type]?.includes(property))
      this.#refuse(`${property} of ${type} was read without being named in the check’s also`)
    const known = listed?.indexes.get(property)
    if (known) return known
    const index = indexOf(this.#inScope(type, {}), property)
    listed?.indexes.set(property, index)
    return index
  }

  #inScope(type: string, scope: RelatedScope): readonly Resource[] {
    if (!Object.hasOwn(this.#check.also ?? {}, type)) this.#refuse(`${type} was looked for without being named in the check’s also`)
    const listed = this.#listed(type)
    if (!listed) return []
    listed.sorted ??= [...listed.resources].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, resource]) => resource)
    return scope.region === undefined ? listed.sorted : listed.sorted.filter((resource) => isIn(resource.region, scope))
  }

  #needComplete(type: string, scope: RelatedScope): void {
    const listed = this.#listed(type)
    const planned = [...(listed?.regions ?? [])].some((region) => isIn(region, scope))
    if (!planned) this.#refuse(`${type} was not listed${scope.region ? ` in ${scope.region}` : ''}`)
    for (const [region, reason] of listed?.incomplete ?? [])
      if (isIn(region, scope)) this.#refuse(`${type} was not listed completely: ${reason}`)
  }

  #guarded<Type extends string>(resource: Resource): RelatedResource<Type> {
    const guarded = guardUnseen(resource, this.#check.also?.[resource.type] ?? [], (detail) => {
      this.#touched ??= `${resource.arn}: ${detail}`
    })
    return guarded.resource as unknown as RelatedResource<Type>
  }

  #refuse(detail: string): never {
    this.#touched ??= detail
    throw new UnseenError(detail)
  }
}

function indexOf(resources: readonly Resource[], property: string): PropertyIndex {
  const byValue = new Map<unknown, Resource[]>()
  const doubtful: Resource[] = []
  for (const resource of resources) {
    const bag = property === 'arn' ? { arn: resource.arn } : { ...resource.observed, ...resource.configuration }
    if (!Object.hasOwn(bag, property)) {
      doubtful.push(resource)
      continue
    }
    const value: unknown = Reflect.get(bag, property)
    for (const one of new Set<unknown>(Array.isArray(value) ? value : [value])) {
      const same = byValue.get(one)
      if (same) same.push(resource)
      else byValue.set(one, [resource])
    }
  }
  return { byValue, doubtful }
}

const isIn = (region: string, scope: RelatedScope): boolean =>
  scope.region === undefined || scope.region === 'global' || region === scope.region || region === 'global'

/** The resource with the properties that are read of it and no others: a million of them must fit into memory. */
function projected(resource: Resource, kept: ReadonlySet<string>): Resource {
  const only = (bag: Readonly<Record<string, unknown>> | undefined): Record<string, unknown> =>
    Object.fromEntries(Object.entries(bag ?? {}).filter(([name]) => kept.has(name)))
  const { arn, type, account, region, unseen } = resource
  return {
    arn,
    type,
    account,
    region,
    tags: kept.has('Tags') ? resource.tags : {},
    configuration: only(resource.configuration),
    observed: only(resource.observed),
    ...(unseen ? { unseen } : {}),
  }
}
