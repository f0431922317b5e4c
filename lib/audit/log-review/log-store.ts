/** An object as it lies in a store. */
export interface StoredObject {
  /** The bytes as stored (compressed). May throw while they are read. */
  readonly body: AsyncIterable<Uint8Array>
  /** Metadata under lower-case names without `x-amz-meta-`; undefined when the store has none for this object and cannot know. */
  readonly metadata: ReadonlyMap<string, string> | undefined
}

/**
 * Where log files and digests lie: a bucket with a prefix, or a folder on disk. All names begin at `AWSLogs/`. Whatever cannot be looked
 * at (denied, throttled) is an error, never an empty answer.
 */
export interface LogStore {
  /** Names directly below a folder (its name ends in `/`), sorted. Empty when nothing lies there. */
  folders(folder: string): Promise<readonly string[]>
  /** Names of the objects below a folder, sorted. */
  files(folder: string): AsyncIterable<string>
  /** One object; undefined when it is not there. */
  open(file: string): Promise<StoredObject | undefined>
}

/** The part of a key from `AWSLogs/` on; undefined when it has none. A prefix before it is the operator's, and a copy has another. */
export function fromLogsFolder(key: string): string | undefined {
  if (key.startsWith('AWSLogs/')) return key
  const at = key.indexOf('/AWSLogs/')
  return at < 0 ? undefined : key.slice(at + 1)
}
