import type { FileVerdict } from '#lib/audit/log-review/file-verdict.ts'
import { LogReviewer, reviewReads } from '#lib/audit/log-review/review-logs.ts'
import { StoreAccess } from '#lib/audit/log-review/store-access.ts'
import { verifyLogs } from '#lib/audit/log-review/verify-logs.ts'
import { FileSourceError, fileSources } from '#lib/local/file-sources.ts'
import { openLogPlace } from '#lib/local/log-places.ts'
import { lookAtAccounts } from '#lib/local/look-at-account.ts'
import { snapshotPartsIn } from '#lib/local/snapshot-files.ts'
import { readEventBatches } from '#lib/monitor/log-sources/event-batches.ts'
import { csvLine } from '#lib/report/csv-line.ts'
import { accessTable, sourceTable, storeTable } from '#lib/report/log-review-tables.ts'
import { fileLineCsv, fileLineCsvHeader, fileLineJson, fileTable } from '#lib/report/log-review-verify.ts'
import { safeJson } from '#lib/report/safe-json.ts'
import { type Command, exitCode, oneOf, parseOptions, UsageError } from './options.ts'
import { Progress, say, writeOut } from './output.ts'

const help = `keepwatch logs: verifies that logs are as they were delivered, and reviews where they go, who keeps them and who touched them

Usage: keepwatch logs verify PATH|s3://BUCKET[/PREFIX] [--from T] [--to T] [--public-keys FILE] [--account A]... [--region R]...
                             [--format table|ndjson|json|csv]
       keepwatch logs review [--snapshot PATH] [--region R]... [--events PATH]... [--format table|ndjson|json|csv]

verify checks CloudTrail's digests (the chain, its hashes and signatures) and the hash of every log file that they list, and finds log
files that no digest lists. A line is one file: file, ok, expected, actual, and what kind of file and fault. ok is true, false, or null
(unknown) where nobody can say: no signature or key at hand, a file that could not be read.
  PATH              downloaded log files, as they lie in the bucket (aws s3 sync). A folder keeps no metadata: put what
                    aws s3api head-object prints for a digest into <digest file>.metadata.json beside it
  s3://…            the bucket itself, read with the ambient credentials (s3:ListBucket, s3:GetObject, cloudtrail:ListPublicKeys)
  --from T, --to T  only logs delivered in this time, as 2026-01-31 or 2026-01-31T09:00:00Z; of a bucket --to is now unless given
  --public-keys F   what aws cloudtrail list-public-keys printed; needed for PATH, else nothing there can be proven
  --account A, --region R  only these; may be given again

review says which log sources are on in each account and region, where they write to, how those stores are kept (how long, with which
key, validated, versioned, locked) and whom they let in. Looks at the account of the ambient credentials, reading only, unless given:
  --snapshot PATH   a recorded snapshot (what keepwatch audit --save wrote); no network is used
  --region R        only this region; may be given again
  --events PATH     CloudTrail files: who read, changed or deleted the stores; may be given again

  --format F        table (default on a terminal: of verify only what is not proven), ndjson (default in a pipe), json, csv

Examples:
  keepwatch logs verify s3://org-trail/central --from 2026-01-30 --to 2026-01-31
  keepwatch logs verify ./trail --public-keys keys.json --format csv > files.csv
  keepwatch logs review --snapshot snapshot.json --events ./trail --format table

Exit codes: 0 everything is proven, or every source is on; 3 a file is not as delivered, or a source is off; 2 usage; 1 something could
not be looked at and nothing worse was found.
`

const formats = ['table', 'ndjson', 'json', 'csv'] as const
type Format = (typeof formats)[number]
const defaultFormat = () => (process.stdout.isTTY ? 'table' : 'ndjson')
const width = () => (process.stdout.isTTY ? { width: process.stdout.columns ?? 100 } : {})
/** Rows of a table on a terminal; what is beyond is in the other formats. */
const mostTableRows = 1_000

async function run([word = '', ...args]: readonly string[]): Promise<number> {
  if (word === 'verify') return verify(args)
  if (word === 'review') return review(args)
  throw new UsageError(`logs: got ${JSON.stringify(word)}, wanted verify or review`)
}

async function verify(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    from: { type: 'string' },
    to: { type: 'string' },
    'public-keys': { type: 'string' },
    account: { type: 'string', multiple: true, default: [] },
    region: { type: 'string', multiple: true, default: [] },
    format: { type: 'string', default: defaultFormat() },
  })
  const [place, ...more] = positionals
  if (place === undefined || more.length > 0)
    throw new UsageError(`logs verify: got ${positionals.length} places, wanted one: PATH or s3://BUCKET`)
  const format = oneOf('--format', values.format, formats)
  const [from, to] = [timeOf('--from', values.from), timeOf('--to', values.to)]
  if (from !== undefined && to !== undefined && from >= to) throw new UsageError(`--from ${values.from} is not before --to ${values.to}`)
  const now = Date.now()
  const { stores, isLive, keysOf } = await openLogPlace(place, { keysFile: values['public-keys'], from: from ?? 0, to: to ?? now })
  const { account: accounts, region: regions } = values
  const options = {
    from,
    to: to ?? (isLive ? now : undefined),
    keysOf,
    isWanted: (scope: { readonly account: string; readonly region: string }) =>
      (accounts.length === 0 || accounts.includes(scope.account)) && (regions.length === 0 || regions.includes(scope.region)),
    onUncovered: (scope: { readonly account: string; readonly region: string }, count: number) =>
      say(`${scope.account} ${scope.region}: ${count} log files are of hours whose digests were not seen; nothing is said about them`),
  }
  const output = new VerifyOutput(format)
  for (const store of stores) for await (const verdict of verifyLogs(store, options)) await output.add(verdict)
  return output.end()
}

/** Writes verdicts as they come, and sums them up. */
class VerifyOutput {
  readonly #format: Format
  readonly #rows: FileVerdict[] = []
  readonly #counts = { proven: 0, faults: 0, unknown: 0 }
  readonly #progress = new Progress()

  constructor(format: Format) {
    this.#format = format
  }

  async add(verdict: FileVerdict): Promise<void> {
    const isFirst = this.#count === 0
    this.#counts[verdict.ok === null ? 'unknown' : verdict.ok ? 'proven' : 'faults']++
    this.#progress.show(`${this.#count} looked at: ${verdict.file}`)
    if (this.#format === 'table') {
      if (verdict.ok !== true && this.#rows.length < mostTableRows) this.#rows.push(verdict)
    } else if (this.#format === 'csv') await writeOut(`${isFirst ? fileLineCsvHeader() : ''}${fileLineCsv(verdict)}`)
    else if (this.#format === 'json') await writeOut(`${isFirst ? '[\n' : ',\n'}${fileLineJson(verdict)}`)
    else await writeOut(`${fileLineJson(verdict)}\n`)
  }

  async end(): Promise<number> {
    const { proven, faults, unknown } = this.#counts
    this.#progress.clear()
    if (this.#format === 'json') await writeOut(this.#count === 0 ? '[]\n' : '\n]\n')
    if (this.#format === 'table' && this.#rows.length > 0) await writeOut(fileTable(this.#rows, width().width))
    if (this.#format === 'table' && faults + unknown > this.#rows.length) say(`${faults + unknown - this.#rows.length} more are not shown`)
    say(`${proven} proven, ${faults} not as delivered, ${unknown} unknown`)
    if (faults > 0) return exitCode.findings
    if (this.#count === 0) say('Nothing was verified: no folder of CloudTrail logs or digests is there.')
    return unknown > 0 || this.#count === 0 ? exitCode.couldNotRun : exitCode.nothingFound
  }

  get #count(): number {
    const { proven, faults, unknown } = this.#counts
    return proven + faults + unknown
  }
}

/** Milliseconds of a date or of a time in UTC. */
function timeOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const time = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z)?$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(time))
    throw new UsageError(`${option}: got ${JSON.stringify(text)}, wanted a time in UTC such as 2026-01-31 or 2026-01-31T09:00:00Z`)
  return time
}

async function review(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    snapshot: { type: 'string' },
    region: { type: 'string', multiple: true, default: [] },
    events: { type: 'string', multiple: true, default: [] },
    format: { type: 'string', default: defaultFormat() },
  })
  if (positionals.length > 0)
    throw new UsageError(`logs review: unexpected ${JSON.stringify(positionals[0])}; a snapshot is given with --snapshot`)
  const format = oneOf('--format', values.format, formats)
  const reviewer = new LogReviewer()
  if (values.snapshot === undefined) await look(reviewer, values.region)
  else for await (const part of snapshotPartsIn(values.snapshot)) reviewer.add(part)
  const { sources, stores } = reviewer.review()
  const wanted = sources.filter(({ region }) => values.region.length === 0 || values.region.includes(region) || region === 'global')
  const { access, unread } = await accessOf(values.events, stores)
  await writeReview(format, [
    { kind: 'source', rows: wanted, table: () => sourceTable(wanted, width()) },
    { kind: 'store', rows: stores, table: () => storeTable(stores, width()) },
    { kind: 'access', rows: access, table: () => accessTable(access, width()) },
  ])
  const count = (...states: readonly string[]) => wanted.filter(({ state }) => states.includes(state)).length
  const [off, unknown] = [count('off', 'partly'), count('unknown')]
  say(`${off} sources are off or partly on (each counted per account and region); of ${unknown} nobody knows`)
  if (values.events.length === 0) say('Who read or changed the stores is not looked at without --events.')
  if (unread > 0) say(`${unread} pieces of the events could not be read.`)
  if (off > 0) return exitCode.findings
  return unknown > 0 || unread > 0 || wanted.length === 0 ? exitCode.couldNotRun : exitCode.nothingFound
}

async function look(reviewer: LogReviewer, regions: readonly string[]): Promise<void> {
  const progress = new Progress()
  await lookAtAccounts({
    regions,
    wants: reviewReads,
    now: () => Date.now(),
    onPart: (part, done, all) => {
      reviewer.add(part)
      progress.show(`${done} of ${all} looked at: ${part.service} in ${part.region}`)
    },
  })
  progress.clear()
}

/** Who touched the stores, out of CloudTrail files. */
async function accessOf(paths: readonly string[], stores: readonly { readonly holds: string; readonly store: string }[]) {
  const access = new StoreAccess({ buckets: new Set(stores.flatMap(({ holds, store }) => (holds === 'objects' ? store : []))) })
  let unread = 0
  for await (const source of fileSources(paths)) {
    // What lies beside log files in a download of the bucket.
    if (/CloudTrail-Digest[/_]|\.metadata\.json$/.test(source.name)) continue
    try {
      for await (const { events, setAside, unlisted } of readEventBatches(source.open(), { name: source.name })) {
        unread += setAside.length + unlisted
        for (const event of events) if (event.logSource.service === 'cloudtrail') access.add(event)
      }
    } catch (error) {
      say(`${source.name} could not be read: ${(error as Error).message}`)
      unread++
    }
  }
  return { access: access.result(), unread }
}

interface Section {
  readonly kind: 'source' | 'store' | 'access'
  readonly rows: readonly object[]
  readonly table: () => string
}

async function writeReview(format: Format, sections: readonly Section[]): Promise<void> {
  const lines = sections.flatMap(({ kind, rows }) => rows.map((row) => ({ kind, ...row })))
  if (format === 'json') await writeOut(`${safeJson(Object.fromEntries(sections.map(({ kind, rows }) => [kind, rows])))}\n`)
  else if (format === 'ndjson') for (const line of lines) await writeOut(`${safeJson(line)}\n`)
  else if (format === 'table') await writeOut(sections.flatMap(({ rows, table }) => (rows.length > 0 ? table() : [])).join('\n'))
  else for (const { kind, rows } of sections) await writeCsv(kind, rows)
}

/** Three kinds of rows are three tables, each with its header. */
async function writeCsv(kind: string, rows: readonly object[]): Promise<void> {
  const [first] = rows
  if (first) await writeOut(csvLine(['kind', ...Object.keys(first)]))
  for (const row of rows) await writeOut(csvLine([kind, ...Object.values(row).map(cell)]))
}

function cell(value: unknown): string {
  if (Array.isArray(value)) return value.join(' ')
  if (typeof value === 'object' && value !== null && 'value' in value && 'detail' in value) return `${value.value}: ${value.detail}`
  return String(value ?? '')
}

/** `keepwatch logs`. */
export const logsCommand: Command = {
  help,
  run: (args) =>
    run(args).catch((error: unknown) => {
      if (!(error instanceof FileSourceError)) throw error
      say(`keepwatch: ${error.message}`)
      return exitCode.couldNotRun
    }),
}
