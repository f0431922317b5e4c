import { createReadStream } from 'node:fs'
import { lstat, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** One input: its name for messages, and its bytes when they are asked for. */
export interface FileSource {
  readonly name: string
  /** Size in bytes, for progress; undefined for standard input. */
  readonly size: number | undefined
  open(): AsyncIterable<Uint8Array>
}

/** A path that could not be used, with what to do. */
export class FileSourceError extends Error {
  override readonly name = 'FileSourceError'
}

/**
 * Files below the paths, in order of name; `-` is standard input. Directories are walked, links to directories inside them are
 * not followed (a link loop would never end). Throws FileSourceError for a path that is not there.
 */
export async function* fileSources(paths: readonly string[]): AsyncGenerator<FileSource> {
  for (const path of paths) {
    if (path === '-') yield { name: '-', size: undefined, open: () => process.stdin }
    else yield* sourcesBelow(path, await statOf(path))
  }
}

async function statOf(path: string) {
  try {
    return await stat(path)
  } catch (error) {
    throw new FileSourceError(
      `Cannot read ${JSON.stringify(path)}: ${(error as Error).message}. Wanted: a file, a directory, or - for standard input.`,
    )
  }
}

async function* sourcesBelow(path: string, stats: Awaited<ReturnType<typeof stat>>): AsyncGenerator<FileSource> {
  if (stats.isFile()) {
    yield { name: path, size: Number(stats.size), open: () => createReadStream(path, { highWaterMark: 256 * 1024 }) }
    return
  }
  if (!stats.isDirectory()) throw new FileSourceError(`Cannot read ${JSON.stringify(path)}: it is neither a file nor a directory.`)
  const names = (await readdir(path)).sort()
  for (const name of names) {
    const below = join(path, name)
    const found = await lstat(below)
    if (found.isFile() || found.isDirectory()) yield* sourcesBelow(below, found)
    else if (found.isSymbolicLink() && (await stat(below)).isFile()) yield* sourcesBelow(below, await stat(below))
  }
}
