import { ParquetProblem } from './parquet-problem.ts'

/**
 * Reads small whole numbers that are written as runs of one value and as groups of eight packed ones (Apache Parquet, encoding
 * RLE), one after the other: whatever length a run claims, nothing is reserved for it.
 */
export class HybridRuns {
  readonly #bytes: Buffer
  readonly #end: number
  readonly #width: number
  #at: number
  #left = 0
  #isPacked = false
  #value = 0
  /** Bits of the packed values that were read and not used. */
  #bits = 0
  #held = 0

  constructor(bytes: Buffer, from: number, end: number, width: number) {
    if (width < 0 || width > 31) throw new ParquetProblem(`packs values in ${width} bits; wanted 0 to 31`)
    this.#bytes = bytes
    this.#at = from
    this.#end = end
    this.#width = width
  }

  next(): number {
    if (this.#width === 0) return 0
    while (this.#left === 0) this.#open()
    this.#left--
    return this.#isPacked ? this.#unpack() : this.#value
  }

  #open(): void {
    const head = this.#varint()
    this.#isPacked = (head & 1) === 1
    this.#held = 0
    this.#bits = 0
    this.#left = this.#isPacked ? (head >>> 1) * 8 : head >>> 1
    if (this.#isPacked) return
    this.#value = 0
    for (let shift = 0; shift < this.#width; shift += 8) this.#value |= this.#byte() << shift
    if (this.#value < 0) throw new ParquetProblem('has a run of a negative value')
  }

  /** The lowest bits come first. A value has at most 31 bits, so that with what is left of a byte fewer than 53 are held. */
  #unpack(): number {
    while (this.#held < this.#width) {
      this.#bits += this.#byte() * 2 ** this.#held
      this.#held += 8
    }
    const range = 2 ** this.#width
    const value = this.#bits % range
    this.#bits = (this.#bits - value) / range
    this.#held -= this.#width
    return value
  }

  #varint(): number {
    let value = 0
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.#byte()
      value = (value | ((byte & 0x7f) << shift)) >>> 0
      if (byte < 0x80) return value
    }
    throw new ParquetProblem('has a run whose length is no number')
  }

  #byte(): number {
    if (this.#at >= this.#end) throw new ParquetProblem('has fewer values in a page than its header says')
    return this.#bytes[this.#at++] ?? 0
  }
}
