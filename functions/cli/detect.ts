import { open } from 'node:fs/promises'
import type { MonitoringFinding } from '#lib/findings/finding.ts'
import { FindingStore } from '#lib/findings/finding-store.ts'
import { FileSourceError, fileSources } from '#lib/local/file-sources.ts'
import { FindingMap } from '#lib/local/finding-map.ts'
import { StateMap } from '#lib/local/state-map.ts'
import { builtInDocuments, builtInRuleset } from '#lib/monitor/catalogue.ts'
import { detect } from '#lib/monitor/detect.ts'
import { loadRules } from '#lib/monitor/load-rules.ts'
import { type EventBatch, readEventBatches } from '#lib/monitor/log-sources/event-batches.ts'
import { compileRules, type Ruleset } from '#lib/monitor/sigma/compile-rules.ts'
import { detectLine } from '#lib/report/detect-line.ts'
import { forTerminal } from '#lib/report/escape-terminal.ts'
import { safeJson } from '#lib/report/safe-json.ts'
import { renderTable } from '#lib/report/table.ts'
import { type Command, exitCode, oneOf, parseOptions, UsageError } from './options.ts'
import { Progress, say, writeOut } from './output.ts'
import { ruleTexts } from './rule-files.ts'

const help = `keepwatch detect: finds threats in log files

Usage: keepwatch detect PATH... [--rules DIR]... [--builtin] [--format ndjson|json|table] [--set-aside FILE]

PATH is a file, a directory (walked), or - for standard input. Read are CloudTrail ({"Records":[...]}, arrays, NDJSON),
EventBridge events, and VPC flow logs (text with a header line, any order of fields); gzip or not; told by content, not by name.

  --rules DIR       Sigma rules (.yml) of your own, instead of the built-in detections; may be given again
  --builtin         keep the built-in detections beside --rules
  --format F        table (default on a terminal), ndjson (default in a pipe), json
  --set-aside FILE  write every record that could not be read there, with the reason, as NDJSON

Examples:
  keepwatch detect ./AWSLogs
  zcat trail.json.gz | keepwatch detect - --format ndjson
  keepwatch detect ./flow-logs --format json > findings.json

A rule that cannot be used is left out and said on standard error with the reason; the others run.

Exit codes: 0 nothing found, 3 findings, 2 usage, or nothing found while rules were left out, 1 nothing could be read.
`

/** Set-aside records shown on standard error; the rest is in the count and in --set-aside. */
const shown = 10

interface Tally {
  files: number
  events: number
  setAside: number
}

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    rules: { type: 'string', multiple: true, default: [] },
    builtin: { type: 'boolean', default: false },
    format: { type: 'string', default: process.stdout.isTTY ? 'table' : 'ndjson' },
    'set-aside': { type: 'string' },
  })
  if (positionals.length === 0) throw new UsageError('detect: no PATH given; wanted files, directories, or - for standard input')
  const format = oneOf('--format', values.format, ['ndjson', 'json', 'table'])
  const builtinOnly = values.rules.length === 0
  const { ruleset, refused } = builtinOnly ? { ruleset: builtInRuleset(), refused: 0 } : await foreignRuleset(values.rules, values.builtin)
  const items = new FindingMap()
  const tally = await read(positionals, ruleset, items, values['set-aside'])
  const findings = (await Array.fromAsync(items.list({ kind: 'monitoring' }))) as MonitoringFinding[]
  findings.sort((a, b) => (`${a.emittedAt} ${a.id}` < `${b.emittedAt} ${b.id}` ? -1 : 1))
  await write(findings, format)
  say(
    `${findings.length} findings in ${tally.events} events of ${tally.files} files${tally.setAside > 0 ? `; ${tally.setAside} records or files set aside` : ''}`,
  )
  if (findings.length > 0) return exitCode.findings
  if (refused > 0) return exitCode.usage
  // Nothing found where nothing was looked at would be a false comfort.
  const looked = tally.events > 0 || (tally.files > 0 && tally.setAside === 0)
  return looked ? exitCode.nothingFound : exitCode.couldNotRun
}

/** The rules of the user that load; every other one is said with where and why not, and counted. */
async function foreignRuleset(
  directories: readonly string[],
  builtin: boolean,
): Promise<{ readonly ruleset: Ruleset; readonly refused: number }> {
  const { documents, errors } = loadRules(await ruleTexts(directories))
  for (const { file, line, key, message } of errors) say(`${forTerminal(file)}:${line}: ${forTerminal(key)}: ${forTerminal(message)}`)
  if (errors.length > 0) say(`${errors.length} rules are left out, ${documents.length} run`)
  return { ruleset: compileRules(builtin ? [...builtInDocuments(), ...documents] : documents), refused: errors.length }
}

async function read(paths: readonly string[], ruleset: Ruleset, items: FindingMap, setAsideFile: string | undefined): Promise<Tally> {
  const tally: Tally = { files: 0, events: 0, setAside: 0 }
  const store = new FindingStore(items, { now: () => Date.now(), random: () => Math.random(), sleep: async () => undefined })
  const state = new StateMap()
  const progress = new Progress()
  const kept = setAsideFile === undefined ? undefined : await open(setAsideFile, 'w')
  for await (const source of fileSources(paths)) {
    tally.files++
    progress.show(`${tally.files} files, ${tally.events} events: ${forTerminal(source.name)}`)
    for await (const batch of readEventBatches(source.open(), { name: source.name })) {
      tally.events += batch.events.length
      await tellSetAside(batch, tally, kept)
      // A file may be older or younger than the one before it by years: nothing is too late.
      await store.record(await detect(ruleset, batch.events, state, { now: 0, lateness: Number.POSITIVE_INFINITY }))
      progress.show(`${tally.files} files, ${tally.events} events: ${forTerminal(source.name)}`)
    }
  }
  progress.clear()
  await kept?.close()
  return tally
}

async function tellSetAside(batch: EventBatch, tally: Tally, kept: Awaited<ReturnType<typeof open>> | undefined): Promise<void> {
  for (const { name, record, reason, sample } of batch.setAside) {
    if (tally.setAside++ < shown)
      say(`set aside: ${forTerminal(name)}${record === null ? '' : ` record ${record}`}: ${forTerminal(reason)}`)
    await kept?.write(`${safeJson({ name, record, reason, sample })}\n`)
  }
  tally.setAside += batch.unlisted
}

async function write(findings: readonly MonitoringFinding[], format: 'ndjson' | 'json' | 'table'): Promise<void> {
  const lines = findings.map(detectLine)
  if (format === 'json') await writeOut(`[\n${lines.map(safeJson).join(',\n')}\n]\n`)
  else if (format === 'ndjson') for (const line of lines) await writeOut(`${safeJson(line)}\n`)
  else if (lines.length > 0) {
    const rows = lines.map((line) => [
      line.severity,
      line.firstSeen,
      line.title,
      line.principal ?? '',
      line.account,
      line.region,
      String(line.count),
    ])
    await writeOut(
      renderTable(['severity', 'first seen', 'what', 'who', 'account', 'region', 'events'], rows, { width: process.stdout.columns ?? 160 }),
    )
  }
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
