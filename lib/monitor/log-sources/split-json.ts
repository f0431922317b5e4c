import { HeldBytes } from './held-bytes.ts'
import * as json from './json-bytes.ts'
import { type BadPiece, type JsonPiece, shortestKnown } from './json-piece.ts'
import { JsonPieces } from './json-pieces.ts'
import { fileStart, type JsonPosition } from './json-position.ts'
import type { ReadLimits } from './read-limits.ts'

const sampleBytes = 2000
type Phase = 'between' | 'inside' | 'string' | 'scalar' | 'junk' | 'seek'

/**
 * Cuts a stream of bytes into JSON records without holding it: the members of `{"Records":[…]}` (wherever the key stands) and
 * of a top-level array, or objects one after the other (NDJSON or not). Depth is counted, so what only looks like a boundary,
 * in a string or a nested object, is none. A record over a limit is reported and the rest goes on; a malformed one is reported
 * and reading goes on at the next line that begins an object, or in a list at the next `},{`.
 */
export class JsonSplitter {
  private readonly limits: Pick<ReadLimits, 'maxRecordBytes' | 'maxDepth'>
  /** Open brackets of the current element, as far as `maxDepth`; a stack of bytes, so no nesting overflows. */
  private readonly brackets: Uint8Array
  private readonly held = new HeldBytes()
  private readonly keys = new json.KeyWatch('Records')
  private phase: Phase = 'between'
  private list: JsonPosition['list']
  /** The current top-level object is the one around `Records`: its other content is not wanted. */
  private wrapper = false
  private depth = 0
  private start = 0
  private bad: BadPiece | undefined
  private startsLine = false
  private oneALine: boolean
  private seekStep = 0
  private base: number
  private skipFirst = false
  private lastByte: number
  private lastVisible = 0
  private chunk: Buffer = Buffer.alloc(0)
  private readonly pieces: JsonPieces

  constructor(limits: Pick<ReadLimits, 'maxRecordBytes' | 'maxDepth'>, from: JsonPosition = fileStart) {
    this.limits = limits
    this.brackets = new Uint8Array(limits.maxDepth)
    this.list = from.list
    this.pieces = new JsonPieces(from.index)
    this.base = from.offset
    this.lastByte = from.lastByte
    this.oneALine = from.oneALine
  }

  /** The elements that end in this chunk. */
  push(chunk: Buffer): readonly JsonPiece[] {
    if (chunk.length === 0) return []
    this.chunk = chunk
    // A control character ends the text even behind a backslash, or a cut line would swallow the next.
    let at = this.skipFirst && (chunk[0] ?? 0) >= 0x20 ? 1 : 0
    this.skipFirst = false
    while (at < chunk.length) at = this.step(chunk, at)
    this.leaveChunk(chunk)
    return this.pieces.take()
  }

  /** What the end of the input leaves open. */
  end(): readonly JsonPiece[] {
    this.chunk = Buffer.alloc(0)
    if (this.phase === 'scalar') this.finish(0)
    if (this.phase === 'junk') this.report(0, 'malformed')
    else if (this.phase === 'inside' || this.phase === 'string') this.report(0, this.bad ?? 'unterminated')
    else if (this.list !== 'none') {
      this.start = this.base
      this.report(0, 'unterminated')
    }
    return this.pieces.take()
  }

  private step(chunk: Buffer, at: number): number {
    if (this.phase === 'string') return this.inString(chunk, at)
    if (this.phase === 'inside') return this.inside(chunk, at)
    if (this.phase === 'between') return this.between(chunk, at)
    if (this.phase === 'scalar') return this.inScalar(chunk, at)
    return this.phase === 'junk' ? this.inJunk(chunk, at) : this.seek(chunk, at)
  }

  private inString(chunk: Buffer, from: number): number {
    let at = from
    while (at < chunk.length && json.endsRun[chunk[at] ?? 0] === 0) at++
    if (at === chunk.length) return at
    if (chunk[at] === json.backslash) {
      this.skipFirst = at + 1 === chunk.length
      return (chunk[at + 1] ?? 0) < 0x20 ? at + 1 : at + 2
    }
    if (chunk[at] !== json.quote) return this.giveUp(chunk, at)
    this.phase = this.depth > 0 ? 'inside' : 'scalar'
    if (this.depth === 1 && this.list === 'none') this.keys.close(chunk, at)
    return at + 1
  }

  private inside(chunk: Buffer, from: number): number {
    let at = from
    while (at < chunk.length && json.kindOf[chunk[at] ?? 0] === json.kinds.skipped) at++
    if (at === chunk.length) return at
    const kind = json.kindOf[chunk[at] ?? 0]
    if (kind === json.kinds.quote) {
      this.phase = 'string'
      this.keys.open(at + 1)
      return at + 1
    }
    if (kind === json.kinds.open) return this.open(chunk, at)
    return kind === json.kinds.close ? this.close(chunk, at) : this.giveUp(chunk, at)
  }

  private open(chunk: Buffer, at: number): number {
    const byte = chunk[at] ?? 0
    // Beyond the limit brackets are only counted.
    const within = this.depth <= this.limits.maxDepth ? this.brackets[this.depth - 1] : undefined
    if (within !== undefined && !this.mayOpen(chunk, at, within)) {
      this.bad ??= 'malformed'
      // An object where none can stand: the one before was never closed. It is given up, this one is read.
      if (byte === json.openBrace) return this.report(at, this.bad)
    }
    if (byte === json.openBracket && this.depth === 1 && this.list === 'none' && this.keys.matches) {
      this.list = 'records'
      this.phase = 'between'
      this.depth = 0
      this.held.cut(0)
      return at + 1
    }
    if (this.depth < this.limits.maxDepth) this.brackets[this.depth] = byte
    else this.bad ??= 'too-deep'
    this.depth++
    return at + 1
  }

  /** Inside an object a bracket follows a colon; inside a list its beginning or a comma. */
  private mayOpen(chunk: Buffer, at: number, within: number): boolean {
    if (this.oneALine && this.list === 'none' && chunk[at] === json.openBrace && this.byteBefore(chunk, at) === json.newline) return false
    const visible = json.visibleBefore(chunk, at) ?? this.lastVisible
    return within === json.openBrace ? visible === json.colon : visible === json.openBracket || visible === json.comma
  }

  private close(chunk: Buffer, at: number): number {
    const wanted = chunk[at] === json.closeBrace ? json.openBrace : json.openBracket
    if (this.depth <= this.limits.maxDepth && this.brackets[this.depth - 1] !== wanted) {
      this.bad ??= 'malformed'
      while (this.depth > 0 && this.brackets[this.depth - 1] !== wanted) this.depth--
      // It closes nothing of this element, so it closes what is around it.
      if (this.depth === 0) return this.report(at, this.bad)
    }
    this.depth--
    if (this.depth === 0) this.finish(at + 1)
    return at + 1
  }

  private between(chunk: Buffer, from: number): number {
    let at = from
    while (json.isSpace(chunk[at] ?? 0) || chunk[at] === json.comma) at++
    if (at >= chunk.length) return at
    const byte = chunk[at] ?? 0
    if (this.list === 'none' && json.isByteOrderMark(byte)) return at + 1
    if (this.list === 'none' && byte === json.openBracket) {
      this.list = 'array'
      return at + 1
    }
    if (this.list !== 'none' && byte === json.closeBracket) return this.leaveList(at)
    this.begin(chunk, at)
    const kind = json.kindOf[byte]
    if (kind === json.kinds.open) {
      this.phase = 'inside'
      this.brackets[0] = byte
      this.depth = 1
    } else if (kind === json.kinds.close) return this.giveUp(chunk, at)
    else if (this.list === 'none') this.phase = 'junk'
    else this.phase = kind === json.kinds.quote ? 'string' : 'scalar'
    return at + 1
  }

  private leaveList(at: number): number {
    if (this.list === 'records') {
      this.begin(this.chunk, at)
      this.wrapper = true
      this.phase = 'inside'
      this.brackets[0] = json.openBrace
      this.depth = 1
    }
    this.list = 'none'
    return at + 1
  }

  /** A number, literal or text as a member of a list: handed over like any other; its reader says that it is no record. */
  private inScalar(chunk: Buffer, from: number): number {
    for (let at = from; at < chunk.length; at++) if (json.endsScalar[chunk[at] ?? 0] === 1) return this.finish(at)
    return chunk.length
  }

  /** Text between objects that is no JSON: one report for all of it, up to the next object that begins a line. */
  private inJunk(chunk: Buffer, from: number): number {
    for (let at = chunk.indexOf(json.openBrace, from); at >= 0; at = chunk.indexOf(json.openBrace, at + 1)) {
      if (this.byteBefore(chunk, at) === json.newline) return this.report(at, 'malformed')
    }
    return chunk.length
  }

  /** After a malformed member of a list: on to the next `},{`, or to an object that begins a line (a further file). */
  private seek(chunk: Buffer, from: number): number {
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0
      if (byte === json.openBrace && (this.seekStep === 2 || this.byteBefore(chunk, at) === json.newline)) {
        if (this.seekStep !== 2) this.list = 'none'
        this.phase = 'between'
        return at
      }
      if (byte === json.closeBrace) this.seekStep = 1
      else if (byte === json.comma && this.seekStep === 1) this.seekStep = 2
      else if (!json.isSpace(byte)) this.seekStep = 0
    }
    return chunk.length
  }

  private begin(chunk: Buffer, at: number): void {
    this.start = this.base + at
    this.startsLine = this.byteBefore(chunk, at) === json.newline
    this.held.cut(0)
    this.bad = undefined
    this.wrapper = false
    this.keys.reset()
  }

  /** A byte that cannot stand here: the element is given up and a place to go on is sought. */
  private giveUp(chunk: Buffer, at: number): number {
    if (this.list === 'none') {
      this.depth = 0
      // What stands behind a list is not held: the junk begins here.
      if (this.wrapper) this.begin(chunk, at)
      this.phase = 'junk'
      return at
    }
    this.report(at + 1, this.bad ?? 'malformed')
    this.phase = 'seek'
    this.seekStep = chunk[at] === json.closeBrace ? 1 : 0
    return at + 1
  }

  /** The element ends before `end`; the object around `Records` is none. */
  private finish(end: number): number {
    const size = this.base + end - this.start
    if (this.wrapper && this.list === 'none' && this.bad !== 'malformed') this.phase = 'between'
    else if (this.bad !== undefined || size > this.limits.maxRecordBytes) this.report(end, this.bad ?? 'too-large')
    else if (size < shortestKnown && this.isOneOfMany()) {
      this.count()
      this.next()
    } else {
      const bytes = this.held.take(this.chunk.subarray(Math.max(this.start - this.base, 0), end))
      if (this.list === 'none' && !this.oneALine) this.oneALine = this.startsLine && bytes.indexOf(json.newline) < 0
      this.pieces.whole(this.start, bytes)
      this.next()
    }
    return end
  }

  private report(end: number, bad: BadPiece): number {
    if (this.pieces.isShown()) {
      const from = Math.max(this.start - this.base, 0)
      this.held.cut(sampleBytes)
      // What stands behind a list is not held over chunks, so none of it is shown.
      const shown = this.wrapper ? 0 : sampleBytes
      const bytes = this.held.take(this.chunk.subarray(from, Math.max(from, Math.min(end, from + shown))))
      this.pieces.bad(this.start, Buffer.from(bytes.subarray(0, sampleBytes)), bad)
    } else this.count()
    this.next()
    return end
  }

  /** Whether an element that is too short for an event only counts. Where it may be the one that shows a record a line, it does not. */
  private isOneOfMany(): boolean {
    if (this.list === 'none' && !this.oneALine && this.startsLine) return false
    return !this.pieces.isShown()
  }

  private count(): void {
    this.held.cut(0)
    this.pieces.count(this.start)
  }

  private next(): void {
    this.phase = 'between'
    this.depth = 0
    this.bad = undefined
  }

  private byteBefore(chunk: Buffer, at: number): number {
    return at > 0 ? (chunk[at - 1] ?? 0) : this.lastByte
  }

  private leaveChunk(chunk: Buffer): void {
    if (this.phase !== 'between' && this.phase !== 'seek' && !(this.wrapper && this.list === 'none')) this.hold(chunk)
    if (this.phase === 'string' && this.depth === 1 && this.list === 'none') this.keys.leaveChunk(chunk)
    this.lastVisible = json.visibleBefore(chunk, chunk.length) ?? this.lastVisible
    this.lastByte = chunk[chunk.length - 1] ?? 0
    this.base += chunk.length
  }

  private hold(chunk: Buffer): void {
    if (this.bad === 'too-large') return
    this.held.append(chunk.subarray(Math.max(this.start - this.base, 0)))
    if (this.held.length <= this.limits.maxRecordBytes) return
    if (this.phase !== 'junk') this.bad ??= 'too-large'
    this.held.cut(sampleBytes)
  }
}
