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
 * not followed (a link loop would never end). What is found below a directory and cannot be read (a link to nothing, a directory
 * that may not be listed) is a source whose reading fails: one of many must not end all. Throws FileSourceError for a path that
 * is not there.
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
    yield sourceOf(path, Number(stats.size))
    return
  }
  if (!stats.isDirectory()) throw new FileSourceError(`Cannot read ${JSON.stringify(path)}: it is neither a file nor a directory.`)
  const names = await namesIn(path)
  if (!names) yield sourceOf(path, 0)
  for (const name of names ?? []) {
    const below = join(path, name)
    const found = await lstat(below)
    if (found.isFile() || found.isDirectory()) yield* sourcesBelow(below, found)
    else if (found.isSymbolicLink()) {
      const target = await stat(below).catch(() => undefined)
      if (!target || target.isFile()) yield sourceOf(below, Number(target?.size ?? 0))
    }
  }
}

/** The names in a directory, sorted; undefined when it cannot be listed: whoever reads it as a file is told why. */
async function namesIn(path: string): Promise<string[] | undefined> {
  try {
    return (await readdir(path)).sort()
  } catch {
    return undefined
  }
}

function sourceOf(path: string, size: number): FileSource {
  return { name: path, size, open: () => createReadStream(path, { highWaterMark: 256 * 1024 }) }
}
