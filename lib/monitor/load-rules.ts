import { applyFilters, titlesOfTargets } from './sigma/apply-filters.ts'
import { type CompileOptions, compileRules } from './sigma/compile-rules.ts'
import { type FilterDocument, type RuleDocument, runs, type SigmaDocument } from './sigma/document.ts'
import { DocumentReader } from './sigma/document-reader.ts'
import { parseTargets } from './sigma/parse-filter.ts'
import { type ReadRule, type RuleText, readRules, type UnreadRule } from './sigma/read-rules.ts'
import { type RuleError, RuleProblem } from './sigma/rule-problem.ts'

export type { RuleText } from './sigma/read-rules.ts'

/**
 * Reads rule files: every document that can run (or is only kept, being deprecated), and for every other one where and why
 * not. All files of a set belong together: a correlation or a filter may name a rule of another file. Collections of older rules
 * are written out, their aggregations translated to correlations, filters laid on the rules that they are for.
 *
 * `beside` are documents that were loaded before (the built-in ones) and run with these: filters and correlations may name
 * their rules. They come back first among the documents, with the filters on them.
 *
 * A filter that is refused is not applied, so its rules find more, never less; its error names them. Never throws for what a file says.
 */
export function loadRules(
  texts: readonly RuleText[],
  options: CompileOptions = {},
  beside: readonly SigmaDocument[] = [],
): { readonly documents: readonly SigmaDocument[]; readonly errors: readonly RuleError[] } {
  const files = texts.map(readRules)
  const unread = files.flatMap((file) => file.unread)
  const { usable: read, broken } = withoutBrokenFilters([...beside.map(asRead), ...files.flatMap(({ rules }) => rules)], options)
  const filtered = applyFilters(documentsOf(read), {
    referencesOf: referencesIn(read),
    refused: new Set(unread.flatMap(({ value }) => referencesOfValue(value))),
  })
  const of = new Map(read.map((rule) => [rule.document, rule]))
  const placed = new Map(filtered.documents.map((document, index) => [document, read[index]]))
  const { refused } = compileRules(filtered.documents, options)
  const errors = [
    ...unread.map((each) => withTargets(each, read)),
    ...broken,
    ...filtered.problems.flatMap(({ document, problem }) => of.get(document)?.errorOf(problem) ?? []),
    ...oncePerOrigin(refused.flatMap(({ document, problem }) => ({ rule: placed.get(document), problem }))),
  ]
  const bad = new Set(refused.map(({ document }) => placed.get(document)?.origin))
  return { documents: filtered.documents.filter((document) => !bad.has(placed.get(document)?.origin)), errors }
}

/** A document that was loaded before, without its text. */
function asRead(document: SigmaDocument): ReadRule {
  return {
    document,
    references: [document.id, document.name].filter((reference) => reference !== undefined),
    origin: document,
    errorOf: ({ key, message }) => ({ file: document.file, line: 1, key, message }),
  }
}

/** Filters are compiled on their own first, so that a bad one is its own mistake and not that of the rules it is for. */
function withoutBrokenFilters(
  read: readonly ReadRule[],
  options: CompileOptions,
): { readonly usable: readonly ReadRule[]; readonly broken: readonly RuleError[] } {
  const filters = new Map(
    read.flatMap(({ document }) => (document.kind === 'filter' && runs(document) ? [[asRule(document), document] as const] : [])),
  )
  const { refused } = compileRules([...filters.keys()], options)
  const problems = new Map(refused.flatMap(({ document, problem }) => [[filters.get(document as RuleDocument), problem] as const]))
  const broken = read.flatMap((rule) => {
    const { document } = rule
    const problem = document.kind === 'filter' ? problems.get(document) : undefined
    if (document.kind !== 'filter' || !problem) return []
    const [first, ...rest] = problem.path
    const path = first === 'detection' ? ['filter', ...rest] : problem.path
    return rule.errorOf(
      new RuleProblem(path, problem.message + unfiltered(titlesOfTargets(document, documentsOf(read), referencesIn(read)))),
    )
  })
  return { usable: read.filter(({ document }) => document.kind !== 'filter' || !problems.has(document)), broken }
}

/** A filter as a rule of its own; without id and name, which it may share with a rule. */
function asRule({ rules: _, id: __, name: ___, ...filter }: FilterDocument): RuleDocument {
  return { ...filter, kind: 'rule' }
}

/** The error of a document that could not be read; of a filter with the rules that now run without it. */
function withTargets({ value, error }: UnreadRule, read: readonly ReadRule[]): RuleError {
  try {
    const reader = new DocumentReader(value, [])
    if (reader.get('filter') === undefined) return error
    const titles = titlesOfTargets(parseTargets(reader), documentsOf(read), referencesIn(read))
    return { ...error, message: error.message + unfiltered(titles) }
  } catch (problem) {
    if (problem instanceof RuleProblem) return error
    throw problem
  }
}

const mostTitles = 5

function unfiltered(titles: readonly string[]): string {
  if (titles.length === 0) return ''
  const named = titles.slice(0, mostTitles).map((title) => `"${title.slice(0, 100)}"`)
  const more = titles.length > mostTitles ? ` and ${titles.length - mostTitles} more` : ''
  return `; until then ${named.join(', ')}${more} ${titles.length === 1 ? 'runs' : 'run'} without this filter and may find more`
}

function documentsOf(read: readonly ReadRule[]): SigmaDocument[] {
  return read.map(({ document }) => document)
}

function referencesIn(read: readonly ReadRule[]): (rule: RuleDocument) => readonly string[] {
  const references = new Map<SigmaDocument, readonly string[]>(read.map((rule) => [rule.document, rule.references]))
  return (rule) => references.get(rule) ?? []
}

function referencesOfValue(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return ['id', 'name'].flatMap((key) => {
    const reference: unknown = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
    return typeof reference === 'string' ? reference : []
  })
}

interface Refusal {
  readonly rule: ReadRule | undefined
  readonly problem: RuleProblem
}

/** One error for each document that somebody wrote: when a base rule made by us is refused, its correlation only follows. */
function oncePerOrigin(refusals: readonly Refusal[]): RuleError[] {
  const gravest = new Map<object, Refusal>()
  for (const refusal of refusals) {
    const { rule, problem } = refusal
    if (!rule) continue
    const isOwnId = rule.document.kind === 'correlation' && (problem.key === 'id' || problem.key === 'name')
    if (isOwnId || !gravest.has(rule.origin)) gravest.set(rule.origin, refusal)
  }
  return [...gravest.values()].flatMap(({ rule, problem }) => rule?.errorOf(problem) ?? [])
}
