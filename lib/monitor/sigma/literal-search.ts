/** Characters of a text that are looked at together. */
const blockLength = 2
const hashes = 1 << 13
/** Longest window; longer ones shift no further to speak of. */
const longestWindow = 32
/** Places of a piece that are tried as its window. */
const mostWindows = 64

/**
 * Finds which of many pieces occur in a text, in one pass that skips ahead by the length of the shortest piece (Wu and Manber,
 * "A fast algorithm for multi-pattern searching", 1994). Of each piece a window is looked for that few others end with, so
 * pieces with a common beginning (`arn:aws:`) do not crowd one bucket.
 */
export class LiteralSearch {
  readonly #pieces: readonly string[]
  readonly #window: number
  readonly #shifts: Uint8Array
  /** By hash of the last block of their windows: piece and where its window stands in it. */
  readonly #buckets: readonly (readonly { readonly piece: number; readonly from: number }[] | undefined)[]

  /** `pieces` are compared as they are (fold both sides, or none); none may be empty. */
  constructor(pieces: readonly string[]) {
    this.#pieces = pieces
    this.#window = pieces.reduce((shortest, { length }) => Math.min(shortest, length), longestWindow)
    this.#shifts = new Uint8Array(hashes).fill(Math.max(1, this.#window - blockLength + 1))
    const buckets: { piece: number; from: number }[][] = new Array(hashes)
    for (const [piece, text] of pieces.entries()) {
      const from = this.#place(text, buckets)
      for (let at = blockLength; at <= this.#window; at++) {
        const hash = hashAt(text, from + at)
        this.#shifts[hash] = Math.min(this.#shifts[hash] ?? 0, this.#window - at)
      }
      const hash = hashAt(text, from + this.#window)
      const bucket = buckets[hash]
      if (bucket) bucket.push({ piece, from })
      else buckets[hash] = [{ piece, from }]
    }
    this.#buckets = buckets
  }

  /** Calls `visit` with the position of every piece that occurs in the text, perhaps more than once, until it says true; says whether it did. */
  find(text: string, visit: (piece: number) => boolean): boolean {
    const window = this.#window
    if (window < blockLength) return this.#findShort(text, visit)
    const end = text.length
    for (let at = window; at <= end; ) {
      const hash = hashAt(text, at)
      const shift = this.#shifts[hash] ?? 1
      if (shift > 0) {
        at += shift
        continue
      }
      for (const { piece, from } of this.#buckets[hash] ?? []) {
        const start = at - window - from
        if (start >= 0 && text.startsWith(this.#pieces[piece] ?? '', start) && visit(piece)) return true
      }
      at++
    }
    return false
  }

  /** Pieces of one character shift nothing. */
  #findShort(text: string, visit: (piece: number) => boolean): boolean {
    return this.#pieces.some((piece, position) => text.includes(piece) && visit(position))
  }

  /** Where the window of a piece stands: where the fewest others share its last block. */
  #place(text: string, buckets: readonly (readonly unknown[] | undefined)[]): number {
    if (this.#window < blockLength) return 0
    let best = 0
    let crowd = Number.POSITIVE_INFINITY
    for (let from = 0; from <= Math.min(text.length - this.#window, mostWindows); from++) {
      const size = buckets[hashAt(text, from + this.#window)]?.length ?? 0
      if (size < crowd) {
        best = from
        crowd = size
      }
    }
    return best
  }
}

/** Hash of the block that ends before `end`. */
function hashAt(text: string, end: number): number {
  return (text.charCodeAt(end - 1) * 131 + text.charCodeAt(end - 2) * 7919) & (hashes - 1)
}
