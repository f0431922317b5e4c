import { builtInDocuments, builtInRuleset } from '#lib/monitor/catalogue.ts'
import { compileRules, type Ruleset } from '#lib/monitor/sigma/compile-rules.ts'
import type { SigmaDocument } from '#lib/monitor/sigma/document.ts'
import { compileOptionsOf, type References } from '../load-rules/references.ts'

/** The rules of a run as plain data: every worker compiles them for itself. */
export interface RunRules extends Partial<References> {
  /** Whether the built-in detections run. */
  readonly builtIn: boolean
  /** Documents of the user, read and judged already. */
  readonly documents: readonly SigmaDocument[]
}

/** The rules, compiled. What cannot run was said where the documents were loaded. */
export function rulesetOf({ builtIn, documents, lists = new Map(), placeholders = {} }: RunRules): Ruleset {
  if (documents.length === 0) return builtIn ? builtInRuleset() : compileRules([])
  return compileRules(builtIn ? [...builtInDocuments(), ...documents] : documents, compileOptionsOf({ lists, placeholders }))
}
