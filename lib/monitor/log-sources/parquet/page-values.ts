import type { Column } from './footer.ts'
import type { HybridRuns } from './hybrid-runs.ts'
import { ParquetProblem } from './parquet-problem.ts'

/** The values of a page that are there, one after the other, as a line of a text log would have them. */
export interface PageValues {
  next(): string
}

/** Values as they are (encoding PLAIN): numbers of four or eight bytes, texts behind their length. */
export class PlainValues implements PageValues {
  readonly #bytes: Buffer
  readonly #column: Column
  readonly #longest: number
  #at: number

  constructor(bytes: Buffer, from: number, column: Column, longest: number) {
    this.#bytes = bytes
    this.#at = from
    this.#column = column
    this.#longest = longest
  }

  next(): string {
    const { type, divisor } = this.#column
    if (type === 'text') return this.#text()
    const at = this.#step(type === 'int32' ? 4 : 8)
    return type === 'int32' ? numberText(BigInt(this.#bytes.readInt32LE(at)), divisor) : numberText(this.#bytes.readBigInt64LE(at), divisor)
  }

  #text(): string {
    const length = this.#bytes.readUInt32LE(this.#step(4))
    if (length > this.#longest) throw new ParquetProblem(`has a text of ${length} bytes; wanted at most ${this.#longest}`)
    const at = this.#step(length)
    return this.#bytes.toString('utf8', at, at + length)
  }

  #step(bytes: number): number {
    const at = this.#at
    if (bytes > this.#bytes.length - at) throw new ParquetProblem('has fewer values in a page than its header says')
    this.#at += bytes
    return at
  }
}

/** Values named by their place in the dictionary of the chunk. */
export class DictionaryValues implements PageValues {
  readonly #runs: HybridRuns
  readonly #entries: readonly string[]

  constructor(runs: HybridRuns, entries: readonly string[]) {
    this.#runs = runs
    this.#entries = entries
  }

  next(): string {
    const index = this.#runs.next()
    const value = this.#entries[index]
    if (value === undefined) throw new ParquetProblem(`names entry ${index} of a dictionary of ${this.#entries.length}`)
    return value
  }
}

/** A number as text; times are rounded down to seconds. */
export function numberText(value: bigint, divisor: number): string {
  return String(divisor === 1 ? value : value / BigInt(divisor))
}
