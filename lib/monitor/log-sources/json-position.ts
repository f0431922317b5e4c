/** A place between two records of a JSON file, from which on it can be read. */
export interface JsonPosition {
  /** The list that records stand in there; `records` has an object around it, to which it returns. */
  readonly list: 'none' | 'array' | 'records'
  /** Elements before it, bad ones too. */
  readonly index: number
  /** Bytes before it. */
  readonly offset: number
  /** The byte before it; at the beginning of a file a line break. */
  readonly lastByte: number
  /** Objects have stood one a line: from then on an object at the beginning of a line is a new one, whatever is still open. */
  readonly oneALine: boolean
}

/** Where every file begins. */
export const fileStart: JsonPosition = { list: 'none', index: 0, offset: 0, lastByte: 0x0a, oneALine: false }
