import { writeFile } from 'node:fs/promises'
import { checks } from '#lib/audit/checks/catalogue.generated.ts'
import { completelyListed } from '#lib/audit/completely-listed.ts'
import { evaluate } from '#lib/audit/evaluate.ts'
import { runIdOf, runManifest } from '#lib/audit/run-manifest.ts'
import type { SnapshotPart } from '#lib/audit/snapshot.ts'
import { snapshotObject } from '#lib/audit/snapshot-object.ts'
import { collectors } from '#lib/aws/collectors/index.ts'
import type { AuditObservation } from '#lib/findings/observation.ts'
import type { Framework } from '#lib/frameworks/framework.ts'
import { frameworkById } from '#lib/frameworks/index.ts'
import { FileSourceError } from '#lib/local/file-sources.ts'
import { lookAtAccount } from '#lib/local/look-at-account.ts'
import { readSnapshotFiles } from '#lib/local/snapshot-files.ts'
import { auditLine } from '#lib/report/audit-line.ts'
import { forTerminal } from '#lib/report/escape-terminal.ts'
import { safeJson } from '#lib/report/safe-json.ts'
import { scorecard } from '#lib/report/scorecard.ts'
import { scorecardText } from '#lib/report/scorecard-text.ts'
import { type Command, exitCode, oneOf, parseOptions, UsageError } from './options.ts'
import { Progress, say, writeOut } from './output.ts'

const services = collectors.map((collector) => collector.service)

const help = `keepwatch audit: judges the configuration of an AWS account, reading only

Usage: keepwatch audit [--region R]... [--service S]... [--framework F] [--snapshot PATH] [--format ndjson|json|table]
                       [--manifest FILE] [--save FILE]

Without --snapshot it looks at the account of the ambient AWS credentials (profiles, AWS_ENDPOINT_URL and so on as the AWS SDK
reads them). What it may not look at is "unknown", never a pass.

  --region R        a region to look in; may be given again; default: every region that is enabled in the account
  --service S       only this service (${services.join(', ')}); may be given again
  --framework F     only the controls of this framework (cis-7.0), and in a table its scorecard
  --snapshot PATH   judge a recorded snapshot (file or directory of parts) instead of a live account; no network is used
  --format F        table (default on a terminal), ndjson (default in a pipe), json
  --manifest FILE   write every API call with its outcome
  --save FILE       write what was seen, for --snapshot

Examples:
  keepwatch audit --region eu-west-1 --framework cis-7.0
  AWS_PROFILE=audit keepwatch audit --format ndjson --manifest calls.json > verdicts.ndjson
  keepwatch audit --snapshot snapshot.json --format table

Exit codes: 0 nothing failed and everything was seen, 3 something failed, 2 usage, 1 could not run, wholly or in part (some verdicts
are unknown and none failed).
`

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    region: { type: 'string', multiple: true, default: [] },
    service: { type: 'string', multiple: true, default: [] },
    framework: { type: 'string' },
    snapshot: { type: 'string' },
    format: { type: 'string', default: process.stdout.isTTY ? 'table' : 'ndjson' },
    manifest: { type: 'string' },
    save: { type: 'string' },
  })
  if (positionals.length > 0)
    throw new UsageError(`audit: unexpected ${JSON.stringify(positionals[0])}; a recorded snapshot is given with --snapshot`)
  const format = oneOf('--format', values.format, ['ndjson', 'json', 'table'])
  const wanted = values.service.map((service) => oneOf('--service', service, services))
  const framework = values.framework === undefined ? undefined : knownFramework(values.framework)
  const parts = values.snapshot === undefined ? await live(values.region, wanted) : await recorded(values.snapshot, values.region, wanted)
  const began = parts.map((part) => part.takenAt).sort()[0] ?? new Date().toISOString()
  const runId = runIdOf(began)
  if (values.save !== undefined) await writeFile(values.save, `${JSON.stringify({ parts }, null, 1)}\n`)
  if (values.manifest !== undefined) await writeManifest(values.manifest, runId, parts)
  const asked = framework ? checks.filter((check) => framework.requirements.some(({ controls }) => controls.includes(check.id))) : checks
  const observations = [...Map.groupBy(parts, (part) => part.account)].flatMap(([account, own]) =>
    evaluate(asked, { account, parts: own }, { runId }),
  )
  await write(observations, parts, format, framework)
  return tell(observations)
}

function knownFramework(id: string): Framework {
  try {
    return frameworkById(id)
  } catch (error) {
    throw new UsageError(`--framework: ${(error as Error).message}`)
  }
}

async function live(regions: readonly string[], wanted: readonly string[]): Promise<readonly SnapshotPart[]> {
  const progress = new Progress()
  const parts = await lookAtAccount({
    regions,
    services: wanted,
    now: () => Date.now(),
    onPart: (part, done, all) => progress.show(`${done} of ${all} looked at: ${part.service} in ${part.region}`),
  })
  progress.clear()
  return parts
}

async function recorded(path: string, regions: readonly string[], wanted: readonly string[]): Promise<readonly SnapshotPart[]> {
  const parts = await readSnapshotFiles(path)
  return parts.filter(
    ({ region, service }) =>
      (regions.length === 0 || region === 'global' || regions.includes(region)) && (wanted.length === 0 || wanted.includes(service)),
  )
}

async function writeManifest(file: string, runId: string, parts: readonly SnapshotPart[]): Promise<void> {
  const records = parts.map((part) => snapshotObject(part).record)
  await writeFile(file, `${JSON.stringify(runManifest(runId, parts, records, Date.now()), null, 1)}\n`)
}

async function write(
  observations: readonly AuditObservation[],
  parts: readonly SnapshotPart[],
  format: 'ndjson' | 'json' | 'table',
  framework: Framework | undefined,
): Promise<void> {
  const aliases = new Map(checks.map((check) => [check.id, check.aliases]))
  const lines = observations.map((observation) => auditLine(observation, aliases.get(observation.control)))
  if (format === 'json') await writeOut(`[\n${lines.map(safeJson).join(',\n')}\n]\n`)
  else if (format === 'ndjson') for (const line of lines) await writeOut(`${safeJson(line)}\n`)
  else {
    const scopesSeen = parts.filter((part) => part.gaps.length === 0).length
    const snapshots = [...Map.groupBy(parts, (part) => part.account)].map(([account, own]) => ({ account, parts: own }))
    const coverage = { scopesSeen, scopesExpected: parts.length, asked: completelyListed(checks, snapshots) }
    const card = scorecard(framework ?? frameworkById('cis-7.0'), observations, coverage)
    await writeOut(scorecardText(card, { width: process.stdout.columns ?? 100, colour: process.stdout.isTTY === true }))
  }
}

function tell(observations: readonly AuditObservation[]): number {
  const of = (verdict: string): readonly AuditObservation[] => observations.filter((observation) => observation.verdict === verdict)
  const unknown = of('unknown')
  say(`${of('fail').length} failed, ${of('pass').length} passed, ${unknown.length} unknown, ${of('not-applicable').length} not applicable`)
  for (const reason of new Set(unknown.map((observation) => observation.reason).slice(0, 200))) say(`unknown: ${forTerminal(reason)}`)
  if (of('fail').length > 0) return exitCode.findings
  return unknown.length > 0 || observations.length === 0 ? exitCode.couldNotRun : exitCode.nothingFound
}

/** `keepwatch audit`. */
export const auditCommand: Command = {
  help,
  run: (args) =>
    run(args).catch((error: unknown) => {
      if (!(error instanceof FileSourceError)) throw error
      say(`keepwatch: ${error.message}`)
      return exitCode.couldNotRun
    }),
}
