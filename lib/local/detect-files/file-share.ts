import { createReadStream, readFileSync } from 'node:fs'
import { DetectionShare } from '#lib/monitor/detection-share.ts'
import type { SecurityEvent } from '#lib/monitor/event.ts'
import type { ReadItem, SetAsideRecord } from '#lib/monitor/log-sources/read-item.ts'
import { type ReadOptions, readItems, readItemsOf } from '#lib/monitor/log-sources/read-records.ts'
import type { RecordNeeds } from '#lib/monitor/log-sources/record-needs.ts'
import { releaseMemory } from '#lib/monitor/log-sources/release-memory.ts'
import type { Ruleset } from '#lib/monitor/sigma/compile-rules.ts'

/** A file of a run. */
export interface LogFile {
  /** Its place in the order of the run. */
  readonly index: number
  readonly name: string
  /** Bytes; undefined for a stream. */
  readonly size: number | undefined
}

/** What was read of one file. */
export interface FileReport {
  readonly index: number
  readonly name: string
  readonly events: number
  /** Records that could not be read, and the file itself when it could not; at most 1,000, the rest is in `unlisted`. */
  readonly setAside: readonly SetAsideRecord[]
  readonly unlisted: number
  /** Whether the file could not be opened or its reading broke off for a reason outside of it. */
  readonly failed: boolean
}

/** Files up to this size are read at one go, which is quicker; larger ones piece by piece. */
const wholeUpTo = 64 * 1024 * 1024

/** Events that are looked at together: so few that those of CloudTrail are forgotten while they are young. */
const atOnce = 1_000
/** Set-aside records that are kept with their text per file; beyond it they are only counted. */
const listed = 1_000

/** One thread's share of the files of a run. */
export class FileShare {
  readonly detection: DetectionShare
  readonly #needs: RecordNeeds | undefined

  constructor(ruleset: Ruleset) {
    this.detection = new DetectionShare(ruleset)
    this.#needs = needsOf(ruleset)
  }

  /** Reads a file to its end. A file that cannot be read is set aside with the reason: the others are not to suffer. */
  async read({ index, name, size }: LogFile, stream?: AsyncIterable<Uint8Array>): Promise<FileReport> {
    const reading = new Reading(this.detection)
    let failed = false
    try {
      const options = { name, asOf: Date.now(), ...(this.#needs ? { needs: this.#needs } : {}) }
      const isWhole = !stream && size !== undefined && size <= wholeUpTo && takeWhole(reading, readFileSync(name), options)
      if (!isWhole)
        for await (const items of readItems(stream ?? createReadStream(name, { highWaterMark: 256 * 1024 }), options)) reading.take(items)
    } catch (error) {
      if (!isSystemError(error)) throw error
      failed = true
      reading.take([{ kind: 'set-aside', name, record: null, reason: `cannot be read: ${error.message}`, sample: '' }])
    }
    reading.look()
    const { events, setAside, unlisted } = reading
    return { index, name, events, setAside, unlisted, failed }
  }
}

/** Reads a file in memory, which is given back; says whether it could be had whole. */
function takeWhole(reading: Reading, file: Buffer, options: ReadOptions): boolean {
  const whole = readItemsOf(file, options)
  for (const items of whole ?? []) reading.take(items)
  if (whole) releaseMemory(file)
  return whole !== undefined
}

/** One file while it is read. */
class Reading {
  readonly #detection: DetectionShare
  #waiting: SecurityEvent[] = []
  readonly setAside: SetAsideRecord[] = []
  events = 0
  unlisted = 0

  constructor(detection: DetectionShare) {
    this.#detection = detection
  }

  take(items: readonly ReadItem[]): void {
    for (const item of items) {
      if (item.kind === 'event') this.#waiting.push(item.event)
      else if (item.kind === 'unmatched') this.events += item.events
      else if (item.kind === 'set-aside') {
        if (this.setAside.length < listed) this.setAside.push(item)
        else this.unlisted++
      }
    }
    if (this.#waiting.length >= atOnce) this.look()
  }

  /** Asks the rules about the events that wait. */
  look(): void {
    this.events += this.#waiting.length
    this.#detection.look(this.#waiting)
    this.#waiting = []
  }
}

/**
 * What records must have for any rule to match. Not asked where rules judge by what did not happen: they need the times of all
 * events, and of records that no rule can match these are not read.
 */
function needsOf(ruleset: Ruleset): RecordNeeds | undefined {
  const times = ruleset.correlations.some(({ document }) => document.type === 'absence')
  return times ? undefined : ruleset.recordNeeds()
}

/** Errors of the file system; all others are ours and end the run. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && typeof error.syscall === 'string'
}
