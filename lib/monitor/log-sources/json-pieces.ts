import type { BadPiece, JsonPiece } from './json-piece.ts'

/** Elements that are no event (bad, or too short for one) and are handed over one by one, at least as many as are listed of a file. */
const mostShown = 1000
const nothing: Buffer = Buffer.alloc(0)

/**
 * Numbers the elements of a file and collects those of a chunk. Of elements that are no event the first thousand are handed over,
 * the others counted: a megabyte of braces is a million, and an object for each would take longer than reading it.
 */
export class JsonPieces {
  #pieces: JsonPiece[] = []
  #index: number
  #shown = 0
  #run: { -readonly [Key in keyof JsonPiece]: JsonPiece[Key] } | undefined

  constructor(index: number) {
    this.#index = index
  }

  /** Takes a place among those that are shown; false when there is none left and the element is for `count`. */
  isShown(): boolean {
    return this.#shown++ < mostShown
  }

  whole(offset: number, bytes: Buffer): void {
    this.#run = undefined
    this.#pieces.push({ index: this.#index++, offset, bytes })
  }

  bad(offset: number, bytes: Buffer, bad: BadPiece): void {
    this.#run = undefined
    this.#pieces.push({ index: this.#index++, offset, bytes, bad })
  }

  /** One more of those that nobody looks at. */
  count(offset: number): void {
    if (this.#run) this.#run.run = (this.#run.run ?? 1) + 1
    else {
      this.#run = { index: this.#index, offset, bytes: nothing, bad: 'malformed', run: 1 }
      this.#pieces.push(this.#run)
    }
    this.#index++
  }

  /** What came since the last call. */
  take(): readonly JsonPiece[] {
    const pieces = this.#pieces
    this.#pieces = []
    this.#run = undefined
    return pieces
  }
}
