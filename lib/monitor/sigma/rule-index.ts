import { type Anchor, type Necessity, passRate } from './anchor.ts'
import type { EventView } from './event-view.ts'
import type { Field } from './field.ts'
import { LiteralSearch } from './literal-search.ts'
import { fold } from './pattern.ts'
import { someLeaf, textOf } from './value-text.ts'

/** Necessities that let more events pass than this are not worth a look-up. */
const worthwhile = 0.9
/** Shortest piece that is searched for. */
const shortestPiece = 2

/** The pieces that are searched for in the texts at one field, or in all texts of the record. */
interface FieldSearch {
  readonly field: Field | null
  readonly search: LiteralSearch
  /** The items that each piece stands for. */
  readonly items: readonly (readonly number[])[]
}

/**
 * An index from what events say to the items that may match them: each item is found by one necessity, the most selective that
 * it has: texts of a field, or pieces of text that all items share one search for. Items without any meet every event.
 */
export class RuleIndex<Item> {
  readonly #items: readonly Item[]
  readonly #everywhere: readonly number[]
  readonly #exact: readonly { readonly field: Field; readonly byText: ReadonlyMap<string, readonly number[]> }[]
  readonly #searches: readonly FieldSearch[]
  /** The turn in which an item was found last, so that it is found once an event. */
  readonly #foundIn: Uint32Array
  #turn = 0

  constructor(items: readonly Item[], needsOf: (item: Item) => readonly Necessity[]) {
    const everywhere: number[] = []
    const exact = new Map<Field, Map<string, number[]>>()
    const pieces = new Map<Field | null, Map<string, number[]>>()
    for (const [position, item] of items.entries()) {
      const chosen = needsOf(item).find((necessity) => necessity.every(isSearchable) && passRate(necessity) <= worthwhile)
      if (!chosen) everywhere.push(position)
      for (const anchor of chosen ?? []) add(anchor, position, exact, pieces)
    }
    this.#items = items
    this.#everywhere = everywhere
    this.#exact = [...exact].map(([field, byText]) => ({ field, byText }))
    this.#searches = [...pieces].map(([field, byPiece]) => ({
      field,
      search: new LiteralSearch([...byPiece.keys()]),
      items: [...byPiece.values()],
    }))
    this.#foundIn = new Uint32Array(items.length)
  }

  /** Calls `visit` with every item that the event may match, each once. */
  visit(view: EventView, visit: (item: Item) => void): void {
    if (++this.#turn === 0xffffffff) {
      this.#foundIn.fill(0)
      this.#turn = 1
    }
    const find = (positions: readonly number[]): void => {
      for (const position of positions) {
        if (this.#foundIn[position] === this.#turn) continue
        this.#foundIn[position] = this.#turn
        visit(this.#items[position] as Item)
      }
    }
    for (const { field, byText } of this.#exact) findExact(view, field, byText, find)
    for (const each of this.#searches) findPieces(view, each, find)
    find(this.#everywhere)
  }
}

function isSearchable(anchor: Anchor): boolean {
  return anchor.kind === 'equals' || (anchor.kind === 'contains' && anchor.piece.length >= shortestPiece)
}

function add(
  anchor: Anchor,
  position: number,
  exact: Map<Field, Map<string, number[]>>,
  pieces: Map<Field | null, Map<string, number[]>>,
): void {
  if (anchor.kind === 'equals') addTo(exact, anchor.field, anchor.text, position)
  else if (anchor.kind === 'contains') addTo(pieces, anchor.field, anchor.piece, position)
}

function addTo<Key>(maps: Map<Key, Map<string, number[]>>, key: Key, text: string, position: number): void {
  const map = maps.get(key) ?? new Map<string, number[]>()
  maps.set(key, map)
  const positions = map.get(text)
  if (!positions) map.set(text, [position])
  else if (positions.at(-1) !== position) positions.push(position)
}

function findExact(
  view: EventView,
  field: Field,
  byText: ReadonlyMap<string, readonly number[]>,
  find: (positions: readonly number[]) => void,
): void {
  const folded = view.folded(field)
  if (folded !== undefined) {
    const positions = byText.get(folded)
    if (positions) find(positions)
    return
  }
  const value = view.value(field)
  if (!Array.isArray(value)) return
  for (const member of value) {
    const text = textOf(member)
    const positions = text === undefined ? undefined : byText.get(fold(text))
    if (positions) find(positions)
  }
}

function findPieces(view: EventView, { field, search, items }: FieldSearch, find: (positions: readonly number[]) => void): void {
  const look = (text: string): void => {
    search.find(text, (piece) => {
      find(items[piece] ?? [])
      return false
    })
  }
  const folded = field && view.folded(field)
  if (typeof folded === 'string') look(folded)
  else
    someLeaf(field ? view.value(field) : view.root, (text) => {
      look(fold(text))
      return false
    })
}
