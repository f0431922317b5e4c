/** Why the splitter could not hand over a record. */
export type BadPiece = 'malformed' | 'too-large' | 'too-deep' | 'unterminated'

/** One element of the input: bytes for `JSON.parse`, or what stands in place of one. */
export interface JsonPiece {
  /** Ordinal among the elements, from 0; bad ones count. */
  readonly index: number
  /** Where it begins in the (inflated) input, bytes. */
  readonly offset: number
  /**
   * The element, as a view that the next chunk may not overwrite; of a bad one at most its first 2,000 bytes, and none behind the
   * first 1,000 bad ones.
   */
  readonly bytes: Buffer
  /** Absent for a whole element: its brackets balance and it is within the limits; the rest is for `JSON.parse` to judge. */
  readonly bad?: BadPiece
  /** So many elements in a row, of which this is the first; none of them is an event, and what they are is not said. @default 1 */
  readonly run?: number
}

/** Bytes of the shortest record that is more than something to be set aside: `{"eventCategory":"Insight"}`. */
export const shortestKnown = 27
