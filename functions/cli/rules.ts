import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { rulesetOf } from '#lib/local/detect-files/run-rules.ts'
import { builtInDocuments } from '#lib/monitor/catalogue.ts'
import { controlsIn } from '#lib/monitor/controls-in.ts'
import { convertRules } from '#lib/monitor/convert-rules.ts'
import { loadRules } from '#lib/monitor/load-rules.ts'
import { type CaseResult, runRuleCases } from '#lib/monitor/rule-cases.ts'
import { attackIds } from '#lib/monitor/sighting.ts'
import { controlOf, runs, type SigmaDocument } from '#lib/monitor/sigma/document.ts'
import { forTerminal } from '#lib/report/escape-terminal.ts'
import { safeJson } from '#lib/report/safe-json.ts'
import { renderTable } from '#lib/report/table.ts'
import { dryRun } from './dry-run.ts'
import {
  type Command,
  exitCode,
  oneOf,
  operatorHelp,
  operatorOptions,
  parseOptions,
  referenceHelp,
  referenceOptions,
  UsageError,
} from './options.ts'
import { say, writeOut } from './output.ts'
import { caseTexts, compileOptions, type References, readOperatorFile, readReferences, readRules, ruleTexts } from './rule-files.ts'

const help = `keepwatch rules: looks at Sigma rules without running them on logs

Usage: keepwatch rules lint PATH...  [--format ndjson|json|table]
       keepwatch rules list [PATH...] [--format ndjson|json|table]
       keepwatch rules test PATH...  [--format ndjson|json|table]
       keepwatch rules dry-run PATH|ID... --files DIR... [--actors FILE] [--format ndjson|json|table]
       keepwatch rules convert PATH... [--out DIR]

lint says for every file whether all of its rules load, and else where and why not: file, ok, errors [line, key, message].
list shows the rules of the paths, or the built-in detections: id, title, level, status, whether it runs, ATT&CK, log source.
test runs the cases beside the rules (rule.cases.yml or rule.cases.json beside rule.yml): file, case, ok, message.
dry-run runs rules (files, or built-in detections by id) over logs and counts by rule what they would have told: findings,
  events, findings a day, principals with most findings. Nobody is alerted.
convert prints rules in older words (aggregations behind a pipe, action: global) as Sigma 2 documents.
PATH is a file or a directory (walked) with .yml or .yaml files. All files of a call belong together: a correlation or a filter
may name a rule of another file.

${referenceHelp}
${operatorHelp}
  --files DIR       dry-run: log files or directories to run the rules over; may be given again
  --out DIR         convert: write the converted files there, under their own names, instead of printing them

Examples:
  keepwatch rules lint ./my-rules
  keepwatch rules lint ./my-rules --format ndjson | jq 'select(.ok | not)'
  keepwatch rules list --format table
  keepwatch rules test ./my-rules
  keepwatch rules dry-run ./my-rules/new.yml --files ./AWSLogs --format table
  keepwatch rules convert ./old-rules --out ./new-rules

Exit codes: 0 all is well, 3 test: a case fails, or dry-run: something would be told, 2 usage, or a rule is invalid or not supported, 1 could not run.
`

type Row = Readonly<Record<string, unknown>>
type Format = 'ndjson' | 'json' | 'table'

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    format: { type: 'string', default: process.stdout.isTTY ? 'table' : 'ndjson' },
    out: { type: 'string' },
    files: { type: 'string', multiple: true, default: [] },
    ...operatorOptions,
    ...referenceOptions,
  })
  const format = oneOf('--format', values.format, ['ndjson', 'json', 'table'])
  const [verb = '', ...paths] = positionals
  const verbs = ['lint', 'list', 'test', 'dry-run', 'convert']
  if (!verbs.includes(verb)) throw new UsageError(`rules: got ${JSON.stringify(verb)}, wanted one of ${verbs.join(', ')}`)
  if (paths.length === 0 && verb !== 'list')
    throw new UsageError(`rules ${verb}: no PATH given; wanted files or directories with .yml files`)
  if (verb === 'convert') return convert(paths, values.out)
  const references = await readReferences(values)
  if (verb === 'lint') return lint(paths, references, format)
  if (verb === 'dry-run') return tryOut(paths, values, references, format)
  return verb === 'test' ? test(paths, references, format) : list(paths, references, format)
}

async function lint(paths: readonly string[], references: References, format: Format): Promise<number> {
  const texts = await ruleTexts(paths)
  const { documents, errors } = loadRules(texts, compileOptions(references))
  const byFile = Map.groupBy(errors, (error) => error.file)
  const rows = texts.map(({ file }) => {
    const own = (byFile.get(file) ?? []).map(({ line, key, message }) => ({ line, key, message }))
    return { file, ok: own.length === 0, errors: own }
  })
  if (format === 'table') {
    const bad = errors.map(({ file, line, key, message }) => [`${file}:${line}`, key, message])
    if (bad.length > 0) await writeTable(['where', 'key', 'what is wrong'], bad)
  } else await write(rows, format)
  say(`${documents.length} rules load from ${texts.length} files; ${errors.length} do not`)
  return errors.length > 0 ? exitCode.usage : exitCode.nothingFound
}

async function list(paths: readonly string[], references: References, format: Format): Promise<number> {
  const { documents, errors } = paths.length === 0 ? { documents: builtInDocuments(), errors: [] } : await readRules(paths, references)
  const rows = documents.map(entryOf)
  if (format === 'table') {
    const cells = rows.map(({ id, title, level, status, attack }) => [id, title, level, status, attack.join(' ')])
    await writeTable(['id', 'title', 'level', 'status', 'ATT&CK'], cells)
  } else await write(rows, format)
  return errors.length > 0 ? exitCode.usage : exitCode.nothingFound
}

function entryOf(document: SigmaDocument) {
  return {
    id: controlOf(document),
    kind: document.kind,
    title: document.title,
    level: document.level ?? 'medium',
    status: document.status,
    runs: runs(document),
    attack: attackIds(document.tags),
    logSource: document.kind === 'correlation' ? null : document.logSource,
    file: document.file,
  }
}

async function test(paths: readonly string[], references: References, format: Format): Promise<number> {
  const { documents, errors } = await readRules(paths, references)
  const cases = await caseTexts(paths)
  if (cases.length === 0)
    throw new UsageError(`rules test: no cases below ${paths.join(', ')}; wanted rule.cases.yml or rule.cases.json beside rule.yml`)
  const ruleset = await rulesetOf({ builtIn: false, documents, ...references })
  const rows: CaseResult[] = []
  for (const text of cases) rows.push(...(await runRuleCases(documents, text, async (events) => controlsIn(ruleset, events))))
  const failed = rows.filter(({ ok }) => !ok)
  if (format === 'table') {
    const cells = failed.map(({ file, case: name, message }) => [file, name, message])
    if (cells.length > 0) await writeTable(['file', 'case', 'what is wrong'], cells)
  } else
    await write(
      rows.map((row) => ({ ...row })),
      format,
    )
  say(`${rows.length - failed.length} of ${rows.length} cases in ${cases.length} files are as they should be`)
  if (errors.length > 0) return exitCode.usage
  return failed.length > 0 ? exitCode.findings : exitCode.nothingFound
}

async function tryOut(
  names: readonly string[],
  { files, actors }: { readonly files: readonly string[]; readonly actors?: string | undefined },
  references: References,
  format: Format,
): Promise<number> {
  if (files.length === 0) throw new UsageError('rules dry-run: no --files given; wanted the logs to run the rules over')
  // An exclusion may be for a rule that is not tried now.
  const operator = actors === undefined ? undefined : await readOperatorFile(actors, () => rulesetOf({ builtIn: true, documents: [] }))
  const { rows, refused, events, days } = await dryRun(names, files, references, operator)
  if (format === 'table') {
    const cells = rows.map(({ id, level, findings, leftAlone, events: matched, perDay, principals }) => {
      const most = principals.map(([name, count]) => `${name} (${count})`).join(', ')
      return [id, level, String(findings), String(leftAlone), String(matched), String(perDay), most]
    })
    await writeTable(['id', 'level', 'findings', 'left alone', 'events', 'a day', 'principals with most'], cells)
  } else
    await write(
      rows.map((row) => ({ ...row })),
      format,
    )
  const told = rows.reduce((sum, { findings }) => sum + findings, 0)
  say(`${told} findings of ${rows.length} rules in ${events} events over ${days.toFixed(1)} days`)
  return refused > 0 ? exitCode.usage : told > 0 ? exitCode.findings : exitCode.nothingFound
}

async function convert(paths: readonly string[], out: string | undefined): Promise<number> {
  const { converted, unchanged, errors } = convertRules(await ruleTexts(paths))
  for (const { file, line, key, message } of errors) say(`${forTerminal(file)}:${line}: ${forTerminal(key)}: ${forTerminal(message)}`)
  for (const [index, { file, yaml }] of converted.entries()) {
    if (out === undefined) await writeOut(`${index > 0 ? '---\n' : ''}# ${forTerminal(file)}\n${yaml}`)
    else {
      const target = join(out, placeBelow(file, paths))
      await mkdir(dirname(target), { recursive: true })
      await writeFile(target, yaml)
    }
  }
  const titles = converted.reduce((sum, file) => sum + file.titles.length, 0)
  say(`${titles} rules in ${converted.length} files are converted, ${unchanged.length} files need no conversion; ${errors.length} errors`)
  return errors.length > 0 ? exitCode.usage : exitCode.nothingFound
}

/** Where a file stands below the path that it was found by. */
function placeBelow(file: string, paths: readonly string[]): string {
  const inside = paths
    .map((path) => relative(resolve(path), resolve(file)))
    .filter((place) => place !== '' && !place.startsWith('..'))
    .sort((a, b) => a.length - b.length)[0]
  return inside ?? file.split(/[\\/]/).at(-1) ?? file
}

async function writeTable(columns: readonly string[], rows: readonly (readonly string[])[]): Promise<void> {
  await writeOut(renderTable(columns, rows, { width: process.stdout.columns ?? 160 }))
}

async function write(rows: readonly Row[], format: Format): Promise<void> {
  if (format === 'json') await writeOut(`[\n${rows.map(safeJson).join(',\n')}\n]\n`)
  else for (const row of rows) await writeOut(`${safeJson(row)}\n`)
}

/** `keepwatch rules`. */
export const rulesCommand: Command = { help, run }
