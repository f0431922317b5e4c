import { createReadStream, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { TemporaryDirectory } from './temporary-directory.ts'

/** Characters held in memory before a sorted run is written. */
const mostHeld = 16 * 1024 * 1024

interface Keyed {
  readonly key: string
  readonly line: string
}

const byKey = (a: Keyed, b: Keyed): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)

/** Sorts lines by their keys, in memory as long as they fit and by merging sorted runs on disk when they do not. */
export class SortedLines {
  readonly #directory: TemporaryDirectory
  readonly #limit: number
  #held: Keyed[] = []
  #size = 0
  #runs = 0
  #count = 0

  constructor(directory: TemporaryDirectory, limit = mostHeld) {
    this.#directory = directory
    this.#limit = limit
  }

  /** Lines in all. */
  get count(): number {
    return this.#count
  }

  /** Neither text may hold a line break, nor the key a tab. */
  add(key: string, line: string): void {
    this.#held.push({ key, line })
    this.#count++
    this.#size += key.length + line.length
    if (this.#size > this.#limit) this.#writeRun()
  }

  /** The lines in order of their keys. */
  async *lines(): AsyncGenerator<string> {
    this.#held.sort(byKey)
    if (this.#runs === 0) {
      for (const { line } of this.#held) yield line
      return
    }
    const runs = Array.from({ length: this.#runs }, (_, run) => this.#readRun(run))
    const sources: (Iterator<Keyed> | AsyncIterator<Keyed>)[] = [...runs, this.#held.values()]
    yield* merged(sources)
  }

  #writeRun(): void {
    this.#held.sort(byKey)
    const text = this.#held.map(({ key, line }) => `${key}\t${line}\n`).join('')
    writeFileSync(this.#file(this.#runs++), text, { mode: 0o600 })
    this.#held = []
    this.#size = 0
  }

  async *#readRun(run: number): AsyncGenerator<Keyed> {
    const input = createReadStream(this.#file(run), { highWaterMark: 256 * 1024 })
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      const tab = text.indexOf('\t')
      yield { key: text.slice(0, tab), line: text.slice(tab + 1) }
    }
  }

  #file(run: number): string {
    return this.#directory.file(`lines-${run}.txt`)
  }
}

/** The heads of all sources are compared for each line: there are few sources, a hundred for three gigabytes. */
async function* merged(sources: readonly (Iterator<Keyed> | AsyncIterator<Keyed>)[]): AsyncGenerator<string> {
  const heads = await Promise.all(sources.map(async (source) => ({ source, next: await source.next() })))
  for (;;) {
    const alive = heads.filter(({ next }) => !next.done)
    const [first] = alive.toSorted((a, b) => byKey(a.next.value, b.next.value))
    if (!first) return
    yield first.next.value.line
    first.next = await first.source.next()
  }
}
