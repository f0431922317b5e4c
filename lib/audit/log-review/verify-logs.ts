import { DigestChain, hoursVerdict, type SeenDigest, type TimeRange } from './digest-chain.ts'
import { type DigestReading, errorWords, readDigestFile } from './digest-file.ts'
import { type LogScope, logFileTime, readDigestKey } from './digest-key.ts'
import type { FilePlace, FileVerdict } from './file-verdict.ts'
import { verifyLogFile } from './log-file.ts'
import { logDays, logScopes } from './log-folders.ts'
import { fromLogsFolder, type LogStore } from './log-store.ts'
import { sideBySide } from './side-by-side.ts'
import { UnlistedFiles } from './unlisted-files.ts'

/** What is verified, and with what. */
export interface VerifyOptions extends TimeRange, DigestReading {
  /** Whether a log file that no digest lists is a fault; not so where a trail without digests writes into the same folders. @default true */
  readonly unlistedIsFault?: boolean
  /** Accounts and regions to look at. @default all */
  readonly isWanted?: (scope: LogScope) => boolean
  /** Whether digests must come in an account and region even when no log file is there either. @default nobody knows */
  readonly isExpected?: (scope: LogScope) => boolean
  /** Told of log files of hours whose digests were not seen: nothing is said about them. */
  readonly onUncovered?: (scope: LogScope, count: number) => void
}

const hour = 3_600_000
const day = 24 * hour
/** Files read at a time. Hashing is quick, waiting for S3 is not. */
const digestLanes = 4
const logLanes = 8

/**
 * Verifies digests and log files of every account and region in a store, oldest first: the chain, its signatures, the hashes of all listed
 * files, and files that no digest lists. Streams: holds one digest for each trail and the names of three days. A file that cannot be
 * looked at is a verdict; a folder that cannot be listed ends its account and region with a verdict. Throws when the accounts and regions
 * themselves cannot be listed.
 */
export async function* verifyLogs(store: LogStore, options: VerifyOptions): AsyncGenerator<FileVerdict> {
  for await (const scope of logScopes(store)) {
    if (options.isWanted?.(scope) === false) continue
    const verification = new ScopeVerification(store, scope, options)
    try {
      yield* verification.run()
    } catch (error) {
      // Only listings throw: of what lies below nothing more is known.
      yield verification.unlistable(error)
    }
  }
}

/** One account and region. */
class ScopeVerification {
  readonly #store: LogStore
  readonly #scope: LogScope
  readonly #options: VerifyOptions
  readonly #place: FilePlace
  readonly #digests: string
  readonly #logs: string
  readonly #chains = new Map<string, DigestChain>()
  readonly #unlisted = new UnlistedFiles()
  #logFiles = 0
  #uncovered = 0

  constructor(store: LogStore, scope: LogScope, options: VerifyOptions) {
    this.#store = store
    this.#scope = scope
    this.#options = options
    this.#place = { account: scope.account, region: scope.region, trail: '' }
    this.#digests = `${scope.folder}CloudTrail-Digest/${scope.region}/`
    this.#logs = `${scope.folder}CloudTrail/${scope.region}/`
  }

  async *run(): AsyncGenerator<FileVerdict> {
    for (const name of await logDays(this.#store, [this.#digests, this.#logs], this.#options)) {
      await this.#noteLogFiles(name)
      const reading = (found: Pick<SeenDigest, 'file' | 'key'>) => readDigestFile(this.#store, found, this.#options)
      for await (const seen of sideBySide(this.#digestsOf(name), digestLanes, reading)) yield* this.#take(name, seen)
      yield* this.#close(dayBefore(name))
    }
    for (const chain of this.#chains.values()) yield* chain.end()
    yield* this.#close()
    if (this.#chains.size === 0) yield this.#withoutDigests()
    if (this.#uncovered > 0) this.#options.onUncovered?.(this.#scope, this.#uncovered)
  }

  unlistable(error: unknown): FileVerdict {
    const actual = errorWords(error)
    return {
      file: this.#digests,
      kind: 'hours',
      state: 'unreadable',
      ok: null,
      expected: 'a folder that can be listed',
      actual,
      ...this.#place,
    }
  }

  async #noteLogFiles(name: string): Promise<void> {
    const { from, to } = this.#options
    for await (const file of this.#store.files(`${this.#logs}${name}/`)) {
      const time = logFileTime(file)
      if (time === undefined || (from !== undefined && time < from) || (to !== undefined && time > to)) continue
      this.#logFiles++
      this.#unlisted.add(name, file, time)
    }
  }

  /** The digests of a day that belong to the range, in order of trail and time. */
  async *#digestsOf(name: string): AsyncGenerator<Pick<SeenDigest, 'file' | 'key'>> {
    const { from, to } = this.#options
    for await (const file of this.#store.files(`${this.#digests}${name}/`)) {
      const key = readDigestKey(file, this.#scope)
      if (!key || (from !== undefined && key.endsAt <= from) || (to !== undefined && key.endsAt >= to + hour)) continue
      yield { file, key }
    }
  }

  async *#take(name: string, seen: SeenDigest): AsyncGenerator<FileVerdict> {
    const { trail, home, isBackfill } = seen.key
    const id = JSON.stringify([trail, home, isBackfill])
    const chain = this.#chains.get(id) ?? new DigestChain(this.#digests, seen.key, this.#options)
    this.#chains.set(id, chain)
    yield* chain.take(seen)
    if (!seen.content) return
    const { startsAt, endsAt, logFiles } = seen.content.digest
    const listed = logFiles.map(({ s3Object }) => fromLogsFolder(s3Object) ?? s3Object)
    this.#unlisted.list(name, { from: startsAt, to: endsAt }, listed)
    const listing = { place: { ...this.#place, trail }, isProven: seen.found.ok === true, bucket: this.#options.bucket }
    yield* sideBySide(logFiles, logLanes, (log) => verifyLogFile(this.#store, log, listing))
  }

  /** Verdicts on files that no digest lists, of days that no digest to come can list. */
  *#close(before?: string): Generator<FileVerdict> {
    const { unlisted, uncovered, fullDays } = this.#unlisted.close(before)
    this.#uncovered += uncovered
    const log = { kind: 'log', expected: 'listed in a digest', ...this.#place } as const
    const ok = this.#options.unlistedIsFault === false ? null : false
    for (const file of unlisted) yield { file, ...log, state: 'unlisted', ok, actual: 'in no digest of its hour' }
    for (const name of fullDays)
      yield { file: `${this.#logs}${name}/`, ...log, state: 'unreadable', ok: null, actual: 'more files than can be compared' }
  }

  /** Log files without any digest are a fault; where there is neither, it is one only where digests are expected. */
  #withoutDigests(): FileVerdict {
    const { from, to } = this.#options
    const ok = this.#logFiles > 0 || this.#options.isExpected?.(this.#scope) === true ? false : null
    if (from !== undefined && to !== undefined) return hoursVerdict(this.#digests, this.#place, { state: 'gap', ok, from, to })
    const expected = 'a digest for every hour'
    return { file: this.#digests, kind: 'hours', state: 'gap', ok, expected, actual: 'no digest at all', ...this.#place }
  }
}

/** The day before `2026/01/31`, in the same form. */
function dayBefore(name: string): string {
  return new Date(Date.parse(`${name.replaceAll('/', '-')}T00:00:00Z`) - day).toISOString().slice(0, 10).replaceAll('-', '/')
}
