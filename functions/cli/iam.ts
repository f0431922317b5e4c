import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { type Escalations, escalationsOf } from '#lib/audit/iam/escalation/escalations.ts'
import type { Escalation } from '#lib/audit/iam/escalation/finding.ts'
import { InventoryError } from '#lib/audit/iam/inventory/inventory.ts'
import { readAuthorizationDetails } from '#lib/audit/iam/inventory/read-authorization-details.ts'
import { escalationHistory } from '#lib/local/escalation-history.ts'
import { FileSourceError } from '#lib/local/file-sources.ts'
import { lookAtAccess } from '#lib/local/look-at-access.ts'
import { escalationDot, escalationMermaid } from '#lib/report/escalation-graph.ts'
import { escalationText, type ToldSince } from '#lib/report/escalation-text.ts'
import { forTerminal } from '#lib/report/escape-terminal.ts'
import { safeJson } from '#lib/report/safe-json.ts'
import { type Command, exitCode, oneOf, parseOptions, UsageError } from './options.ts'
import { Progress, say, writeOut } from './output.ts'

const help = `keepwatch iam: who can become administrator, how, and the smallest change that closes it; reading only

Usage: keepwatch iam FILE [--format table|ndjson|json|graph]
       keepwatch iam live [where to look] [--before PATH]... [--events PATH]... [--format …]
       keepwatch iam --snapshot PATH [--before PATH]... [--events PATH]... [--format …]

FILE is what aws iam get-account-authorization-details prints (all of its pages together), - for standard input. A sibling "resources"
may hold what roles are on (functions, instances, projects), "serviceControlPolicies" the policies of the organisation. Policies are
evaluated, not searched for words: explicit denies, boundaries, control policies, conditions, trust and resource scopes count.
What was not seen makes a path "unknown", with what is missing; who is administrator already is not told.

Where to look
  --snapshot PATH   a recorded snapshot (file or directory of parts, - for standard input); no network is used
  --region R        live: a region to look in; may be given again; default: every region that is enabled in the account
  --role-arn ARN    live: a role to assume; given again, several accounts
  --external-id X   live: external id for the roles

Since when
  --before PATH     an earlier snapshot, from keepwatch audit --save; may be given again: between which of them each path opened
  --events PATH     CloudTrail files (or directories of them): the calls that opened it; may be given again

Results
  --format F        table (default on a terminal), ndjson (default in a pipe), json, graph
  --graph G         language of the graph: dot (default), mermaid

Examples:
  aws iam get-account-authorization-details > account.json && keepwatch iam account.json
  keepwatch iam account.json --format ndjson | jq -r 'select(.status == "exploitable") | [.principal, .path, .target] | @tsv'
  keepwatch iam --snapshot tuesday/ --before monday/ --events ./AWSLogs
  keepwatch iam live --format graph | dot -Tsvg > escalations.svg

Exit codes: 0 nobody can, 3 somebody can, 2 usage, 1 could not run, or nobody can for sure and something is unknown.
`

const options = {
  snapshot: { type: 'string' },
  region: { type: 'string', multiple: true, default: [] as string[] },
  'role-arn': { type: 'string', multiple: true, default: [] as string[] },
  'external-id': { type: 'string' },
  before: { type: 'string', multiple: true, default: [] as string[] },
  events: { type: 'string', multiple: true, default: [] as string[] },
  format: { type: 'string' },
  graph: { type: 'string' },
} as const

/** The answer for one account, with what limits it. */
interface Answer extends Escalations {
  readonly account: string
  readonly unseen: readonly string[]
}

function readOptions(args: readonly string[]) {
  const { values, positionals } = parseOptions(args, options)
  const [file, ...more] = positionals
  const isAccount = values.snapshot !== undefined || file === 'live'
  if (more.length > 0 || (file === undefined) === (values.snapshot === undefined))
    throw new UsageError(
      `iam: wanted one of FILE, - (standard input), live, or --snapshot PATH; got ${positionals.length} words${values.snapshot === undefined ? '' : ' and --snapshot'}`,
    )
  const format = oneOf('--format', values.format ?? (process.stdout.isTTY ? 'table' : 'ndjson'), ['table', 'ndjson', 'json', 'graph'])
  if (values.graph !== undefined && format !== 'graph') throw new UsageError('--graph is for --format graph')
  const language = oneOf('--graph', values.graph ?? 'dot', ['dot', 'mermaid'])
  if (!isAccount && [values.region, values['role-arn']].some(({ length }) => length > 0))
    throw new UsageError('--region and --role-arn are for live accounts')
  if (values.events.length > 0 && values.before.length === 0)
    throw new UsageError('--events says which calls opened a path since an earlier snapshot; give that with --before')
  if (values.before.length > 0 && values.snapshot === undefined)
    throw new UsageError('--before compares recorded snapshots; save the account with keepwatch audit --save and give it with --snapshot')
  return { values, file, isAccount, format, language }
}

async function run(args: readonly string[]): Promise<number> {
  const { values, file, isAccount, format, language } = readOptions(args)
  const answers = isAccount ? await ofAccounts(values) : [await ofFile(file ?? '-')]
  const since = await sinceOf(answers, values)
  const told = answers.map((answer) => ({ ...answer, found: answer.found.map((one) => ({ ...one, ...since(answer.account, one) })) }))
  const all = told.flatMap(({ found }) => found)
  if (format === 'json') await writeOut(`${safeJson(told)}\n`)
  else if (format === 'graph') await writeOut(language === 'dot' ? escalationDot(all) : escalationMermaid(all))
  else for (const one of all) await writeOut(format === 'ndjson' ? `${safeJson(one)}\n` : escalationText(one))
  return tell(answers)
}

async function ofFile(file: string): Promise<Answer> {
  const inventory = readAuthorizationDetails(await readJson(file))
  return { account: inventory.account, unseen: [], ...escalationsOf(inventory) }
}

async function readJson(file: string): Promise<unknown> {
  const name = file === '-' ? 'standard input' : file
  try {
    return JSON.parse(file === '-' ? await text(process.stdin) : await readFile(file, 'utf8')) as unknown
  } catch (error) {
    throw new InventoryError(`${name} cannot be read as JSON: ${(error as Error).message}`)
  }
}

interface Where {
  readonly snapshot?: string | undefined
  readonly region: readonly string[]
  readonly 'role-arn': readonly string[]
  readonly 'external-id'?: string | undefined
}

async function ofAccounts(where: Where): Promise<readonly Answer[]> {
  const progress = new Progress()
  const { world } = await lookAtAccess({
    regions: where.region,
    roleArns: where['role-arn'],
    externalId: where['external-id'],
    snapshot: where.snapshot,
    onLook: (done, all, what) => progress.show(`${done} of ${all} looked at: ${what}`),
  })
  progress.clear()
  if (world.accounts.length === 0) throw new InventoryError('nothing was seen of any account')
  return world.accounts.map((account) => ({
    account,
    ...escalationsOf(world.inventoryOf(account)),
    unseen: [...world.unlistedOf(account), ...world.boundsOf(account).unseen],
  }))
}

type Since = (account: string, one: Escalation) => { readonly since?: ToldSince }

interface When {
  readonly snapshot?: string | undefined
  readonly before: readonly string[]
  readonly events: readonly string[]
}

async function sinceOf(answers: readonly Answer[], { snapshot: now, before, events }: When): Promise<Since> {
  if (now === undefined || before.length === 0) return () => ({})
  const onProblem = (name: string, error: Error): void => say(`${forTerminal(name)}: ${forTerminal(error.message)}`)
  const open = answers.map(({ account, found }) => ({ account, found: found.filter(({ status }) => status === 'exploitable') }))
  const history = await escalationHistory(open, { before, now, events, onProblem })
  return (account, one) => {
    const since = history(account, one)
    return since ? { since } : {}
  }
}

function tell(answers: readonly Answer[]): number {
  const found = answers.flatMap((one) => one.found)
  for (const { unread, unseen } of answers) {
    for (const { principal, policies } of unread)
      say(`${forTerminal(principal)}: not readable, so what rests on it is unknown: ${forTerminal(policies.join('; '))}`)
    for (const one of unseen) say(`not seen: ${forTerminal(one)}`)
  }
  const sure = found.filter(({ status }) => status === 'exploitable').length
  const sum = (count: (one: Answer) => number): number => answers.reduce((all, one) => all + count(one), 0)
  const untold = sum((one) => one.untold)
  say(
    `${sure} ways to administrator, ${found.length - sure} not known${untold > 0 ? `, ${untold} further targets of the same ways` : ''}; ${sum((one) => one.administrators.length)} are administrators already`,
  )
  if (sure > 0) return exitCode.findings
  return found.length + sum((one) => one.unread.length + one.unseen.length) > 0 ? exitCode.couldNotRun : exitCode.nothingFound
}

/** `keepwatch iam`. */
export const iamCommand: Command = {
  help,
  run: (args) =>
    run(args).catch((error: unknown) => {
      if (!(error instanceof InventoryError || error instanceof FileSourceError)) throw error
      say(`keepwatch: ${error.message}`)
      return exitCode.couldNotRun
    }),
}
