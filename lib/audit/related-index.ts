import type { Resource } from '#lib/findings/resource.ts'
import type { Check } from './check.ts'
import { guardUnseen, UnseenError } from './guard.ts'
import { packResource, unpackResource } from './packed-resource.ts'
import { PackedTexts } from './packed-texts.ts'
import type { Related, RelatedResource, RelatedScope } from './related.ts'
import type { SnapshotPart } from './snapshot.ts'

/** Where the packed texts have a resource: half a million of them take a sixth there of what they take as objects. */
type Place = number

interface Listed {
  readonly account: string
  /** Properties that are read of it. */
  readonly kept: ReadonlySet<string>
  readonly texts: PackedTexts
  /** As they came; one that several parts saw stands more than once. */
  readonly places: Place[]
  /** Regions (or `global`) whose listing was planned. */
  readonly regions: Set<string>
  /** Region → why its listing is not complete. */
  readonly incomplete: Map<string, string>
  /** Property → value → resources. */
  readonly indexes: Map<string, PropertyIndex>
  /** Each once, as last seen, by region and ARN, so that the order of parts decides nothing; made at the first look. */
  sorted?: readonly Place[]
  /** Those of a region and what is global. */
  readonly inRegion: Map<string, readonly Place[]>
}

interface PropertyIndex {
  /** One, or several. */
  readonly byValue: ReadonlyMap<unknown, Place | Place[]>
  /** Those whose property was not seen: each may be the one that is looked for. */
  readonly doubtful: readonly Place[]
}

/** Resources of the types that some check looks at beside its own, cut down to the properties that are read of them. */
export class RelatedIndex {
  readonly #kept = new Map<string, Set<string>>()
  readonly #listed = new Map<string, Listed>()
  readonly #texts = new PackedTexts()

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
    for (const type of part.types) if (this.#kept.has(type)) this.#of(type, part).regions.add(part.region)
    for (const gap of part.gaps) {
      const reason = `${gap.action} in ${gap.region} ${gap.outcome} (${gap.reason})`
      for (const type of gap.types.filter((one) => this.#kept.has(one))) {
        this.#of(type, part).regions.add(part.region)
        this.#of(type, part).incomplete.set(part.region, reason)
      }
    }
    for (const resource of part.resources) {
      const kept = this.#kept.get(resource.type)
      if (kept) this.#of(resource.type, part).places.push(this.#texts.add(textOf(resource, kept)))
    }
  }

  /** What one check may see of it. */
  viewFor(check: Check): RelatedView {
    return new RelatedView(check, (type) => this.#listed.get(type))
  }

  #of(type: string, { account }: SnapshotPart): Listed {
    const known = this.#listed.get(type)
    if (known) return known
    const made: Listed = {
      account,
      kept: this.#kept.get(type) ?? new Set(),
      places: [],
      texts: this.#texts,
      regions: new Set(),
      incomplete: new Map(),
      indexes: new Map(),
      inRegion: new Map(),
    }
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
    return this.#inScope(type, scope).map((place) => this.#guarded(type, place))
  }

  find<Type extends string>(
    type: Type,
    test: (resource: RelatedResource<Type>) => boolean,
    scope: RelatedScope = {},
  ): RelatedResource<Type> | undefined {
    let doubt: string | undefined
    for (const place of this.#inScope(type, scope)) {
      const before = this.#touched
      try {
        const guarded = this.#guarded<Type>(type, place)
        if (test(guarded)) return guarded
      } catch (error) {
        if (!(error instanceof UnseenError)) throw error
        doubt ??= `${this.#resource(type, place).arn}: ${error.message}`
        this.#touched = before
      }
    }
    if (doubt !== undefined) this.#refuse(doubt)
    this.#needComplete(type, scope)
    return undefined
  }

  by<Type extends string>(type: Type, property: string, value: string, scope: RelatedScope = {}): readonly RelatedResource<Type>[] {
    const found = this.#placesBy(type, property, value, scope)
    if (found.length === 0) this.#needNoOther(type, property, scope)
    return found.map((place) => this.#guarded(type, place))
  }

  allBy<Type extends string>(type: Type, property: string, value: string, scope: RelatedScope = {}): readonly RelatedResource<Type>[] {
    this.#needNoOther(type, property, scope)
    return this.#placesBy(type, property, value, scope).map((place) => this.#guarded(type, place))
  }

  once<Value>(name: string, make: () => Value): Value {
    if (!this.#made.has(name)) this.#made.set(name, make())
    return this.#made.get(name) as Value
  }

  #placesBy(type: string, property: string, value: string, scope: RelatedScope): readonly Place[] {
    const places = this.#index(type, property).byValue.get(value) ?? []
    return (typeof places === 'number' ? [places] : places).filter((place) => isIn(this.#resource(type, place).region, scope))
  }

  /** It must be sure that there are no others than those in the index. */
  #needNoOther(type: string, property: string, scope: RelatedScope): void {
    for (const place of this.#index(type, property).doubtful) {
      const { arn, region, unseen } = this.#resource(type, place)
      if (isIn(region, scope)) this.#refuse(`${property} of ${arn} was not seen: ${unseen?.[property] ?? 'the snapshot does not hold it'}`)
    }
    this.#needComplete(type, scope)
  }

  #index(type: string, property: string): PropertyIndex {
    const listed = this.#listed(type)
    if (property !== 'arn' && !this.#check.also?.[type]?.includes(property))
      this.#refuse(`${property} of ${type} was read without being named in the check’s also`)
    const known = listed?.indexes.get(property)
    if (known) return known
    const index = indexOf(this.#inScope(type, {}), (place) => this.#resource(type, place), property)
    listed?.indexes.set(property, index)
    return index
  }

  #inScope(type: string, scope: RelatedScope): readonly Place[] {
    if (!Object.hasOwn(this.#check.also ?? {}, type)) this.#refuse(`${type} was looked for without being named in the check’s also`)
    const listed = this.#listed(type)
    if (!listed) return []
    const sorted = listed.sorted ?? sortedOnce(listed)
    listed.sorted = sorted
    const { region } = scope
    if (region === undefined || region === 'global') return sorted
    const known = listed.inRegion.get(region) ?? sorted.filter((place) => isIn(regionIn(keyIn(listed.texts.at(place))), scope))
    listed.inRegion.set(region, known)
    return known
  }

  #needComplete(type: string, scope: RelatedScope): void {
    const listed = this.#listed(type)
    const planned = [...(listed?.regions ?? [])].some((region) => isIn(region, scope))
    if (!planned) this.#refuse(`${type} was not listed${scope.region ? ` in ${scope.region}` : ''}`)
    for (const [region, reason] of listed?.incomplete ?? [])
      if (isIn(region, scope)) this.#refuse(`${type} was not listed completely: ${reason}`)
  }

  #guarded<Type extends string>(type: Type, place: Place): RelatedResource<Type> {
    const resource = this.#resource(type, place)
    const guarded = guardUnseen(resource, this.#check.also?.[type] ?? [], (detail) => {
      this.#touched ??= `${resource.arn}: ${detail}`
    })
    return guarded.resource as unknown as RelatedResource<Type>
  }

  #resource(type: string, place: Place): Resource {
    const listed = this.#listed(type)
    if (!listed) throw new Error(`${type} is in no part of the snapshot`)
    const text = listed.texts.at(place)
    const key = keyIn(text)
    const [arn, region] = [arnIn(key), regionIn(key)]
    return { arn, type, account: listed.account, region, ...unpackResource(text.slice(key.length + 1), listed.kept) }
  }

  #refuse(detail: string): never {
    this.#touched ??= detail
    throw new UnseenError(detail)
  }
}

// A text is one line with region and ARN (as JSON, so that it has no line of its own) and one with what is read.
const textOf = (resource: Resource, kept: ReadonlySet<string>): string =>
  `${resource.region} ${JSON.stringify(resource.arn)}\n${packResource(resource, kept)}`
const keyIn = (text: string): string => text.slice(0, text.indexOf('\n'))
const regionIn = (key: string): string => key.slice(0, key.indexOf(' '))
const arnIn = (key: string): string => JSON.parse(key.slice(key.indexOf(' ') + 1)) as string

function sortedOnce({ texts, places }: Listed): readonly Place[] {
  const byKey = new Map(places.map((place) => [keyIn(texts.at(place)), place]))
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place)
}

function indexOf(places: readonly Place[], resourceAt: (place: Place) => Resource, property: string): PropertyIndex {
  const byValue = new Map<unknown, Place | Place[]>()
  const doubtful: Place[] = []
  for (const place of places) {
    const resource = resourceAt(place)
    const bag = property === 'arn' ? { arn: resource.arn } : { ...resource.observed, ...resource.configuration }
    if (!Object.hasOwn(bag, property)) {
      doubtful.push(place)
      continue
    }
    const value: unknown = Reflect.get(bag, property)
    for (const one of new Set<unknown>(Array.isArray(value) ? value : [value])) {
      const same = byValue.get(one)
      if (same === undefined) byValue.set(one, place)
      else if (typeof same === 'number') byValue.set(one, [same, place])
      else same.push(place)
    }
  }
  return { byValue, doubtful }
}

const isIn = (region: string, scope: RelatedScope): boolean =>
  scope.region === undefined || scope.region === 'global' || region === scope.region || region === 'global'
