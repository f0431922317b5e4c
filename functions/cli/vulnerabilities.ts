import { checks } from '#lib/audit/checks/catalogue.generated.ts'
import { demandOf } from '#lib/audit/demand.ts'
import { Evaluation } from '#lib/audit/evaluation.ts'
import { runIdOf } from '#lib/audit/run-manifest.ts'
import type { VulnerableResource } from '#lib/audit/vulnerability-review/join.ts'
import { compareRanked } from '#lib/audit/vulnerability-review/rank.ts'
import { reviewChecks, VulnerabilityReview } from '#lib/audit/vulnerability-review/review.ts'
import type { Unseen } from '#lib/audit/vulnerability-review/unseen-weaknesses.ts'
import { type WeaknessKind, weaknessChecks, weaknessKinds } from '#lib/audit/vulnerability-review/weaknesses.ts'
import { severities } from '#lib/findings/severity.ts'
import { FileSourceError } from '#lib/local/file-sources.ts'
import { lookAtAccounts } from '#lib/local/look-at-account.ts'
import { type PartSource, PartSpool } from '#lib/local/part-spool.ts'
import { RecordedSnapshot } from '#lib/local/recorded-parts.ts'
import { forTerminal } from '#lib/report/escape-terminal.ts'
import { safeJson } from '#lib/report/safe-json.ts'
import { vulnerabilityCsv, vulnerabilityCsvHeader, vulnerabilityLine } from '#lib/report/vulnerability-line.ts'
import { vulnerabilityTable } from '#lib/report/vulnerability-table.ts'
import { type Command, exitCode, oneOf, parseOptions, UsageError } from './options.ts'
import { Progress, say, writeOut } from './output.ts'

const formats = ['table', 'ndjson', 'json', 'csv'] as const

const help = `keepwatch vulnerabilities: ranks the weaknesses of AWS accounts by how exposed they are, reading only

Usage: keepwatch vulnerabilities [where to look] [--kind K] [--severity S] [--format table|ndjson|json|csv]

Weaknesses: vulnerabilities that Inspector and ECR found, missing patches, runtimes and engines out of support, machines from old
images, certificates that expire, secrets in plain text (their kind and place, never the secret). Each counts more on a resource that
the internet reaches, that acts with a strong role, or that holds labelled data; what was not seen counts between yes and no.
docs/vulnerability-review.md has the formula and the labels.

What to tell
  --kind K          only weaknesses of this kind; may be given again: ${weaknessKinds.join(', ')}
  --severity S      only weaknesses of this severity and graver: ${severities.join(', ')}

Where to look
  --region R        a region to look in; may be given again; default: every region that is enabled in the account
  --role-arn ARN    a role to assume; given again, several accounts
  --external-id X   external id for the roles
  --snapshot PATH   a recorded snapshot (file or directory of parts, - for standard input); no network is used

Results
  --format F        table (default on a terminal), ndjson (default in a pipe), json, csv (a line for each weakness)

Examples:
  keepwatch vulnerabilities --region eu-west-1
  keepwatch vulnerabilities --kind vulnerability --kind patch --severity high --format csv > weaknesses.csv
  keepwatch audit --save snapshot/ && keepwatch vulnerabilities --snapshot snapshot/ --format table
  keepwatch vulnerabilities --format ndjson | jq -r 'select(.exposure.reachable.answer != "no") | .resource.arn'

Exit codes: 0 no weakness and everything was looked at, 3 weaknesses, 2 usage, 1 could not run, wholly or in part (no weakness, but
something could not be looked at; it is told on standard error).
`

/** Reasons for not knowing that are told on standard error. */
const unseenTold = 20

interface Choice {
  readonly kinds: ReadonlySet<WeaknessKind>
  readonly severity: (typeof severities)[number]
}

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    kind: { type: 'string', multiple: true, default: [] as string[] },
    severity: { type: 'string', default: 'informational' },
    region: { type: 'string', multiple: true, default: [] as string[] },
    'role-arn': { type: 'string', multiple: true, default: [] as string[] },
    'external-id': { type: 'string' },
    snapshot: { type: 'string' },
    format: { type: 'string' },
  })
  if (positionals.length > 0)
    throw new UsageError(`vulnerabilities: unexpected ${JSON.stringify(positionals[0])}; a recorded snapshot is given with --snapshot`)
  const format = oneOf('--format', values.format ?? (process.stdout.isTTY ? 'table' : 'ndjson'), formats)
  const kinds = values.kind.map((kind) => oneOf('--kind', kind, weaknessKinds))
  const choice: Choice = {
    kinds: new Set(kinds.length > 0 ? kinds : weaknessKinds),
    severity: oneOf('--severity', values.severity, severities),
  }
  for (const arn of values['role-arn'])
    if (!/^arn:aws[a-z-]*:iam::\d{12}:role\/./.test(arn))
      throw new UsageError(`--role-arn: got ${JSON.stringify(arn)}, wanted arn:aws:iam::<account>:role/<name>`)
  if (values.snapshot !== undefined) return tell(await review(new RecordedSnapshot(values.snapshot, values.region), choice), format)
  const spool = new PartSpool()
  try {
    const progress = new Progress()
    await lookAtAccounts({
      regions: values.region,
      wants: demandOf(reviewChecks(checks, choice.kinds)),
      roleArns: values['role-arn'],
      externalId: values['external-id'],
      now: () => Date.now(),
      onPart: async (part, done, all) => {
        progress.show(`${done} of ${all} looked at: ${part.service} in ${part.region}`)
        await spool.add(part)
      },
    })
    progress.clear()
    return await tell(await review(spool, choice), format)
  } finally {
    await spool.close()
  }
}

interface Reviewed {
  readonly resources: readonly VulnerableResource[]
  readonly unseen: readonly (Unseen & { readonly account: string })[]
  readonly accounts: number
}

/** Three passes over the parts: what there is, which weaknesses, how exposed they are. */
async function review(source: PartSource, choice: Choice): Promise<Reviewed> {
  const chosen = weaknessChecks(checks, choice.kinds)
  let began: string | undefined
  for await (const part of source.parts()) if (began === undefined || part.takenAt < began) began = part.takenAt
  const runId = runIdOf(began ?? new Date().toISOString())
  const accounts = new Map<string, { readonly evaluation: Evaluation; readonly review: VulnerabilityReview }>()
  for await (const part of source.parts()) {
    const of = accounts.get(part.account) ?? {
      evaluation: new Evaluation(chosen, part.account, { runId }),
      review: new VulnerabilityReview(part.account, { runId, checks: chosen, ...choice }),
    }
    accounts.set(part.account, of)
    of.evaluation.look(part)
    of.review.look(part)
  }
  for await (const part of source.parts()) {
    const of = accounts.get(part.account)
    for (const observation of of?.evaluation.judge(part) ?? []) of?.review.note(observation)
  }
  for (const { evaluation, review: one } of accounts.values()) for (const observation of evaluation.conclude()) one.note(observation)
  for await (const part of source.parts()) accounts.get(part.account)?.review.expose(part)
  const results = [...accounts].map(([account, { review: one }]) => ({ account, ...one.result() }))
  return {
    resources: results.flatMap(({ resources }) => resources).sort(compareRanked),
    unseen: results.flatMap(({ account, unseen }) => unseen.map((one) => ({ account, ...one }))),
    accounts: accounts.size,
  }
}

async function tell({ resources, unseen, accounts }: Reviewed, format: (typeof formats)[number]): Promise<number> {
  const line = (resource: VulnerableResource, index: number) => vulnerabilityLine(resource, index + 1)
  if (format === 'table') {
    const width = process.stdout.columns
    if (resources.length > 0) await writeOut(vulnerabilityTable(resources.map(line), width === undefined ? {} : { width }))
  } else if (format === 'json') await writeOut(`${safeJson({ resources: resources.map(line), unseen })}\n`)
  else if (format === 'csv') await writeOut(vulnerabilityCsvHeader())
  for (const [index, resource] of resources.entries()) {
    if (format === 'csv') await writeOut(vulnerabilityCsv(line(resource, index)))
    if (format === 'ndjson') await writeOut(`${safeJson(line(resource, index))}\n`)
  }
  const weaknesses = resources.reduce((sum, resource) => sum + resource.weaknesses.length, 0)
  const reached = resources.filter(({ exposure }) => exposure.reachable.answer === 'yes').length
  say(`${weaknesses} weaknesses of ${resources.length} resources, ${reached} of them reached from the internet`)
  const told = new Set(
    unseen.map(({ account, kind, count, reason }) => `${account}, ${kind}${count > 1 ? `, ${count} times` : ''}: ${forTerminal(reason)}`),
  )
  for (const text of [...told].slice(0, unseenTold)) say(`not looked at: ${text}`)
  if (told.size > unseenTold) say(`not looked at: for ${told.size - unseenTold} further reasons; --format json has them all`)
  if (resources.length > 0) return exitCode.findings
  return unseen.length > 0 || accounts === 0 ? exitCode.couldNotRun : exitCode.nothingFound
}

/** `keepwatch vulnerabilities`. */
export const vulnerabilitiesCommand: Command = {
  help,
  run: (args) =>
    run(args).catch((error: unknown) => {
      if (!(error instanceof FileSourceError)) throw error
      say(`keepwatch: ${error.message}`)
      return exitCode.couldNotRun
    }),
}
