import type { SecurityEvent } from '../event.ts'

/** A record, or a whole file, that could not be read and is put aside with the reason. */
export interface SetAsideRecord {
  readonly kind: 'set-aside'
  /** Name of the file, as it was handed in. */
  readonly name: string
  /** Which record, from 1 (of a text log: which line); null for the file itself. */
  readonly record: number | null
  readonly reason: string
  /** How it begins: at most 500 characters, safe to print. */
  readonly sample: string
}

/** What reading a file brings forth, in its order. */
export type ReadItem =
  | { readonly kind: 'event'; readonly event: SecurityEvent; readonly record: number }
  | SetAsideRecord
  /** Known and not for us (a CloudTrail digest): no fault, no event. */
  | { readonly kind: 'skipped'; readonly name: string; readonly record: number; readonly reason: string }
  /** So many events that no rule can match (of which the reader was told what they need): counted, not parsed. */
  | { readonly kind: 'unmatched'; readonly events: number }
  /** So many further records that could not be read: a file's first 1,000 are handed over one by one, the others counted. */
  | { readonly kind: 'unlisted'; readonly records: number }
