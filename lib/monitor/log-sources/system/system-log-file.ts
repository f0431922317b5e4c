import { hash } from 'node:crypto'
import type { ContentReader } from '../content-reader.ts'
import type { FileItems } from '../file-items.ts'
import type { ReadItem } from '../read-item.ts'
import type { ReadLimits } from '../read-limits.ts'
import { type Line, LineSplitter } from '../split-lines.ts'
import { nowhere } from './line-context.ts'
import { readLogLine } from './read-log-line.ts'

/** Reads a text file of system logs line by line: syslog and auditd, mixed as one likes. */
export class SystemLogFile implements ContentReader {
  readonly #items: FileItems
  readonly #lines: LineSplitter
  readonly #asOf: number | undefined

  /** `asOf` (milliseconds since the epoch) is a time that no line is newer than: it gives lines without a year theirs. */
  constructor(items: FileItems, limits: ReadLimits, asOf: number | undefined) {
    this.#items = items
    this.#lines = new LineSplitter(limits.maxLineBytes)
    this.#asOf = asOf
  }

  push(chunk: Buffer): readonly ReadItem[] {
    return this.#read(this.#lines.push(chunk))
  }

  end(): readonly ReadItem[] {
    return this.#read(this.#lines.end())
  }

  #read(lines: readonly Line[]): readonly ReadItem[] {
    for (const line of lines) if (line.text !== '') this.#readLine(line)
    return this.#items.take()
  }

  #readLine({ text, number, cut }: Line): void {
    if (cut) {
      this.#items.setAside(number, 'line is too long for a system log', text)
      return
    }
    const digest = hash('sha256', text, 'hex')
    const id = `log-${digest.slice(0, 32)}${this.#items.occurrences.next(digest)}`
    const reading = readLogLine(text, { ...nowhere, id, ...(this.#asOf === undefined ? {} : { asOf: this.#asOf }) })
    if ('skipped' in reading) {
      this.#items.skipped(number, reading.skipped)
      return
    }
    for (const result of reading.results) {
      if (result.ok) this.#items.event(result.event, number)
      else this.#items.setAside(number, result.reason, text)
    }
  }
}
