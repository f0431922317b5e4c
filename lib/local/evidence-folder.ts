import { readdir, readFile } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import type { EvidenceReader } from '#lib/audit/seal/verify-evidence.ts'

/** A copy of the evidence bucket in a directory: keys are the paths below it. */
export class EvidenceFolder implements EvidenceReader {
  readonly #root: string

  constructor(root: string) {
    this.#root = resolve(root)
  }

  async get(key: string): Promise<Uint8Array | undefined> {
    const path = resolve(this.#root, key)
    // A seal is foreign: it must not make us read outside.
    if (!path.startsWith(`${this.#root}${sep}`)) return undefined
    try {
      return await readFile(path)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return undefined
      throw error
    }
  }

  async *keys(prefix: string): AsyncGenerator<string> {
    const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1)
    for (const key of await this.#below(folder)) if (key.startsWith(prefix)) yield key
  }

  async #below(folder: string): Promise<readonly string[]> {
    try {
      const entries = await readdir(join(this.#root, folder), { recursive: true, withFileTypes: true })
      const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
      return files.map((path) => path.slice(this.#root.length + 1).replaceAll(sep, '/')).sort()
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
      throw error
    }
  }
}
