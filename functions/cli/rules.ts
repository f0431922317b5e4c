import { builtInDocuments } from '#lib/monitor/catalogue.ts'
import { loadRules } from '#lib/monitor/load-rules.ts'
import { attackIds } from '#lib/monitor/sighting.ts'
import { controlOf, runs, type SigmaDocument } from '#lib/monitor/sigma/document.ts'
import { forTerminal } from '#lib/report/escape-terminal.ts'
import { safeJson } from '#lib/report/safe-json.ts'
import { renderTable } from '#lib/report/table.ts'
import { type Command, exitCode, oneOf, parseOptions, UsageError } from './options.ts'
import { say, writeOut } from './output.ts'
import { ruleTexts } from './rule-files.ts'

const help = `keepwatch rules: looks at Sigma rules without running them

Usage: keepwatch rules lint PATH...  [--format ndjson|json|table]
       keepwatch rules list [PATH...] [--format ndjson|json|table]

lint says for every file whether all of its rules load, and else where and why not: file, ok, errors [line, key, message].
list shows the rules of the paths, or the built-in detections: id, title, level, status, whether it runs, ATT&CK, log source.
PATH is a file or a directory (walked) with .yml or .yaml files. All files of a call belong together: a correlation may name a
rule of another file.

Examples:
  keepwatch rules lint ./my-rules
  keepwatch rules lint ./my-rules --format ndjson | jq 'select(.ok | not)'
  keepwatch rules list --format table

Exit codes: 0 all rules load, 2 usage, or a rule is invalid or not supported, 1 could not run.
`

type Row = Readonly<Record<string, unknown>>

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    format: { type: 'string', default: process.stdout.isTTY ? 'table' : 'ndjson' },
  })
  const format = oneOf('--format', values.format, ['ndjson', 'json', 'table'])
  const [verb = '', ...paths] = positionals
  switch (verb) {
    case 'lint':
      if (paths.length === 0) throw new UsageError('rules lint: no PATH given; wanted files or directories with .yml files')
      return lint(paths, format)
    case 'list':
      return list(paths, format)
    default:
      throw new UsageError(`rules: got ${JSON.stringify(verb)}, wanted lint or list`)
  }
}

async function lint(paths: readonly string[], format: string): Promise<number> {
  const texts = await ruleTexts(paths)
  const { documents, errors } = loadRules(texts)
  const byFile = Map.groupBy(errors, (error) => error.file)
  const rows = texts.map(({ file }) => {
    const own = (byFile.get(file) ?? []).map(({ line, key, message }) => ({ line, key, message }))
    return { file, ok: own.length === 0, errors: own }
  })
  if (format === 'table') {
    const bad = errors.map(({ file, line, key, message }) => [`${file}:${line}`, key, message])
    if (bad.length > 0) await writeOut(renderTable(['where', 'key', 'what is wrong'], bad, { width: process.stdout.columns ?? 160 }))
  } else await write(rows, format)
  say(`${documents.length} rules load from ${texts.length} files; ${errors.length} do not`)
  return errors.length > 0 ? exitCode.usage : exitCode.nothingFound
}

async function list(paths: readonly string[], format: string): Promise<number> {
  const { documents, errors } = paths.length === 0 ? { documents: builtInDocuments(), errors: [] } : loadRules(await ruleTexts(paths))
  for (const { file, line, message } of errors) say(`${forTerminal(file)}:${line}: ${forTerminal(message)}`)
  const rows = documents.map(entryOf)
  if (format === 'table') {
    const cells = rows.map(({ id, title, level, status, attack }) => [id, title, level, status, attack.join(' ')])
    await writeOut(renderTable(['id', 'title', 'level', 'status', 'ATT&CK'], cells, { width: process.stdout.columns ?? 160 }))
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
    logSource: document.kind === 'rule' ? document.logSource : null,
    file: document.file,
  }
}

async function write(rows: readonly Row[], format: string): Promise<void> {
  if (format === 'json') await writeOut(`[\n${rows.map(safeJson).join(',\n')}\n]\n`)
  else for (const row of rows) await writeOut(`${safeJson(row)}\n`)
}

/** `keepwatch rules`. */
export const rulesCommand: Command = { help, run }
