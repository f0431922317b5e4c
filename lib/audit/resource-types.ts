import type { CloudFormationTypes } from './types/index.generated.ts'

/**
 * Properties that CloudFormation gives to a type of their own and collectors fold into their owner's `configuration`
 * (`Policy` of AWS::S3::BucketPolicy into the bucket). Files of `observed/` add their types to it.
 */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled by the files of observed/.
export interface FoldedTypes {}

/** What only a live account knows of a type (`observed`): last used, status, counts. Files of `observed/` add their types to it. */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled by the files of observed/.
export interface ObservedTypes {}

type Lookup<Types, Type extends string> = Type extends keyof Types ? Types[Type] : unknown

/** Configuration of a type: what its CloudFormation schema says, and what is folded into it. */
export type ConfigurationOf<Type extends string> = Lookup<CloudFormationTypes, Type> & Lookup<FoldedTypes, Type>

/** Observations of a type. */
export type ObservedOf<Type extends string> = Lookup<ObservedTypes, Type>

/** Names of all properties of a type, `Tags` for its tags. */
export type PropertyOf<Type extends string> = (keyof ConfigurationOf<Type> | keyof ObservedOf<Type> | 'Tags') & string

/** Of `Bag`, what is declared to be read. None is `undefined`: what is not in the snapshot is noticed when it is read (`guard.ts`). */
export type Reading<Bag, Reads extends string> = { readonly [Name in Reads & keyof Bag]-?: Exclude<Bag[Name], undefined> }
