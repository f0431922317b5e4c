import type { Change, DiffRecord, SnapshotSource } from '#lib/audit/diff/change.ts'
import { diffSnapshots } from '#lib/audit/diff/diff-snapshots.ts'
import type { Explanation } from '#lib/audit/explain-change/explain-changes.ts'
import { observeUnexplained } from '#lib/audit/explain-change/unexplained-change.ts'
import { covers } from '#lib/audit/iam/wildcard.ts'
import { runIdOf } from '#lib/audit/run-manifest.ts'
import type { SnapshotPart } from '#lib/audit/snapshot.ts'
import { explainedChanges } from '#lib/local/explained-changes.ts'
import { FileSourceError } from '#lib/local/file-sources.ts'
import { RecordedSnapshot } from '#lib/local/recorded-parts.ts'
import { auditLine } from '#lib/report/audit-line.ts'
import { changeLine, holeLine } from '#lib/report/diff-line.ts'
import { changeText, holeText } from '#lib/report/diff-text.ts'
import { forTerminal } from '#lib/report/escape-terminal.ts'
import { safeJson } from '#lib/report/safe-json.ts'
import { type Command, exitCode, oneOf, parseOptions, UsageError } from './options.ts'
import { say, writeOut } from './output.ts'

const help = `keepwatch diff: says in plain words what changed between two snapshots

Usage: keepwatch diff A B [--events PATH]... [--events-complete] [--only TYPE]... [--format table|ndjson|json]

A (earlier) and B (later) are what keepwatch audit --save wrote: a file, a directory of parts, or - for standard input (one of them).
What one of them did not see is told as "cannot be compared", never as a change.

  --events PATH      CloudTrail files (or directories of them): who made each change, from where, by which call; may be given again
  --events-complete  you vouch that these files hold every management event of the time between: a change that none of them made
                     is then a finding (unexplained-change). Without it, trails that recorded at both ends and events in every
                     hour between prove the same
  --only TYPE        only resources of this CloudFormation type; may hold *, e.g. 'AWS::IAM::*'; may be given again
  --format F         table (default on a terminal), ndjson (default in a pipe), json

Examples:
  keepwatch audit --save monday/ && keepwatch audit --save tuesday/ && keepwatch diff monday tuesday
  keepwatch diff monday.json tuesday.json --events ./AWSLogs --only 'AWS::IAM::*'
  keepwatch diff monday.json tuesday.json --format ndjson | jq -r 'select(.weight == "critical") | .sentence'

Exit codes: 0 no change and all was compared, 3 changes, 2 usage, 1 could not run, or no change while not all could be compared.
`

type Format = 'ndjson' | 'json' | 'table'

const options = {
  events: { type: 'string', multiple: true, default: [] as string[] },
  'events-complete': { type: 'boolean', default: false },
  only: { type: 'string', multiple: true, default: [] as string[] },
  format: { type: 'string' },
} as const

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, options)
  const [first, second, ...others] = positionals
  if (first === undefined || second === undefined || others.length > 0)
    throw new UsageError(`diff: got ${positionals.length} paths, wanted two: the earlier snapshot and the later one`)
  if (first === '-' && second === '-') throw new UsageError('diff: standard input holds one snapshot; give the other as a file')
  if (values['events-complete'] && values.events.length === 0)
    throw new UsageError('--events-complete vouches for the files of --events; give them too')
  const format = oneOf('--format', values.format ?? (process.stdout.isTTY ? 'table' : 'ndjson'), ['ndjson', 'json', 'table'])
  const wants = wantedTypes(values.only)
  const [before, after] = [new Watched(first, wants), new Watched(second, wants)]
  const records = diffSnapshots(before, after, { wants })
  const writer = new Writer(format)
  if (values.events.length === 0) for await (const record of records) await writer.write(record)
  else await writeExplained(records, { before, after }, { paths: values.events, isVouchedFor: values['events-complete'] }, writer)
  await writer.end()
  if (before.began > after.began) say(`A (${before.began}) is later than B (${after.began}): what is told as new was there before`)
  if (!before.holdsWanted && !after.holdsWanted) {
    say(`Neither snapshot says anything of ${values.only.length > 0 ? values.only.join(', ') : 'any type'}: nothing was compared`)
    return exitCode.couldNotRun
  }
  return writer.exitCode
}

function wantedTypes(patterns: readonly string[]): (type: string) => boolean {
  if (patterns.length === 0) return () => true
  const lower = patterns.map((pattern) => pattern.toLowerCase())
  return (type) => lower.some((pattern) => covers(pattern, type.toLowerCase()))
}

/** A recorded snapshot that is gone through, with what has to be known of it at the end. */
class Watched implements SnapshotSource<SnapshotPart> {
  /** When its first part was taken. */
  began = ''
  holdsWanted = false
  readonly #source: RecordedSnapshot
  readonly #wants: (type: string) => boolean

  constructor(path: string, wants: (type: string) => boolean) {
    this.#source = new RecordedSnapshot(path, [])
    this.#wants = wants
  }

  async *parts(): AsyncGenerator<SnapshotPart> {
    for await (const part of this.#source.parts()) {
      if (this.began === '' || part.takenAt < this.began) this.began = part.takenAt
      this.holdsWanted ||=
        part.types.some(this.#wants) ||
        part.gaps.some(({ types }) => types.some(this.#wants)) ||
        part.resources.some(({ type }) => this.#wants(type))
      yield part
    }
  }
}

/** Holds the changes, looks for the calls that made them, and writes both. */
async function writeExplained(
  records: AsyncIterable<DiffRecord>,
  { before, after }: { readonly before: Watched; readonly after: Watched },
  { paths, isVouchedFor }: { readonly paths: readonly string[]; readonly isVouchedFor: boolean },
  writer: Writer,
): Promise<void> {
  const onProblem = (file: string, error: Error): void => say(`${forTerminal(file)}: ${forTerminal(error.message)}`)
  const { explained, rest, unread } = await explainedChanges(records, { paths, isVouchedFor, before, after, onProblem })
  if (unread > 0) say(`${unread} records or files of the events could not be read: that no call is found proves nothing`)
  for (const { change, explanation } of explained) await writer.write({ record: 'change', change }, explanation)
  for (const one of rest) await writer.write(one)
  for (const observation of observeUnexplained(explained, { runId: runIdOf(after.began) })) await writer.writeFinding(observation)
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

/** Writes records as they come, and counts them for the closing line and the exit code. */
class Writer {
  readonly #format: Format
  #written = 0
  #changes = 0
  #holes = 0
  #findings = 0

  constructor(format: Format) {
    this.#format = format
  }

  async write(record: DiffRecord, explanation?: Explanation): Promise<void> {
    if (record.record === 'change') {
      this.#changes++
      await this.#put(() => this.#changeText(record.change, explanation), changeLine(record.change, explanation))
    } else {
      this.#holes++
      await this.#put(() => holeText(record.incomparable, this.#width), holeLine(record.incomparable))
    }
  }

  /** A finding stands beside the changes it is about: the table has said it there. */
  async writeFinding(observation: Parameters<typeof auditLine>[0]): Promise<void> {
    this.#findings++
    await this.#put(() => '', { record: 'finding', ...auditLine(observation, undefined) })
  }

  async end(): Promise<void> {
    if (this.#format === 'json') await writeOut(this.#written === 0 ? '[]\n' : '\n]\n')
    const unexplained = this.#findings > 0 ? `, those of ${counted(this.#findings, 'resource')} made by no recorded call` : ''
    say(
      `${counted(this.#changes, 'change')}${unexplained}${this.#holes > 0 ? `; ${counted(this.#holes, 'thing')} could not be compared` : ''}`,
    )
  }

  get exitCode(): number {
    if (this.#changes > 0) return exitCode.findings
    return this.#holes > 0 ? exitCode.couldNotRun : exitCode.nothingFound
  }

  get #width(): number {
    return process.stdout.columns ?? 120
  }

  #changeText(change: Change, explanation: Explanation | undefined): string {
    return changeText(change, explanation, this.#width)
  }

  async #put(text: () => string, line: unknown): Promise<void> {
    if (this.#format === 'table') {
      const shown = text()
      if (shown !== '') await writeOut(shown)
    } else if (this.#format === 'ndjson') await writeOut(`${safeJson(line)}\n`)
    else await writeOut(`${this.#written === 0 ? '[\n' : ',\n'}${safeJson(line)}`)
    this.#written++
  }
}

/** `keepwatch diff`. */
export const diffCommand: Command = {
  help,
  run: (args) =>
    run(args).catch((error: unknown) => {
      if (!(error instanceof FileSourceError)) throw error
      say(`keepwatch: ${error.message}`)
      return exitCode.couldNotRun
    }),
}
