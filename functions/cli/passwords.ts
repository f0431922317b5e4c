import { AccessWorld, WorldParts } from '#lib/audit/data-access/access-world.ts'
import { PasswordParts, passwordTypes } from '#lib/audit/password-management/password-facts.ts'
import { type PasswordPage, passwordPage } from '#lib/audit/password-management/password-page.ts'
import type { SignInFinding } from '#lib/audit/password-management/sign-in-measures.ts'
import type { SnapshotPart } from '#lib/audit/snapshot.ts'
import { FileSourceError } from '#lib/local/file-sources.ts'
import { lookAtAccounts } from '#lib/local/look-at-account.ts'
import { RecordedSnapshot } from '#lib/local/recorded-parts.ts'
import { readSignInLines } from '#lib/local/sign-in-lines.ts'
import { passwordText } from '#lib/report/password-text.ts'
import { safeJson } from '#lib/report/safe-json.ts'
import { type Command, exitCode, oneOf, parseOptions, UsageError } from './options.ts'
import { Progress, say, writeOut } from './output.ts'

const help = `keepwatch passwords: whether password management works, on one page; reading only

Usage: keepwatch passwords [where to look] [--findings FILE|-] [--format table|ndjson|json]

Not the settings alone, but whether they bite: root user, second factors of administrators and of everybody, by kind; passwords older than
the policy allows; users who never sign in; access keys that nobody replaces; people on one directory; and with --findings what monitoring
saw of guessed and shared passwords. What was not seen is unknown, never fine.

  --findings FILE   what keepwatch detect --format ndjson printed
  --role-arn ARN    a role to assume; given again, several accounts
  --external-id X   external id for the roles
  --snapshot PATH   a recorded snapshot (file or directory of parts, - for standard input); no network is used
  --format F        table (default on a terminal), ndjson (default in a pipe: a line for each account), json

Examples:
  keepwatch passwords
  keepwatch detect ./AWSLogs --format ndjson > findings.ndjson; keepwatch passwords --snapshot snapshot/ --findings findings.ndjson
  keepwatch passwords --format ndjson | jq -r '.measures[] | select(.verdict == "not-effective") | .title'

Exit codes: 0 effective, 3 not effective, 2 usage, 1 could not run, or not known.
`

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    findings: { type: 'string' },
    'role-arn': { type: 'string', multiple: true, default: [] as string[] },
    'external-id': { type: 'string' },
    snapshot: { type: 'string' },
    format: { type: 'string' },
  })
  if (positionals.length > 0)
    throw new UsageError(`passwords: unexpected ${JSON.stringify(positionals[0])}; a recorded snapshot is given with --snapshot`)
  for (const arn of values['role-arn'])
    if (!/^arn:aws[a-z-]*:iam::\d{12}:role\/./.test(arn))
      throw new UsageError(`--role-arn: got ${JSON.stringify(arn)}, wanted arn:aws:iam::<account>:role/<name>`)
  const format = oneOf('--format', values.format ?? (process.stdout.isTTY ? 'table' : 'ndjson'), ['table', 'ndjson', 'json'])
  const findings = values.findings === undefined ? undefined : await readSignInLines(values.findings)
  const pages = await look(values, findings)
  if (format === 'json') await writeOut(`${safeJson(pages)}\n`)
  else
    for (const page of pages)
      await writeOut(format === 'ndjson' ? `${safeJson(page)}\n` : passwordText(page, Math.min(process.stdout.columns ?? 120, 120)))
  return tell(pages)
}

interface Where {
  readonly snapshot?: string | undefined
  readonly 'role-arn': readonly string[]
  readonly 'external-id'?: string | undefined
}

async function look(
  where: Where,
  findings: readonly (SignInFinding & { readonly account: string })[] | undefined,
): Promise<readonly PasswordPage[]> {
  const passwords = new Map<string, PasswordParts>()
  const world = new WorldParts()
  const add = (part: SnapshotPart): void => {
    const own = passwords.get(part.account) ?? new PasswordParts(part.account)
    passwords.set(part.account, own)
    own.look(part)
    world.add(part)
  }
  if (where.snapshot !== undefined) for await (const part of new RecordedSnapshot(where.snapshot, []).parts()) add(part)
  else await lookLive(where, add)
  const access = new AccessWorld(world)
  return [...passwords].map(([account, parts]) =>
    passwordPage(parts.facts(), {
      inventory: access.inventoryOf(account),
      ...(findings ? { findings: findings.filter((one) => one.account === account) } : {}),
    }),
  )
}

async function lookLive(where: Where, add: (part: SnapshotPart) => void): Promise<void> {
  const progress = new Progress()
  const types = new Set(passwordTypes)
  await lookAtAccounts({
    // IAM is global, and asked once.
    regions: ['us-east-1'],
    wants: (type) => types.has(type),
    roleArns: where['role-arn'],
    externalId: where['external-id'],
    now: () => Date.now(),
    onPart: (part, done, all) => {
      progress.show(`${done} of ${all} looked at: ${part.service} in ${part.region}`)
      add(part)
    },
  })
  progress.clear()
}

function tell(pages: readonly PasswordPage[]): number {
  const of = (overall: PasswordPage['overall']): number => pages.filter((page) => page.overall === overall).length
  say(
    `${pages.length} accounts: password management is effective in ${of('effective')}, not effective in ${of('not-effective')}, not known in ${of('unknown')}`,
  )
  if (of('not-effective') > 0) return exitCode.findings
  return of('unknown') > 0 || pages.length === 0 ? exitCode.couldNotRun : exitCode.nothingFound
}

/** `keepwatch passwords`. */
export const passwordsCommand: Command = {
  help,
  run: (args) =>
    run(args).catch((error: unknown) => {
      if (error instanceof UsageError) throw error
      if (!(error instanceof FileSourceError || (error as NodeJS.ErrnoException).code === 'ENOENT')) throw error
      say(`keepwatch: ${(error as Error).message}`)
      return exitCode.couldNotRun
    }),
}
