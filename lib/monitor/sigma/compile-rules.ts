import type { SecurityEvent } from '../event.ts'
import type { CompiledCorrelation } from './compile-correlation.ts'
import { type CompiledRule, compileRule, isAbout } from './compile-rule.ts'
import { runs, type SigmaDocument } from './document.ts'
import type { Placeholders } from './encode-pattern.ts'
import { linkCorrelations, type RuleMatch } from './link-correlations.ts'
import { indexRules } from './rule-index.ts'
import { RuleProblem } from './rule-problem.ts'

/** How rules are compiled. */
export interface CompileOptions {
  /** Values of `expand` placeholders by name. @default none: a rule with a placeholder is refused */
  readonly placeholders?: Placeholders
}

/** A document that cannot run, with the reason: never dropped silently. */
export interface RefusedRule {
  readonly document: SigmaDocument
  readonly problem: RuleProblem
}

/** Compiled rules, ready to be asked. Stateless and pure: the same event gives the same matches. */
export interface Ruleset {
  readonly rules: readonly CompiledRule[]
  readonly correlations: readonly CompiledCorrelation[]
  /** Documents that load but do not run (deprecated, unsupported). */
  readonly idle: readonly SigmaDocument[]
  readonly refused: readonly RefusedRule[]
  match(event: SecurityEvent): readonly RuleMatch[]
}

/**
 * Compiles documents into one ruleset. A document that cannot run is in `refused` and takes no other along, except
 * correlations that name it.
 */
export function compileRules(documents: readonly SigmaDocument[], options: CompileOptions = {}): Ruleset {
  const refused: RefusedRule[] = []
  const attempt = <Result>(document: SigmaDocument, compile: () => Result): Result[] => {
    try {
      return [compile()]
    } catch (error) {
      if (!(error instanceof RuleProblem)) throw error
      refused.push({ document, problem: error })
      return []
    }
  }
  const compiled = documents.flatMap((document) =>
    document.kind === 'rule' && runs(document) ? attempt(document, () => compileRule(document, options.placeholders)) : [],
  )
  // A rule that is idle or refused itself takes no other's id away.
  const usable = new Set<SigmaDocument>(compiled.map(({ document }) => document))
  const running = distinct(
    documents.filter((document) => usable.has(document) || (document.kind === 'correlation' && runs(document))),
    refused,
  )
  const kept = new Set(running)
  const rules = compiled.filter(({ document }) => kept.has(document))
  const { correlations, matches } = linkCorrelations(documents, running, rules, attempt)
  const index = indexRules(matches, ({ rule }) => rule.anchor)
  return {
    rules,
    correlations,
    idle: documents.filter((document) => !runs(document)),
    refused,
    match: (event) => index(event).filter(({ rule }) => isAbout(rule.document, event) && rule.test(event.fields)),
  }
}

/** Ids and names are references, so two documents cannot share one; the second is refused. */
function distinct(documents: readonly SigmaDocument[], refused: RefusedRule[]): SigmaDocument[] {
  const seen = new Map<string, SigmaDocument>()
  return documents.filter((document) => {
    const clash = (['id', 'name'] as const).find((key) => document[key] !== undefined && seen.has(document[key]))
    if (clash) {
      const other = seen.get(document[clash] ?? '')
      refused.push({
        document,
        problem: new RuleProblem(
          [clash],
          `is "${document[clash]}", which "${other?.title}" in ${other?.file} has, too; wanted one of its own`,
        ),
      })
      return false
    }
    for (const reference of [document.id, document.name]) if (reference !== undefined) seen.set(reference, document)
    return true
  })
}
