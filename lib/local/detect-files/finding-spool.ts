import { appendFileSync, readFileSync } from 'node:fs'
import type { AccumulatedFinding } from '#lib/findings/accumulated-finding.ts'
import { FindingAccumulator } from '#lib/findings/finding-accumulator.ts'
import type { TemporaryDirectory } from '../temporary-directory.ts'
import { type FindingRecord, partOf, readRecord, recordOf } from './finding-record.ts'

/** Characters of records that are held in memory, those of about 10,000 findings; beyond it they go to disk. */
const mostHeld = 16 * 1024 * 1024

/** Records of one partition: what travels between threads. */
export interface RecordTexts {
  readonly partition: number
  readonly texts: readonly string[]
}

/**
 * The parts of the findings of a run, put together by id. However many there are, memory is bounded: beyond a limit the
 * records are written to a temporary directory, divided by id, and each partition is put together by itself.
 */
export class FindingSpool {
  readonly #directory: TemporaryDirectory
  readonly #limit: number
  readonly #partitions = new Map<number, string[]>()
  readonly #written = new Set<number>()
  #held = 0

  constructor(directory: TemporaryDirectory, limit = mostHeld) {
    this.#directory = directory
    this.#limit = limit
  }

  add(records: Iterable<RecordTexts>): void {
    for (const { partition, texts } of records) {
      const held = this.#partitions.get(partition) ?? []
      this.#partitions.set(partition, held)
      for (const text of texts) {
        held.push(text)
        this.#held += text.length
      }
    }
    if (this.#held > this.#limit) for (const partition of this.#partitions.keys()) this.#write(partition)
  }

  /** Every finding, whole, once, in no particular order; each is forgotten when it was given. */
  *findings(): Generator<FindingRecord> {
    for (const partition of [...new Set([...this.#partitions.keys(), ...this.#written])]) {
      const texts = this.#partitions.get(partition) ?? []
      this.#partitions.delete(partition)
      const written = this.#written.has(partition) ? readFileSync(this.#file(partition), 'utf8').trimEnd().split('\n') : []
      yield* merged([...written, ...texts])
    }
  }

  #write(partition: number): void {
    const texts = this.#partitions.get(partition) ?? []
    this.#partitions.delete(partition)
    this.#held -= texts.reduce((sum, { length }) => sum + length, 0)
    appendFileSync(this.#file(partition), `${texts.join('\n')}\n`, { mode: 0o600 })
    this.#written.add(partition)
  }

  #file(partition: number): string {
    return this.#directory.file(`findings-${partition}.txt`)
  }
}

/** Findings with one part are what they are; the parts of the others are merged. */
function* merged(texts: readonly string[]): Generator<FindingRecord> {
  const single = new Map<string, FindingRecord>()
  const several = new FindingAccumulator()
  const shared = new Set<string>()
  for (const text of texts) {
    const record = readRecord(text)
    const other = single.get(record.id)
    if (!other && !shared.has(record.id)) single.set(record.id, record)
    else if (other?.text !== text) {
      if (other) several.merge(partOf(other))
      several.merge(partOf(record))
      single.delete(record.id)
      shared.add(record.id)
    }
  }
  yield* single.values()
  for (const finding of several.drain()) yield readRecord(recordOf(finding))
}

/** Findings as records, divided as a spool divides them. */
export function recordTexts(findings: Iterable<AccumulatedFinding>): RecordTexts[] {
  const partitions = new Map<number, string[]>()
  for (const finding of findings) {
    const partition = partitionOf(finding.id)
    const texts = partitions.get(partition)
    if (texts) texts.push(recordOf(finding))
    else partitions.set(partition, [recordOf(finding)])
  }
  return [...partitions].map(([partition, texts]) => ({ partition, texts }))
}

/** Ids end in a hash in hexadecimal: of its last digits six bits are as good as chance, so that 64 partitions are of about one size. */
function partitionOf(id: string): number {
  const digit = (back: number): number => (id.charCodeAt(id.length - back) % 39) - 9
  return ((digit(2) << 4) + digit(1)) & 63
}
