import { existsSync, statSync } from 'node:fs'
import { FileSourceError } from '#lib/local/file-sources.ts'
import { findEvent } from '#lib/local/find-event.ts'
import { builtInDocuments } from '#lib/monitor/catalogue.ts'
import type { SecurityEvent } from '#lib/monitor/event.ts'
import { explainCorrelation } from '#lib/monitor/explain-correlation.ts'
import { explainRule } from '#lib/monitor/explain-rule.ts'
import type { Explanation } from '#lib/monitor/explanation.ts'
import type { CompileOptions } from '#lib/monitor/sigma/compile-rules.ts'
import { controlOf, type FilterDocument, type SigmaDocument } from '#lib/monitor/sigma/document.ts'
import { explainJson, explainText } from '#lib/report/explain-text.ts'
import { type Command, exitCode, oneOf, parseOptions, referenceHelp, referenceOptions, UsageError } from './options.ts'
import { say, writeOut } from './output.ts'
import { compileOptions, readReferences, readRules } from './rule-files.ts'

const help = `keepwatch detect --explain: says clause by clause why a rule matches an event or not

Usage: keepwatch detect --explain EVENT RULE [--rules DIR]... [--format text|json|ndjson]

EVENT is a file, or - for standard input, that holds one event, or FILE#ID for the event with that id.
RULE is a rule file, or the id or name of a built-in detection or of a rule of --rules.

  --rules DIR       rules that RULE may name, or that a correlation in RULE is over; may be given again
${referenceHelp}
  --format F        text (default), json (an array), ndjson

Examples:
  keepwatch detect --explain event.json cloudtrail-trail-stopped
  keepwatch detect --explain trail.json.gz#2c7b0e1f-event-id ./my-rules/rule.yml
  jq -c .detail event.json | keepwatch detect --explain - my-rule --rules ./my-rules --format json

Exit codes: 3 the rule matches, 0 it does not, 2 usage or an unknown or invalid rule, 1 the event cannot be read.
`

type Explainable = Exclude<SigmaDocument, FilterDocument>

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    explain: { type: 'boolean', default: false },
    rules: { type: 'string', multiple: true, default: [] },
    format: { type: 'string', default: 'text' },
    ...referenceOptions,
  })
  const format = oneOf('--format', values.format, ['text', 'json', 'ndjson'])
  const [place, rule, ...more] = positionals
  if (place === undefined || rule === undefined || more.length > 0)
    throw new UsageError(`detect --explain: got ${positionals.length} words, wanted two: EVENT and RULE`)
  const references = await readReferences(values)
  const { documents, chosen } = await choose(rule, values.rules, references)
  const event = await findEvent(place)
  const options = compileOptions(references)
  const explained = chosen.map((document) => explain(document, documents, event, options))
  const texts = explained.map((each) => (format === 'text' ? explainText(each, event.id) : explainJson(each, event.id)))
  if (format === 'json') await writeOut(`[\n${texts.join(',\n')}\n]\n`)
  else await writeOut(format === 'text' ? texts.join('\n') : texts.map((text) => `${text}\n`).join(''))
  return explained.some(({ matches }) => matches) ? exitCode.findings : exitCode.nothingFound
}

function explain(document: Explainable, documents: readonly SigmaDocument[], event: SecurityEvent, options: CompileOptions): Explanation {
  return document.kind === 'rule' ? explainRule(document, event, options) : explainCorrelation(document, documents, event, options)
}

/** The rules that RULE means, and all that are loaded with them. */
async function choose(
  rule: string,
  directories: readonly string[],
  references: Parameters<typeof readRules>[1],
): Promise<{ readonly documents: readonly SigmaDocument[]; readonly chosen: readonly Explainable[] }> {
  const isFile = existsSync(rule) && statSync(rule).isFile()
  const paths = isFile ? [rule, ...directories] : directories
  const loaded = paths.length === 0 ? builtInDocuments() : (await readRules(paths, references)).documents
  const explainable = (document: SigmaDocument): document is Explainable => document.kind !== 'filter'
  const meant = (document: SigmaDocument): boolean =>
    isFile ? document.file === rule : [document.id, document.name, controlOf(document)].includes(rule)
  const chosen = loaded.filter(explainable).filter(meant)
  if (chosen.length > 0) return { documents: loaded, chosen }
  if (isFile) throw new UsageError(`${rule} has no rule that can be used`)
  // A rule of --rules comes first; a built-in one is meant otherwise.
  const builtIn = builtInDocuments().filter(explainable).filter(meant)
  if (builtIn.length > 0) return { documents: builtInDocuments(), chosen: builtIn }
  throw new UsageError(`no rule has the id or name ${JSON.stringify(rule)}; keepwatch rules list [DIR] shows those that there are`)
}

/** `keepwatch detect --explain`. */
export const explainCommand: Command = {
  help,
  run: (args) =>
    run(args).catch((error: unknown) => {
      if (!(error instanceof FileSourceError)) throw error
      say(`keepwatch: ${error.message}`)
      return exitCode.couldNotRun
    }),
}
