import { isRecord } from '../log-sources/foreign-record.ts'
import type { SigmaDocument } from './document.ts'
import { translateAggregation } from './legacy-aggregation.ts'
import { takesText } from './modifiers.ts'
import { parseDocument } from './parse-document.ts'
import { readYaml, type YamlDocument } from './read-yaml.ts'
import { writeOutCollections } from './rule-collection.ts'
import { type RuleError, RuleProblem } from './rule-problem.ts'

/** A rule file, read. */
export interface RuleText {
  readonly file: string
  readonly text: string
}

/** A document with the place that it was read from. */
export interface ReadRule {
  readonly document: SigmaDocument
  /** Ids and names by which others may refer to it. */
  readonly references: readonly string[]
  /** Which document of the files it comes from; what an old aggregation was translated to shares one. */
  readonly origin: object
  /** The error to report for a problem with it: its file, and line and key of the text as the author wrote it. */
  errorOf(problem: RuleProblem): RuleError
}

/** A document that could not be read; `value` is what YAML made of it. */
export interface UnreadRule {
  readonly value: unknown
  readonly error: RuleError
}

/** Reads the documents of one file: YAML, collections written out, old aggregations translated. Never throws. */
export function readRules({ file, text }: RuleText): { readonly rules: readonly ReadRule[]; readonly unread: readonly UnreadRule[] } {
  const { sources, unread } = readSources({ file, text })
  const rules: ReadRule[] = []
  for (const source of sources) {
    try {
      rules.push(...parsedRules(source, file))
    } catch (error) {
      if (!(error instanceof RuleProblem)) throw error
      unread.push({ value: source.value, error: errorAt(file, source, error) })
    }
  }
  return { rules, unread }
}

/** The YAML documents of one file, collections written out. */
export function readSources({ file, text }: RuleText): {
  readonly sources: readonly YamlDocument[]
  readonly unread: UnreadRule[]
  /** Whether it had documents with an `action`. */
  readonly isCollection: boolean
} {
  const { documents, errors } = readYaml(text, { keepsText })
  const unread: UnreadRule[] = errors.map(({ line, message }) => ({ value: undefined, error: { file, line, key: '', message } }))
  if (documents.length === 0 && errors.length === 0)
    unread.push({ value: undefined, error: { file, line: 1, key: '', message: 'the file is empty; wanted a Sigma rule' } })
  // What stands after a last `---` is an empty document, not a mistake.
  const written = writeOutCollections(documents.filter(({ value }) => value !== null && value !== undefined))
  unread.push(...written.problems.map(({ source, problem }) => ({ value: source.value, error: errorAt(file, source, problem) })))
  return {
    sources: written.documents,
    unread,
    isCollection: documents.some(({ value }) => isRecord(value) && Object.hasOwn(value, 'action')),
  }
}

/** The error for a problem with a document of a file. */
export function errorAt(file: string, source: YamlDocument, problem: RuleProblem): RuleError {
  return { file, line: source.lineOf(problem.path), key: problem.key, message: problem.message }
}

/** Sections whose numbers are quantities; `keepwatch` has floors and factors. */
const quantities: ReadonlySet<string> = new Set(['correlation', 'keepwatch'])

/** Numbers of which every character counts: words about the rule, texts to search for, and values under modifiers of texts. */
function keepsText(keys: readonly string[]): boolean {
  const [section = '', selection = ''] = keys
  if (section !== 'detection' && section !== 'filter') return !quantities.has(section)
  if (selection === 'condition' || selection === 'timeframe') return false
  return keys.length === 2 || keys.slice(2).some(takesText)
}

function parsedRules(source: YamlDocument, file: string): ReadRule[] {
  const { value } = source
  const translation = isIdle(value) ? undefined : translateAggregation(value)
  if (!translation) {
    const document = parseDocument(value, file)
    return [{ document, references: referencesOf(document), origin: source, errorOf: (problem) => errorAt(file, source, problem) }]
  }
  try {
    const correlation = parseDocument(translation.correlation, file)
    // Filters and other rules know the base rules by what the author called the rule.
    const references = referencesOf(correlation)
    const base = translation.base.map((each) => parseDocument(each, file))
    return [...base, correlation].map((document) => ({
      document,
      references,
      origin: source,
      errorOf: (problem) => errorAt(file, source, writtenProblem(problem)),
    }))
  } catch (error) {
    throw error instanceof RuleProblem ? writtenProblem(error) : error
  }
}

/** Deprecated and unsupported rules are kept as they are written. */
function isIdle(value: unknown): boolean {
  return isRecord(value) && (value['status'] === 'deprecated' || value['status'] === 'unsupported')
}

function referencesOf({ id, name }: SigmaDocument): string[] {
  return [id, name].filter((reference) => reference !== undefined)
}

/** A problem with what an old aggregation was translated to, in terms of what its author wrote. */
export function writtenProblem({ path, message }: RuleProblem): RuleProblem {
  if (path[0] !== 'correlation') return new RuleProblem(path, message)
  const isTime = path[1] === 'timespan'
  return new RuleProblem(
    ['detection', isTime ? 'timeframe' : 'condition'],
    isTime ? message : `as correlation.${path.slice(1).join('.')} ${message}`,
  )
}
