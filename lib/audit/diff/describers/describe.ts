import type { Resource } from '#lib/findings/resource.ts'
import type { Told } from '../change.ts'

/** Which of the two snapshots. */
export type Side = 'before' | 'after'

/** What stands elsewhere in the snapshots and is needed to say what a change means. */
export interface Surroundings {
  /** Document of a managed policy; undefined when it was not seen. */
  policy(side: Side, account: string, arn: string): unknown
  /** A group by its name; undefined when it was not seen. */
  group(side: Side, account: string, name: string): Resource | undefined
  /** Who has a managed policy, in words: `role app`. */
  holders(account: string, arn: string): readonly string[]
}

/** A property that is not the same in two looks at one resource. */
export interface Difference {
  readonly property: string
  readonly was: unknown
  readonly is: unknown
  readonly before: Resource
  readonly after: Resource
  /** The resource in words, `bucket x`. */
  readonly words: string
  readonly around: Surroundings
}

/** Says what a difference means. Empty: nothing, it is only written otherwise. Undefined: not understood, so that it is told as it is. */
export type Describe = (difference: Difference) => readonly Told[] | undefined

/** A describer, and the harmless value against which a new resource is held; undefined: what is new in it says nothing. */
export interface Describer {
  readonly describe: Describe
  readonly harmless?: unknown
}

type Json = Readonly<Record<string, unknown>>

/** Whether a value is a JSON object. */
export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** An own field of a foreign value; undefined for everything else. */
export const field = (value: unknown, name: string): unknown => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined)

/** The texts of a foreign list. */
export const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [])

/** What is in one list and not in the other, each once, sorted. */
export function onlyIn(list: readonly string[], other: readonly string[]): readonly string[] {
  const known = new Set(other)
  return [...new Set(list)].filter((one) => !known.has(one)).sort()
}
