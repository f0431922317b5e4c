/** Bounds within which foreign logs are read. */
export interface ReadLimits {
  /** Bytes after decompression. @default 2 GiB */
  readonly maxOutputBytes: number
  /**
   * Most output bytes per input byte, once `ratioFloorBytes` came out. CloudTrail compresses 6 to 15 times and repetitive flow
   * logs about 30 times; deflate can reach 1,032 times, and only on content that says nothing. @default 200
   */
  readonly maxRatio: number
  /** Output below this is never called a bomb: it is harmless and a small file may well be repetitive. @default 64 MiB */
  readonly ratioFloorBytes: number
  /** Longest record. CloudTrail caps an event at 1 MB (events with larger payloads are trimmed); twice that. @default 2 MiB */
  readonly maxRecordBytes: number
  /** Deepest nesting of a record. Records of AWS stay below 30, pretty-printed policies inside them are strings. @default 64 */
  readonly maxDepth: number
  /** Longest line of a text log; flow log lines with every column stay below 2 KiB. @default 16 KiB */
  readonly maxLineBytes: number
}

/** The limits everywhere: reading streams, so they bound time, not memory; 2 GiB take about 20 seconds. */
export const defaultReadLimits: ReadLimits = {
  maxOutputBytes: 2 * 1024 ** 3,
  maxRatio: 200,
  ratioFloorBytes: 64 * 1024 ** 2,
  maxRecordBytes: 2 * 1024 ** 2,
  maxDepth: 64,
  maxLineBytes: 16 * 1024,
}
