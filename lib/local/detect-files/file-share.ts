import { createReadStream, readFileSync } from 'node:fs'
import { DetectionShare } from '#lib/monitor/detection-share.ts'
import { type EventBatch, readEventBatches, readFileBatches } from '#lib/monitor/log-sources/event-batches.ts'
import type { SetAsideRecord } from '#lib/monitor/log-sources/read-records.ts'
import type { RecordNeeds } from '#lib/monitor/log-sources/record-needs.ts'
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

/** One thread's share of the files of a run. */
export class FileShare {
  readonly detection: DetectionShare
  readonly #needs: RecordNeeds | undefined

  constructor(ruleset: Ruleset) {
    this.detection = new DetectionShare(ruleset)
    this.#needs = needsOf(ruleset)
  }

  /** Reads a file to its end. A file that cannot be read is set aside with the reason: the others are not to suffer. */
  async read(file: LogFile, stream?: AsyncIterable<Uint8Array>): Promise<FileReport> {
    const { index, name } = file
    const setAside: SetAsideRecord[] = []
    let [events, unlisted, failed] = [0, 0, false]
    try {
      for await (const batch of this.#batches(file, stream)) {
        events += batch.events.length + batch.unmatched
        unlisted += batch.unlisted
        for (const record of batch.setAside) setAside.push(record)
        this.detection.look(batch.events)
      }
    } catch (error) {
      if (!isSystemError(error)) throw error
      failed = true
      setAside.push({ kind: 'set-aside', name, record: null, reason: `cannot be read: ${error.message}`, sample: '' })
    }
    return { index, name, events, setAside, unlisted, failed }
  }

  #batches({ name, size }: LogFile, stream: AsyncIterable<Uint8Array> | undefined): AsyncGenerator<EventBatch> {
    const options = this.#needs ? { name, needs: this.#needs } : { name }
    if (!stream && size !== undefined && size <= wholeUpTo) return readFileBatches(readFileSync(name), options)
    return readEventBatches(stream ?? createReadStream(name, { highWaterMark: 256 * 1024 }), options)
  }
}

/**
 * What records must have for any rule to match. Not asked where rules judge by what did not happen: they need the times of all
 * events, and of records that no rule can match these are not read.
 */
function needsOf(ruleset: Ruleset): RecordNeeds | undefined {
  const times = ruleset.correlations.some(({ document }) => document.type === 'absence' || document.type === 'first_seen')
  return times ? undefined : ruleset.recordNeeds()
}

/** Errors of the file system; all others are ours and end the run. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && typeof error.syscall === 'string'
}
