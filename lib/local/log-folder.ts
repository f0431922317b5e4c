import { createReadStream } from 'node:fs'
import { lstat, readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, resolve, sep } from 'node:path'
import type { LogStore, StoredObject } from '#lib/audit/log-review/log-store.ts'
import { FileSourceError } from './file-sources.ts'

/** Folders between the given path and `AWSLogs`: a prefix has seldom more than two. */
const deepest = 6
/** Folders that are looked through for `AWSLogs`. */
const mostLooked = 2_000
/** Largest side file with the metadata of an object: S3 keeps 2 KB of it. */
const largestMetadata = 65_536

/**
 * Downloaded log files: folders that hold `AWSLogs/…` as the bucket did. Given is a folder above, or `AWSLogs` itself or one in it
 * (then all of that `AWSLogs` is looked at). Throws FileSourceError when there is none.
 */
export async function logFolders(path: string): Promise<readonly LogFolder[]> {
  const full = resolve(path)
  const parts = full.split(sep)
  const within = parts.lastIndexOf('AWSLogs')
  const roots = within > 0 ? [parts.slice(0, within).join(sep) || sep] : await rootsBelow(full, path)
  if (roots.length === 0)
    throw new FileSourceError(
      `No folder AWSLogs in ${JSON.stringify(path)}. Wanted: the log files of a trail, downloaded as they lie in the bucket (aws s3 sync).`,
    )
  return roots.map((root) => new LogFolder(root))
}

async function rootsBelow(full: string, path: string): Promise<readonly string[]> {
  const isFolder = await stat(full).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder) throw new FileSourceError(`Cannot read ${JSON.stringify(path)}. Wanted: a folder, or s3://BUCKET/PREFIX.`)
  const roots: string[] = []
  let looked = 0
  let level = [full]
  for (let depth = 0; depth < deepest && level.length > 0; depth++) {
    const next: string[] = []
    for (const folder of level) {
      if (++looked > mostLooked) return roots
      const names = await foldersIn(folder)
      if (names.includes('AWSLogs')) roots.push(folder)
      next.push(...names.filter((name) => name !== 'AWSLogs').map((name) => join(folder, name)))
    }
    level = next
  }
  return roots
}

/** A folder that holds `AWSLogs/`. Links to folders are not followed. */
export class LogFolder implements LogStore {
  /** The folder itself. */
  readonly root: string

  constructor(root: string) {
    this.root = root
  }

  folders(folder: string): Promise<readonly string[]> {
    return foldersIn(this.#path(folder))
  }

  async *files(folder: string): AsyncGenerator<string> {
    const entries = await entriesOf(this.#path(folder))
    for (const entry of entries) {
      if (entry.isFile()) yield `${folder}${entry.name}`
      else if (entry.isDirectory()) yield* this.files(`${folder}${entry.name}/`)
    }
  }

  async open(file: string): Promise<StoredObject | undefined> {
    const path = this.#path(file)
    const found = await orMissing(lstat(path))
    if (!found) return undefined
    if (!found.isFile()) throw new Error(`${path} is no file.`)
    return { body: createReadStream(path), metadata: await metadataOf(`${path}.metadata.json`) }
  }

  /** Names come out of digests too, which are foreign: none may lead out of the folder. */
  #path(name: string): string {
    if (!name.startsWith('AWSLogs/') || name.includes('\0') || name.split('/').some((part) => part === '..' || part === '.'))
      throw new Error(`${JSON.stringify(name.slice(0, 200))} is no name below AWSLogs/.`)
    return join(this.root, ...name.split('/'))
  }
}

/**
 * The metadata of an object, which a folder cannot hold, out of the file beside it: what `aws s3api head-object` printed, or its part
 * `Metadata` alone. Undefined when there is none.
 */
async function metadataOf(path: string): Promise<ReadonlyMap<string, string> | undefined> {
  const found = await orMissing(lstat(path))
  if (!found) return undefined
  if (!found.isFile() || found.size > largestMetadata) throw new Error(`${basename(path)} is no file of at most ${largestMetadata} bytes.`)
  const value: unknown = JSON.parse(await readFile(path, 'utf8'))
  const inner = typeof value === 'object' && value !== null && 'Metadata' in value ? value.Metadata : value
  if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) throw new Error(`${basename(path)} holds no object of metadata.`)
  const entries = Object.entries(inner).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return new Map(entries.map(([name, text]) => [name.toLowerCase().replace(/^x-amz-meta-/, ''), text]))
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  return (await entriesOf(folder)).filter((entry) => entry.isDirectory()).map(({ name }) => name)
}

/** Entries in order of name; none when the folder is not there. */
async function entriesOf(folder: string) {
  const entries = await orMissing(readdir(folder, { withFileTypes: true }))
  return (entries ?? []).sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function orMissing<Value>(answer: Promise<Value>): Promise<Value | undefined> {
  try {
    return await answer
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
}
