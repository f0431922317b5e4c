import type { Resource } from '#lib/findings/resource.ts'
import type { Check } from '../check.ts'
import { derivedObservations } from './derived.ts'
import { type Draft, draftsOf } from './draft.ts'
import { type DeploymentFacts, notGiven, placeholderAccount } from './environment.ts'
import { fold } from './fold.ts'
import { isObservedFold } from './folds.ts'
import { identityAttribute } from './identity.ts'
import { isRecord } from './is-record.ts'
import type { Template, TemplateResource } from './read-template.ts'
import { Resolver } from './resolver.ts'
import { type OnTouch, seal } from './seal.ts'
import { shapeOf } from './shapes.ts'
import { firstUnresolved, type Resolved, Unresolved } from './unresolved.ts'

/** A resource of a template, for judging. */
export interface Subject {
  readonly source: TemplateResource
  readonly resource: Resource
  /** The same for being looked up by checks on other resources, which may pass over what is not known. */
  readonly related: Resource
  /** Name of the condition on which it is made, when that cannot be decided. */
  readonly onlyIf?: string
  /** Ids of accounts that it names. */
  readonly accounts: ReadonlySet<string>
}

/** Who is told of readings of what is not known, on the judged resource and on others. */
export interface Touches {
  readonly judged: OnTouch
  readonly related: OnTouch
}

/** Properties that checks read, by type. */
export type Reads = ReadonlyMap<string, ReadonlySet<string>>

/** Services without a region, under which collectors put their resources. */
const globalServices = new Set(['IAM', 'CloudFront', 'Organizations', 'Route53', 'Shield', 'GlobalAccelerator', 'SSO'])

/** What the checks read of each type, their own and those beside it. */
export function readsOf(checks: readonly Check[]): Reads {
  const reads = new Map<string, Set<string>>()
  for (const { resource, reads: own, also } of checks)
    for (const [type, properties] of [[resource, own] as const, ...Object.entries(also ?? {})])
      reads.set(type, new Set([...(reads.get(type) ?? []), ...properties]))
  return reads
}

/**
 * The resources of a template under the names by which checks read them. What a template cannot say is `unseen`, with the reason.
 * `touch` is told of each reading of a part that is not known.
 */
export function subjectsOf(template: Template, deployment: DeploymentFacts, reads: Reads, touch: Touches): readonly Subject[] {
  const drafts = draftsOf(template, new Resolver(template, deployment))
  fold(drafts)
  return drafts.filter(({ source }) => reads.has(source.type)).map((draft) => subjectOf(draft, deployment, reads, touch))
}

function subjectOf(draft: Draft, deployment: DeploymentFacts, reads: Reads, touch: Touches): Subject {
  const { source, identity, properties, doubt } = draft
  const { type } = source
  const known = new Map([...properties].filter(([, value]) => !(value instanceof Unresolved)))
  const observed = observedOf(draft, known, reads)
  const tags = tagsOf(properties.get(shapeOf(type)?.tags ?? 'Tags') ?? null)
  const unseen = {
    ...unseenOf(draft, observed, reads),
    ...(tags instanceof Unresolved ? { Tags: tags.reason } : {}),
  }
  const sealed = (onTouch: OnTouch): Resource => ({
    arn: identity.arn,
    type,
    account: deployment.account ?? placeholderAccount,
    region: globalServices.has(type.split('::')[1] ?? '') ? 'global' : (deployment.region ?? notGiven),
    tags: tags instanceof Unresolved ? {} : tags,
    configuration: sealedBag(known, (name) => !isObservedFold(type, name), onTouch),
    observed: { ...observed, ...sealedBag(known, (name) => isObservedFold(type, name), onTouch) },
    unseen,
  })
  return {
    source,
    resource: sealed(touch.judged),
    // What may not be there can be the reason for nothing.
    related: doubt
      ? hidden(
          sealed(() => {}),
          reads,
          doubt,
        )
      : sealed(() => {}),
    ...(doubt && source.condition !== undefined ? { onlyIf: source.condition } : {}),
    accounts: accountsIn([...known.values()]),
  }
}

/** What follows from the template, and by what the resource is known. */
function observedOf({ source, identity, properties }: Draft, known: ReadonlyMap<string, Resolved>, reads: Reads) {
  const observed: Record<string, unknown> = { ...derivedObservations(source.type, known, identity.arn) }
  for (const name of reads.get(source.type) ?? []) {
    const own = properties.has(name) ? undefined : identityAttribute(name, source.logicalId, source.type, identity)
    if (own !== undefined) observed[name] = own
  }
  return observed
}

/** Why whatever is read and is not known is not known. */
function unseenOf({ source, properties }: Draft, observed: object, reads: Reads): Readonly<Record<string, string>> {
  const unseen: Record<string, string> = {}
  for (const name of reads.get(source.type) ?? [])
    if (name !== 'Tags' && !properties.has(name) && !Object.hasOwn(observed, name)) unseen[name] = 'a template does not say it'
  for (const [name, value] of properties) if (value instanceof Unresolved) unseen[name] = value.reason
  return unseen
}

function sealedBag(known: ReadonlyMap<string, Resolved>, isIn: (name: string) => boolean, onTouch: OnTouch) {
  return Object.fromEntries([...known].filter(([name]) => isIn(name)).map(([name, value]) => [name, seal(value, name, onTouch)]))
}

/** A resource of which nothing is known but that it may be there. */
function hidden(resource: Resource, reads: Reads, doubt: Unresolved): Resource {
  const reason = `it is made only on a condition that cannot be decided: ${doubt.reason}`
  const unseen = Object.fromEntries([...(reads.get(resource.type) ?? [])].map((name) => [name, reason]))
  return { ...resource, tags: {}, configuration: {}, observed: {}, unseen }
}

/** Tags as a map, whether they are written as pairs or as a map; unknown when one of them is. */
function tagsOf(value: Resolved): Readonly<Record<string, string>> | Unresolved {
  const unknown = firstUnresolved(value)
  if (unknown) return unknown
  const pairs = Array.isArray(value)
    ? (value as readonly Resolved[]).flatMap((tag) => (isRecord(tag) ? [[String(tag['Key']), String(tag['Value'] ?? '')] as const] : []))
    : Object.entries(isRecord(value) ? value : {}).map(([name, text]) => [name, String(text)] as const)
  return Object.fromEntries(pairs)
}

/** Twelve digits by themselves, wherever they stand. */
function accountsIn(values: readonly Resolved[]): ReadonlySet<string> {
  const found = new Set<string>()
  const look = (value: Resolved): void => {
    if (typeof value === 'string') for (const [id] of value.matchAll(/(?<!\d)\d{12}(?!\d)/g)) found.add(id)
    if (typeof value !== 'object' || value === null || value instanceof Unresolved) return
    for (const inner of Array.isArray(value) ? (value as readonly Resolved[]) : Object.values(value)) look(inner)
  }
  for (const value of values) look(value)
  found.delete(placeholderAccount)
  return found
}
