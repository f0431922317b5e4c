import { builtInDocuments, builtInRuleset } from '#lib/monitor/catalogue.ts'
import { parseIntelList } from '#lib/monitor/intel/intel-list.ts'
import { type CompileOptions, compileRules, type Ruleset } from '#lib/monitor/sigma/compile-rules.ts'
import type { SigmaDocument } from '#lib/monitor/sigma/document.ts'

/** The rules of a run as plain data: every worker compiles them for itself. */
export interface RunRules {
  /** Whether the built-in detections run. */
  readonly builtIn: boolean
  /** Documents of the user, read and judged already. */
  readonly documents: readonly SigmaDocument[]
  /** Texts of intel lists by name. */
  readonly lists?: ReadonlyMap<string, string>
  readonly placeholders?: NonNullable<CompileOptions['placeholders']>
}

/** The rules, compiled. What cannot run was said where the documents were loaded. */
export function rulesetOf({ builtIn, documents, lists = new Map(), placeholders = {} }: RunRules): Ruleset {
  if (documents.length === 0) return builtIn ? builtInRuleset() : compileRules([])
  return compileRules(builtIn ? [...builtInDocuments(), ...documents] : documents, {
    placeholders,
    lists: new Map([...lists].map(([name, text]) => [name, parseIntelList(text).list])),
  })
}
