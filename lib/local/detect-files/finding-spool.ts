import { appendFileSync, readFileSync } from 'node:fs'
import type { AccumulatedFinding } from '#lib/findings/accumulated-finding.ts'
import { FindingAccumulator } from '#lib/findings/finding-accumulator.ts'
import type { TemporaryDirectory } from '../temporary-directory.ts'
import { type FindingRecord, partOf, readRecord, recordOf } from './finding-record.ts'

/** Characters of records that are held in memory, those of about 10,000 findings; beyond it they go to disk. */
const mostHeld = 16 * 1024 * 1024

/** Records of one partition, one a line: what travels between threads. */
export interface RecordTexts {
  readonly partition: string
  readonly text: string
}

/**
 * The parts of the findings of a run, put together by id. However many there are, memory is bounded: beyond a limit the
 * records are written to a temporary directory, divided by id, and each partition is put together by itself.
 */
export class FindingSpool {
  readonly #directory: TemporaryDirectory
  readonly #limit: number
  readonly #partitions = new Map<string, string[]>()
  readonly #written = new Set<string>()
  #held = 0

  constructor(directory: TemporaryDirectory, limit = mostHeld) {
    this.#directory = directory
    this.#limit = limit
  }

  add(texts: Iterable<RecordTexts>): void {
    for (const { partition, text } of texts) {
      const held = this.#partitions.get(partition)
      if (held) held.push(text)
      else this.#partitions.set(partition, [text])
      this.#held += text.length
    }
    if (this.#held > this.#limit) for (const partition of this.#partitions.keys()) this.#write(partition)
  }

  /** Every finding, whole, once, in no particular order; each is forgotten when it was given. */
  *findings(): Generator<FindingRecord> {
    for (const partition of [...new Set([...this.#partitions.keys(), ...this.#written])]) {
      const texts = this.#partitions.get(partition) ?? []
      this.#partitions.delete(partition)
      if (this.#written.has(partition)) texts.push(readFileSync(this.#file(partition), 'utf8').trimEnd())
      yield* merged(texts)
    }
  }

  #write(partition: string): void {
    const texts = this.#partitions.get(partition) ?? []
    this.#partitions.delete(partition)
    this.#held -= texts.reduce((sum, { length }) => sum + length, 0)
    appendFileSync(this.#file(partition), `${texts.join('\n')}\n`, { mode: 0o600 })
    this.#written.add(partition)
  }

  #file(partition: string): string {
    return this.#directory.file(`findings-${partition}.txt`)
  }
}

/** Findings with one part are what they are; the parts of the others are merged. */
function* merged(texts: readonly string[]): Generator<FindingRecord> {
  const single = new Map<string, FindingRecord>()
  const several = new FindingAccumulator()
  const shared = new Set<string>()
  for (const text of texts) {
    for (const line of text.split('\n')) {
      const record = readRecord(line)
      const other = single.get(record.id)
      if (!other && !shared.has(record.id)) single.set(record.id, record)
      else if (other?.text !== line) {
        if (other) several.merge(partOf(other))
        several.merge(partOf(record))
        single.delete(record.id)
        shared.add(record.id)
      }
    }
  }
  yield* single.values()
  for (const finding of several.drain()) yield readRecord(recordOf(finding))
}

/** Findings as records, divided as a spool divides them. */
export function recordTexts(findings: Iterable<AccumulatedFinding>): RecordTexts[] {
  const lines = new Map<string, string[]>()
  for (const finding of findings) {
    const partition = partitionOf(finding.id)
    const list = lines.get(partition)
    if (list) list.push(recordOf(finding))
    else lines.set(partition, [recordOf(finding)])
  }
  return [...lines].map(([partition, texts]) => ({ partition, text: texts.join('\n') }))
}

/** Ids end in a hash in hexadecimal: its last digits make 64 partitions of about one size. */
function partitionOf(id: string): string {
  return String(Number.parseInt(id.slice(-2), 16) % 64)
}
