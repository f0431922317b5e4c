import { indexGrams } from './gram-index.ts'
import * as layout from './layout.ts'
import type { NeedScopes, Pair, Subject } from './need-scopes.ts'
import type { ScannerCalls, ScannerMemory } from './scanner-module.ts'

const pageBytes = 65_536
const alignment = 16

/** Writes what the rules need into the memory of a scanner, behind its window, once. */
export class ScannerTables {
  readonly #memory: ScannerMemory
  readonly #calls: ScannerCalls
  #next = layout.tablesAt
  #view: DataView
  #bytes: Buffer

  constructor(memory: ScannerMemory, calls: ScannerCalls) {
    this.#memory = memory
    this.#calls = calls
    this.#view = new DataView(memory.buffer)
    this.#bytes = Buffer.from(memory.buffer)
  }

  write(needs: NeedScopes): void {
    this.#set(layout.flagsForAll, needs.flagsForAll)
    this.#texts(needs.names, layout.namesTable, layout.namesMask)
    this.#texts(needs.sources, layout.sourcesTable, layout.sourcesMask)
    this.#pairs(needs.both, layout.bothTable, layout.bothMask)
    this.#pairs(needs.scopes, layout.scopeTable, layout.scopeMask)
    this.#pieces(needs.piecesForAll, layout.piecesForAll)
    this.#pieces(needs.piecesForSome, layout.piecesForSome)
  }

  #texts(subjects: ReadonlyMap<string, Subject>, table: number, mask: number): void {
    const slots = slotsFor(subjects.size)
    const at = this.#allocate(slots * layout.slotBytes)
    for (const [text, { id, flags }] of subjects) {
      const place = this.#write(text)
      let slot = this.#calls.hashText(place, text.length) & (slots - 1)
      while (this.#get(at + slot * layout.slotBytes + 4) !== 0) slot = (slot + 1) & (slots - 1)
      this.#words(at + slot * layout.slotBytes, [place, text.length, id, flags])
    }
    this.#set(table, at)
    this.#set(mask, slots - 1)
  }

  #pairs(pairs: readonly Pair[], table: number, mask: number): void {
    const slots = slotsFor(pairs.length)
    const at = this.#allocate(slots * layout.slotBytes)
    for (const [first, second, flags] of pairs) {
      const hash = (Math.imul(first, layout.pairFactorA) + Math.imul(second, layout.pairFactorB)) >>> 0
      let slot = (hash ^ (hash >>> 15)) & (slots - 1)
      let entry = at + slot * layout.slotBytes
      while (this.#get(entry) !== 0 && (this.#get(entry) !== first || this.#get(entry + 4) !== second)) {
        slot = (slot + 1) & (slots - 1)
        entry = at + slot * layout.slotBytes
      }
      this.#words(entry, [first, second, this.#get(entry + 8) | flags])
    }
    this.#set(table, at)
    this.#set(mask, slots - 1)
  }

  #pieces(pieces: ReadonlyMap<string, number>, settings: number): void {
    const texts = [...pieces.keys()]
    const index = indexGrams(texts)
    const places = texts.map((text) => this.#write(text))
    const ids = [...pieces.values()]
    const table = this.#allocate(index.table.length)
    const heads = this.#allocate(index.heads.byteLength)
    const entries = this.#allocate(index.grams.length * layout.entryBytes)
    new Uint8Array(this.#memory.buffer).set(index.table, table)
    const words = new Uint32Array(this.#memory.buffer)
    words.set(index.heads, heads / 4)
    let next = entries / 4
    for (const { word, piece, from } of index.grams) {
      words[next++] = word
      words[next++] = places[piece] ?? 0
      words[next++] = (texts[piece]?.length ?? 0) | (from << 8)
      words[next++] = ids[piece] ?? 0
    }
    this.#set(settings + layout.gramTable, table)
    this.#set(settings + layout.gramShift, index.gramShift)
    this.#set(settings + layout.gramHeads, heads)
    this.#set(settings + layout.headShift, index.headShift)
    this.#set(settings + layout.gramEntries, entries)
    this.#set(settings + layout.stride, index.stride)
  }

  #write(text: string): number {
    const at = this.#allocate(text.length + 8)
    this.#bytes.write(text, at, 'latin1')
    return at
  }

  #allocate(bytes: number): number {
    const at = this.#next
    this.#next = Math.ceil((at + bytes) / alignment) * alignment
    const missing = this.#next - this.#memory.buffer.byteLength
    if (missing > 0) {
      // By half as much again: each growth takes a while.
      this.#memory.grow(Math.ceil(Math.max(missing, this.#next / 2) / pageBytes))
      this.#view = new DataView(this.#memory.buffer)
      this.#bytes = Buffer.from(this.#memory.buffer)
    }
    return at
  }

  #set(setting: number, value: number): void {
    this.#words(layout.settingsAt + setting, [value])
  }

  #get(at: number): number {
    return this.#view.getUint32(at, true)
  }

  #words(at: number, words: readonly number[]): void {
    for (let index = 0; index < words.length; index++) this.#view.setUint32(at + index * 4, words[index] ?? 0, true)
  }
}

/** Slots of a table that is at most half full. */
function slotsFor(count: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(count * 2, 2)))
}
