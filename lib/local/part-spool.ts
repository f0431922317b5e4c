import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { SnapshotPart } from '#lib/audit/snapshot.ts'

/** Parts of a snapshot that can be gone through as often as needed. */
export interface PartSource {
  parts(): AsyncIterable<SnapshotPart>
}

/** Characters of JSON held in memory; what comes beyond them waits in files. */
const heldAtMost = 48 * 1024 * 1024

/** Takes in parts as they come, in memory while they are few and in a temporary directory beyond that. */
export class PartSpool implements PartSource {
  readonly #entries: { readonly name: string; readonly part: SnapshotPart | string }[] = []
  #held = 0
  #directory: string | undefined

  async add(part: SnapshotPart): Promise<void> {
    const name = `${part.account} ${part.region} ${part.service} ${String(part.chunk ?? 0).padStart(6, '0')}`
    const text = JSON.stringify(part)
    if (this.#held + text.length <= heldAtMost) {
      this.#held += text.length
      this.#entries.push({ name, part })
      return
    }
    this.#directory ??= await mkdtemp(join(tmpdir(), 'keepwatch-audit-'))
    const file = join(this.#directory, `${this.#entries.length}.json.gz`)
    this.#entries.push({ name, part: file })
    // Nobody else may read what an account looks like.
    await writeFile(file, gzipSync(text, { level: 1 }), { mode: 0o600 })
  }

  /** In the order of their scopes, whatever came first. */
  async *parts(): AsyncGenerator<SnapshotPart> {
    this.#entries.sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const { part } of this.#entries)
      yield typeof part === 'string' ? (JSON.parse(gunzipSync(await readFile(part)).toString('utf8')) as SnapshotPart) : part
  }

  /** Removes the files. */
  async close(): Promise<void> {
    if (this.#directory) await rm(this.#directory, { recursive: true, force: true })
  }
}
