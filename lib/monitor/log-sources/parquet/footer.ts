import { sample } from '../sample.ts'
import { ParquetProblem } from './parquet-problem.ts'
import { numberIn, structIn, structsIn, ThriftReader, type ThriftStruct, textIn } from './thrift.ts'

/** `PAR1`, with which a Parquet file begins and ends. */
export const parquetMagic = 'PAR1'
/** Bytes behind the metadata: their length, and the magic. */
const tailBytes = 8
/** More columns than a flow log can have. */
const maxColumns = 200
const maxRowGroups = 100_000

/** How a column is stored; the numbers are those of `parquet.thrift`. */
export type PhysicalType = 'int32' | 'int64' | 'text'
const physicalTypes: ReadonlyMap<number, PhysicalType> = new Map([
  [1, 'int32'],
  [2, 'int64'],
  [6, 'text'],
])
const physicalNames = ['BOOLEAN', 'INT32', 'INT64', 'INT96', 'FLOAT', 'DOUBLE', 'BYTE_ARRAY', 'FIXED_LEN_BYTE_ARRAY']

/** One flat column of a file. */
export interface Column {
  readonly name: string
  readonly type: PhysicalType
  /** Whether a row may have no value in it. */
  readonly optional: boolean
  /** What its numbers are divided by: 1, or for times that which makes seconds of them. */
  readonly divisor: number
}

/** The values of one column in one row group: pages between two positions of the file. */
export interface ColumnChunk {
  readonly column: Column
  readonly codec: number
  readonly from: number
  readonly to: number
}

/** Some rows: one chunk for each column, in the order of the columns. */
export interface RowGroup {
  readonly rows: number
  readonly chunks: readonly ColumnChunk[]
}

/** What the end of a file says about it. */
export interface Footer {
  readonly columns: readonly Column[]
  readonly groups: readonly RowGroup[]
}

/** Reads and checks the metadata (Apache Parquet format, `parquet.thrift`). Throws ParquetProblem where they cannot be used. */
export function readFooter(file: Buffer): Footer {
  const end = file.length - tailBytes
  if (end < parquetMagic.length || file.toString('latin1', end + 4) !== parquetMagic)
    throw new ParquetProblem(`does not end with ${parquetMagic}: it was cut, or its metadata are encrypted. Fetch the file again`)
  const size = file.readUInt32LE(end)
  if (size > end - parquetMagic.length)
    throw new ParquetProblem(`says that its metadata have ${size} bytes; wanted fewer than the file has`)
  const metadata = new ThriftReader(file, end - size, end).struct()
  const columns = columnsOf(structsIn(metadata, 2))
  const groups = structsIn(metadata, 4)
  if (groups.length > maxRowGroups) throw new ParquetProblem(`has ${groups.length} row groups; wanted at most ${maxRowGroups}`)
  const read = groups.map((group) => rowGroupOf(group, columns, end - size))
  const [told, found] = [numberIn(metadata, 3), read.reduce((sum, { rows }) => sum + rows, 0)]
  // Rows that the metadata lost must not pass for none.
  if (told !== found) throw new ParquetProblem(`says that it has ${told} rows, and its row groups have ${found}. Fetch the file again`)
  return { columns, groups: read }
}

/** The schema is a tree written down from its root; ours is a root with leaves. */
function columnsOf([root, ...leaves]: readonly ThriftStruct[]): readonly Column[] {
  if (!root || numberIn(root, 5) !== leaves.length || leaves.some((leaf) => numberIn(leaf, 5, 0) > 0))
    throw new ParquetProblem('has columns within columns; wanted the flat columns of a flow log')
  if (leaves.length === 0 || leaves.length > maxColumns) throw new ParquetProblem(`has ${leaves.length} columns; wanted 1 to ${maxColumns}`)
  return leaves.map((leaf) => {
    const name = textIn(leaf, 4)
    const type = physicalTypes.get(numberIn(leaf, 1))
    const repetition = numberIn(leaf, 3, 0)
    if (!type || repetition > 1) {
      const got = repetition > 1 ? 'a list' : (physicalNames[numberIn(leaf, 1)] ?? 'of an unknown type')
      throw new ParquetProblem(`has the column "${sample(name, 60)}", which is ${got}; wanted INT32, INT64 or text in each`)
    }
    return { name, type, optional: repetition === 1, divisor: type === 'text' ? 1 : divisorOf(leaf) }
  })
}

/** Times in other units than seconds: `ConvertedType` 9 and 10, or the unit of the logical type TIMESTAMP (field 8). */
function divisorOf(leaf: ThriftStruct): number {
  const unit = structIn(structIn(structIn(leaf, 10), 8), 2)
  if (unit?.has(1) || numberIn(leaf, 6) === 9) return 1_000
  if (unit?.has(2) || numberIn(leaf, 6) === 10) return 1_000_000
  return unit?.has(3) ? 1_000_000_000 : 1
}

function rowGroupOf(group: ThriftStruct, columns: readonly Column[], end: number): RowGroup {
  const chunks = structsIn(group, 1)
  const rows = numberIn(group, 3)
  if (rows < 0) throw new ParquetProblem(`has a row group of ${rows} rows`)
  if (chunks.length !== columns.length)
    throw new ParquetProblem(`has a row group with ${chunks.length} columns; wanted the ${columns.length} of its schema`)
  return { rows, chunks: columns.map((column, index) => chunkOf(column, structIn(chunks[index], 3), end)) }
}

function chunkOf(column: Column, metadata: ThriftStruct | undefined, end: number): ColumnChunk {
  const path = metadata?.get(3)
  const last = Array.isArray(path) ? path[path.length - 1] : undefined
  const named = last instanceof Uint8Array ? Buffer.from(last).toString('utf8') : ''
  if (!metadata || named !== column.name)
    throw new ParquetProblem(`has values of "${sample(named, 60)}" where those of "${sample(column.name, 60)}" belong, or elsewhere`)
  const data = numberIn(metadata, 9)
  const dictionary = numberIn(metadata, 11, data)
  const from = dictionary > 0 && dictionary < data ? dictionary : data
  const to = from + numberIn(metadata, 7)
  if (!(from >= parquetMagic.length && to >= from && to <= end))
    throw new ParquetProblem(
      `keeps the column "${sample(column.name, 60)}" at bytes ${from} to ${to}; wanted a place within its ${end} bytes`,
    )
  return { column, codec: numberIn(metadata, 4), from, to }
}
