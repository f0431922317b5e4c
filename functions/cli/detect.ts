import { availableParallelism } from 'node:os'
import { detectFiles, type FileFindings } from '#lib/local/detect-files/detect-files.ts'
import type { FileReport } from '#lib/local/detect-files/file-share.ts'
import type { RunRules } from '#lib/local/detect-files/run-rules.ts'
import { SetAsideLog } from '#lib/local/detect-files/set-aside-log.ts'
import { type FileSource, FileSourceError, fileSources } from '#lib/local/file-sources.ts'
import type { DetectLine } from '#lib/report/detect-line.ts'
import { forTerminal } from '#lib/report/escape-terminal.ts'
import { renderTable } from '#lib/report/table.ts'
import {
  type Command,
  exitCode,
  numberOf,
  oneOf,
  operatorHelp,
  operatorOptions,
  parseOptions,
  referenceHelp,
  referenceOptions,
  UsageError,
} from './options.ts'
import { Progress, say, writeOut } from './output.ts'
import { writeIncidents } from './write-incidents.ts'

const help = `keepwatch detect: finds threats in log files

Usage: keepwatch detect PATH... [--rules DIR]... [--builtin] [--actors FILE] [--workers N] [--incidents] [--format ndjson|json|table]
                        [--set-aside FILE]
       keepwatch detect --explain EVENT RULE      why a rule matches an event or not: see keepwatch detect --explain --help

PATH is a file, a directory (walked), or - for standard input. Read are CloudTrail ({"Records":[...]}, arrays, NDJSON),
EventBridge events, VPC flow logs (text with a header line, any order of fields; Parquet), Route 53 query logs, access logs of
load balancers and S3, AWS WAF logs, syslog, auditd, Windows events as JSON, Kubernetes audit logs and CloudWatch Logs
subscriptions; gzip or not; told by content, not by name.

  --rules DIR       Sigma rules (.yml) of your own, instead of the built-in detections; may be given again
  --builtin         keep the built-in detections beside --rules
${referenceHelp}
${operatorHelp}
  --workers N       threads that read files; default: one a core, fewer for little input. The findings are the same for any N
  --incidents       the findings as stories, each with its steps in order: what people would be told of
  --format F        table (default on a terminal), ndjson (default in a pipe), json
  --set-aside FILE  write every record that could not be read there, with the reason, as NDJSON

Examples:
  keepwatch detect ./AWSLogs
  zcat trail.json.gz | keepwatch detect - --format ndjson
  keepwatch detect ./flow-logs --format json > findings.json
  keepwatch detect ./AWSLogs --incidents --format table
  keepwatch detect ./AWSLogs --rules ./my-rules --workers 2
  keepwatch detect ./AWSLogs --rules ./my-rules --lists ./intel --placeholders ./admins.yml

A rule that cannot be used is left out and said on standard error with the reason; the others run.
A file that cannot be opened is set aside with the reason; the others are read.

Exit codes: 0 nothing found, 3 findings, 2 usage, or nothing found while rules were left out, 1 nothing could be read, or
nothing found while a file could not be read.
`

/** Input below which threads cost more than they bring. */
const worthAWorker = 4 * 1024 * 1024

type Format = 'ndjson' | 'json' | 'table'

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    rules: { type: 'string', multiple: true, default: [] },
    builtin: { type: 'boolean', default: false },
    workers: { type: 'string' },
    format: { type: 'string' },
    'set-aside': { type: 'string' },
    incidents: { type: 'boolean', default: false },
    ...referenceOptions,
    ...operatorOptions,
  })
  if (positionals.length === 0) throw new UsageError('detect: no PATH given; wanted files, directories, or - for standard input')
  const format = oneOf('--format', values.format ?? (process.stdout.isTTY ? 'table' : 'ndjson'), ['ndjson', 'json', 'table'])
  const workers = values.workers === undefined ? undefined : numberOf('--workers', values.workers, 1, 256)
  const { rules: chosen, refused } = await rulesOf(values)
  const rules = values.actors === undefined ? chosen : await withOperator(chosen, values.actors)
  // By name, so that the order in which paths are given decides nothing.
  const sources = (await Array.fromAsync(fileSources(positionals))).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  const log = new SetAsideLog(values['set-aside'], say)
  const tally = new Tally(sources.length)
  const found = await detectFiles(sources, {
    rules,
    whole: values.incidents,
    workers: workersFor(sources, workers),
    report: (report) => {
      log.add(report)
      tally.add(report)
    },
  }).finally(() => log.close())
  tally.end()
  try {
    const stories = values.incidents ? await writeIncidents(found, format) : await write(found, format)
    say(`${summary(found, tally, log.count)}${stories ? `; ${stories.incidents} incidents, ${stories.told} of them worth an alert` : ''}`)
    return exitCodeOf(found.count, refused, tally, log.count)
  } finally {
    found.close()
  }
}

async function rulesOf(values: {
  readonly rules: readonly string[]
  readonly builtin: boolean
  readonly lists?: string | undefined
  readonly placeholders?: string | undefined
}): Promise<{ readonly rules: RunRules; readonly refused: number }> {
  if (values.rules.length === 0 && !values.lists && !values.placeholders) return { rules: { builtIn: true, documents: [] }, refused: 0 }
  // Loaded only here: without rules of the user no YAML is read.
  const { readReferences, readRules } = await import('./rule-files.ts')
  const references = await readReferences(values)
  if (values.rules.length === 0) return { rules: { builtIn: true, documents: [], ...references }, refused: 0 }
  const { documents, errors } = await readRules(values.rules, references)
  if (errors.length > 0) say(`${errors.length} rules are left out, ${documents.length} run`)
  return { rules: { builtIn: values.builtin, documents, ...references }, refused: errors.length }
}

/** The rules with the operator's file; it must name detections that run. */
async function withOperator(rules: RunRules, file: string): Promise<RunRules> {
  const { readOperatorFile } = await import('./rule-files.ts')
  const { rulesetOf } = await import('#lib/local/detect-files/run-rules.ts')
  return { ...rules, operator: await readOperatorFile(file, (operator) => rulesetOf({ ...rules, operator })) }
}

function workersFor(sources: readonly FileSource[], asked: number | undefined): number {
  const files = sources.filter(({ size }) => size !== undefined)
  if (asked !== undefined) return Math.min(asked, files.length)
  const bytes = files.reduce((sum, { size }) => sum + (size ?? 0), 0)
  return bytes < worthAWorker ? 1 : Math.min(availableParallelism(), files.length)
}

/** What was read so far, shown while it grows. */
class Tally {
  readonly #progress = new Progress()
  readonly #files: number
  files = 0
  events = 0
  failed = 0

  constructor(files: number) {
    this.#files = files
  }

  add({ events, failed, name }: FileReport): void {
    this.files++
    this.events += events
    if (failed) this.failed++
    this.#progress.show(`${this.files} of ${this.#files} files, ${this.events} events: ${forTerminal(name)}`)
  }

  end(): void {
    this.#progress.clear()
  }
}

/** Findings that somebody may still look at one by one. */
const readable = 10_000

function summary({ count, spilled }: FileFindings, { events, files }: Tally, setAside: number): string {
  const aside = setAside > 0 ? `; ${setAside} records or files set aside` : ''
  // So many findings are read by no one: the rule that makes them wants a narrower selection or a coarser dedup key.
  const many = spilled && count > readable ? '; so many that they were sorted on disk: look for the rule that makes most of them' : ''
  return `${count} findings in ${events} events of ${files} files${aside}${many}`
}

function exitCodeOf(findings: number, refused: number, { events, files, failed }: Tally, setAside: number): number {
  if (findings > 0) return exitCode.findings
  if (refused > 0) return exitCode.usage
  // Nothing found where nothing was looked at, or not at all of it, would be a false comfort.
  const looked = failed === 0 && (events > 0 || (files > 0 && setAside === 0))
  return looked ? exitCode.nothingFound : exitCode.couldNotRun
}

/** Lines that are written at once. */
const atOnce = 500

async function write(found: FileFindings, format: Format): Promise<void> {
  if (format === 'table') return writeTables(found)
  const [open, between, close] = format === 'json' ? ['[\n', ',\n', '\n]\n'] : ['', '\n', '\n']
  let waiting: string[] = []
  let text = open
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return
    await writeOut(text + waiting.join(between))
    text = between
    waiting = []
  }
  for await (const line of found.lines()) {
    waiting.push(line)
    if (waiting.length >= atOnce) await flush()
  }
  await flush()
  if (format === 'json' || found.count > 0) await writeOut(close)
}

/** Rows of one table: wider ones cannot be laid out without holding all. */
const tableRows = 10_000

async function writeTables(found: FileFindings): Promise<void> {
  let rows: string[][] = []
  const flush = async (): Promise<void> => {
    if (rows.length === 0) return
    const columns = ['severity', 'first seen', 'what', 'who', 'account', 'region', 'events']
    await writeOut(renderTable(columns, rows, { width: process.stdout.columns ?? 160 }))
    rows = []
  }
  for await (const text of found.lines()) {
    const line = JSON.parse(text) as DetectLine
    rows.push([line.severity, line.firstSeen, line.title, line.principal ?? '', line.account, line.region, String(line.count)])
    if (rows.length >= tableRows) await flush()
  }
  await flush()
}

/** `keepwatch detect`. */
export const detectCommand: Command = {
  help,
  run: (args) =>
    run(args).catch((error: unknown) => {
      if (error instanceof FileSourceError) say(`keepwatch: ${error.message}`)
      else throw error
      return exitCode.couldNotRun
    }),
}
