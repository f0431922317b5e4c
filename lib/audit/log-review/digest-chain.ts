import type { Digest } from './digest.ts'
import type { DigestKey } from './digest-key.ts'
import type { Proof } from './digest-signature.ts'
import type { FilePlace, FileVerdict } from './file-verdict.ts'
import { fromLogsFolder } from './log-store.ts'

/** Time range that is looked at, milliseconds since the epoch; open where absent. */
export interface TimeRange {
  readonly from?: number | undefined
  readonly to?: number | undefined
}

/** A digest as it was found. */
export interface SeenDigest {
  /** Key from `AWSLogs/` on. */
  readonly file: string
  readonly key: DigestKey
  /** What was found on its own: signature, place, content. */
  readonly found: Proof
  /** Absent when its content is no digest, is that of another one, or could not be read. */
  readonly content?: { readonly digest: Digest; readonly sha256: string }
}

const hour = 3_600_000
/** Digests follow each other without a pause; their times are in whole seconds. */
const seam = 60_000
/** A digest is delivered within the hour after its end; later than this it is missed (user guide: "each hour"). */
const lateness = 2 * hour

/**
 * One chain of digests (a trail in one account and region), taken in from oldest to newest. The verdict on a digest comes with the next one,
 * which names its hash. Holds one digest, however many there are.
 */
export class DigestChain {
  readonly #folder: string
  readonly #place: FilePlace
  readonly #isBackfill: boolean
  readonly #range: TimeRange
  #last: SeenDigest | undefined

  /** `folder`: where its digests lie, for verdicts on hours. */
  constructor(folder: string, { account, region, trail, isBackfill }: DigestKey, range: TimeRange) {
    this.#folder = folder
    this.#place = { account, region, trail }
    this.#isBackfill = isBackfill
    this.#range = range
  }

  /** Takes in the next digest; gives the verdict on the one before it and on what should lie between. */
  *take(seen: SeenDigest): Generator<FileVerdict> {
    const last = this.#last
    this.#last = seen
    if (last) {
      yield this.#settled(last, seen)
      yield* this.#between(last, seen)
    } else yield* this.#beginning(seen)
  }

  /** The verdict on the newest digest, and on the hours after it up to the end of the range. */
  *end(): Generator<FileVerdict> {
    const last = this.#last
    if (!last) return
    yield this.#verdict(last)
    const { to } = this.#range
    const end = endOf(last)
    if (to !== undefined && !this.#isBackfill && to - end > lateness) yield this.#hours('gap', false, end, to)
  }

  /** What the next digest says about this one. One that is itself not CloudTrail's accuses nobody. */
  #settled(last: SeenDigest, next: SeenDigest): FileVerdict {
    const own = this.#verdict(last)
    const previous = trusted(next)?.digest.previous
    if (!previous || own.ok === false) return own
    if (fromLogsFolder(previous.object) !== last.file) {
      // It names one that is older still: this one was put in between.
      return isBefore(previous.object, last) ? { ...own, state: 'unlinked', ok: false, expected: previous.object, actual: last.file } : own
    }
    const sha256 = last.content?.sha256
    if (sha256 === undefined || previous.hashAlgorithm !== 'SHA-256' || sha256 === previous.hashValue) return own
    return { ...own, state: 'altered', ok: false, expected: previous.hashValue, actual: sha256 }
  }

  *#between(last: SeenDigest, next: SeenDigest): Generator<FileVerdict> {
    const end = endOf(last)
    const content = trusted(next)
    const start = content?.digest.startsAt ?? next.key.endsAt - hour
    const previous = content?.digest.previous
    if (content && !previous) {
      if (!this.#isBackfill) yield this.#hours('restarted', false, end, start)
      return
    }
    if (previous) {
      if (fromLogsFolder(previous.object) === last.file || isBefore(previous.object, last)) return
      yield this.#missing(previous.object, previous.hashValue)
    }
    if (!this.#isBackfill && start - end > hour + seam) yield this.#hours('gap', false, end, start)
  }

  /** The first digest of the range: what lies before it is seen only as far as the range reaches. */
  *#beginning(first: SeenDigest): Generator<FileVerdict> {
    const { from } = this.#range
    if (from === undefined || this.#isBackfill) return
    const content = trusted(first)
    const { previous, startsAt } = content?.digest ?? { previous: undefined, startsAt: first.key.endsAt - hour }
    if (startsAt - from <= seam) return
    if (previous === null) {
      yield this.#hours('began', null, from, startsAt)
      return
    }
    if (previous) yield this.#missing(previous.object, previous.hashValue)
    if (startsAt - from > hour + seam) yield this.#hours('gap', false, from, startsAt)
  }

  #verdict({ file, found }: SeenDigest): FileVerdict {
    return { file, kind: 'digest', ...found, ...this.#place }
  }

  #missing(object: string, hash: string): FileVerdict {
    const file = fromLogsFolder(object) ?? object
    return { file, kind: 'digest', state: 'missing', ok: false, expected: hash, actual: 'not there', ...this.#place }
  }

  #hours(state: 'gap' | 'restarted' | 'began', ok: false | null, from: number, to: number): FileVerdict {
    return hoursVerdict(this.#folder, this.#place, { state, ok, from, to })
  }
}

/** A verdict on hours that no digest speaks of. */
export function hoursVerdict(
  folder: string,
  place: FilePlace,
  {
    state,
    ok,
    from,
    to,
  }: { readonly state: 'gap' | 'restarted' | 'began'; readonly ok: false | null; readonly from: number; readonly to: number },
): FileVerdict {
  const count = Math.max(0, Math.round((to - from) / hour))
  const why = { gap: '', restarted: '; then a chain that begins anew', began: '; the chain begins then' }[state]
  const actual = `none from ${iso(from)} to ${iso(to)} (${count} h)${why}`
  return { file: folder, kind: 'hours', state, ok, expected: 'a digest for every hour', actual, ...place }
}

const iso = (time: number): string => new Date(time).toISOString().replace('.000Z', 'Z')

/** What a digest says, unless it is shown not to be CloudTrail's. */
function trusted({ content, found }: SeenDigest): SeenDigest['content'] {
  return found.ok === false ? undefined : content
}

/** End of its hour: as signed, else as its name says. */
function endOf(seen: SeenDigest): number {
  return trusted(seen)?.digest.endsAt ?? seen.key.endsAt
}

/** Whether an object's name is that of a digest older than this one. */
function isBefore(object: string, { file }: SeenDigest): boolean {
  const stamp = (name: string) => /_(\d{8}T\d{6}Z)(?:_backfill)?\.json/.exec(name.slice(-64))?.[1]
  const [named, own] = [stamp(object), stamp(file)]
  return named !== undefined && own !== undefined && named < own
}
