import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { type Escalations, escalationsOf } from '#lib/audit/iam/escalation/escalations.ts'
import { InventoryError } from '#lib/audit/iam/inventory/inventory.ts'
import { readAuthorizationDetails } from '#lib/audit/iam/inventory/read-authorization-details.ts'
import { forTerminal } from '#lib/report/escape-terminal.ts'
import { safeJson } from '#lib/report/safe-json.ts'
import { type Command, exitCode, oneOf, parseOptions, UsageError } from './options.ts'
import { say, writeOut } from './output.ts'

const help = `keepwatch iam: who can become administrator, how, and the smallest change that closes it

Usage: keepwatch iam FILE [--format table|ndjson|json]

FILE is what aws iam get-account-authorization-details prints (all of its pages together), - for standard input. A sibling "resources"
may hold what roles are on (functions, instances, projects), "serviceControlPolicies" the policies of the organisation. Policies are
evaluated, not searched for words: explicit denies, boundaries, control policies, conditions, trust and resource scopes count.
What the file does not hold makes a path "unknown", with what is missing; who is administrator already is not told.

  --format F        table (default on a terminal), ndjson (default in a pipe), json

Examples:
  aws iam get-account-authorization-details > account.json && keepwatch iam account.json
  keepwatch iam account.json --format ndjson | jq -r 'select(.status == "exploitable") | [.principal, .path, .target] | @tsv'

Exit codes: 0 nobody can, 3 somebody can, 2 usage, 1 could not run, or nobody can for sure and something is unknown.
`

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, { format: { type: 'string' } })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0)
    throw new UsageError(`iam: wanted one FILE (or -) with the account's authorization details; got ${positionals.length}`)
  const format = oneOf('--format', values.format ?? (process.stdout.isTTY ? 'table' : 'ndjson'), ['table', 'ndjson', 'json'])
  const found = escalationsOf(readAuthorizationDetails(await readJson(file)))
  if (format === 'json') await writeOut(`${safeJson(found)}\n`)
  else if (format === 'ndjson') for (const one of found.found) await writeOut(`${safeJson(one)}\n`)
  else await writeOut(tableText(found))
  return tell(found)
}

async function readJson(file: string): Promise<unknown> {
  const name = file === '-' ? 'standard input' : file
  try {
    return JSON.parse(file === '-' ? await text(process.stdin) : await readFile(file, 'utf8')) as unknown
  } catch (error) {
    throw new InventoryError(`${name} cannot be read as JSON: ${(error as Error).message}`)
  }
}

function tell({ found, administrators, unread, untold }: Escalations): number {
  for (const { principal, policies } of unread)
    say(`${forTerminal(principal)}: not readable, so what rests on it is unknown: ${forTerminal(policies.join('; '))}`)
  const sure = found.filter(({ status }) => status === 'exploitable').length
  say(
    `${sure} ways to administrator, ${found.length - sure} not known${untold > 0 ? `, ${untold} further targets of the same ways` : ''}; ${administrators.length} are administrators already`,
  )
  if (sure > 0) return exitCode.findings
  return found.length > 0 || unread.length > 0 ? exitCode.couldNotRun : exitCode.nothingFound
}

function tableText({ found }: Escalations): string {
  return found
    .map(({ principal, path, name, status, target, steps, fix, missing }) =>
      [
        `${status === 'exploitable' ? 'EXPLOITABLE' : 'UNKNOWN    '} ${path}: ${name}`,
        `            ${forTerminal(principal)} takes over ${forTerminal(target)}`,
        ...steps.map(({ action, resource, context }, index) => {
          const keys = Object.entries(context).map(([key, value]) => `${key}=${value}`)
          return `            ${index + 1}. ${action} on ${forTerminal(resource)}${keys.length > 0 ? ` (${forTerminal(keys.join(', '))})` : ''}`
        }),
        ...(fix ? [`            do: ${forTerminal(fix.text)}`] : []),
        ...missing.map((what) => `            not known: ${forTerminal(what)}`),
        '',
      ].join('\n'),
    )
    .join('')
}

/** `keepwatch iam`. */
export const iamCommand: Command = {
  help,
  run: (args) =>
    run(args).catch((error: unknown) => {
      if (!(error instanceof InventoryError)) throw error
      say(`keepwatch: ${error.message}`)
      return exitCode.couldNotRun
    }),
}
