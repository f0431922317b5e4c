import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checks as builtIn } from '#lib/audit/checks/catalogue.generated.ts'
import { serviceOf } from '#lib/audit/choose-checks.ts'
import { demandOf } from '#lib/audit/demand.ts'
import { Evaluation } from '#lib/audit/evaluation.ts'
import { runIdOf, runManifest } from '#lib/audit/run-manifest.ts'
import type { SnapshotPart } from '#lib/audit/snapshot.ts'
import { type PartRecord, snapshotObject } from '#lib/audit/snapshot-object.ts'
import { frameworks } from '#lib/frameworks/index.ts'
import { FileSourceError } from '#lib/local/file-sources.ts'
import { lookAtAccounts } from '#lib/local/look-at-account.ts'
import { type PartSource, PartSpool } from '#lib/local/part-spool.ts'
import { RecordedSnapshot } from '#lib/local/recorded-parts.ts'
import { type AuditChoice, choiceOptions, readChoice } from './audit/choice.ts'
import { explainCheck, listChecks, printPermissions } from './audit/facts.ts'
import { type AuditFormat, AuditOutput } from './audit/output.ts'
import { SmallHeap } from './audit/small-heap.ts'
import { templateHelp, templateOptions } from './audit/template-options.ts'
import { type Command, exitCode, oneOf, parseOptions, UsageError } from './options.ts'
import { Progress, say } from './output.ts'

const services = [...new Set(builtIn.map(serviceOf))].sort()

const help = `keepwatch audit: judges the configuration of AWS accounts, reading only

Usage: keepwatch audit [what to judge] [where to look] [--format ndjson|json|table|html] [--manifest FILE] [--save PATH]

Without --snapshot it looks at the account of the ambient AWS credentials (profiles, AWS_ENDPOINT_URL and so on as the AWS SDK
reads them). It asks for no more than the chosen checks read. What it may not look at is "unknown", never a pass.

What to judge (each may be given again, but --severity, --checks, --frameworks, --config and --exceptions)
  --check C         only this check: an id, a name in Prowler or Security Hub, or a pattern with *
  --service S       only the checks of this service: ${services.join(', ')}
  --severity S      only checks of this severity and graver
  --framework F     only the controls of this framework (${frameworks.map(({ id }) => id).join(', ')}); in a table its scorecard
  --checks DIR      checks of your own beside the built-in ones (docs/adding-a-check.md)
  --frameworks DIR  frameworks of your own (docs/adding-a-framework.md)
  --config FILE     thresholds and checks to skip, as YAML or JSON (docs/operating.md)
  --exceptions FILE accepted risks (docs/exceptions.md): what they cover is told with them, and does not count as failed

Where to look
  --region R        a region to look in; may be given again; default: every region that is enabled in the account
  --role-arn ARN    a role to assume; given again, several accounts
  --external-id X   external id for the roles
  --snapshot PATH   judge a recorded snapshot (file or directory of parts, - for standard input); no network is used

${templateHelp}

Results
  --format F        table (default on a terminal), ndjson (default in a pipe), json, html (scorecards, what fails, what was not seen)
  --manifest FILE   write every API call with its outcome
  --save PATH       write what was seen, for --snapshot: a file, or a directory when PATH ends in /

Instead of judging
  --list-checks     the chosen checks
  --explain CHECK   why it matters, what to do (AWS CLI, CDK, Terraform), which permissions it needs
  --permissions     the IAM policy that looking for the chosen checks takes

Examples:
  keepwatch audit --region eu-west-1 --framework cis-7.0
  keepwatch audit --check 's3-*' --severity high --format table
  keepwatch audit --role-arn arn:aws:iam::111122223333:role/audit --role-arn arn:aws:iam::444455556666:role/audit
  keepwatch audit --framework cis-7.0 --permissions > policy.json
  AWS_PROFILE=audit keepwatch audit --format ndjson --manifest calls.json > verdicts.ndjson
  keepwatch audit --snapshot snapshot.json --format table
  keepwatch audit --template 'cdk.out/*.template.json' --format sarif > keepwatch.sarif

Exit codes: 0 nothing failed and everything was seen, 3 something failed, 2 usage, 1 could not run, wholly or in part (some verdicts
are unknown and none failed).
`

const options = {
  ...choiceOptions,
  ...templateOptions,
  region: { type: 'string', multiple: true, default: [] as string[] },
  'role-arn': { type: 'string', multiple: true, default: [] as string[] },
  'external-id': { type: 'string' },
  snapshot: { type: 'string' },
  format: { type: 'string' },
  manifest: { type: 'string' },
  save: { type: 'string' },
  'list-checks': { type: 'boolean', default: false },
  explain: { type: 'string' },
  permissions: { type: 'boolean', default: false },
} as const

type Values = ReturnType<typeof parseOptions<typeof options>>['values']

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, options)
  if (values.template.length > 0 && values.exceptions !== undefined)
    throw new UsageError('--exceptions name resources of accounts, which templates do not have yet; leave it out')
  if (values.template.length > 0) return (await import('./audit-template.ts')).auditTemplates(values, positionals)
  if (positionals.length > 0)
    throw new UsageError(`audit: unexpected ${JSON.stringify(positionals[0])}; a recorded snapshot is given with --snapshot`)
  const format = oneOf('--format', values.format ?? (process.stdout.isTTY ? 'table' : 'ndjson'), ['ndjson', 'json', 'table', 'html'])
  for (const arn of values['role-arn'])
    if (!/^arn:aws[a-z-]*:iam::\d{12}:role\/./.test(arn))
      throw new UsageError(`--role-arn: got ${JSON.stringify(arn)}, wanted arn:aws:iam::<account>:role/<name>`)
  const choice = await readChoice(values)
  if (values.explain !== undefined)
    await explainCheck(values.explain, choice.all, choice.frameworks, values.format === undefined ? 'table' : listFormat(format))
  else if (values['list-checks']) await listChecks(choice.chosen, choice.frameworks, listFormat(format))
  else if (values.permissions) await printPermissions(choice.chosen, values.region.length > 0)
  else {
    const drawsCards = format === 'table' || format === 'html'
    return judge(values, drawsCards ? await withSwitchChecks(choice) : choice, new AuditOutput(format, choice))
  }
  return exitCode.nothingFound
}

/** Lists of checks are no page. */
function listFormat(format: AuditFormat): Exclude<AuditFormat, 'html'> {
  if (format === 'html') throw new UsageError('--format html is for verdicts; checks are listed as table, ndjson or json')
  return format
}

/** A scorecard says which detections can see, which rests on the checks of their log sources. */
async function withSwitchChecks(choice: AuditChoice): Promise<AuditChoice> {
  const { switchChecks } = await import('#lib/local/log-sources.ts')
  return { ...choice, judged: [...new Set([...choice.chosen, ...switchChecks()])] }
}

async function judge(values: Values, choice: AuditChoice, output: AuditOutput): Promise<number> {
  if (values.snapshot !== undefined) return judgeParts(new RecordedSnapshot(values.snapshot, values.region), values, choice, output)
  const spool = new PartSpool()
  const heap = new SmallHeap()
  try {
    const progress = new Progress()
    await lookAtAccounts({
      regions: values.region,
      wants: demandOf(choice.judged),
      roleArns: values['role-arn'],
      externalId: values['external-id'],
      now: () => Date.now(),
      onPart: async (part, done, all) => {
        progress.show(`${done} of ${all} looked at: ${part.service} in ${part.region}`)
        await spool.add(part)
      },
    })
    progress.clear()
    return await judgeParts(spool, values, choice, output)
  } finally {
    heap.release()
    await spool.close()
  }
}

/** Two passes: what was listed, then the verdicts. */
async function judgeParts(source: PartSource, values: Values, choice: AuditChoice, output: AuditOutput): Promise<number> {
  const evaluations = new Map<string, Evaluation>()
  const records: PartRecord[] = []
  const saving = values.save === undefined ? undefined : await Saving.to(values.save)
  const scopes = { seen: 0, expected: 0 }
  let began: string | undefined
  for await (const part of source.parts()) if (began === undefined || part.takenAt < began) began = part.takenAt
  const runId = runIdOf(began ?? new Date().toISOString())
  for await (const part of source.parts()) {
    const evaluation =
      evaluations.get(part.account) ?? new Evaluation(choice.judged, part.account, { runId, thresholds: choice.thresholds })
    evaluations.set(part.account, evaluation)
    evaluation.look(part)
    scopes.expected++
    if (part.gaps.length === 0) scopes.seen++
    if (values.manifest !== undefined) records.push(snapshotObject(part).record)
    await saving?.add(part)
  }
  await saving?.end()
  if (values.manifest !== undefined)
    await writeFile(values.manifest, `${JSON.stringify(runManifest(runId, records, records, Date.now()), null, 1)}\n`)
  for await (const part of source.parts())
    for (const observation of evaluations.get(part.account)?.judge(part) ?? []) await output.add(observation)
  for (const evaluation of evaluations.values()) for (const observation of evaluation.conclude()) await output.add(observation)
  return output.end(
    [...evaluations].map(([account, { survey }]) => ({ account, survey })),
    scopes,
  )
}

/** Writes the parts of a snapshot to one file, or to a directory of files. */
class Saving {
  readonly #path: string
  readonly #isDirectory: boolean
  readonly #parts: SnapshotPart[] = []
  #count = 0

  private constructor(path: string, isDirectory: boolean) {
    this.#path = path
    this.#isDirectory = isDirectory
  }

  static async to(path: string): Promise<Saving> {
    const isDirectory = path.endsWith('/') || (await stat(path).catch(() => undefined))?.isDirectory() === true
    if (isDirectory) await mkdir(path, { recursive: true })
    return new Saving(path, isDirectory)
  }

  async add(part: SnapshotPart): Promise<void> {
    if (!this.#isDirectory) this.#parts.push(part)
    else
      await writeFile(join(this.#path, `part-${String(this.#count++).padStart(6, '0')}.json`), `${JSON.stringify(part)}\n`, { mode: 0o600 })
  }

  async end(): Promise<void> {
    if (!this.#isDirectory) await writeFile(this.#path, `${JSON.stringify({ parts: this.#parts }, null, 1)}\n`, { mode: 0o600 })
  }
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
