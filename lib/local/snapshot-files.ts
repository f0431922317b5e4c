import { gunzipSync } from 'node:zlib'
import { readSnapshotPart } from '#lib/audit/read-snapshot.ts'
import type { SnapshotPart } from '#lib/audit/snapshot.ts'
import { FileSourceError, fileSources } from './file-sources.ts'

/** Largest recorded part that is read, inflated: 512 MiB, the most that V8 holds in one string. */
const largest = 512 * 1024 * 1024

/**
 * Recorded snapshots: a file as `keepwatch audit --save` writes it (`{parts:[…]}`), one part, a list of parts, or a
 * directory of such files; gzip or not; a file at a time. Throws FileSourceError naming the file that is none of these.
 */
export async function* snapshotPartsIn(path: string): AsyncGenerator<SnapshotPart> {
  let none = true
  for await (const source of fileSources([path])) {
    const text = inflated(Buffer.concat(await Array.fromAsync(source.open())), source.name)
    for (const part of partsIn(parsed(text, source.name), source.name)) {
      none = false
      yield part
    }
  }
  if (none) throw new FileSourceError(`No snapshot part in ${JSON.stringify(path)}. Wanted: what keepwatch audit --save wrote.`)
}

/** All parts of a recorded snapshot at once. */
export async function readSnapshotFiles(path: string): Promise<readonly SnapshotPart[]> {
  return Array.fromAsync(snapshotPartsIn(path))
}

function inflated(bytes: Buffer, name: string): string {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString('utf8')
  try {
    return gunzipSync(bytes, { maxOutputLength: largest }).toString('utf8')
  } catch (error) {
    throw new FileSourceError(`${name} is not readable as gzip: ${(error as Error).message}`)
  }
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new FileSourceError(`${name} is not JSON: ${(error as Error).message}`)
  }
}

function partsIn(value: unknown, name: string): readonly SnapshotPart[] {
  const list = Array.isArray(value) ? value : typeof value === 'object' && value !== null && 'parts' in value ? value.parts : [value]
  if (!Array.isArray(list)) throw new FileSourceError(`${name}: parts is no list. Wanted: what keepwatch audit --save wrote.`)
  return list.map((part, index) => {
    try {
      return readSnapshotPart(part, `${name} part ${index}`)
    } catch (error) {
      throw new FileSourceError((error as Error).message)
    }
  })
}
