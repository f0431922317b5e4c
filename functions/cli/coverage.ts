import { demandOf } from '#lib/audit/demand.ts'
import { evaluate } from '#lib/audit/evaluate.ts'
import type { SnapshotPart } from '#lib/audit/snapshot.ts'
import { surveyOf } from '#lib/audit/survey.ts'
import { FileSourceError } from '#lib/local/file-sources.ts'
import { logSourcesOf, switchChecks } from '#lib/local/log-sources.ts'
import { lookAtAccount } from '#lib/local/look-at-account.ts'
import { readSnapshotFiles } from '#lib/local/snapshot-files.ts'
import { listPrices, pricesAsOf } from '#lib/monitor/log-prices.ts'
import { logSwitches, type SwitchName, switchNames } from '#lib/monitor/log-switches.ts'
import type { SourceCoverage } from '#lib/monitor/source-coverage.ts'
import { csvLine } from '#lib/report/csv-line.ts'
import { safeJson } from '#lib/report/safe-json.ts'
import { renderTable } from '#lib/report/table.ts'
import { type Command, exitCode, oneOf, parseOptions, UsageError } from './options.ts'
import { Progress, say, writeOut } from './output.ts'

const help = `keepwatch coverage: lists detections that cannot fire because their log source is off

Usage: keepwatch coverage [--snapshot PATH] [--region R]... [--switch S]... [--volume S=N]... [--format table|ndjson|json|csv]

Looks, reading only, at the account of the ambient AWS credentials, or at a recorded snapshot: which log sources are on, per account
and region. A source that may not be looked at is "unknown", never on. One row is one detection in one account and region: state
(off, partly, unknown), why, how to switch its source on, and what that costs a month; the table adds the rows up by source.
The cost is an estimate from list prices as remembered on ${pricesAsOf.date} (${pricesAsOf.region}), for assumed volumes unless you give them.

  --snapshot PATH  judge a recorded snapshot (what keepwatch audit --save wrote); no network is used
  --region R       only this region; may be given again
  --switch S       only this source; may be given again: ${switchNames.join(', ')}
  --volume S=N     volume of a source per account and region and month, in its unit (below); may be given again
  --format F       table (default on a terminal), ndjson (default in a pipe), json, csv

Units and assumed volumes:
${switchNames.map((name) => `  ${name.padEnd(28)} ${listPrices[name].unit} (${listPrices[name].assumed})`).join('\n')}

Examples:
  keepwatch coverage --region eu-west-1
  keepwatch audit --save snapshot.json > verdicts.ndjson; keepwatch coverage --snapshot snapshot.json --format table
  keepwatch coverage --snapshot snapshot.json --volume vpc-flow-logs=400 --format csv > blind.csv

Exit codes: 0 every source is on, 3 some detections are blind, 2 usage, 1 could not run, or what was seen is on and the rest unknown.
`

const formats = ['table', 'ndjson', 'json', 'csv'] as const

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    snapshot: { type: 'string' },
    region: { type: 'string', multiple: true, default: [] },
    switch: { type: 'string', multiple: true, default: [] },
    volume: { type: 'string', multiple: true, default: [] },
    format: { type: 'string', default: process.stdout.isTTY ? 'table' : 'ndjson' },
  })
  if (positionals.length > 0)
    throw new UsageError(`coverage: unexpected ${JSON.stringify(positionals[0])}; a recorded snapshot is given with --snapshot`)
  const format = oneOf('--format', values.format, formats)
  const wanted = values.switch.map((name) => oneOf('--switch', name, switchNames))
  const volumes = new Map(values.volume.map(volumeOf))
  const parts = values.snapshot === undefined ? await live(values.region) : await readSnapshotFiles(values.snapshot)
  const accounts = [...Map.groupBy(parts, ({ account }) => account)].map(([account, own]) => ({ account, own, survey: surveyOf(own) }))
  if (!accounts.some(({ survey }) => survey.regions.some((region) => values.region.length === 0 || values.region.includes(region))))
    throw new UsageError(`coverage: no region was looked at${values.region.length > 0 ? ` (wanted ${values.region.join(', ')})` : ''}`)
  const observations = accounts.flatMap(({ account, own }) => evaluate(switchChecks(), { account, parts: own }, { runId: 'coverage' }))
  const sources = logSourcesOf(accounts, observations, { regions: values.region, volumes }).filter(
    (source) => wanted.length === 0 || wanted.includes(source.switch),
  )
  await write(sources, format)
  return tell(sources)
}

function volumeOf(text: string): readonly [SwitchName, number] {
  const [name = '', amount = ''] = text.split('=', 2)
  const value = /^\d{1,9}(\.\d{1,6})?$/.test(amount) ? Number(amount) : Number.NaN
  if (Number.isNaN(value)) throw new UsageError(`--volume: got ${JSON.stringify(text)}, wanted SOURCE=NUMBER such as vpc-flow-logs=400`)
  return [oneOf('--volume', name, switchNames), value]
}

async function live(regions: readonly string[]): Promise<readonly SnapshotPart[]> {
  const progress = new Progress()
  const parts = await lookAtAccount({
    regions,
    wants: demandOf(switchChecks()),
    now: () => Date.now(),
    onPart: (part, done, all) => progress.show(`${done} of ${all} looked at: ${part.service} in ${part.region}`),
  })
  progress.clear()
  return parts
}

function rowsOf(sources: readonly SourceCoverage[]) {
  return sources.flatMap(({ account, region, switch: name, state, why, blind, cost }) =>
    blind.map((detection) => ({
      account,
      region,
      detection: detection.id,
      title: detection.title,
      severity: detection.severity,
      attack: detection.attack,
      switch: name,
      state,
      why,
      switchOn: logSwitches[name].switchOn,
      usdPerMonth: cost?.usdPerMonth ?? null,
      costBasis: cost?.basis ?? null,
      pricesAsOf: pricesAsOf.date,
    })),
  )
}

async function write(sources: readonly SourceCoverage[], format: (typeof formats)[number]): Promise<void> {
  if (format === 'table') return writeTable(sources)
  const rows = rowsOf(sources)
  if (format === 'json') return writeOut(`[\n${rows.map(safeJson).join(',\n')}\n]\n`)
  if (format === 'ndjson') for (const row of rows) await writeOut(`${safeJson(row)}\n`)
  if (format === 'csv') {
    const [first] = rows
    const names = first ? Object.keys(first) : ['account', 'region', 'detection']
    await writeOut(csvLine(names))
    for (const row of rows)
      await writeOut(csvLine(Object.values(row).map((value) => (Array.isArray(value) ? value.join(' ') : String(value ?? '')))))
  }
}

async function writeTable(sources: readonly SourceCoverage[]): Promise<void> {
  const cells = sources.map(({ account, region, switch: name, state, why, blind, cost }) => [
    account,
    region,
    name,
    state,
    blind.length === 0 ? '' : String(blind.length),
    cost === null ? '' : cost.usdPerMonth.toFixed(2),
    why,
  ])
  const titles = [
    'account',
    'region',
    'source',
    'state',
    { title: 'blind', align: 'right' },
    { title: 'USD/month', align: 'right' },
    'why',
  ] as const
  await writeOut(renderTable(titles, cells, process.stdout.isTTY ? { width: process.stdout.columns ?? 100 } : {}))
}

function tell(sources: readonly SourceCoverage[]): number {
  const count = (...states: readonly string[]) =>
    sources.filter(({ state }) => states.includes(state)).reduce((sum, { blind }) => sum + blind.length, 0)
  const [blind, unknown] = [count('off', 'partly'), count('unknown')]
  say(`${blind} detections are blind or see only part (each counted per account and region); of ${unknown} nobody knows`)
  say(`Costs are an estimate from list prices as remembered on ${pricesAsOf.date} (${pricesAsOf.region}), not a quotation.`)
  if (blind > 0) return exitCode.findings
  return unknown > 0 ? exitCode.couldNotRun : exitCode.nothingFound
}

/** `keepwatch coverage`. */
export const coverageCommand: Command = {
  help,
  run: (args) =>
    run(args).catch((error: unknown) => {
      if (!(error instanceof FileSourceError)) throw error
      say(`keepwatch: ${error.message}`)
      return exitCode.couldNotRun
    }),
}
