import type { ReadItem } from './read-item.ts'

/** Reads inflated content of one format, chunk by chunk. */
export interface ContentReader {
  /** What the records that end in this chunk are. The chunk may be kept as it is until the next call. */
  push(chunk: Buffer): readonly ReadItem[]
  /** What the end of the file leaves over. */
  end(): readonly ReadItem[]
}
