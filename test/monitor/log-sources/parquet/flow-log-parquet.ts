import { parquetWriteBuffer } from 'hyparquet-writer'

type Options = Omit<Parameters<typeof parquetWriteBuffer>[0], 'columnData'>
type Encoding = NonNullable<Parameters<typeof parquetWriteBuffer>[0]['columnData'][number]['encoding']>

const wide: ReadonlySet<string> = new Set(['packets', 'bytes', 'start', 'end'])
const narrow: ReadonlySet<string> = new Set(['version', 'srcport', 'dstport', 'protocol', 'tcp-flags'])

/** The Parquet file that has the rows of a flow log in text, header first: columns with `_` for `-`, `-` as null. */
export function parquetOf(lines: readonly string[], options: Options = {}, encodings: { number?: Encoding; text?: Encoding } = {}): Buffer {
  const [header = '', ...rows] = lines
  const columnData = header.split(' ').map((name, index) => {
    const texts = rows.map((row) => row.split(' ')[index] ?? '-').map((text) => (text === '-' ? null : text))
    const column = { name: name.replaceAll('-', '_'), nullable: true as const }
    const number = encodings.number ? { encoding: encodings.number } : {}
    if (wide.has(name))
      return { ...column, ...number, type: 'INT64' as const, data: texts.map((text) => (text === null ? null : BigInt(text))) }
    if (narrow.has(name))
      return { ...column, ...number, type: 'INT32' as const, data: texts.map((text) => (text === null ? null : Number(text))) }
    return { ...column, ...(encodings.text ? { encoding: encodings.text } : {}), type: 'STRING' as const, data: texts }
  })
  return Buffer.from(parquetWriteBuffer({ columnData, ...options }))
}
