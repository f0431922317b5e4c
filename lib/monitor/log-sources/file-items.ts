import type { SecurityEvent } from '../event.ts'
import { OccurrenceCount } from './occurrence-count.ts'
import type { ReadItem } from './read-item.ts'
import { sample } from './sample.ts'

/** Set-aside records of one file that are kept with their reason and text; beyond it they are only counted, which costs little. */
const mostListed = 1_000

/** Collects what one file brings forth, in its order. */
export class FileItems {
  readonly #name: string
  #items: ReadItem[] = []
  #listed = 0
  #unlisted = 0
  #unmatched = 0
  #occurrences: OccurrenceCount | undefined

  constructor(name: string) {
    this.#name = name
  }

  /** Counts equal records that have no id of their own. */
  get occurrences(): OccurrenceCount {
    this.#occurrences ??= new OccurrenceCount()
    return this.#occurrences
  }

  /** Whether further set-aside records are only counted: their reason and text need not be made. */
  get isFull(): boolean {
    return this.#listed >= mostListed
  }

  event(event: SecurityEvent, record: number): void {
    this.#items.push({ kind: 'event', event, record })
  }

  skipped(record: number, reason: string): void {
    this.#items.push({ kind: 'skipped', name: this.#name, record, reason })
  }

  setAside(record: number | null, reason: string, content: string | Uint8Array): void {
    if (this.isFull) this.#unlisted++
    else {
      this.#listed++
      this.#items.push({ kind: 'set-aside', name: this.#name, record, reason, sample: sample(content) })
    }
  }

  /** Further records that could not be read, when those listed are enough. */
  setAsideUnlisted(records: number): void {
    this.#unlisted += records
  }

  unmatched(events: number): void {
    this.#unmatched += events
  }

  /** What came since the last call. */
  take(): readonly ReadItem[] {
    const items = this.#items
    if (this.#unmatched > 0) items.push({ kind: 'unmatched', events: this.#unmatched })
    if (this.#unlisted > 0) items.push({ kind: 'unlisted', records: this.#unlisted })
    this.#items = []
    this.#unmatched = 0
    this.#unlisted = 0
    return items
  }
}
