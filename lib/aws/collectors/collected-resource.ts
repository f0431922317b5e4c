import type { ConfigurationOf, ObservedOf } from '#lib/audit/resource-types.ts'
import type { Resource } from '#lib/audit/snapshot.ts'
import type { CollectorScope } from '../collector.ts'
import { type Detail, gather, notAsked } from './detail.ts'

/** Parts of a resource as a collector has read them; names of properties are held against the CloudFormation type. */
export interface ResourceParts<Type extends string> {
  readonly arn: string
  /** @default the scope's region; `global` for services without one */
  readonly region?: string
  /** @default not asked */
  readonly tags?: Detail<Readonly<Record<string, string>>>
  /** Every property that the collector brings, `null` where AWS says that it is not set; `undefined` is not seen. */
  readonly configuration?: { readonly [Name in keyof ConfigurationOf<Type>]?: Detail<unknown> }
  readonly observed?: { readonly [Name in keyof ObservedOf<Type>]?: Detail<unknown> }
}

/** A resource of a snapshot out of its parts: what could not be read goes to `unseen`, with the reason. */
export function collectedResource<const Type extends string>(type: Type, scope: CollectorScope, parts: ResourceParts<Type>): Resource {
  const { tags = notAsked('no chosen check reads it') } = parts
  const configuration = gather((parts.configuration ?? {}) as Readonly<Record<string, Detail<unknown>>>)
  const observed = gather((parts.observed ?? {}) as Readonly<Record<string, Detail<unknown>>>)
  const unseen = { ...configuration.unseen, ...observed.unseen, ...('unseen' in tags ? { Tags: tags.unseen } : {}) }
  return {
    arn: parts.arn,
    type,
    account: scope.account,
    region: parts.region ?? scope.region,
    tags: 'value' in tags ? tags.value : {},
    configuration: configuration.seen,
    observed: observed.seen,
    ...(Object.keys(unseen).length > 0 ? { unseen } : {}),
  }
}

/** A detail that costs a call of its own: asked only when a chosen check reads it. */
export async function wanted<Value>(
  scope: CollectorScope,
  type: string,
  property: string,
  ask: () => Promise<Detail<Value>>,
): Promise<Detail<Value>> {
  return scope.wants(type, property) ? ask() : notAsked('no chosen check reads it')
}
