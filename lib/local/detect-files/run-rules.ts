import { builtInDocuments, builtInRuleset } from '#lib/monitor/catalogue.ts'
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

/** The rules, compiled. What cannot run was said where the documents were loaded. */
export function rulesetOf({ builtIn, documents, lists = new Map(), placeholders = {}, operator }: RunRules): Ruleset {
  if (documents.length === 0 && !builtIn) return compileRules([])
  const isPlain = documents.length === 0 && lists.size === 0 && Object.keys(placeholders).length === 0
  // Prepared when it was built, so rules are compiled only as events ask for them.
  if (isPlain) return builtInRuleset(operator)
  const all = builtIn ? [...builtInDocuments(), ...documents] : documents
  const options = compileOptionsOf({ lists, placeholders })
  return operator ? compileFor(operator, all, options) : compileRules(all, options)
}
