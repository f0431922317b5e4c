import { type CompiledCorrelation, compileCorrelation } from './compile-correlation.ts'
import type { CompiledRule } from './compile-rule.ts'
import { type CorrelationDocument, type RuleDocument, runs, type SigmaDocument } from './document.ts'

/** One rule that an event matched, and what follows from it. */
export interface RuleMatch {
  readonly rule: CompiledRule
  /** Whether the match is a sighting by itself, not only a part of a correlation or a baseline. */
  readonly alerts: boolean
  /** The correlations that want to hear of it, with the rule's position in each. */
  readonly parts: readonly { readonly correlation: CompiledCorrelation; readonly position: number }[]
}

/**
 * Compiles the correlations among `running` over the compiled rules, and says of every rule what its matches are for.
 * `documents` are all that were loaded, for messages; `attempt` takes note of a document that cannot run.
 */
export function linkCorrelations(
  documents: readonly SigmaDocument[],
  running: readonly SigmaDocument[],
  rules: readonly CompiledRule[],
  attempt: <Result>(document: SigmaDocument, compile: () => Result) => Result[],
): { readonly correlations: readonly CompiledCorrelation[]; readonly matches: readonly RuleMatch[] } {
  const find = finder(documents, rules)
  const correlations = running.flatMap((document) =>
    document.kind === 'correlation' ? attempt(document, () => compileCorrelation(document, find)) : [],
  )
  return { correlations, matches: rules.map((rule) => matchOf(rule, correlations, running)) }
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
