/**
 * How one file, or a stretch of hours, stands.
 * - `valid`: seen, and as CloudTrail delivered it.
 * - `missing`: named by a digest, and not there. `altered`: its content has another hash than the digest after it (or that lists it) says.
 * - `signature-wrong`: the signature is not CloudTrail's. `unsigned`: it has none. `key-unknown`: AWS knows no key of that fingerprint.
 * - `moved`: a digest of another place or time lies here. `malformed`: the content is no digest. `unlinked`: the digest after it names another one.
 * - `gap`: hours without a digest. `restarted`: a chain that begins anew, with hours before it that no digest speaks of.
 *   `began`: the chain begins here, so nothing before it could be looked at.
 * - `unlisted`: a log file of hours whose digests were seen, and none of them lists it.
 * - `unproven`: its hash is right, but the digest that says so is not proven. `unreadable`: it could not be looked at.
 */
export type FileState =
  | 'valid'
  | 'missing'
  | 'altered'
  | 'signature-wrong'
  | 'unsigned'
  | 'key-unknown'
  | 'moved'
  | 'malformed'
  | 'unlinked'
  | 'gap'
  | 'restarted'
  | 'began'
  | 'unlisted'
  | 'unproven'
  | 'unreadable'

/** What was found of one file (a digest, a log file) or of hours that lack their digest. */
export interface FileVerdict {
  /** Key of the object, from `AWSLogs/` on; of hours, the folder of the digests. */
  readonly file: string
  readonly kind: 'digest' | 'log' | 'hours'
  readonly state: FileState
  /** Whether it is as delivered; null when nobody can say: never a pass. */
  readonly ok: boolean | null
  /** What was wanted, e.g. a hash, as text. */
  readonly expected: string
  /** What was found instead. */
  readonly actual: string
  /** Account whose log it is. */
  readonly account: string
  readonly region: string
  /** Name of the trail; empty where the file does not say. */
  readonly trail: string
}

/** Where a file belongs. */
export type FilePlace = Pick<FileVerdict, 'account' | 'region' | 'trail'>
