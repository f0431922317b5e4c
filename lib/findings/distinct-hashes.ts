import { hash } from 'node:crypto'
import { type DistinctCount, distinctError, exactLimit, registerCount, sketchSize } from './distinct-count.ts'

/** Slots of a new table. */
const firstSlots = 16

/** A count of distinct ids as bytes that can be handed to another thread: pairs of 32-bit words (the high one first), or registers. */
export type RawDistinct = { readonly words: Uint32Array<ArrayBuffer> } | { readonly registers: Uint8Array<ArrayBuffer> }

/**
 * The same count as `DistinctCount` (the same set of ids gives the same value), kept to be added to: raw bytes instead of base64,
 * no big integers. Takes up to 12 KB.
 */
export class DistinctHashes {
  /** Open addressing over pairs of words; a pair of zeros is a free slot (an id that hashes to it is found once in 2^64). */
  #words: Uint32Array<ArrayBuffer> = new Uint32Array(firstSlots * 2)
  #used = 0
  #registers: Uint8Array<ArrayBuffer> | undefined

  /** Adds one id; about a microsecond, nearly all of it SHA-256. */
  add(id: string): void {
    const digest = hash('sha256', id, 'buffer')
    this.#addHash(digest.readUInt32BE(0), digest.readUInt32BE(4))
  }

  merge(raw: RawDistinct): void {
    if ('registers' in raw) {
      const registers = this.#sketch()
      for (let at = 0; at < registerCount; at++) registers[at] = Math.max(registers[at] ?? 0, raw.registers[at] ?? 0)
    } else for (let at = 0; at < raw.words.length; at += 2) this.#addHash(raw.words[at] ?? 0, raw.words[at + 1] ?? 0)
  }

  mergeCount(count: DistinctCount): void {
    this.merge(rawOf(count))
  }

  /** How many distinct ids: exact, or estimated with relative standard error `error`. */
  get size(): number {
    return this.#registers ? sketchSize(this.#registers) : this.#used
  }

  get error(): number {
    return distinctError({ kind: this.#registers ? 'sketch' : 'exact' })
  }

  raw(): RawDistinct {
    if (this.#registers) return { registers: this.#registers.slice() }
    const words = new Uint32Array(this.#used * 2)
    let next = 0
    for (let at = 0; at < this.#words.length; at += 2) {
      const [high = 0, low = 0] = [this.#words[at], this.#words[at + 1]]
      if ((high | low) === 0) continue
      words[next++] = high
      words[next++] = low
    }
    return { words }
  }

  /** As it is stored in a finding. */
  toCount(): DistinctCount {
    const raw = this.raw()
    if ('registers' in raw) return { kind: 'sketch', registers: Buffer.from(raw.registers).toString('base64') }
    const places = Array.from({ length: raw.words.length / 2 }, (_, index) => index * 2)
    const word = (at: number): number => raw.words[at] ?? 0
    places.sort((a, b) => word(a) - word(b) || word(a + 1) - word(b + 1))
    const bytes = Buffer.alloc(places.length * 8)
    for (const [index, at] of places.entries()) {
      bytes.writeUInt32BE(word(at), index * 8)
      bytes.writeUInt32BE(word(at + 1), index * 8 + 4)
    }
    return { kind: 'exact', hashes: bytes.toString('base64') }
  }

  #addHash(high: number, low: number): void {
    if (this.#registers) addToRegisters(this.#registers, high, low)
    else if (insert(this.#words, high, low)) {
      this.#used++
      if (this.#used > exactLimit) this.#sketch()
      else if (this.#used * 4 > this.#words.length) this.#grow()
    }
  }

  #grow(): void {
    const words = new Uint32Array(this.#words.length * 2)
    for (let at = 0; at < this.#words.length; at += 2) insert(words, this.#words[at] ?? 0, this.#words[at + 1] ?? 0)
    this.#words = words
  }

  /** The registers; turns into a sketch when it was none. */
  #sketch(): Uint8Array<ArrayBuffer> {
    if (this.#registers) return this.#registers
    const registers = new Uint8Array(registerCount)
    for (let at = 0; at < this.#words.length; at += 2) {
      const [high = 0, low = 0] = [this.#words[at], this.#words[at + 1]]
      if ((high | low) !== 0) addToRegisters(registers, high, low)
    }
    this.#words = new Uint32Array(0)
    this.#registers = registers
    return registers
  }
}

/** Whether the pair is new; a pair of zeros is none. */
function insert(words: Uint32Array, high: number, low: number): boolean {
  if ((high | low) === 0) return false
  const mask = words.length / 2 - 1
  for (let slot = low & mask; ; slot = (slot + 1) & mask) {
    const at = slot * 2
    if (words[at] === high && words[at + 1] === low) return false
    if (words[at] === 0 && words[at + 1] === 0) {
      words[at] = high
      words[at + 1] = low
      return true
    }
  }
}

/** HyperLogLog, as in `distinct-count.ts`: twelve bits choose the register, the zeros that lead the other 52 are counted. */
function addToRegisters(registers: Uint8Array, high: number, low: number): void {
  const index = high >>> 20
  const rest = high & 0xfffff
  const rank = (rest === 0 ? 20 + Math.clz32(low) : Math.clz32(rest) - 12) + 1
  if (rank > (registers[index] ?? 0)) registers[index] = rank
}

function rawOf(count: DistinctCount): RawDistinct {
  if (count.kind === 'sketch') return { registers: new Uint8Array(Buffer.from(count.registers, 'base64')) }
  const bytes = Buffer.from(count.hashes, 'base64')
  return { words: Uint32Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readUInt32BE(index * 4)) }
}
