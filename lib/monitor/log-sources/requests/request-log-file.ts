import { hash } from 'node:crypto'
import type { Normalised, SecurityEvent } from '../../event.ts'
import type { Place } from '../arn.ts'
import type { ContentReader } from '../content-reader.ts'
import type { FileItems } from '../file-items.ts'
import { OccurrenceCount } from '../occurrence-count.ts'
import type { ReadItem } from '../read-item.ts'
import type { ReadLimits } from '../read-limits.ts'
import { type Line, LineSplitter } from '../split-lines.ts'
import { isAlbLine, readAlbLine } from './alb.ts'
import { placeOfDelivery } from './delivery-place.ts'
import { isS3AccessLine, readS3AccessLine } from './s3-access.ts'

/** Formats of lines that each speak of one request. */
export type RequestLog = 'alb' | 's3-access'

/** A request line may have 16 KiB and a user agent 8, each character of which may be written as several. */
const leastLineBytes = 64 * 1024

type ReadLine = (line: string, fallback: Place) => Normalised | Omit<SecurityEvent, 'id'>
const readers: Readonly<Record<RequestLog, ReadLine>> = { alb: readAlbLine, 's3-access': readS3AccessLine }

/** Which log of requests a line belongs to. */
export function requestLogOf(line: string): RequestLog | undefined {
  if (isAlbLine(line)) return 'alb'
  return isS3AccessLine(line) ? 's3-access' : undefined
}

/** Reads a file of access log lines. Identical lines are told apart by their occurrence, so a redelivery gives the same ids. */
export class RequestLogFile implements ContentReader {
  readonly #log: RequestLog
  readonly #place: Place
  readonly #items: FileItems
  readonly #lines: LineSplitter
  readonly #occurrences = new OccurrenceCount()

  constructor(log: RequestLog, name: string, items: FileItems, limits: ReadLimits) {
    this.#log = log
    this.#place = placeOfDelivery(name)
    this.#items = items
    this.#lines = new LineSplitter(Math.max(limits.maxLineBytes, leastLineBytes))
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
    const result = cut
      ? { ok: false as const, reason: `line is longer than any of an access log (${leastLineBytes} bytes)` }
      : this.#eventOf(text)
    if (!('ok' in result)) {
      const digest = hash('sha256', text, 'hex')
      const id = `${this.#log}-${digest.slice(0, 32)}${this.#occurrences.next(digest)}`
      this.#items.event({ id, ...result }, number)
    } else if (!result.ok) this.#items.setAside(number, result.reason, text)
  }

  #eventOf(text: string): ReturnType<ReadLine> {
    // A copy: the columns are pieces of the line, and what is kept of one should not keep the text of a whole chunk.
    return readers[this.#log](Buffer.from(text).toString(), this.#place)
  }
}
