import { ParquetProblem } from './parquet-problem.ts'

/** Most values of a block: writers use 128 to 4,096. */
const maxBlock = 65_536

/**
 * Whole numbers of which each is written as its distance to the one before, in blocks that share a smallest distance (Apache
 * Parquet, encoding DELTA_BINARY_PACKED). Read one after the other.
 */
export class DeltaNumbers {
  readonly #bytes: Buffer
  readonly #bits: 32 | 64
  readonly #miniblocks: number
  readonly #perMiniblock: number
  /** How many values there are. */
  readonly count: number
  #at: number
  #read = 0
  #value: bigint
  #least = 0n
  #widths: readonly number[] = []
  #miniblock = 0
  #left = 0
  #held = 0n
  #heldBits = 0

  constructor(bytes: Buffer, from: number, bits: 32 | 64) {
    this.#bytes = bytes
    this.#at = from
    this.#bits = bits
    const block = Number(this.#varint())
    this.#miniblocks = Number(this.#varint())
    this.count = Number(this.#varint())
    this.#value = this.#zigzag()
    this.#perMiniblock = block / this.#miniblocks
    if (block > maxBlock || !(this.#perMiniblock >= 8) || this.#perMiniblock % 8 !== 0)
      throw new ParquetProblem(`packs differences in blocks of ${block} and ${this.#miniblocks}; wanted miniblocks of eights`)
  }

  next(): bigint {
    if (this.#read >= this.count) throw new ParquetProblem('has fewer values in a page than its header says')
    if (this.#read++ === 0) return this.#value
    // First the difference: it may open a block, which has a smallest one of its own.
    const difference = this.#difference()
    this.#value = BigInt.asIntN(this.#bits, this.#value + this.#least + difference)
    return this.#value
  }

  /** Where what follows the numbers begins. All of them must have been read. */
  end(): number {
    // The last miniblock is written whole; of its bits some were read and not used.
    const rest = this.#left * (this.#widths[this.#miniblock - 1] ?? 0)
    return this.#at + (rest - this.#heldBits) / 8
  }

  #difference(): bigint {
    while (this.#left === 0) this.#openMiniblock()
    this.#left--
    const width = this.#widths[this.#miniblock - 1] ?? 0
    while (this.#heldBits < width) {
      this.#held |= BigInt(this.#byte()) << BigInt(this.#heldBits)
      this.#heldBits += 8
    }
    const value = BigInt.asUintN(width, this.#held)
    this.#held >>= BigInt(width)
    this.#heldBits -= width
    return value
  }

  #openMiniblock(): void {
    if (this.#miniblock >= this.#widths.length) {
      this.#least = this.#zigzag()
      this.#widths = Array.from({ length: this.#miniblocks }, () => this.#byte())
      if (this.#widths.some((width) => width > 64)) throw new ParquetProblem('packs differences in more than 64 bits')
      this.#miniblock = 0
    }
    this.#miniblock++
    this.#left = this.#perMiniblock
    this.#held = 0n
    this.#heldBits = 0
  }

  #zigzag(): bigint {
    const value = this.#varint()
    return (value >> 1n) ^ -(value & 1n)
  }

  #varint(): bigint {
    let value = 0n
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.#byte()
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
    throw new ParquetProblem('has an integer of more than 10 bytes')
  }

  #byte(): number {
    if (this.#at >= this.#bytes.length) throw new ParquetProblem('has fewer values in a page than its header says')
    return this.#bytes[this.#at++] ?? 0
  }
}
