import { readFile } from 'node:fs/promises'
import { type AccessConfig, AccessConfigError, readAccessConfig } from '#lib/audit/data-access/access-config.ts'
import type { AccessWorld } from '#lib/audit/data-access/access-world.ts'
import { AccessQuestionError, explainAccess, whatCan, whoCan } from '#lib/audit/data-access/questions.ts'
import { Reaches } from '#lib/audit/data-access/reach.ts'
import { accessReview, accessSummary } from '#lib/audit/data-access/review.ts'
import { knownAction } from '#lib/audit/iam/known-actions.ts'
import { FileSourceError } from '#lib/local/file-sources.ts'
import { lookAtAccess } from '#lib/local/look-at-access.ts'
import { accessText, unusedText } from '#lib/report/access-text.ts'
import { forTerminal } from '#lib/report/escape-terminal.ts'
import { safeJson } from '#lib/report/safe-json.ts'
import { type Command, exitCode, oneOf, parseOptions, UsageError } from './options.ts'
import { Progress, say, writeOut } from './output.ts'

const help = `keepwatch access: who reaches which data, directly or as somebody else, held against who is authorised; reading only

Usage: keepwatch access review [--config FILE] [where to look] [--format table|ndjson|json]
       keepwatch access who-can ACTION RESOURCE [where to look]
       keepwatch access what-can PRINCIPAL [where to look]
       keepwatch access explain PRINCIPAL ACTION RESOURCE [where to look]

  review            sensitive resources (by tag, name, Macie, and your list): who can read, write, delete, decrypt or share each.
                    With a list of authorised people and roles: who has access without being on it, and who is on it for nothing
  who-can           everybody who may do an action on a resource, with the statements that let them
  what-can          what a user or role can do with data
  explain           why somebody may or may not, and the shortest way to it as somebody else

PRINCIPAL and RESOURCE are ARNs; an object of a bucket is arn:aws:s3:::bucket/key, all of them arn:aws:s3:::bucket/*.
Nothing that was not seen counts as "nobody": what the snapshot lacks is told as what the answer depends on.

  --config FILE     your list as JSON: sensitive data, and who may do what with it (docs/data-access.md)

Where to look
  --region R        a region to look in; may be given again; default: every region that is enabled in the account
  --role-arn ARN    a role to assume; given again, several accounts
  --external-id X   external id for the roles
  --snapshot PATH   a recorded snapshot (file or directory of parts, - for standard input); no network is used

Results
  --format F        table (default on a terminal), ndjson (default in a pipe), json

Examples:
  keepwatch access review --config sensitive.json --snapshot snapshot/
  keepwatch access who-can s3:GetObject 'arn:aws:s3:::customer-data/*' --snapshot snapshot/
  keepwatch access explain arn:aws:iam::111122223333:user/hanna s3:GetObject 'arn:aws:s3:::customer-data/*' --snapshot snapshot/

Exit codes of review: 0 nothing found, 3 unauthorised access or unused authorisation, 2 usage, 1 could not run, wholly or in part. Of the
others: 0 nobody may, or nothing; 3 somebody may; 1 something they depend on was not seen.
`

const formats = ['table', 'ndjson', 'json'] as const
type Format = (typeof formats)[number]
const widthOfText = 120
/** Things not seen that are told on standard error. */
const unseenTold = 20
const listAtMost = 4 * 1024 * 1024

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    config: { type: 'string' },
    region: { type: 'string', multiple: true, default: [] as string[] },
    'role-arn': { type: 'string', multiple: true, default: [] as string[] },
    'external-id': { type: 'string' },
    snapshot: { type: 'string' },
    format: { type: 'string' },
  })
  const [name = '', ...words] = positionals
  const verb = oneOf('access', name, ['review', 'who-can', 'what-can', 'explain'])
  const wanted = { review: [], 'who-can': ['ACTION', 'RESOURCE'], 'what-can': ['PRINCIPAL'], explain: ['PRINCIPAL', 'ACTION', 'RESOURCE'] }[
    verb
  ]
  if (words.length !== wanted.length)
    throw new UsageError(`access ${verb}: got ${words.length} words, wanted ${wanted.join(' ') || 'none'}`)
  if (values.config !== undefined && verb !== 'review') throw new UsageError(`access ${verb}: --config is for review`)
  for (const arn of values['role-arn'])
    if (!/^arn:aws[a-z-]*:iam::\d{12}:role\/./.test(arn))
      throw new UsageError(`--role-arn: got ${JSON.stringify(arn)}, wanted arn:aws:iam::<account>:role/<name>`)
  const format = oneOf('--format', values.format ?? (process.stdout.isTTY ? 'table' : 'ndjson'), formats)
  const [first = '', second = '', third = ''] = words
  const action = verb === 'who-can' ? actionNamed(first) : verb === 'explain' ? actionNamed(second) : ''
  const config = values.config === undefined ? undefined : await readList(values.config)
  const progress = new Progress()
  const { world } = await lookAtAccess({
    regions: values.region,
    roleArns: values['role-arn'],
    externalId: values['external-id'],
    snapshot: values.snapshot,
    onLook: (done, all, what) => progress.show(`${done} of ${all} looked at: ${what}`),
  })
  progress.clear()
  if (verb === 'review') return tellReview(world, config, format)
  const reaches = new Reaches(world)
  if (verb === 'who-can') return tellWho(reaches, action, second, format)
  if (verb === 'what-can') return tellWhat(reaches, first, format)
  return tellWhy(reaches, first, action, third, format)
}

/** An action that no service has is a mistake of the call, not an action that nobody may. */
function actionNamed(text: string): string {
  const action = knownAction(text)
  if (action === undefined) throw new UsageError(`access: got ${JSON.stringify(text)}, wanted an action of AWS such as s3:GetObject`)
  return action
}

async function readList(file: string): Promise<AccessConfig> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    throw new UsageError(`--config: ${(error as Error).message}`)
  }
  if (text.length > listAtMost) throw new UsageError(`--config: ${file} has ${text.length} characters; wanted at most ${listAtMost}`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new UsageError(`--config: ${file} is no JSON: ${(error as Error).message}`)
  }
  return readAccessConfig(value, file)
}

async function tellReview(world: AccessWorld, config: AccessConfig | undefined, format: Format): Promise<number> {
  const review = accessReview(world, config)
  const { sensitive, unauthorised, unused, unseen } = review
  if (format === 'json') await writeOut(`${safeJson(review)}\n`)
  else if (format === 'ndjson') {
    for (const one of sensitive) await writeOut(line('sensitive', one))
    for (const one of unauthorised) await writeOut(line('unauthorised', one))
    for (const one of unused) await writeOut(line('unused', one))
  } else {
    for (const one of sensitive) await writeOut(sensitiveText(one))
    for (const one of unauthorised) {
      const { action, on, by } = one.access
      const told = { ...one, resource: one.resource.arn, action, on, by, note: `not authorised by ${one.entry}` }
      await writeOut(accessText(told, width()))
    }
    for (const one of unused) await writeOut(unusedText(one, width()))
  }
  const sum = accessSummary(review)
  say(
    `${sum.sensitive} sensitive resources, ${sum.unlisted} of them on no list; ${sum.strangers} without authorisation reach ${sum.reached}, ${sum.unknown} accesses not known, ${sum.unused} authorisations unused`,
  )
  if (review.unauthorisedLeft > 0) say(`${review.unauthorisedLeft} further accesses are counted and not listed`)
  tellUnseen(unseen)
  if (sum.reached > 0 || sum.unused > 0) return exitCode.findings
  return sum.unknown > 0 || unseen.length > 0 || world.accounts.length === 0 ? exitCode.couldNotRun : exitCode.nothingFound
}

type Sensitive = ReturnType<typeof accessReview>['sensitive'][number]

function sensitiveText({ resource, label, entries, counts, missing }: Sensitive): string {
  const said = Object.entries(counts).flatMap(([verb, { can, unauthorised }]) =>
    can === 0 ? [] : [`${verb} ${can}${entries.length > 0 ? ` (${unauthorised} not authorised)` : ''}`],
  )
  const who = entries.length > 0 ? '' : '; no list says who is authorised'
  const more = missing.length > 0 ? `; not seen: ${missing.length}, so more may` : ''
  return `SENSITIVE ${forTerminal(resource.arn)}: ${forTerminal(label.reason)}\n          can: ${said.join(', ') || 'nobody that was seen'}${who}${more}\n`
}

async function tellWho(reaches: Reaches, action: string, resource: string, format: Format): Promise<number> {
  const answer = whoCan(reaches, action, resource)
  if (format === 'json') await writeOut(`${safeJson(answer)}\n`)
  else
    for (const one of answer.who)
      await writeOut(format === 'ndjson' ? line('who', one) : accessText({ ...one, resource, action, on: resource }, width()))
  if (format === 'ndjson') for (const one of answer.unknown) await writeOut(line('unknown', one))
  const sure = answer.who.filter(({ outcome }) => outcome === 'allowed').length
  say(`${sure} may ${action} on ${forTerminal(resource)}, ${answer.who.length - sure} under conditions, ${answer.unknown.length} not known`)
  tellUnseen([...answer.unseen, ...answer.unknown.flatMap(({ missing }) => missing)])
  if (answer.who.length > 0) return exitCode.findings
  return answer.unknown.length > 0 || answer.unseen.length > 0 ? exitCode.couldNotRun : exitCode.nothingFound
}

async function tellWhat(reaches: Reaches, principal: string, format: Format): Promise<number> {
  const answer = whatCan(reaches, principal)
  if (format === 'json') await writeOut(`${safeJson(answer)}\n`)
  else
    for (const { resource, verb, isSensitive, reach, ...rest } of answer) {
      const note = isSensitive ? { note: 'labelled as sensitive' } : {}
      const told = { ...reach, verb, resource, action: reach.access.action, on: reach.access.on, by: reach.access.by, ...note }
      await writeOut(format === 'ndjson' ? line('access', { resource, verb, isSensitive, ...rest, ...reach }) : accessText(told, width()))
    }
  say(`${forTerminal(principal)} can do ${answer.length} things with ${new Set(answer.map(({ resource }) => resource)).size} resources`)
  tellUnseen(reaches.world.unseen)
  if (answer.length > 0) return exitCode.findings
  return reaches.world.unseen.length > 0 ? exitCode.couldNotRun : exitCode.nothingFound
}

async function tellWhy(reaches: Reaches, principal: string, action: string, resource: string, format: Format): Promise<number> {
  const answer = explainAccess(reaches, principal, action, resource)
  const { decision, chain = [] } = answer
  if (format === 'table') {
    const stopped = decision.stoppedBy && decision.outcome !== 'allowed' ? { note: `stopped by: ${decision.stoppedBy}` } : {}
    await writeOut(accessText({ ...decision, who: principal, resource, action, on: resource, chain: [], ...stopped }, width()))
    for (const { from, to, how } of chain)
      await writeOut(`          ${forTerminal(from)} becomes ${forTerminal(to)} by ${forTerminal(how)}\n`)
  } else await writeOut(format === 'json' ? `${safeJson(answer)}\n` : line('explanation', answer))
  tellUnseen(answer.unseen)
  if (decision.outcome === 'allowed' || chain.length > 0) return exitCode.findings
  return decision.outcome === 'depends' || answer.unseen.length > 0 ? exitCode.couldNotRun : exitCode.nothingFound
}

const line = (record: string, value: object): string => `${safeJson({ record, ...value })}\n`
const width = (): number => process.stdout.columns ?? widthOfText

function tellUnseen(unseen: readonly string[]): void {
  const told = [...new Set(unseen)]
  for (const text of told.slice(0, unseenTold)) say(`not seen: ${forTerminal(text)}`)
  if (told.length > unseenTold) say(`not seen: ${told.length - unseenTold} further things; review --format json has them all`)
}

/** `keepwatch access`. */
export const accessCommand: Command = {
  help,
  run: (args) =>
    run(args).catch((error: unknown) => {
      if (error instanceof AccessConfigError || error instanceof AccessQuestionError) throw new UsageError(error.message)
      if (!(error instanceof FileSourceError)) throw error
      say(`keepwatch: ${error.message}`)
      return exitCode.couldNotRun
    }),
}
