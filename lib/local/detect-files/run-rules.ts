import { compileFor } from '#lib/monitor/operator/apply-operator.ts'
import type { Operator } from '#lib/monitor/operator/operator.ts'
import { compileRules, type Ruleset } from '#lib/monitor/sigma/compile-rules.ts'
import type { SigmaDocument } from '#lib/monitor/sigma/document.ts'
import { compileOptionsOf, type References } from '../load-rules/references.ts'

/** The rules of a run as plain data: every worker compiles them for itself. */
export interface RunRules extends Partial<References> {
  /** Whether the built-in detections run. */
  readonly builtIn: boolean
  /** Documents of the user, read and judged already. */
  readonly documents: readonly SigmaDocument[]
  /** What the operator says of actors, accounts, networks and exclusions. @default nothing */
  readonly operator?: Operator
}

/** The rules, compiled. What cannot run was said where the documents were loaded. The built-in ones are loaded only when they run: 8 MB a thread. */
export async function rulesetOf({ builtIn, documents, lists = new Map(), placeholders = {}, operator }: RunRules): Promise<Ruleset> {
  const references = compileOptionsOf({ lists, placeholders })
  const compile = (all: readonly SigmaDocument[]): Ruleset =>
    operator ? compileFor(operator, all, references) : compileRules(all, references)
  if (!builtIn) return compile(documents)
  const { builtInDocuments, builtInRuleset } = await import('#lib/monitor/catalogue.ts')
  // Prepared when they were built, so they are compiled only as events ask for them.
  const isPlain = documents.length === 0 && lists.size === 0 && Object.keys(placeholders).length === 0
  return isPlain ? builtInRuleset(operator) : compile([...builtInDocuments(), ...documents])
}
