import type { RecordNeeds } from '../record-needs.ts'
import * as layout from './layout.ts'

/** Most characters of a piece that are looked for: its beginning is as necessary as the whole. */
const longestPiece = 64
/** Names and sources of one need that are kept as pairs; beyond, its sources do not count. */
const mostBoth = 4096
/** Names (or sources) and pieces of one need, and of all, that are kept as pairs; beyond, a piece counts for every record that is searched. */
const mostScopesOfOne = 65_536
const mostScopes = 262_144

/** A name or source that rules are about. */
export interface Subject {
  /** From 1. */
  readonly id: number
  /** `always` and `withPiece` of the layout. */
  flags: number
}

/** Two ids and what is known of both together. */
export type Pair = readonly [first: number, second: number, flags: number]

/**
 * The needs of all rules as a few tables: what a name, a source or both together call for, and which pieces of text count for
 * which of them. Wherever they would grow out of bounds they become coarser in the one direction that loses nothing: more
 * records are parsed.
 */
export class NeedScopes {
  /** What every record calls for, whatever its name and source. */
  flagsForAll = 0
  /** By `foldedText`. */
  readonly names = new Map<string, Subject>()
  readonly sources = new Map<string, Subject>()
  /** Ids of a name and a source. */
  readonly both: Pair[] = []
  /** Pieces that count for every record; all have the id 0. */
  readonly piecesForAll = new Map<string, number>()
  /** Pieces that count for some names or sources, with their ids from 1; 0 for those that count for every record that is searched for these. */
  readonly piecesForSome = new Map<string, number>()
  /** Id of a name, or of a source with `isSource`, and id of a piece. */
  readonly scopes: Pair[] = []

  constructor(needs: RecordNeeds) {
    for (const { eventNames, eventSources, pieces } of needs) {
      const names = eventNames ? subjects(this.names, eventNames) : undefined
      const sources = eventSources ? subjects(this.sources, eventSources) : undefined
      const searched = pieces ? usable(pieces) : undefined
      // Nothing has one of no names; records with names that are not in the tables at all are parsed whatever they are.
      if (names?.length === 0 || sources?.length === 0 || searched?.length === 0) continue
      this.#call(names, sources, searched ? layout.withPiece : layout.always)
      if (searched) this.#search(names, sources, searched)
    }
  }

  #call(names: readonly Subject[] | undefined, sources: readonly Subject[] | undefined, flag: number): void {
    if (names && sources && names.length * sources.length <= mostBoth) {
      for (const name of names) for (const source of sources) this.both.push([name.id, source.id, flag])
    } else if (names ?? sources) for (const subject of names ?? sources ?? []) subject.flags |= flag
    else this.flagsForAll |= flag
  }

  #search(names: readonly Subject[] | undefined, sources: readonly Subject[] | undefined, pieces: readonly string[]): void {
    const ids = names ? names.map(({ id }) => id) : sources?.map(({ id }) => id | layout.isSource)
    if (!ids) {
      for (const piece of pieces) this.piecesForAll.set(piece, 0)
      return
    }
    const pairs = ids.length * pieces.length
    const tooMany = pairs > mostScopesOfOne || this.scopes.length + pairs > mostScopes
    for (const piece of pieces) {
      const known = this.piecesForSome.get(piece)
      const id = tooMany ? 0 : (known ?? this.piecesForSome.size + 1)
      if (known !== id) this.piecesForSome.set(piece, id)
      if (id > 0) for (const subject of ids) this.scopes.push([subject, id, 1])
    }
  }
}

/**
 * A text as the tables of the scanner have it: every character with the bit that tells lower from upper case, which makes some other
 * characters equal as well. Undefined for texts that no record has that is judged by the tables.
 */
export function foldedText(text: string): string | undefined {
  if (text.length === 0 || text.length > layout.longestText) return undefined
  let folded = ''
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 0x7f) return undefined
    folded += String.fromCharCode(code | 0x20)
  }
  return folded
}

function subjects(table: Map<string, Subject>, texts: ReadonlySet<string>): readonly Subject[] {
  const found = new Set<Subject>()
  for (const text of texts) {
    const key = foldedText(text)
    if (key === undefined) continue
    const subject = table.get(key) ?? { id: table.size + 1, flags: 0 }
    table.set(key, subject)
    found.add(subject)
  }
  return [...found]
}

/** The pieces as they are searched; undefined when one of them cannot be, so that none helps. */
function usable(pieces: readonly string[]): readonly string[] | undefined {
  const found = new Set<string>()
  for (const piece of pieces) {
    if (!/^[\x20-\x7e]{4,}$/.test(piece)) return undefined
    found.add(piece.slice(0, longestPiece).toLowerCase())
  }
  return [...found]
}
