/** Bytes of one block. */
const blockSize = 4 * 1024 * 1024
/** Bytes before each text that say how long it is. */
const header = 4

/**
 * Texts outside of the heap of V8, one after the other in blocks: a million of 250 characters take 250 MB there, and neither the garbage
 * collector walks them nor does the heap grow ahead of them. A text is known by the number that `add` gives.
 */
export class PackedTexts {
  readonly #blocks: Buffer[] = []
  #used = blockSize
  /** Texts that fit no block. */
  readonly #large: string[] = []

  /** Keeps a text; a negative number is one of the large ones. */
  add(text: string): number {
    const bytes = Buffer.byteLength(text)
    if (bytes + header > blockSize) {
      this.#large.push(text)
      return -this.#large.length
    }
    if (this.#used + bytes + header > blockSize) {
      this.#blocks.push(Buffer.allocUnsafeSlow(blockSize))
      this.#used = 0
    }
    const place = (this.#blocks.length - 1) * blockSize + this.#used
    const block = this.#blocks.at(-1)
    block?.writeUInt32LE(bytes, this.#used)
    block?.write(text, this.#used + header)
    this.#used += bytes + header
    return place
  }

  /** The text of a number; throws for one that `add` did not give. */
  at(place: number): string {
    if (place < 0) {
      const large = this.#large[-place - 1]
      if (large !== undefined) return large
    }
    const block = this.#blocks[Math.floor(place / blockSize)]
    if (!block) throw new RangeError(`There is no text at ${place}; wanted a number that add() gave.`)
    const start = (place % blockSize) + header
    return block.toString('utf8', start, start + block.readUInt32LE(start - header))
  }
}
