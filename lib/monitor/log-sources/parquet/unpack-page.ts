import { gunzipSync, zstdDecompressSync } from 'node:zlib'
import { snappyUncompress } from 'hyparquet/src/snappy.js'
import type { PageMeter } from './page-meter.ts'
import { ParquetProblem } from './parquet-problem.ts'

/** Compression of a column chunk, by its number in `parquet.thrift`. */
const codecs: ReadonlyMap<number, (packed: Buffer, size: number) => Buffer> = new Map([
  [0, (packed: Buffer) => packed],
  [1, unsnap],
  [2, (packed: Buffer, size: number) => gunzipSync(packed, { maxOutputLength: Math.max(size, 1) })],
  [6, (packed: Buffer, size: number) => zstdDecompressSync(packed, { maxOutputLength: Math.max(size, 1) })],
])

/** Unpacks the content of a page to the size that its header says; the meter has allowed that size before anything is reserved. */
export function unpackPage(packed: Buffer, size: number, codec: number, meter: PageMeter): Buffer {
  const unpack = codecs.get(codec)
  if (!unpack) throw new ParquetProblem(`is compressed with codec ${codec}; wanted none, snappy, gzip or zstd`)
  meter.unpack(size)
  let page: Buffer
  try {
    page = unpack(packed, size)
  } catch (error) {
    throw new ParquetProblem(`has a damaged page (${(error as Error).message.slice(0, 100)}). Fetch the file again`)
  }
  if (page.length !== size) throw new ParquetProblem(`has a page of ${page.length} bytes; wanted the ${size} that its header says`)
  return page
}

function unsnap(packed: Buffer, size: number): Buffer {
  const page = Buffer.alloc(size)
  snappyUncompress(packed, page)
  return page
}
