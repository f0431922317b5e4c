import type { ReadItem } from './read-item.ts'

/** Reads inflated content of one format, chunk by chunk. */
export interface ContentReader {
  /** What the records that end in this chunk are. The chunk may be kept as it is until the next call. */
  push(chunk: Buffer): readonly ReadItem[]
  /** What the end of the file leaves over. */
  end(): readonly ReadItem[]
  /** After the end: what can be read only then, some at a time. Absent where `end` says it all. */
  tail?(): Iterable<readonly ReadItem[]>
}
