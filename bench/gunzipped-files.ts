import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** Every .gz file below a directory, inflated in one piece: the size in its last four bytes (RFC 1952) saves copying. */
export function* gunzippedFiles(directory: string): Generator<Buffer> {
  for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith('.gz')) continue
    const body = readFileSync(join(directory, name))
    yield gunzipSync(body, { chunkSize: Math.max(64, body.readUInt32LE(body.length - 4)) })
  }
}
