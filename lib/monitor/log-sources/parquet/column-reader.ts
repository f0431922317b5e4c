import { DeltaNumbers } from './delta-numbers.ts'
import { DeltaTexts } from './delta-texts.ts'
import type { ColumnChunk } from './footer.ts'
import { HybridRuns } from './hybrid-runs.ts'
import type { PageMeter } from './page-meter.ts'
import { DictionaryValues, numberText, type PageValues, PlainValues } from './page-values.ts'
import { ParquetProblem } from './parquet-problem.ts'
import { numberIn, structIn, ThriftReader, type ThriftStruct } from './thrift.ts'
import { unpackPage } from './unpack-page.ts'

/** Kinds of pages and encodings, by their numbers in `parquet.thrift`. */
const pages = { data: 0, index: 1, dictionary: 2, dataV2: 3 } as const
const encodings = { plain: 0, plainDictionary: 2, deltaBinary: 5, deltaLength: 6, deltaText: 7, dictionary: 8 } as const

/** What a file is read with. */
export interface PageSource {
  readonly file: Buffer
  readonly meter: PageMeter
  /** Longest text, bytes. */
  readonly longest: number
}

/** A page that is being read. */
interface OpenPage {
  /** Rows of it that were not read yet. */
  left: number
  /** Per row 1 where it has a value; undefined where every row has one. */
  readonly present: HybridRuns | undefined
  readonly values: PageValues
  readonly bytes: number
}

/** Reads the values of one column in one row group, row by row: one page and the dictionary are held. */
export class ColumnReader {
  readonly #source: PageSource
  readonly #chunk: ColumnChunk
  #at: number
  #rowsLeft: number
  #page: OpenPage | undefined
  #dictionary: readonly string[] | undefined
  #dictionaryBytes = 0

  constructor(chunk: ColumnChunk, rows: number, source: PageSource) {
    this.#chunk = chunk
    this.#source = source
    this.#at = chunk.from
    this.#rowsLeft = rows
  }

  /** The next row's value as text; undefined when it has none. Throws ParquetProblem. */
  next(): string | undefined {
    let page = this.#page
    while (page === undefined || page.left === 0) page = this.#open()
    page.left--
    this.#rowsLeft--
    return page.present === undefined || page.present.next() === 1 ? page.values.next() : undefined
  }

  /** Lets go of what is held. */
  close(): void {
    this.#source.meter.hold(-(this.#page?.bytes ?? 0) - this.#dictionaryBytes)
    this.#page = undefined
    this.#dictionaryBytes = 0
  }

  #open(): OpenPage | undefined {
    const { file } = this.#source
    const { column, to } = this.#chunk
    if (this.#at >= to) throw new ParquetProblem(`ends within the column "${column.name}"`)
    const reader = new ThriftReader(file, this.#at, to)
    const header = reader.struct()
    const packed = numberIn(header, 3)
    if (!(packed >= 0 && packed <= to - reader.at)) throw new ParquetProblem(`has a page of ${packed} bytes in "${column.name}"`)
    const content = file.subarray(reader.at, reader.at + packed)
    this.#at = reader.at + packed
    const kind = numberIn(header, 1)
    if (kind === pages.index) return undefined
    if (kind === pages.dictionary) return this.#openDictionary(header, content)
    this.#source.meter.hold(-(this.#page?.bytes ?? 0))
    this.#page = undefined
    if (kind !== pages.data && kind !== pages.dataV2) throw new ParquetProblem(`has a page of the unknown kind ${kind}`)
    const page = kind === pages.data ? this.#dataPage(header, content) : this.#dataPageV2(header, content)
    this.#source.meter.hold(page.bytes)
    this.#page = page
    return page
  }

  #openDictionary(header: ThriftStruct, content: Buffer): undefined {
    if (this.#dictionary) throw new ParquetProblem(`has two dictionaries for "${this.#chunk.column.name}"`)
    const { meter, longest } = this.#source
    const bytes = unpackPage(content, numberIn(header, 2), this.#chunk.codec, meter)
    const count = numberIn(structIn(header, 7), 1)
    // An entry is text of its own: more than its bytes in the page.
    this.#dictionaryBytes = bytes.length * 2
    meter.hold(this.#dictionaryBytes)
    const values = new PlainValues(bytes, 0, this.#chunk.column, longest)
    const entries: string[] = []
    while (entries.length < count) entries.push(values.next())
    this.#dictionary = entries
    return undefined
  }

  #dataPage(header: ThriftStruct, content: Buffer): OpenPage {
    const about = structIn(header, 5)
    const bytes = unpackPage(content, numberIn(header, 2), this.#chunk.codec, this.#source.meter)
    const count = this.#countOf(about)
    let from = 0
    let present: HybridRuns | undefined
    if (this.#chunk.column.optional) {
      if (bytes.length < 4) throw new ParquetProblem('has a page that is too short')
      from = 4 + bytes.readUInt32LE(0)
      if (from > bytes.length) throw new ParquetProblem('has levels that are longer than their page')
      present = new HybridRuns(bytes, 4, from, 1)
    }
    return { left: count, present, values: this.#valuesOf(bytes, from, numberIn(about, 2), count), bytes: bytes.length }
  }

  #dataPageV2(header: ThriftStruct, content: Buffer): OpenPage {
    const about = structIn(header, 8)
    const count = this.#countOf(about)
    const [levels, repetitions] = [numberIn(about, 5, 0), numberIn(about, 6, 0)]
    if (repetitions !== 0 || levels < 0 || levels > content.length) throw new ParquetProblem('has levels that are longer than their page')
    const packed = content.subarray(levels)
    const isPacked = about?.get(7) !== false
    const size = numberIn(header, 2) - levels
    const bytes = unpackPage(packed, size, isPacked ? this.#chunk.codec : 0, this.#source.meter)
    const present = this.#chunk.column.optional ? new HybridRuns(content, 0, levels, 1) : undefined
    return { left: count, present, values: this.#valuesOf(bytes, 0, numberIn(about, 4), count), bytes: bytes.length + levels }
  }

  #countOf(about: ThriftStruct | undefined): number {
    const count = numberIn(about, 1)
    if (count < 0 || count > this.#rowsLeft)
      throw new ParquetProblem(
        `has a page of ${count} values in "${this.#chunk.column.name}"; wanted at most the ${this.#rowsLeft} rows left`,
      )
    return count
  }

  #valuesOf(bytes: Buffer, from: number, encoding: number, most: number): PageValues {
    const { column } = this.#chunk
    const { longest } = this.#source
    if (encoding === encodings.plain) return new PlainValues(bytes, from, column, longest)
    if (encoding === encodings.plainDictionary || encoding === encodings.dictionary) {
      // A page of nothing but empty rows may be empty itself.
      const width = bytes[from] ?? 0
      return new DictionaryValues(new HybridRuns(bytes, from + 1, bytes.length, width), this.#dictionary ?? [])
    }
    if (column.type === 'text') {
      if (encoding === encodings.deltaLength) return new DeltaTexts(bytes, from, { prefixed: false, longest, most })
      if (encoding === encodings.deltaText) return new DeltaTexts(bytes, from, { prefixed: true, longest, most })
    } else if (encoding === encodings.deltaBinary) {
      const numbers = new DeltaNumbers(bytes, from, column.type === 'int32' ? 32 : 64)
      return { next: () => numberText(numbers.next(), column.divisor) }
    }
    throw new ParquetProblem(`stores "${column.name}" in encoding ${encoding}, which is not read; wanted plain, dictionary or delta`)
  }
}
