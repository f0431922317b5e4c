import type { ReadLimits } from '../read-limits.ts'
import type { RecordNeeds } from '../record-needs.ts'
import * as layout from './layout.ts'
import { NeedScopes } from './need-scopes.ts'
import { openScanner, type ScannerCalls } from './scanner-module.ts'
import { ScannerTables } from './scanner-tables.ts'

/** Most bytes that are scanned at once: longer records are read without a scanner. */
export const longestWindow: number = layout.windowBytes
const firstPages = Math.ceil(layout.tablesAt / 65_536)

/** A record that must be parsed. */
export interface TakenRecord {
  /** Among all records of the scan, from 0. */
  readonly ordinal: number
  /** Where it begins in the bytes that were scanned. */
  readonly begin: number
  /** A view that holds until the next scan. */
  readonly bytes: Buffer
}

/** What a scan found. */
export interface Scan {
  /** The bytes end (perhaps within a record), the list ends here, there is more than fits one scan, or something that no scanner reads. */
  readonly why: 'end' | 'full' | 'list-end' | 'else'
  /** Where it stopped: nothing from here on was taken or skipped. */
  readonly stopped: number
  /** Records that no rule can match. */
  readonly skipped: number
  readonly taken: readonly TakenRecord[]
  /** Whether by now an object stood on a line of its own. */
  readonly oneALine: boolean
}

const reasons: ReadonlyMap<number, Scan['why']> = new Map([
  [layout.windowEnded, 'end'],
  [layout.takenIsFull, 'full'],
  [layout.listEnded, 'list-end'],
  [layout.somethingElse, 'else'],
])

/**
 * Tells the records of a CloudTrail file that must be parsed from those that certainly are events that no rule can match. Made
 * of the rules' needs once and used for any number of files, one scan at a time; holds about 1.5 MB and what the needs take.
 */
export class RecordFilter {
  readonly #calls: ScannerCalls
  readonly #memory: Buffer
  readonly #words: Uint32Array

  constructor(needs: RecordNeeds) {
    const { memory, calls } = openScanner(firstPages)
    new ScannerTables(memory, calls).write(new NeedScopes(needs))
    this.#calls = calls
    this.#memory = Buffer.from(memory.buffer)
    this.#words = new Uint32Array(memory.buffer)
  }

  /** Scans at most `longestWindow` bytes that stand in a list of records, or else are objects one after the other, up to what it cannot tell. */
  scan(
    bytes: Buffer,
    from: { readonly inList: boolean; readonly afterNewline: boolean; readonly oneALine: boolean },
    limits: Pick<ReadLimits, 'maxDepth' | 'maxRecordBytes'>,
  ): Scan {
    const begin = layout.windowAt
    const end = begin + bytes.copy(this.#memory, begin, 0, longestWindow)
    this.#memory.fill(0, end, end + layout.paddingBytes)
    this.#words[(layout.resultsAt + layout.oneALine) / 4] = from.oneALine ? 1 : 0
    const why = this.#calls.scanRecords(begin, end, from.inList, from.afterNewline, limits.maxDepth, limits.maxRecordBytes)
    return {
      why: reasons.get(why) ?? 'else',
      stopped: this.#result(layout.stoppedAt) - begin,
      skipped: this.#result(layout.skippedCount),
      taken: Array.from({ length: this.#result(layout.takenCount) }, (_, index) => this.#taken(index)),
      oneALine: this.#result(layout.oneALine) === 1,
    }
  }

  #taken(index: number): TakenRecord {
    const at = (layout.takenAt + index * layout.takenBytes) / 4
    const begin = this.#words[at] ?? 0
    const bytes = this.#memory.subarray(begin, this.#words[at + 1])
    return { begin: begin - layout.windowAt, bytes, ordinal: this.#words[at + 2] ?? 0 }
  }

  #result(place: number): number {
    return this.#words[(layout.resultsAt + place) / 4] ?? 0
  }
}

const filters = new WeakMap<RecordNeeds, RecordFilter>()

/** The filter of these needs, made when they are first asked for. */
export function filterFor(needs: RecordNeeds): RecordFilter {
  const known = filters.get(needs)
  if (known) return known
  const filter = new RecordFilter(needs)
  filters.set(needs, filter)
  return filter
}
