import { DeltaNumbers } from './delta-numbers.ts'
import type { PageValues } from './page-values.ts'
import { ParquetProblem } from './parquet-problem.ts'

/**
 * Texts behind a list of their lengths, with `prefixed` each beginning with so many bytes of the one before (Apache Parquet,
 * encodings DELTA_LENGTH_BYTE_ARRAY and DELTA_BYTE_ARRAY).
 */
export class DeltaTexts implements PageValues {
  readonly #bytes: Buffer
  readonly #prefixes: readonly number[]
  readonly #lengths: readonly number[]
  readonly #longest: number
  #at: number
  #read = 0
  #before: Buffer = Buffer.alloc(0)

  constructor(bytes: Buffer, from: number, { prefixed, longest, most }: { prefixed: boolean; longest: number; most: number }) {
    const prefixes = prefixed ? lengthsAt(bytes, from, most) : { values: [], end: from }
    const lengths = lengthsAt(bytes, prefixes.end, most)
    this.#bytes = bytes
    this.#prefixes = prefixes.values
    this.#lengths = lengths.values
    this.#at = lengths.end
    this.#longest = longest
  }

  next(): string {
    const shared = this.#prefixes[this.#read] ?? 0
    const own = this.#lengths[this.#read++] ?? -1
    const { length } = this.#before
    if (own < 0 || shared < 0 || shared > length || own > this.#bytes.length - this.#at || shared + own > this.#longest)
      throw new ParquetProblem(`has a text of ${shared} and ${own} bytes where there is none`)
    const rest = this.#bytes.subarray(this.#at, this.#at + own)
    this.#before = shared > 0 ? Buffer.concat([this.#before.subarray(0, shared), rest]) : rest
    this.#at += own
    return this.#before.toString('utf8')
  }
}

/** The numbers at a place, no more than the page has values, and where they end. */
function lengthsAt(bytes: Buffer, from: number, most: number): { readonly values: readonly number[]; readonly end: number } {
  const numbers = new DeltaNumbers(bytes, from, 32)
  if (numbers.count > most) throw new ParquetProblem(`has ${numbers.count} lengths for ${most} texts`)
  const values: number[] = []
  while (values.length < numbers.count) values.push(Number(numbers.next()))
  return { values, end: numbers.end() }
}
