/** What the key of a digest says: whose it is, and when it ends. */
export interface DigestKey {
  readonly account: string
  readonly region: string
  readonly trail: string
  /** Home region of the trail. */
  readonly home: string
  /** End of its hour, milliseconds since the epoch. */
  readonly endsAt: number
  /** A digest of log files that came too late for that of their hour; such digests are a chain of their own. */
  readonly isBackfill: boolean
}

/** Account and region whose digests and log files lie in two folders side by side. */
export interface LogScope {
  /** `AWSLogs/111122223333/`, of an organisation's trail `AWSLogs/o-…/111122223333/`. */
  readonly folder: string
  readonly account: string
  readonly region: string
}

/** Longest name that is looked at: S3 takes keys of 1,024 bytes. */
const longestName = 1_024

/**
 * Reads the name of a digest (CloudTrail user guide, "Digest file location"):
 * `<account>_CloudTrail-Digest_<region>_<trail>_<home region>_<end>.json.gz`, before the ending perhaps `_backfill`. Undefined for a
 * file of another kind.
 */
export function readDigestKey(key: string, { account, region }: Pick<LogScope, 'account' | 'region'>): DigestKey | undefined {
  const name = key.slice(key.lastIndexOf('/') + 1)
  const start = `${account}_CloudTrail-Digest_${region}_`
  if (name.length > longestName || !name.startsWith(start)) return undefined
  const match = /^(.+)_([a-z0-9-]+)_(\d{8}T\d{6}Z)(_backfill)?\.json\.gz$/.exec(name.slice(start.length))
  const endsAt = stampTime(match?.[3] ?? '')
  if (!match || endsAt === undefined) return undefined
  const [, trail = '', home = '', , backfill] = match
  return { account, region, trail, home, endsAt, isBackfill: backfill !== undefined }
}

/**
 * The minute at which a log file was delivered, by its name `<account>_CloudTrail_<region>_20260131T0905Z_….json.gz` (CloudTrail user
 * guide, "CloudTrail log file name format"); undefined for another kind of file.
 */
export function logFileTime(key: string): number | undefined {
  const name = key.slice(key.lastIndexOf('/') + 1)
  const match = name.length > longestName ? null : /^\d{12}_CloudTrail_[a-z0-9-]+_(\d{8}T\d{4})Z_[^/]+\.json\.gz$/.exec(name)
  return match ? stampTime(`${match[1]}00Z`) : undefined
}

function stampTime(stamp: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp)
  if (!match) return undefined
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map(Number)
  return Date.UTC(year, month - 1, day, hours, minutes, seconds)
}
