import type { ContentReader } from './content-reader.ts'
import type { FileItems } from './file-items.ts'
import { HeldBytes } from './held-bytes.ts'
import { newline } from './json-bytes.ts'
import { JsonFile } from './json-file.ts'
import { fileStart, type JsonPosition } from './json-position.ts'
import { listEnd, listOpening } from './list-frame.ts'
import type { ReadItem } from './read-item.ts'
import type { ReadLimits } from './read-limits.ts'
import { readPiece } from './read-piece.ts'
import { longestWindow, type RecordFilter, type Scan } from './scanner/record-filter.ts'

/** Bytes that are scanned at once: they and what is found in them stay in the cache of a core. */
const usualWindow = 256 * 1024
/** Bytes that are worth a scan. */
const leastWindow = 64 * 1024
/** Bytes of a large chunk that are put together with what is held. */
const bridge = 32 * 1024
const nothing: Buffer = Buffer.alloc(0)

/** Reading goes on, waits for more bytes, or can only go on with the other reader. */
type Outcome = 'on' | 'wait' | 'stuck'

/**
 * Reads a file of JSON records and parses only those that some rule may match; the others it counts. It takes on nothing but
 * records that are valid and plain: from the first other thing on (a broken record, one over the limits, text between records, an
 * object around the list with more in it) the rest of the file is read by `JsonFile`, so the outcome is the same as its outcome.
 */
export class ScannedJsonFile implements ContentReader {
  private readonly items: FileItems
  private readonly limits: ReadLimits
  private readonly filter: RecordFilter
  private readonly held = new HeldBytes()
  private bytes: Buffer = nothing
  /** How far `bytes` are read, and what is known of that place. */
  private at = 0
  private position: JsonPosition = fileStart
  private window = usualWindow
  /** Bytes that are worth looking at. */
  private wanted = leastWindow
  /** Reads the rest, since something else was met. */
  private rest: JsonFile | undefined

  constructor(items: FileItems, limits: ReadLimits, filter: RecordFilter) {
    this.items = items
    this.limits = limits
    this.filter = filter
  }

  push(chunk: Buffer): readonly ReadItem[] {
    if (this.rest) return this.rest.push(chunk)
    if (this.held.length + chunk.length < this.wanted) {
      this.held.append(chunk)
      return []
    }
    return this.held.length > 0 && chunk.length > 2 * bridge ? this.readLarge(chunk) : this.read(this.held.take(chunk), false)
  }

  end(): readonly ReadItem[] {
    const items = this.rest ? [] : this.read(this.held.take(nothing), true)
    return this.rest ? items.concat(this.rest.end()) : items
  }

  /** A large chunk is not put together with what is held but for its beginning: copying all of it would cost a fifth of a scan. */
  private readLarge(chunk: Buffer): readonly ReadItem[] {
    const items = this.read(this.held.take(chunk.subarray(0, bridge)), false)
    const left = this.held.length
    if (this.rest || left > bridge) return items.concat(this.push(chunk.subarray(bridge)))
    this.held.cut(0)
    return items.concat(this.read(chunk.subarray(bridge - left), false))
  }

  /** Reads as much as there are whole records of and holds the others. */
  private read(bytes: Buffer, last: boolean): readonly ReadItem[] {
    this.bytes = bytes
    this.at = 0
    let outcome: Outcome = 'on'
    while (outcome === 'on') outcome = this.step()
    const left = bytes.subarray(this.at)
    this.bytes = nothing
    const items = this.items.take()
    if (outcome === 'stuck' || (last && (left.length > 0 || this.position.list !== 'none'))) {
      this.rest = new JsonFile(this.items, this.limits, this.position)
      return items.concat(this.rest.push(left))
    }
    this.held.append(left)
    // What holds no whole record is looked at again when there is twice as much of it.
    this.wanted = Math.min(Math.max(leastWindow, left.length * 2), longestWindow + 1)
    return items
  }

  private step(): Outcome {
    const { list } = this.position
    if (list === 'none') {
      const opening = listOpening(this.bytes, this.at)
      if (opening === 'unsure') return 'wait'
      if (opening !== 'none') return this.moveTo(opening.at, { list: opening.list })
    }
    const { why, stopped } = this.scan()
    if (why === 'full') return 'on'
    if (why === 'else') return list === 'none' && stopped > 0 ? 'on' : 'stuck'
    if (why === 'end' || list === 'none') return this.widen(stopped)
    const end = listEnd(this.bytes, this.at, list)
    if (typeof end === 'number') return this.moveTo(end, { list: 'none' })
    return end === 'unsure' ? 'wait' : 'stuck'
  }

  /** Takes over what stands in the next window. */
  private scan(): Scan {
    const { list, index, offset, oneALine, lastByte } = this.position
    const bytes = this.bytes.subarray(this.at, this.at + this.window)
    const scan = this.filter.scan(bytes, { inList: list !== 'none', afterNewline: lastByte === newline, oneALine }, this.limits)
    for (const { ordinal, begin, bytes } of scan.taken) {
      readPiece({ index: index + ordinal, offset: offset + begin, bytes }, this.limits, this.items)
    }
    this.items.unmatched(scan.skipped)
    this.moveTo(this.at + scan.stopped, { index: index + scan.skipped + scan.taken.length, oneALine: scan.oneALine })
    return scan
  }

  /** The window ended: the next one is, or this one was too short for a record, or there is no more. */
  private widen(stopped: number): Outcome {
    const { window } = this
    this.window = usualWindow
    if (this.at - stopped + window >= this.bytes.length) return 'wait'
    if (stopped > 0) return 'on'
    this.window = longestWindow
    return window === longestWindow ? 'stuck' : 'on'
  }

  private moveTo(at: number, known: Partial<JsonPosition>): Outcome {
    const { position } = this
    const lastByte = at > this.at ? (this.bytes[at - 1] ?? 0) : position.lastByte
    this.position = { ...position, ...known, lastByte, offset: position.offset + at - this.at }
    this.at = at
    return 'on'
  }
}
