import type { ContentReader } from '../content-reader.ts'
import type { FileItems } from '../file-items.ts'
import { flowLogLayout } from '../flow-log-layout.ts'
import type { ReadItem } from '../read-item.ts'
import type { ReadLimits } from '../read-limits.ts'
import { sample } from '../sample.ts'
import { FlowLogReader } from '../vpc-flow.ts'
import { ColumnReader, type PageSource } from './column-reader.ts'
import { type Footer, type RowGroup, readFooter } from './footer.ts'
import { PageMeter } from './page-meter.ts'
import { ParquetProblem } from './parquet-problem.ts'

/** Largest file: it is held whole, since its metadata stand at its end. AWS writes one every ten minutes at most, of a few megabytes. */
const maxFileBytes = 64 * 1024 ** 2
/** Rows handed over at once. */
const batchRows = 4_096

/**
 * Reads VPC flow logs in Parquet (VPC user guide, "Flow log files"): columns are named as in text, with `_` for `-`. Every row is
 * written as the line that the text form has for it and read as such, so that both give the same events with the same ids.
 */
export class ParquetFlowLog implements ContentReader {
  readonly #items: FileItems
  readonly #limits: ReadLimits
  #chunks: Buffer[] = []
  #bytes = 0

  constructor(items: FileItems, limits: ReadLimits) {
    this.#items = items
    this.#limits = limits
  }

  push(chunk: Buffer): readonly ReadItem[] {
    this.#bytes += chunk.length
    // The chunk is only lent.
    if (this.#bytes <= maxFileBytes) this.#chunks.push(Buffer.from(chunk))
    else this.#chunks = []
    return []
  }

  end(): readonly ReadItem[] {
    return []
  }

  *tail(): Generator<readonly ReadItem[]> {
    const file = Buffer.concat(this.#chunks)
    this.#chunks = []
    try {
      if (this.#bytes > maxFileBytes) throw new ParquetProblem(`has ${this.#bytes} bytes; wanted at most ${maxFileBytes}. Split the file`)
      yield* this.#rows(file, readFooter(file))
    } catch (error) {
      if (!(error instanceof ParquetProblem)) throw error
      this.#items.setAside(null, `Parquet file ${error.message}`, '')
    }
    yield this.#items.take()
  }

  *#rows(file: Buffer, { columns, groups }: Footer): Generator<readonly ReadItem[]> {
    const header = columns.map(({ name }) => name.replaceAll('_', '-')).join(' ')
    const layout = flowLogLayout(header)
    if (typeof layout === 'string') throw new ParquetProblem(layout)
    if (!layout?.header) throw new ParquetProblem(`has the columns ${sample(header, 200)}; wanted those of VPC flow logs`)
    const reader = new FlowLogReader(layout)
    const source = { file, meter: new PageMeter(file.length, this.#limits), longest: this.#limits.maxLineBytes }
    let row = 0
    for (const group of groups) {
      try {
        for (const lines of linesOf(group, source)) {
          for (const line of lines) this.#read(reader, line, ++row)
          yield this.#items.take()
        }
      } catch (error) {
        if (!(error instanceof ParquetProblem)) throw error
        // The other row groups may be whole.
        this.#items.setAside(null, `Parquet file ${error.message}; of this row group the rows up to ${row} were read`, '')
      }
    }
  }

  #read(reader: FlowLogReader, line: string, row: number): void {
    const result = reader.read(line)
    if (result.ok) this.#items.event(result.event, row)
    else this.#items.setAside(row, result.reason, line)
  }
}

/** The rows of a group as lines of text, some at a time; one page of each column is held. */
function* linesOf({ rows, chunks }: RowGroup, source: PageSource): Generator<readonly string[]> {
  const columns = chunks.map((chunk) => new ColumnReader(chunk, rows, source))
  let lines: string[] = []
  try {
    for (let row = 0; row < rows; row++) {
      let line = ''
      for (const column of columns) line += `${line === '' ? '' : ' '}${column.next() || '-'}`
      source.meter.write(line.length)
      lines.push(line)
      if (lines.length === batchRows) {
        yield lines
        lines = []
      }
    }
    yield lines
  } catch (error) {
    // What came before the damage counts.
    if (error instanceof ParquetProblem) yield lines
    throw error
  } finally {
    for (const column of columns) column.close()
  }
}
