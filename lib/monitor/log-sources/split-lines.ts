/** A line of text with its number from 1; `cut` when it was over the limit and only its beginning is here. */
export interface Line {
  readonly number: number
  readonly text: string
  readonly cut: boolean
}

/** Bytes shown of a line that is too long. */
const sampleBytes = 2000

/** Cuts chunks of UTF-8 text into lines, holding no more than one begun line, and of an endless one only its beginning. */
export class LineSplitter {
  private readonly maxLineBytes: number
  private rest: Buffer = Buffer.alloc(0)
  private restIsCut = false
  private number = 0

  constructor(maxLineBytes: number) {
    this.maxLineBytes = maxLineBytes
  }

  /** The lines that end in this chunk, without their line breaks. */
  push(chunk: Buffer): Line[] {
    const lines: Line[] = []
    const first = chunk.indexOf(0x0a)
    if (first < 0) {
      this.hold(chunk)
      return lines
    }
    this.hold(chunk.subarray(0, first))
    this.endLine(lines)
    const last = chunk.lastIndexOf(0x0a)
    // One decoding for all whole lines of the chunk: much cheaper than one for each.
    if (last > first) for (const text of chunk.toString('utf8', first + 1, last).split('\n')) lines.push(this.line(text))
    this.hold(chunk.subarray(last + 1))
    return lines
  }

  /** The last line, when it has no line break. */
  end(): Line[] {
    const lines: Line[] = []
    if (this.rest.length > 0) this.endLine(lines)
    return lines
  }

  private hold(bytes: Buffer): void {
    if (this.restIsCut || bytes.length === 0) return
    const whole = this.rest.length > 0 ? Buffer.concat([this.rest, bytes]) : Buffer.from(bytes)
    this.restIsCut = whole.length > this.maxLineBytes
    this.rest = this.restIsCut ? Buffer.from(whole.subarray(0, sampleBytes)) : whole
  }

  private endLine(lines: Line[]): void {
    const line = this.line(this.rest.toString('utf8'))
    lines.push(this.restIsCut ? { ...line, cut: true } : line)
    this.rest = Buffer.alloc(0)
    this.restIsCut = false
  }

  private line(text: string): Line {
    this.number++
    const whole = text.endsWith('\r') ? text.slice(0, -1) : text
    if (whole.length > this.maxLineBytes) return { number: this.number, text: whole.slice(0, sampleBytes), cut: true }
    return { number: this.number, text: whole, cut: false }
  }
}
