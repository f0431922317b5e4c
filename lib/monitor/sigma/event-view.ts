import type { Field, FieldTable } from './field.ts'
import { fold } from './pattern.ts'
import { textOf } from './value-text.ts'

/** The raw record of an event, read through `readField` only. */
export type Fields = Readonly<Record<string, unknown>>

/** What rules see of one event, or of one member of a list in it. */
export interface View {
  /** The whole that is looked at. */
  readonly root: unknown
  /** What it is a member of: `fieldref` may name a field there. */
  readonly outer?: View
  /** The value of a field; undefined when it is absent. */
  value(field: Field): unknown
  /** The text of a single value, folded as rules compare it; undefined for null, absent values, lists and objects. */
  folded(field: Field): string | undefined
}

const noFields: Fields = {}

/**
 * One event after the other, each field of which is read, and its text folded, at most once however many rules ask. Belongs to
 * the fields of one table; remembers the values of the last event only.
 */
export class EventView implements View {
  root: Fields = noFields
  readonly #fields: FieldTable
  #turn = 0
  #values: unknown[] = []
  #texts: (string | undefined)[] = []
  #read = new Int32Array(64)
  #foldedAt = new Int32Array(64)

  constructor(fields: FieldTable) {
    this.#fields = fields
  }

  /** Turns to another event. */
  look(fields: Fields): void {
    this.root = fields
    if (this.#read.length < this.#fields.size || this.#turn === 0x7fffffff) this.#makeRoom()
    this.#turn++
  }

  value(field: Field): unknown {
    const { slot } = field
    if (this.#read[slot] === this.#turn) return this.#values[slot]
    const value = read(this, field)
    this.#read[slot] = this.#turn
    this.#values[slot] = value
    return value
  }

  folded(field: Field): string | undefined {
    const { slot } = field
    if (this.#foldedAt[slot] === this.#turn) return this.#texts[slot]
    const text = textOf(this.value(field))
    const folded = text === undefined ? undefined : fold(text)
    this.#foldedAt[slot] = this.#turn
    this.#texts[slot] = folded
    return folded
  }

  #makeRoom(): void {
    const size = Math.max(64, this.#fields.size * 2)
    this.#turn = 0
    this.#read = new Int32Array(size)
    this.#foldedAt = new Int32Array(size)
    this.#values = []
    this.#texts = []
  }
}

/** A member of a list: looked at once, so nothing is remembered. */
export class MemberView implements View {
  readonly root: unknown
  readonly outer: View

  constructor(root: unknown, outer: View) {
    this.root = root
    this.outer = outer
  }

  value(field: Field): unknown {
    return read(this, field)
  }

  folded(field: Field): string | undefined {
    const text = textOf(this.value(field))
    return text === undefined ? undefined : fold(text)
  }
}

function read(view: View, { from, json, inside }: Field): unknown {
  const outer = json ?? inside
  return from(outer ? view.value(outer) : view.root)
}
