import { type AssetKind, anyAsset } from '../inventory/asset-kinds.ts'
import type { EscalationPath, PathRequest } from './path.ts'
import { type ResourceTemplate, resourceTemplate } from './resource-template.ts'

/** A request with its templates read. */
export interface CompiledRequest {
  readonly source: PathRequest
  /** Place among the requests of the path. */
  readonly order: number
  readonly on: ResourceTemplate
  readonly context: readonly (readonly [key: string, value: ResourceTemplate])[]
  /** Its resource comes into being with it. */
  readonly creates: boolean
}

/** Requests that share variables the caller chooses: they must be allowed for the same choice. */
export interface RequestGroup {
  readonly key: string
  readonly requests: readonly CompiledRequest[]
  /** Names nothing that is taken over, so that it is asked once for a caller, whatever the target. */
  readonly isSame: boolean
  /** Some are only needed when a policy has as many versions as it may have. */
  readonly hasOptional: boolean
}

/** A path ready to be walked. */
export interface CompiledPath {
  readonly source: EscalationPath
  /** Kinds of assets that are taken from the inventory; of others, any may be there. */
  readonly isListed: (kind: AssetKind) => boolean
  readonly actions: readonly string[]
  /** Ways through the path: more than one where a request has alternatives. Each is a list of groups, all of which must be allowed. */
  readonly ways: readonly (readonly RequestGroup[])[]
}

/** Variables that every caller has, the same for all targets. */
const constants = ['self', 'partition', 'account', 'region', 'administratorPolicy']
const ofTarget = ['role', 'user', 'group', 'policy', 'profile']

/**
 * Reads the templates of a path, and finds which requests belong together. Where nobody looked which assets of a kind there are, any name
 * is asked about.
 */
export function compilePath(source: EscalationPath, isListed: (kind: AssetKind) => boolean): CompiledPath {
  const { target, needs = [], requests } = source
  const assets = [...(target.kind === 'asset' ? [{ as: 'asset', of: target.of }] : []), ...needs]
  const unlisted = assets.filter(({ of }) => !isListed(of))
  const listed = assets.filter(({ of }) => isListed(of))
  const bound = new Set([...ofTarget, ...listed.flatMap(({ as }) => [as, `${as}Name`])])
  const open = requests.map((request) => unlisted.reduce(withAny, request))
  return {
    source,
    isListed,
    actions: requests.filter(({ whenVersionsFull }) => !whenVersionsFull).map(({ action }) => action),
    ways: alternatives(open).map((way) => groups(compileRequests(way, bound), bound)),
  }
}

function withAny(request: PathRequest, { as, of }: { readonly as: string; readonly of: AssetKind }): PathRequest {
  const any = (text: string): string => text.replaceAll(`{${as}}`, anyAsset(of, as))
  const { on, orOn, with: context } = request
  return {
    ...request,
    on: any(on),
    ...(on.includes(`{${as}}`) ? { exists: true } : {}),
    ...(orOn ? { orOn: orOn.map(any) } : {}),
    ...(context ? { with: Object.fromEntries(Object.entries(context).map(([key, value]) => [key, any(value)])) } : {}),
  }
}

function alternatives(requests: readonly PathRequest[]): readonly (readonly PathRequest[])[] {
  return requests.reduce<readonly (readonly PathRequest[])[]>(
    (ways, request) => ways.flatMap((way) => [request.on, ...(request.orOn ?? [])].map((on) => [...way, { ...request, on }])),
    [[]],
  )
}

function compileRequests(requests: readonly PathRequest[], bound: ReadonlySet<string>): readonly CompiledRequest[] {
  const seen = new Set<string>()
  return requests.map((source, order) => {
    const isFirst = !seen.has(source.on)
    seen.add(source.on)
    const on = resourceTemplate(source.on)
    const isNew = source.on === '*' || on.variables.some((variable) => !constants.includes(variable) && !bound.has(variable))
    return {
      source,
      order,
      on,
      context: Object.entries(source.with ?? {}).map(([key, value]) => [key, resourceTemplate(value)] as const),
      creates: isFirst && isNew && source.exists !== true,
    }
  })
}

function groups(requests: readonly CompiledRequest[], bound: ReadonlySet<string>): readonly RequestGroup[] {
  const merged: { readonly requests: CompiledRequest[]; readonly free: Set<string> }[] = []
  for (const request of requests) {
    const free = variablesOf(request).filter((variable) => !bound.has(variable) && !constants.includes(variable))
    const touching = merged.filter((group) => free.some((variable) => group.free.has(variable)))
    const [first, ...rest] = touching
    const into = first ?? { requests: [], free: new Set<string>() }
    if (!first) merged.push(into)
    for (const group of rest) {
      into.requests.push(...group.requests)
      for (const variable of group.free) into.free.add(variable)
      merged.splice(merged.indexOf(group), 1)
    }
    into.requests.push(request)
    for (const variable of free) into.free.add(variable)
  }
  return merged.map(({ requests: members }) => ({
    // With the places in the path: answers are shared between paths, and steps are told in order.
    key: JSON.stringify(members.map(({ source, order }) => [order, source])),
    requests: members.toSorted((one, other) => one.order - other.order),
    hasOptional: members.some(({ source }) => source.whenVersionsFull === true),
    isSame: members.every((request) => variablesOf(request).every((variable) => !bound.has(variable))),
  }))
}

const variablesOf = ({ on, context }: CompiledRequest): readonly string[] => [
  ...on.variables,
  ...context.flatMap(([, value]) => value.variables),
]
