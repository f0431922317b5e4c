import { checks } from '#lib/audit/checks/catalogue.generated.ts'
import type { Exception } from '#lib/findings/exception/exception.ts'
import { ExceptionSet, endingSoon } from '#lib/findings/exception/exception-set.ts'
import { importMuteList } from '#lib/findings/exception/import-mute-list.ts'
import { readDocument, readExceptionFile } from '#lib/local/exception-files.ts'
import { readVerdictLines, type VerdictLine } from '#lib/local/verdict-lines.ts'
import { forTerminal } from '#lib/report/escape-terminal.ts'
import { safeJson } from '#lib/report/safe-json.ts'
import { type Command, exitCode, oneOf, parseOptions, UsageError } from './options.ts'
import { say, writeOut } from './output.ts'

const help = `keepwatch exceptions: accepted risks, what each hides, and which hide nothing

Usage: keepwatch exceptions check FILE [--verdicts FILE|-] [--format table|ndjson|json]
       keepwatch exceptions import-prowler MUTELIST --verdicts FILE|- --owner O --requester R --approver A --expires DATE

  check             each exception of FILE (YAML or JSON, docs/exceptions.md): in force, ends within fourteen days, or hides nothing and
                    why; with --verdicts how many verdicts it hides, before you deploy it
  import-prowler    a mute list of Prowler as exceptions, for exactly the resources that fail now; prints the file

  --verdicts FILE   what keepwatch audit --format ndjson printed
  --owner O         who answers for the imported exceptions; --requester asked for them, --approver (somebody else) granted them
  --expires DATE    when they end, ISO 8601 UTC; at most a year from now

Examples:
  keepwatch audit --format ndjson > verdicts.ndjson; keepwatch exceptions check exceptions.yml --verdicts verdicts.ndjson
  keepwatch exceptions import-prowler mutelist.yaml --verdicts verdicts.ndjson --owner ann@example.com --requester ann@example.com \\
    --approver bob@example.com --expires 2027-06-30T00:00:00Z > exceptions.json

Exit codes of check: 0 all are in force, 3 some hide nothing or end within fourteen days, 2 usage, 1 could not run. Of import-prowler: 0 all
was taken over, 3 something was left, 2, 1.
`

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    verdicts: { type: 'string' },
    owner: { type: 'string' },
    requester: { type: 'string' },
    approver: { type: 'string' },
    expires: { type: 'string' },
    format: { type: 'string' },
  })
  const [name = '', file, ...more] = positionals
  const verb = oneOf('exceptions', name, ['check', 'import-prowler'])
  if (file === undefined || more.length > 0) throw new UsageError(`exceptions ${verb}: wanted one FILE; got ${positionals.length - 1}`)
  const verdicts = values.verdicts === undefined ? undefined : await Array.fromAsync(readVerdictLines(values.verdicts))
  if (verb === 'check') {
    const format = oneOf('--format', values.format ?? (process.stdout.isTTY ? 'table' : 'ndjson'), ['table', 'ndjson', 'json'])
    return check(file, verdicts, format)
  }
  const { owner, requester, approver, expires } = values
  if (!verdicts || !owner || !requester || !approver || !expires)
    throw new UsageError('import-prowler: wanted --verdicts, --owner, --requester, --approver and --expires')
  return takeOver(file, verdicts, { owner, requester, approver, expires, created: new Date().toISOString() })
}

/** One exception, as it is told. */
interface Told {
  readonly id: string
  readonly status: 'in-force' | 'ends-soon' | 'malformed' | 'over-broad' | 'expired' | 'not-yet'
  readonly problem?: string
  readonly hides?: number
  readonly exception?: Exception
}

async function check(file: string, verdicts: readonly VerdictLine[] | undefined, format: string): Promise<number> {
  const now = Date.now()
  const { active, refused } = await readExceptionFile(file, now)
  const set = new ExceptionSet(active, now)
  for (const { observation } of verdicts ?? []) set.apply(observation)
  const soon = new Set(endingSoon(active, now).map(({ id }) => id))
  const told: readonly Told[] = [
    ...refused.map(({ id, reason, problem }): Told => ({ id, status: reason, problem })),
    ...active.map(
      (exception): Told => ({
        id: exception.id,
        status: soon.has(exception.id) ? 'ends-soon' : 'in-force',
        ...(verdicts ? { hides: set.uses().get(exception.id) ?? 0 } : {}),
        exception,
      }),
    ),
  ]
  if (format === 'json') await writeOut(`${safeJson(told)}\n`)
  else for (const one of told) await writeOut(format === 'ndjson' ? `${safeJson(one)}\n` : tableText(one))
  say(`${active.length} in force, ${soon.size} of them end within fourteen days, ${refused.length} hide nothing`)
  return refused.length + soon.size > 0 ? exitCode.findings : exitCode.nothingFound
}

function tableText({ id, status, problem, hides, exception }: Told): string {
  const lines = [
    `${status.toUpperCase().padEnd(11)}${forTerminal(id)}${problem === undefined ? '' : `: ${forTerminal(problem)}`}`,
    ...(exception
      ? [`           until ${exception.expires}, ${forTerminal(exception.owner)}; approved by ${forTerminal(exception.approver)}`]
      : []),
    ...(exception ? [`           ${forTerminal(exception.reason)}`] : []),
    ...(hides === undefined
      ? []
      : [`           hides ${hides} verdicts${hides === 0 ? ': nothing of these verdicts is covered by it' : ''}`]),
  ]
  return `${lines.join('\n')}\n`
}

async function takeOver(
  file: string,
  verdicts: readonly VerdictLine[],
  by: { owner: string; requester: string; approver: string; created: string; expires: string },
): Promise<number> {
  const byAlias = new Map<string, string[]>()
  for (const { id, aliases } of checks) for (const alias of aliases.prowler) byAlias.set(alias, [...(byAlias.get(alias) ?? []), id])
  const failing = verdicts.map(({ observation }) => observation).filter(({ verdict }) => verdict === 'fail')
  const { exceptions, left } = importMuteList(await readDocument(file), {
    by,
    controlsOf: (name) => byAlias.get(name) ?? [],
    failing: (controls, account, region) =>
      failing
        .filter(
          ({ control, resource }) => controls.includes(control) && resource.account === account && [resource.region, '*'].includes(region),
        )
        .map(({ resource }) => resource.arn),
  })
  await writeOut(`${JSON.stringify({ exceptions }, null, 2)}\n`)
  for (const { place, why } of left) say(`left: ${forTerminal(place)}: ${why}`)
  say(`${exceptions.length} exceptions, ${left.length} entries left; check them: keepwatch exceptions check FILE`)
  return left.length > 0 ? exitCode.findings : exitCode.nothingFound
}

/** `keepwatch exceptions`. */
export const exceptionsCommand: Command = {
  help,
  run: (args) =>
    run(args).catch((error: unknown) => {
      if (error instanceof UsageError) throw error
      say(`keepwatch: ${forTerminal((error as Error).message)}`)
      return exitCode.couldNotRun
    }),
}
