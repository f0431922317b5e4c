import type { SecurityEvent } from '../event.ts'
import { type CompiledCorrelation, compileCorrelation } from './compile-correlation.ts'
import { type CompiledRule, compileRule, isAbout } from './compile-rule.ts'
import { type CorrelationDocument, type RuleDocument, runs, type SigmaDocument } from './document.ts'
import type { Placeholders } from './encode-pattern.ts'
import { indexRules } from './rule-index.ts'
import { RuleProblem } from './rule-problem.ts'

/** How rules are compiled. */
export interface CompileOptions {
  /** Values of `expand` placeholders by name. @default none: a rule with a placeholder is refused */
  readonly placeholders?: Placeholders
}

/** One rule that an event matched. */
export interface RuleMatch {
  readonly rule: CompiledRule
  /** Whether the match is a sighting by itself, not only a part of a correlation or a baseline. */
  readonly alerts: boolean
  /** The correlations that want to hear of it, with the rule's position in each. */
  readonly parts: readonly { readonly correlation: CompiledCorrelation; readonly position: number }[]
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
  const find = finder(documents, rules)
  const correlations = running.flatMap((document) =>
    document.kind === 'correlation' ? attempt(document, () => compileCorrelation(document, find)) : [],
  )
  const matches = rules.map((rule) => matchOf(rule, correlations, running))
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

/** Finds what a correlation names: the rule, or why it cannot be used. */
function finder(documents: readonly SigmaDocument[], rules: readonly CompiledRule[]): (reference: string) => CompiledRule | string {
  const compiled = new Map(rules.flatMap((rule) => [rule.document.id, rule.document.name].map((reference) => [reference, rule] as const)))
  const known = new Map(documents.flatMap((document) => [document.id, document.name].map((reference) => [reference, document] as const)))
  return (reference) => {
    const document = known.get(reference)
    if (!document) return 'which no rule has as id or name; wanted a rule that is loaded with it'
    if (document.kind === 'correlation') return 'a correlation; chains of correlations are not supported yet'
    if (!runs(document)) return `a rule whose status is ${document.status}, so it does not run; wanted a rule that does`
    return compiled.get(reference) ?? 'a rule that was refused itself; see its own message'
  }
}

/** A base rule of a correlation alerts by itself only when the correlation says `generate: true`; a baseline speaks for its rule. */
function matchOf(rule: CompiledRule, correlations: readonly CompiledCorrelation[], documents: readonly SigmaDocument[]): RuleMatch {
  const parts = correlations.flatMap((correlation) =>
    correlation.rules.flatMap((each, position) => (each === rule ? [{ correlation, position }] : [])),
  )
  const users = documents.filter(
    (document): document is CorrelationDocument => document.kind === 'correlation' && refersTo(document, rule.document),
  )
  const alerts = !rule.document.keepwatch?.baseline && (users.length === 0 || users.some((document) => document.generate))
  return { rule, alerts, parts }
}

function refersTo(correlation: CorrelationDocument, rule: RuleDocument): boolean {
  return correlation.rules.some((reference) => reference === rule.id || reference === rule.name)
}
