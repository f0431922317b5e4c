import type { LogSource, SecurityEvent } from '../event.ts'
import type { RecordNeeds } from '../log-sources/record-needs.ts'
import type { CompileOptions } from './compile-context.ts'
import type { CompiledCorrelation } from './compile-correlation.ts'
import { type CompiledRule, compileRule, isAbout, lazyRule } from './compile-rule.ts'
import { runs, type SigmaDocument } from './document.ts'
import { EventView } from './event-view.ts'
import { FieldTable } from './field.ts'
import { linkCorrelations, type RuleMatch } from './link-correlations.ts'
import type { PreparedNeeds } from './prepared-needs.ts'
import { recordNeedOf } from './record-needs-of.ts'
import { RuleIndex } from './rule-index.ts'
import { RuleProblem } from './rule-problem.ts'

export type { CompileOptions }

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
  /** What raw CloudTrail records must have for any rule to match: whoever reads files need not parse the others. */
  recordNeeds(): RecordNeeds
}

/**
 * Compiles documents into one ruleset. A document that cannot run is in `refused` and takes no other along, except
 * correlations that name it. Rules with `prepared` needs (from a build) are compiled when they are first asked.
 */
export function compileRules(
  documents: readonly SigmaDocument[],
  options: CompileOptions = {},
  prepared: ReadonlyMap<SigmaDocument, PreparedNeeds> = new Map(),
): Ruleset {
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
  const fields = new FieldTable()
  const compiled = documents.flatMap((document) => {
    if (document.kind !== 'rule' || !runs(document)) return []
    const needs = prepared.get(document)
    return attempt(document, () => (needs ? lazyRule(document, needs, options, fields) : compileRule(document, options, fields)))
  })
  // A rule that is idle or refused itself takes no other's id away.
  const usable = new Set<SigmaDocument>(compiled.map(({ document }) => document))
  const running = distinct(
    documents.filter((document) => usable.has(document) || (document.kind === 'correlation' && runs(document))),
    refused,
  )
  const kept = new Set(running)
  const rules = compiled.filter(({ document }) => kept.has(document))
  const { correlations, matches } = linkCorrelations(documents, running, rules, attempt)
  const matcher = new Matcher(matches, fields)
  // One object, by which the tables that readers make of it are known.
  let recordNeeds: RecordNeeds | undefined
  return {
    rules,
    correlations,
    idle: documents.filter((document) => !runs(document)),
    refused,
    match: (event) => matcher.match(event),
    recordNeeds: () => {
      recordNeeds ??= matches.filter(({ rule }) => isAbout(rule.document, cloudTrail)).map(({ rule }) => recordNeedOf(rule.needs))
      return recordNeeds
    },
  }
}

const cloudTrail: { readonly logSource: LogSource } = { logSource: { product: 'aws', service: 'cloudtrail' } }
/** Log sources with an index of their own; there are a dozen, more are a sign of something that makes them up. */
const mostIndexes = 200

/** Asks the rules about one event after the other, through an index for each log source. */
class Matcher {
  readonly #matches: readonly RuleMatch[]
  readonly #view: EventView
  readonly #indexes = new Map<string, RuleIndex<RuleMatch>>()

  constructor(matches: readonly RuleMatch[], fields: FieldTable) {
    this.#matches = matches
    this.#view = new EventView(fields)
  }

  match(event: SecurityEvent): readonly RuleMatch[] {
    const found: RuleMatch[] = []
    const view = this.#view
    view.look(event.fields)
    this.#indexOf(event).visit(view, (match) => {
      if (match.rule.test(view)) found.push(match)
    })
    return found
  }

  #indexOf(event: Pick<SecurityEvent, 'logSource'>): RuleIndex<RuleMatch> {
    const { category = '', product = '', service = '', also } = event.logSource
    const key = also === undefined ? `${category}|${product}|${service}` : `${category}|${product}|${service}|${also.join()}`
    let index = this.#indexes.get(key)
    if (!index) {
      const about = this.#matches.filter(({ rule }) => isAbout(rule.document, event))
      index = new RuleIndex(about, ({ rule }) => rule.needs)
      if (this.#indexes.size >= mostIndexes) this.#indexes.clear()
      this.#indexes.set(key, index)
    }
    return index
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
