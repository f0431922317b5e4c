import { checks } from '#lib/audit/checks/catalogue.generated.ts'
import { demandOf } from '#lib/audit/demand.ts'
import { Evaluation } from '#lib/audit/evaluation.ts'
import {
  type Excess,
  excessOf,
  leastPrivilegeChecks,
  PolicyProposals,
  type Proposal,
  unusedRole,
} from '#lib/audit/least-privilege/review.ts'
import { SeenCalls } from '#lib/audit/least-privilege/seen-calls.ts'
import { type ServiceUse, unusedServices } from '#lib/audit/least-privilege/unused-services.ts'
import { runIdOf } from '#lib/audit/run-manifest.ts'
import type { Resource } from '#lib/audit/snapshot.ts'
import { defaultThresholds } from '#lib/audit/thresholds.ts'
import { FileSourceError, fileSources } from '#lib/local/file-sources.ts'
import { lookAtAccounts } from '#lib/local/look-at-account.ts'
import { lookAtLastAccessed } from '#lib/local/look-at-last-accessed.ts'
import { type PartSource, PartSpool } from '#lib/local/part-spool.ts'
import { RecordedSnapshot } from '#lib/local/recorded-parts.ts'
import { readEventBatches } from '#lib/monitor/log-sources/event-batches.ts'
import { forTerminal } from '#lib/report/escape-terminal.ts'
import { safeJson } from '#lib/report/safe-json.ts'
import { type Command, exitCode, oneOf, parseOptions, UsageError } from './options.ts'
import { Progress, say, writeOut } from './output.ts'

const help = `keepwatch least-privilege: rights that nobody uses or needs, and smaller policies from what was used, reading only

Usage: keepwatch least-privilege [where to look] [--events PATH]... [--principal ARN] [--format table|ndjson|json]

Tells of users, keys and roles that are not used, grants by wildcard, administrator policies on nobody, trust in anybody and trust that a
confused deputy can abuse. With --events it holds what each user and role may against what CloudTrail saw it do, and proposes a policy of
just that: read it before you use it, and give it a time that holds the rare tasks. Data events (objects read, items written) are in the
files only where the trail records them: where none of a service is there, its rights to data are kept.

  --events PATH     CloudTrail files or directories of them; may be given again
  --services        ask IAM as well which services each user and role last used when: a report for each, some seconds long
  --principal ARN   only this user or role; its proposal is written out
  --snapshot PATH   a recorded snapshot (file or directory of parts, - for standard input); no network is used
  --role-arn ARN    a role to assume; given again, several accounts
  --external-id X   external id for the roles
  --format F        table (default on a terminal), ndjson (default in a pipe), json

Examples:
  keepwatch least-privilege
  keepwatch least-privilege --snapshot snapshot/ --events ./AWSLogs --format ndjson
  keepwatch least-privilege --events ./AWSLogs --principal arn:aws:iam::111122223333:role/ci --format json | jq '.proposals[0].document'

Exit codes: 0 nothing found, 3 something found, 2 usage, 1 could not run, wholly or in part (something could not be judged and nothing
was found).
`

interface Reviewed {
  readonly excesses: readonly Excess[]
  readonly proposals: readonly Proposal[]
  readonly days: number
}

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    events: { type: 'string', multiple: true, default: [] as string[] },
    principal: { type: 'string' },
    services: { type: 'boolean', default: false },
    snapshot: { type: 'string' },
    'role-arn': { type: 'string', multiple: true, default: [] as string[] },
    'external-id': { type: 'string' },
    format: { type: 'string' },
  })
  if (positionals.length > 0)
    throw new UsageError(
      `least-privilege: unexpected ${JSON.stringify(positionals[0])}; logs are given with --events, a snapshot with --snapshot`,
    )
  const format = oneOf('--format', values.format ?? (process.stdout.isTTY ? 'table' : 'ndjson'), ['table', 'ndjson', 'json'])
  for (const arn of values['role-arn'])
    if (!/^arn:aws[a-z-]*:iam::\d{12}:role\/./.test(arn))
      throw new UsageError(`--role-arn: got ${JSON.stringify(arn)}, wanted arn:aws:iam::<account>:role/<name>`)
  if (values.principal !== undefined && !/^arn:aws[a-z-]*:iam::\d{12}:(?:user|role)\/./.test(values.principal))
    throw new UsageError(`--principal: got ${JSON.stringify(values.principal)}, wanted the ARN of a user or role`)
  if (values.services && values.snapshot !== undefined)
    throw new UsageError('--services asks IAM, and --snapshot looks at a recording; give one of them')
  const seen = await readCalls(values.events)
  if (values.snapshot !== undefined) return tell(await review(new RecordedSnapshot(values.snapshot, []), seen, values.principal), format)
  const spool = new PartSpool()
  try {
    const progress = new Progress()
    await lookAtAccounts({
      // IAM is global, and asked once.
      regions: ['us-east-1'],
      wants: demandOf(leastPrivilegeChecks(checks)),
      roleArns: values['role-arn'],
      externalId: values['external-id'],
      now: () => Date.now(),
      onPart: async (part, done, all) => {
        progress.show(`${done} of ${all} looked at: ${part.service} in ${part.region}`)
        await spool.add(part)
      },
    })
    progress.clear()
    const reviewed = await review(spool, seen, values.principal)
    if (!values.services) return await tell(reviewed, format)
    const unused = await reviewServices(spool, values)
    return await tell({ ...reviewed, excesses: [...reviewed.excesses, ...unused] }, format)
  } finally {
    await spool.close()
  }
}

interface Whom {
  readonly principal?: string | undefined
  readonly 'role-arn': readonly string[]
  readonly 'external-id'?: string | undefined
}

async function reviewServices(source: PartSource, { principal, ...where }: Whom): Promise<readonly Excess[]> {
  const identities: Resource[] = []
  for await (const part of source.parts())
    for (const resource of part.resources)
      if (/^AWS::IAM::(?:User|Role)$/.test(resource.type) && (principal === undefined || resource.arn === principal))
        identities.push(resource)
  const progress = new Progress()
  const uses = await lookAtLastAccessed(
    identities.map(({ arn }) => arn),
    {
      roleArns: where['role-arn'],
      externalId: where['external-id'],
      onDone: (done, all) => progress.show(`${done} of ${all} reports of last use`),
    },
  )
  progress.clear()
  const byArn = new Map<string, ServiceUse>(uses.map((use) => [use.arn, use]))
  const now = Date.now()
  return identities.flatMap((one) => unusedServices(one, byArn.get(one.arn), defaultThresholds.unusedRoleDays, now) ?? [])
}

/** What CloudTrail files saw; undefined without files. */
async function readCalls(paths: readonly string[]): Promise<SeenCalls | undefined> {
  if (paths.length === 0) return undefined
  const seen = new SeenCalls()
  let unread = 0
  for await (const source of fileSources(paths))
    try {
      for await (const batch of readEventBatches(source.open(), { name: source.name })) {
        unread += batch.setAside.length + batch.unlisted
        for (const event of batch.events) if (event.logSource.service === 'cloudtrail') seen.add(event.fields, event.time)
      }
    } catch (error) {
      unread++
      say(`${forTerminal(source.name)}: ${forTerminal((error as Error).message)}`)
    }
  if (unread > 0) say(`${unread} records or files could not be read: what only they show looks unused`)
  return seen
}

async function review(source: PartSource, seen: SeenCalls | undefined, principal: string | undefined): Promise<Reviewed> {
  const chosen = leastPrivilegeChecks(checks)
  const excesses: Excess[] = []
  const proposals = new PolicyProposals()
  const evaluations = new Map<string, Evaluation>()
  for await (const part of source.parts()) {
    const evaluation = evaluations.get(part.account) ?? new Evaluation(chosen, part.account, { runId: runIdOf(part.takenAt) })
    evaluations.set(part.account, evaluation)
    evaluation.look(part)
    proposals.add(part)
    for (const resource of part.resources)
      excesses.push(...[unusedRole(resource, defaultThresholds.unusedRoleDays, Date.parse(part.takenAt)) ?? []].flat())
  }
  for await (const part of source.parts())
    for (const observation of evaluations.get(part.account)?.judge(part) ?? []) excesses.push(...[excessOf(observation) ?? []].flat())
  for (const evaluation of evaluations.values())
    for (const observation of evaluation.conclude()) excesses.push(...[excessOf(observation) ?? []].flat())
  const wanted = excesses.filter(({ arn }) => principal === undefined || arn === principal)
  return { excesses: wanted, proposals: seen ? [...proposals.of(seen, principal)] : [], days: seen?.days ?? 0 }
}

async function tell({ excesses, proposals, days }: Reviewed, format: string): Promise<number> {
  if (format === 'json') await writeOut(`${safeJson({ excesses, proposals, days })}\n`)
  else if (format === 'ndjson') {
    for (const excess of excesses) await writeOut(`${safeJson({ record: 'excess', ...excess })}\n`)
    for (const proposal of proposals) await writeOut(`${safeJson({ record: 'proposal', days, ...proposal })}\n`)
  } else await writeOut(tableText({ excesses, proposals, days }))
  const found = excesses.filter(({ status }) => status === 'excess').length
  const unknown = excesses.length - found
  say(`${found} rights too many, ${unknown} not known, ${proposals.length} policies held against ${days.toFixed(1)} days of calls`)
  return found > 0 ? exitCode.findings : unknown > 0 ? exitCode.couldNotRun : exitCode.nothingFound
}

function tableText({ excesses, proposals, days }: Reviewed): string {
  const lines = excesses.map(({ kind, arn, status, reason, fix }) =>
    [
      `${status === 'excess' ? 'TOO MUCH' : 'UNKNOWN '}  ${kind}: ${forTerminal(arn)}`,
      `          ${forTerminal(reason)}`,
      `          do: ${forTerminal(fix)}`,
    ].join('\n'),
  )
  const held = proposals.map(
    ({ principal, granted, used, unusedServices, keptUnseen }) =>
      `USED ${used} of ${granted} actions in ${days.toFixed(1)} days: ${forTerminal(principal)}${unusedServices.length > 0 ? `\n          services without a call: ${unusedServices.slice(0, 12).join(', ')}${unusedServices.length > 12 ? `, and ${unusedServices.length - 12} more` : ''}` : ''}${keptUnseen.length > 0 ? `\n          kept unseen, since no data events were recorded: ${keptUnseen.length} actions` : ''}`,
  )
  return [...lines, ...held].map((line) => `${line}\n`).join('')
}

/** `keepwatch least-privilege`. */
export const leastPrivilegeCommand: Command = {
  help,
  run: (args) =>
    run(args).catch((error: unknown) => {
      if (!(error instanceof FileSourceError)) throw error
      say(`keepwatch: ${error.message}`)
      return exitCode.couldNotRun
    }),
}
