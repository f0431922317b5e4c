export const quote = 0x22
export const backslash = 0x5c
export const newline = 0x0a
export const comma = 0x2c
export const colon = 0x3a
export const openBracket = 0x5b
export const closeBracket = 0x5d
export const openBrace = 0x7b
export const closeBrace = 0x7d

/** What a byte outside of strings means to the splitter: nothing (numbers, literals, commas, white space), or something. */
export const kinds = { skipped: 0, quote: 1, open: 2, close: 3, foreign: 4 } as const

/** Kind of every byte outside of strings; `foreign` is whatever JSON has no place for there. */
export const kindOf: Uint8Array = new Uint8Array(256).fill(kinds.foreign)
for (const character of '0123456789+-.eEtrufalsn:, \t\r\n') kindOf[character.charCodeAt(0)] = kinds.skipped
for (const byte of [openBracket, openBrace]) kindOf[byte] = kinds.open
for (const byte of [closeBracket, closeBrace]) kindOf[byte] = kinds.close
kindOf[quote] = kinds.quote

/** 1 for bytes that end a number, literal or other word as a member of a list. */
export const endsScalar: Uint8Array = kindOf.map((kind) => (kind === kinds.skipped || kind === kinds.foreign ? 0 : 1))
for (const character of ', \t\r\n') endsScalar[character.charCodeAt(0)] = 1

/** 1 for bytes that end a run inside a string: the quote, the backslash, and control characters, which JSON forbids there. */
export const endsRun: Uint8Array = new Uint8Array(256).fill(1, 0, 0x20)
endsRun[quote] = 1
endsRun[backslash] = 1

export function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === newline || byte === 0x0d || byte === 0x09
}

/** The last byte before `end` that is no white space; undefined when there is none. */
export function visibleBefore(bytes: Uint8Array, end: number): number | undefined {
  let at = end - 1
  while (at >= 0 && isSpace(bytes[at] ?? 0)) at--
  return bytes[at]
}

/** A byte of the byte order mark; one may stand wherever a file begins, also in the middle of several put together. */
export function isByteOrderMark(byte: number): boolean {
  return byte === 0xef || byte === 0xbb || byte === 0xbf
}

/** Watches the strings of one level for a key, across chunks and in whatever escapes it is written. */
export class KeyWatch {
  /** Whether the string that closed last is the key. */
  matches = false
  private readonly key: Buffer
  /** Every character may be written as `\uXXXX`; longer strings are not looked at. */
  private readonly longest: number
  private from = 0
  private head: Buffer = Buffer.alloc(0)

  constructor(key: string) {
    this.key = Buffer.from(key)
    this.longest = this.key.length * 6
  }

  reset(): void {
    this.matches = false
  }

  /** A string begins at `from` of the current chunk. */
  open(from: number): void {
    this.from = from
    if (this.head.length > 0) this.head = Buffer.alloc(0)
  }

  /** The string ends before `to`. */
  close(chunk: Buffer, to: number): void {
    const length = this.head.length + to - this.from
    this.matches = false
    if (length < this.key.length || length > this.longest) return
    if (this.head.length > 0) this.matches = this.isKey(Buffer.concat([this.head, chunk.subarray(this.from, to)]))
    else if (length === this.key.length || hasBackslash(chunk, this.from, to)) this.matches = this.isKey(chunk.subarray(this.from, to))
  }

  /** The chunk ends inside the string. */
  leaveChunk(chunk: Buffer): void {
    const rest = chunk.subarray(this.from, this.from + this.longest + 1)
    if (this.head.length <= this.longest) this.head = Buffer.concat([this.head, rest])
    this.from = 0
  }

  private isKey(written: Buffer): boolean {
    if (!written.includes(backslash)) return written.equals(this.key)
    try {
      return JSON.parse(`"${written.toString('utf8')}"`) === this.key.toString('utf8')
    } catch {
      return false
    }
  }
}

function hasBackslash(chunk: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (chunk[at] === backslash) return true
  return false
}
