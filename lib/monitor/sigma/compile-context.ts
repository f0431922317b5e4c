import type { ActorOptions } from '../actors/classify-actor.ts'
import type { Placeholders } from './encode-pattern.ts'
import { FieldTable } from './field.ts'

/** A named list that events are looked up in (`intel-list.ts` makes them from text). */
export interface ValueList {
  has(value: string): boolean
}

/** What rules refer to and do not say themselves. */
export interface CompileOptions {
  /** Values of `expand` placeholders by name. @default none: a rule with a placeholder is refused */
  readonly placeholders?: Placeholders
  /** Lists of `keepwatch.selections` by name. @default none: a rule that names one is refused */
  readonly lists?: ReadonlyMap<string, ValueList>
  /** An operator's own actors: class → patterns of ARNs. @default none beside the built-in signals */
  readonly actors?: ActorPatterns
}

/** Class of actors → patterns of the ARNs of its roles and users. */
export type ActorPatterns = NonNullable<ActorOptions['known']>

/** What the clauses of one rule are compiled with. */
export interface CompileContext {
  readonly placeholders: Placeholders
  readonly lists: ReadonlyMap<string, ValueList>
  readonly actors: ActorPatterns
  /** Shared by all rules of a set, so that each field of an event is read once. */
  readonly fields: FieldTable
  /** Fields of this rule whose texts are JSON (`keepwatch.json`). */
  readonly jsonTexts: readonly string[]
  /** What is looked at is a member of a list: a key without a field name means the member itself. */
  readonly member?: true
}

/**
 * What rules may ask of an operator who has not said anything: values that occur nowhere (AWS gives no account this id, and no
 * call comes from the broadcast address), so that such rules leave nothing out instead of being refused.
 */
const unsaid: Placeholders = { trusted_accounts: ['000000000000'], approved_networks: ['255.255.255.255/32'] }

/** The context of one rule; `fields` are shared by all rules of a set. */
export function contextOf(
  options: CompileOptions,
  fields: FieldTable = new FieldTable(),
  jsonTexts: readonly string[] = [],
): CompileContext {
  return {
    placeholders: { ...unsaid, ...options.placeholders },
    lists: options.lists ?? new Map(),
    actors: options.actors ?? {},
    fields,
    jsonTexts,
  }
}
