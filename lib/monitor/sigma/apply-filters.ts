import type { FilterDocument, LogSourceNames, RuleDocument, RuleFilter, SigmaDocument } from './document.ts'
import { runs } from './document.ts'
import { type KeyPath, RuleProblem, shown } from './rule-problem.ts'

/** Something about a filter that its author should know; the filter still applies to the rules that it fits. */
export interface FilterProblem {
  readonly document: FilterDocument
  readonly problem: RuleProblem
}

/** What applying filters needs to know beside the documents. */
export interface FilterOptions {
  /** Ids and names by which a rule is known. @default its own */
  readonly referencesOf?: (rule: RuleDocument) => readonly string[]
  /** Ids and names of rules that were refused, for messages. @default none */
  readonly refused?: ReadonlySet<string>
}

/**
 * The documents with every filter laid on the rules that it is for, as pySigma does it: a rule must have every part of the log
 * source that the filter names, and be named by the filter unless the filter is for all. The condition is added to the rule's
 * with "and", as it stands, so that an exclusion is written `condition: not selection`. Correlations are not filtered; their
 * base rules are. Documents that no filter is for come back as they are, and filters that do not run (deprecated) do nothing.
 */
export function applyFilters(
  documents: readonly SigmaDocument[],
  { referencesOf = ownReferences, refused = new Set() }: FilterOptions = {},
): { readonly documents: readonly SigmaDocument[]; readonly problems: readonly FilterProblem[] } {
  const filters = documents.filter((document): document is FilterDocument => document.kind === 'filter' && runs(document))
  if (filters.length === 0) return { documents, problems: [] }
  const rules = documents.filter((document): document is RuleDocument => document.kind === 'rule')
  const byReference = new Map<string, RuleDocument[]>()
  for (const rule of rules)
    for (const reference of referencesOf(rule)) byReference.set(reference, [...(byReference.get(reference) ?? []), rule])
  const laid = new Map<RuleDocument, RuleFilter[]>()
  const problems: FilterProblem[] = []
  for (const filter of filters) {
    const report = (path: KeyPath, message: string): void => {
      problems.push({ document: filter, problem: new RuleProblem(path, message) })
    }
    const targets = filter.rules ? namedRules(filter, filter.rules, byReference, refused, report) : rulesOfSource(filter, rules, report)
    for (const rule of targets) laid.set(rule, [...(laid.get(rule) ?? []), ruleFilterOf(filter)])
  }
  const filtered = (document: SigmaDocument): SigmaDocument => {
    const added = document.kind === 'rule' ? laid.get(document) : undefined
    return document.kind === 'rule' && added ? { ...document, filters: [...(document.filters ?? []), ...added] } : document
  }
  return { documents: documents.map(filtered), problems }
}

/** The rules of a load that a filter would be for, by title, however broken the rest of the filter is. */
export function titlesOfTargets(
  { rules, logSource }: { readonly rules: readonly string[] | null; readonly logSource: LogSourceNames },
  documents: readonly SigmaDocument[],
  referencesOf: (rule: RuleDocument) => readonly string[] = ownReferences,
): string[] {
  return documents.flatMap((document) => {
    if (document.kind !== 'rule' || !isWithin(document.logSource, logSource)) return []
    return rules === null || referencesOf(document).some((reference) => rules.includes(reference)) ? [document.title] : []
  })
}

function ownReferences({ id, name }: RuleDocument): string[] {
  return [id, name].filter((reference) => reference !== undefined)
}

function ruleFilterOf({ title, detection, keepwatch }: FilterDocument): RuleFilter {
  const { selections, json } = keepwatch ?? {}
  const own = { ...(selections ? { selections } : {}), ...(json ? { json } : {}) }
  return { title, detection, ...(selections || json ? { keepwatch: own } : {}) }
}

function namedRules(
  filter: FilterDocument,
  names: readonly string[],
  byReference: ReadonlyMap<string, readonly RuleDocument[]>,
  refused: ReadonlySet<string>,
  report: (path: KeyPath, message: string) => void,
): ReadonlySet<RuleDocument> {
  const targets = new Set<RuleDocument>()
  for (const [index, name] of names.entries()) {
    const path = ['filter', 'rules', index]
    const found = byReference.get(name) ?? []
    const fitting = found.filter(({ logSource }) => isWithin(logSource, filter.logSource))
    for (const rule of fitting) targets.add(rule)
    if (fitting.length > 0) continue
    const [other] = found
    if (other)
      report(
        path,
        `is ${shown(name)}, a rule about ${sourceWords(other.logSource)}; wanted one about ${sourceWords(filter.logSource)}, which the filter is for`,
      )
    else if (refused.has(name)) report(path, `is ${shown(name)}, a rule that was refused itself; see its own message`)
    else report(path, `is ${shown(name)}, which no rule has as id or name; wanted a rule that is loaded with the filter`)
  }
  return targets
}

function rulesOfSource(
  { logSource }: FilterDocument,
  rules: readonly RuleDocument[],
  report: (path: KeyPath, message: string) => void,
): readonly RuleDocument[] {
  const targets = rules.filter((rule) => isWithin(rule.logSource, logSource))
  if (targets.length === 0)
    report(
      ['logsource'],
      `fits none of the ${rules.length} rules that are loaded with the filter; wanted ${sourceWords(logSource)} among them`,
    )
  return targets
}

/** Whether a rule's log source has every part that the filter names. */
function isWithin(rule: LogSourceNames, filter: LogSourceNames): boolean {
  return (['category', 'product', 'service'] as const).every((part) => filter[part] === undefined || filter[part] === rule[part])
}

function sourceWords(source: LogSourceNames): string {
  return Object.entries(source)
    .map(([part, name]) => `${part} ${name}`)
    .join(', ')
}
