import type { SnapshotPart } from '#lib/audit/snapshot.ts'
import type { PartSource } from './part-spool.ts'
import { snapshotPartsIn } from './snapshot-files.ts'

/** A recorded snapshot, read anew at each going through, a file at a time; `-` is read once and kept. */
export class RecordedSnapshot implements PartSource {
  readonly #path: string
  readonly #regions: readonly string[]
  #piped: readonly SnapshotPart[] | undefined

  /** `regions`: only these (and what is global); empty: all. */
  constructor(path: string, regions: readonly string[]) {
    this.#path = path
    this.#regions = regions
  }

  async *parts(): AsyncGenerator<SnapshotPart> {
    if (this.#path === '-') this.#piped ??= await Array.fromAsync(snapshotPartsIn('-'))
    for await (const part of this.#piped ?? snapshotPartsIn(this.#path))
      if (this.#regions.length === 0 || part.region === 'global' || this.#regions.includes(part.region)) yield part
  }
}
