import { stringify } from 'yaml'
import { type Translation, translateAggregation, type YamlMap } from './sigma/legacy-aggregation.ts'
import { parseDocument } from './sigma/parse-document.ts'
import { errorAt, type RuleText, readSources, writtenProblem } from './sigma/read-rules.ts'
import type { YamlDocument } from './sigma/read-yaml.ts'
import { type RuleError, RuleProblem } from './sigma/rule-problem.ts'

/** A rule file in the words of Sigma 2. */
export interface ConvertedFile {
  readonly file: string
  /** All of its documents; those that needed no change are printed anew, without their comments. */
  readonly yaml: string
  /** Titles of the rules that were translated or written out. */
  readonly titles: readonly string[]
}

/** What became of some rule files. */
export interface Conversion {
  readonly converted: readonly ConvertedFile[]
  /** Files that say nothing that needs conversion. */
  readonly unchanged: readonly string[]
  /** Files that cannot be converted, and why: none of their documents is. */
  readonly errors: readonly RuleError[]
}

/**
 * Converts rule files: aggregations behind a pipe become correlations, collections (`action: global`) one document per rule.
 * A rule that is `unsupported`, as Sigma's own repository marks rules with aggregations, becomes a `test`: it runs from then on.
 * `rules lint` over the result says what is wrong beyond that. Never throws for what a file says.
 */
export function convertRules(texts: readonly RuleText[]): Conversion {
  const converted: ConvertedFile[] = []
  const unchanged: string[] = []
  const errors: RuleError[] = []
  for (const text of texts) {
    const { sources, unread, isCollection } = readSources(text)
    const results = sources.map((source) => convertedDocument(source, text.file))
    const wrong = [...unread.map(({ error }) => error), ...results.flatMap((result) => ('error' in result ? result.error : []))]
    const documents = results.flatMap((result) => ('documents' in result ? [result] : []))
    const changed = documents.filter(({ isTranslated }) => isTranslated || isCollection)
    if (wrong.length > 0) errors.push(...wrong)
    else if (changed.length === 0) unchanged.push(text.file)
    else
      converted.push({
        file: text.file,
        yaml: documents.flatMap((each) => each.documents.map(printed)).join('---\n'),
        titles: changed.flatMap((each) => String(each.documents.at(-1)?.['title'])),
      })
  }
  return { converted, unchanged, errors }
}

type Converted = { readonly documents: readonly YamlMap[]; readonly isTranslated: boolean } | { readonly error: RuleError }

function convertedDocument(source: YamlDocument, file: string): Converted {
  let translation: Translation | undefined
  try {
    translation = translateAggregation(source.value)
    const documents = translation ? [...translation.base, translation.correlation].map(revived) : [source.value as YamlMap]
    for (const document of documents) parseDocument(document, file)
    return { documents, isTranslated: translation !== undefined }
  } catch (error) {
    if (!(error instanceof RuleProblem)) throw error
    return { error: errorAt(file, source, translation ? writtenProblem(error) : error) }
  }
}

function revived(document: YamlMap): YamlMap {
  return document['status'] === 'unsupported' ? { ...document, status: 'test' } : document
}

function printed(document: YamlMap): string {
  return stringify(document, { lineWidth: 120, aliasDuplicateObjects: false })
}
