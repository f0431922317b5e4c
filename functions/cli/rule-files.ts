import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileSources } from '#lib/local/file-sources.ts'
import { type LoadedRules, loadRulesApart } from '#lib/local/load-rules/load-rules-apart.ts'
import type { References } from '#lib/local/load-rules/references.ts'
import { parseIntelList } from '#lib/monitor/intel/intel-list.ts'
import type { RuleText } from '#lib/monitor/load-rules.ts'
import { refuseUnknown } from '#lib/monitor/operator/apply-operator.ts'
import { type Operator, readOperator } from '#lib/monitor/operator/operator.ts'
import { isCasesFile } from '#lib/monitor/rule-cases.ts'
import type { Ruleset } from '#lib/monitor/sigma/compile-rules.ts'
import { readYaml } from '#lib/monitor/sigma/read-yaml.ts'
import { RuleProblem } from '#lib/monitor/sigma/rule-problem.ts'
import { forTerminal } from '#lib/report/escape-terminal.ts'
import { UsageError } from './options.ts'
import { say } from './output.ts'

/** Largest rule file that is read; one of the longest public rule files has 60 KB. */
const largest = 4 * 1024 * 1024
/** Largest intel list: two million addresses. */
const largestList = 64 * 1024 * 1024

export { compileOptionsOf as compileOptions, type References } from '#lib/local/load-rules/references.ts'

/** The Sigma files below some paths (files or directories), files of cases left out; a UsageError when there is none. */
export async function ruleTexts(paths: readonly string[]): Promise<readonly RuleText[]> {
  const texts = await textsBelow(paths, (name) => /\.ya?ml$/i.test(name) && !isCasesFile(name), largest)
  if (texts.length === 0) throw new UsageError(`no .yml file below ${paths.join(', ')}`)
  return texts
}

/** The files of cases below some paths. */
export function caseTexts(paths: readonly string[]): Promise<readonly RuleText[]> {
  return textsBelow(paths, isCasesFile, largest)
}

async function textsBelow(paths: readonly string[], wanted: (name: string) => boolean, most: number): Promise<RuleText[]> {
  const texts: RuleText[] = []
  for await (const { name, size = 0 } of fileSources(paths)) {
    if (!wanted(name)) continue
    if (size > most) throw new UsageError(`${name} has ${size} bytes; wanted at most ${most}`)
    texts.push({ file: name, text: await readFile(name, 'utf8') })
  }
  return texts
}

/** Reads `--lists` and `--placeholders`; a UsageError when one cannot be used. Lines of a list that cannot be used are said. */
export async function readReferences(options: {
  readonly lists?: string | undefined
  readonly placeholders?: string | undefined
}): Promise<References> {
  const lists = new Map<string, string>()
  const texts = options.lists === undefined ? [] : await textsBelow([options.lists], (name) => /\.txt$/i.test(name), largestList)
  if (options.lists !== undefined && texts.length === 0) throw new UsageError(`--lists: no .txt file below ${options.lists}`)
  for (const { file, text } of texts) {
    const name = basename(file).replace(/\.txt$/i, '')
    if (lists.has(name)) throw new UsageError(`--lists: ${file} is a second list ${JSON.stringify(name)}; wanted names of their own`)
    lists.set(name, text)
    for (const { line, message } of parseIntelList(text).errors) say(`${forTerminal(file)}:${line}: ${forTerminal(message)}`)
  }
  return { lists, placeholders: options.placeholders === undefined ? {} : await readPlaceholders(options.placeholders) }
}

async function readPlaceholders(file: string): Promise<References['placeholders']> {
  const { documents, errors } = readYaml(await readFile(file, 'utf8'))
  const [first] = errors
  if (first) throw new UsageError(`--placeholders: ${file}:${first.line}: ${first.message}`)
  const value = documents[0]?.value
  const wrong = (what: string): UsageError =>
    new UsageError(`--placeholders: ${file} ${what}; wanted a map of names, each with a list of texts`)
  if (documents.length !== 1 || typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong('is no map')
  return Object.fromEntries(
    Object.entries(value).map(([name, values]: [string, unknown]) => {
      const list = Array.isArray(values) ? values : [values]
      if (!list.every((each) => typeof each === 'string' || typeof each === 'number'))
        throw wrong(`has under ${JSON.stringify(name)} what is no text`)
      return [name, list.map(String)]
    }),
  )
}

/** The rules below some paths; what cannot be used is said on standard error with where and why not. */
export async function readRules(paths: readonly string[], references: References): Promise<LoadedRules> {
  const loaded = await loadRulesApart(await ruleTexts(paths), references)
  for (const { file, line, key, message } of loaded.errors)
    say(`${forTerminal(file)}:${line}: ${forTerminal(key)}: ${forTerminal(message)}`)
  return loaded
}

/** Reads `--actors`, the operator's file; a UsageError with the place when it cannot be used. `rules` are those that it is for. */
export async function readOperatorFile(
  file: string,
  rules: (operator: Operator) => Promise<Pick<Ruleset, 'rules' | 'correlations'>>,
): Promise<Operator> {
  const { documents, errors } = readYaml(await readFile(file, 'utf8'))
  const [first] = errors
  if (first) throw new UsageError(`--actors: ${file}:${first.line}: ${first.message}`)
  try {
    const operator = readOperator(documents[0]?.value)
    refuseUnknown(operator, await rules(operator))
    return operator
  } catch (error) {
    if (!(error instanceof RuleProblem)) throw error
    throw new UsageError(`--actors: ${file}: ${error.key} ${error.message}`)
  }
}
