import type { Resource } from '#lib/findings/resource.ts'
import type { ConfigurationOf, ObservedOf, PropertyOf, Reading } from './resource-types.ts'

/** A resource of another type than the judged one; its properties are guarded like those of the judged one. */
export type RelatedResource<Type extends string> = Omit<Resource, 'configuration' | 'observed'> & {
  readonly configuration: Reading<ConfigurationOf<Type>, PropertyOf<Type>>
  readonly observed: Reading<ObservedOf<Type>, PropertyOf<Type>>
}

/** Where related resources are looked for. */
export interface RelatedScope {
  /** Only this region (and what is global). @default every region of the run */
  readonly region?: string
}

/**
 * Other resources of the account, of the types that a check names in `also`. What is found is found; that there is none can only be
 * said where the type was listed completely, and anything else makes the verdict `unknown`.
 */
export interface Related {
  /** All resources of a type. Unknown when they were not all listed. */
  all<Type extends string>(type: Type, scope?: RelatedScope): readonly RelatedResource<Type>[]
  /** The first that satisfies `test`; undefined when there is none for sure. One whose deciding property was not seen is a doubt. */
  find<Type extends string>(
    type: Type,
    test: (resource: RelatedResource<Type>) => boolean,
    scope?: RelatedScope,
  ): RelatedResource<Type> | undefined
  /** Those whose property (or `arn`) is `value` or is a list that holds it, by an index; empty when there is none for sure. */
  by<Type extends string>(
    type: Type,
    property: PropertyOf<Type> | 'arn',
    value: string,
    scope?: RelatedScope,
  ): readonly RelatedResource<Type>[]
  /** All of them, by the same index: unknown when there may be more than were seen. */
  allBy<Type extends string>(
    type: Type,
    property: PropertyOf<Type> | 'arn',
    value: string,
    scope?: RelatedScope,
  ): readonly RelatedResource<Type>[]
  /** What `make` gives, made once for all resources that the check judges; `name` tells it apart. It reads nothing but related resources. */
  once<Value>(name: string, make: () => Value): Value
}
