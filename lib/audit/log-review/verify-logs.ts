import { createHash } from 'node:crypto'
import { ContentBrokenError, contentHash, digestContent } from './content-hash.ts'
import { type Digest, DigestShapeError, type ListedLog, readDigest } from './digest.ts'
import { DigestChain, hoursVerdict, type SeenDigest, type TimeRange } from './digest-chain.ts'
import { type DigestKey, type LogScope, logFileTime, readDigestKey } from './digest-key.ts'
import { proveDigest } from './digest-signature.ts'
import type { FilePlace, FileVerdict } from './file-verdict.ts'
import { logDays, logScopes } from './log-folders.ts'
import { fromLogsFolder, type LogStore } from './log-store.ts'
import type { KeyRing } from './public-keys.ts'
import { sideBySide } from './side-by-side.ts'
import { UnlistedFiles } from './unlisted-files.ts'

/** What is verified, and with what. */
export interface VerifyOptions extends TimeRange {
  /** The public keys of a region; undefined when nobody can be asked. Asked once per digest: remembers by itself. */
  readonly keysOf: (regions: readonly string[]) => Promise<KeyRing | undefined>
  /** Bucket in which the files must lie by their own words. @default any: what is looked at is a copy */
  readonly bucket?: string
  /** Whether a log file that no digest lists is a fault; not so where another trail without digests writes into the same folder. @default true */
  readonly unlistedIsFault?: boolean
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
 * looked at is a verdict; a folder that cannot be listed ends that account and region with a verdict.
 */
export async function* verifyLogs(store: LogStore, options: VerifyOptions): AsyncGenerator<FileVerdict> {
  for await (const scope of logScopes(store)) {
    try {
      yield* verifyScope(store, scope, options)
    } catch (error) {
      // Only listings throw: of what lies below nothing more is known.
      yield unreadable(`${scope.folder}CloudTrail-Digest/${scope.region}/`, { ...scope, trail: '' }, 'hours', error)
    }
  }
}

async function* verifyScope(store: LogStore, scope: LogScope, options: VerifyOptions): AsyncGenerator<FileVerdict> {
  const folders = { digests: `${scope.folder}CloudTrail-Digest/${scope.region}/`, logs: `${scope.folder}CloudTrail/${scope.region}/` }
  const place = { account: scope.account, region: scope.region, trail: '' }
  const chains = new Map<string, DigestChain>()
  const unlisted = new UnlistedFiles()
  let uncovered = 0
  const close = function* (before?: string): Generator<FileVerdict> {
    const closed = unlisted.close(before)
    uncovered += closed.uncovered
    yield* unlistedVerdicts(closed, folders.logs, place, options.unlistedIsFault !== false)
  }
  for (const name of await logDays(store, Object.values(folders), options)) {
    for await (const file of store.files(`${folders.logs}${name}/`)) {
      const time = logFileTime(file)
      if (time !== undefined && isWithin(time, options)) unlisted.add(name, file, time)
    }
    for await (const read of sideBySide(digestsOf(store, folders.digests, name, scope, options), digestLanes, (each) =>
      readOne(store, each, options),
    )) {
      const { seen } = read
      const id = JSON.stringify([seen.key.trail, seen.key.home, seen.key.isBackfill])
      const chain = chains.get(id) ?? new DigestChain(folders.digests, seen.key, options)
      chains.set(id, chain)
      yield* chain.take(seen)
      if (!seen.content) continue
      const { digest } = seen.content
      // A digest of other hours or another place vouches for nothing here.
      if (seen.found.state !== 'moved')
        unlisted.list(
          name,
          { from: digest.startsAt, to: digest.endsAt },
          digest.logFiles.map(({ s3Object }) => fromLogsFolder(s3Object) ?? s3Object),
        )
      const own = { ...place, trail: seen.key.trail }
      yield* sideBySide(digest.logFiles, logLanes, (log) => verifyLog(store, log, own, seen, options))
    }
    yield* close(dayBefore(name))
  }
  for (const chain of chains.values()) yield* chain.end()
  yield* close()
  if (chains.size === 0) {
    const { from, to } = options
    yield from !== undefined && to !== undefined
      ? hoursVerdict(folders.digests, place, { state: 'gap', ok: false, from, to })
      : {
          file: folders.digests,
          kind: 'hours',
          state: 'gap',
          ok: false,
          expected: 'a digest for every hour',
          actual: 'no digest at all',
          ...place,
        }
  }
  if (uncovered > 0) options.onUncovered?.(scope, uncovered)
}

interface FoundDigest {
  readonly file: string
  readonly key: DigestKey
}

/** The digests of a day that belong to the range, in order of trail and time. */
async function* digestsOf(
  store: LogStore,
  folder: string,
  name: string,
  scope: LogScope,
  { from, to }: TimeRange,
): AsyncGenerator<FoundDigest> {
  for await (const file of store.files(`${folder}${name}/`)) {
    const key = readDigestKey(file, scope)
    if (!key || (from !== undefined && key.endsAt <= from) || (to !== undefined && key.endsAt >= to + hour)) continue
    yield { file, key }
  }
}

async function readOne(store: LogStore, { file, key }: FoundDigest, options: VerifyOptions): Promise<{ readonly seen: SeenDigest }> {
  const failed = (state: 'unreadable' | 'malformed', ok: false | null, error: unknown) => ({
    seen: { file, key, found: { state, ok, expected: 'a digest file', actual: words(error) } },
  })
  try {
    const object = await store.open(file)
    if (!object) return failed('unreadable', null, new Error('it was listed, and gone when it was to be read'))
    const content = await digestContent(object.body)
    const digest = readDigest(content)
    const sha256 = createHash('sha256').update(content).digest('hex')
    const misplaced = misplacement(digest, file, key, options.bucket)
    const found = misplaced ?? proveDigest(digest, sha256, object.metadata, await options.keysOf([...new Set([key.region, key.home])]))
    return { seen: { file, key, found, content: { digest, sha256 } } }
  } catch (error) {
    const isBroken = error instanceof ContentBrokenError || error instanceof DigestShapeError
    return isBroken ? failed('malformed', false, error) : failed('unreadable', null, error)
  }
}

/** A digest says itself where it belongs: an older one under a newer name would else pass for it. */
function misplacement({ bucket, object, account, endsAt }: Digest, file: string, key: DigestKey, wanted: string | undefined) {
  const says = `${bucket}/${object}`
  const moved = { state: 'moved', ok: false, actual: `it says ${says}` } as const
  if (fromLogsFolder(object) !== file || account !== key.account || Math.abs(endsAt - key.endsAt) > day) return { ...moved, expected: file }
  return wanted === undefined || bucket === wanted ? undefined : { ...moved, expected: `${wanted}/${object}` }
}

async function verifyLog(
  store: LogStore,
  { s3Bucket, s3Object, hashValue, hashAlgorithm }: ListedLog,
  place: FilePlace,
  by: SeenDigest,
  { bucket }: VerifyOptions,
): Promise<FileVerdict> {
  const file = fromLogsFolder(s3Object) ?? s3Object
  const expected = hashValue.toLowerCase()
  const answer = (state: FileVerdict['state'], ok: FileVerdict['ok'], actual: string): FileVerdict => ({
    file,
    kind: 'log',
    state,
    ok,
    expected,
    actual,
    ...place,
  })
  if (hashAlgorithm !== 'SHA-256') return answer('unreadable', null, `the hash algorithm ${hashAlgorithm} is not known here`)
  if (bucket !== undefined && s3Bucket !== bucket) return answer('unreadable', null, `it lies in another bucket, ${s3Bucket}`)
  try {
    const object = await store.open(file)
    if (!object) return answer('missing', false, 'not there')
    const actual = await contentHash(object.body)
    if (actual !== expected) return answer('altered', false, actual)
    return by.found.ok === true ? answer('valid', true, actual) : answer('unproven', null, actual)
  } catch (error) {
    return error instanceof ContentBrokenError ? answer('altered', false, error.message) : answer('unreadable', null, words(error))
  }
}

function* unlistedVerdicts(
  { unlisted, fullDays }: { readonly unlisted: readonly string[]; readonly fullDays: readonly string[] },
  folder: string,
  place: FilePlace,
  isFault: boolean,
): Generator<FileVerdict> {
  const expected = 'listed in a digest'
  for (const file of unlisted)
    yield { file, kind: 'log', state: 'unlisted', ok: isFault ? false : null, expected, actual: 'in no digest of its hour', ...place }
  for (const name of fullDays)
    yield {
      file: `${folder}${name}/`,
      kind: 'log',
      state: 'unreadable',
      ok: null,
      expected,
      actual: 'more files than can be compared',
      ...place,
    }
}

function unreadable(file: string, place: FilePlace, kind: FileVerdict['kind'], error: unknown): FileVerdict {
  const { account, region, trail } = place
  return { file, kind, state: 'unreadable', ok: null, expected: 'readable', actual: words(error), account, region, trail }
}

function isWithin(time: number, { from, to }: TimeRange): boolean {
  return (from === undefined || time >= from) && (to === undefined || time <= to)
}

/** The day before `2026/01/31`, in the same form: what is older is closed. */
function dayBefore(name: string): string {
  return new Date(Date.parse(`${name.replaceAll('/', '-')}T00:00:00Z`) - day).toISOString().slice(0, 10).replaceAll('-', '/')
}

function words(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 300) : String(error).slice(0, 300)
}
