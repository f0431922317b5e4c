import { type CompileOptions, compileRules } from './sigma/compile-rules.ts'
import type { SigmaDocument } from './sigma/document.ts'
import { parseDocument } from './sigma/parse-document.ts'
import { readYaml, type YamlDocument } from './sigma/read-yaml.ts'
import { type RuleError, RuleProblem } from './sigma/rule-problem.ts'

/** A rule file, read. */
export interface RuleText {
  readonly file: string
  readonly text: string
}

/**
 * Reads rule files: every document that can run (or is only kept, being deprecated), and for every other one where and why
 * not. All files of a set belong together: a correlation may name a rule of another file. Never throws for what a file says.
 */
export function loadRules(
  texts: readonly RuleText[],
  options: CompileOptions = {},
): { readonly documents: readonly SigmaDocument[]; readonly errors: readonly RuleError[] } {
  const errors: RuleError[] = []
  const sources = new Map<SigmaDocument, YamlDocument>()
  for (const { file, text } of texts) {
    const { documents, errors: unreadable } = readYaml(text)
    errors.push(...unreadable.map(({ line, message }) => ({ file, line, key: '', message })))
    if (documents.length === 0 && unreadable.length === 0)
      errors.push({ file, line: 1, key: '', message: 'the file is empty; wanted a Sigma rule' })
    for (const source of documents) {
      const parsed = parse(source, file)
      if ('error' in parsed) errors.push(parsed.error)
      else if (parsed.document) sources.set(parsed.document, source)
    }
  }
  const { refused } = compileRules([...sources.keys()], options)
  for (const { document, problem } of refused) {
    const source = sources.get(document)
    if (source) errors.push(errorOf(document.file, source, problem))
  }
  const bad = new Set(refused.map(({ document }) => document))
  return { documents: [...sources.keys()].filter((document) => !bad.has(document)), errors }
}

function parse(source: YamlDocument, file: string): { readonly document?: SigmaDocument } | { readonly error: RuleError } {
  // What stands after a last `---` is an empty document, not a mistake.
  if (source.value === null || source.value === undefined) return {}
  try {
    return { document: parseDocument(source.value, file) }
  } catch (error) {
    if (error instanceof RuleProblem) return { error: errorOf(file, source, error) }
    throw error
  }
}

function errorOf(file: string, source: YamlDocument, problem: RuleProblem): RuleError {
  return { file, line: source.lineOf(problem.path), key: problem.key, message: problem.message }
}
