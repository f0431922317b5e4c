import { type FieldReading, fieldReading } from '../log-sources/read-field.ts'
import { jsonIn } from './json-text.ts'

/** A field that rules read, known by its place in a table, so that an event view can remember what it read. */
export interface Field {
  /** As rules write it (`requestParameters.policyArn`); empty for the value itself. */
  readonly path: string
  /** Place among the fields of its table. */
  readonly slot: number
  /** Reads it from what it is below: the record, or the value of another field. */
  readonly from: FieldReading
  /** The value is what the text of this field says as JSON. */
  readonly json?: Field
  /** The value stands below the value of this field. */
  readonly inside?: Field
}

/** The fields of one set of rules: one object per path, however many rules read it. */
export class FieldTable {
  readonly #known = new Map<string, Field>()

  /** How many fields there are: slots run from 0 below it. */
  get size(): number {
    return this.#known.size
  }

  /** The field at `path`. `jsonTexts` are the paths whose texts are JSON for the rule that asks (`keepwatch.json`). */
  at(path: string, jsonTexts: readonly string[] = []): Field {
    const text = jsonTexts.find((each) => path.startsWith(`${each}.`))
    if (text === undefined) return this.#one(path, (slot) => ({ path, slot, from: readingOf(path) }))
    const plain = this.#one(text, (slot) => ({ path: text, slot, from: readingOf(text) }))
    const json = this.#one(`${text}\n`, (slot) => ({ path: text, slot, from: jsonIn, json: plain }))
    const rest = path.slice(text.length + 1)
    return this.#one(`${text}\n${rest}`, (slot) => ({ path, slot, from: readingOf(rest), inside: json }))
  }

  #one(key: string, make: (slot: number) => Field): Field {
    let field = this.#known.get(key)
    if (!field) {
      field = make(this.#known.size)
      this.#known.set(key, field)
    }
    return field
  }
}

/**
 * Reads a path. An empty one is the value itself. Lists that nest thousands deep, which no log of AWS does, are beyond the
 * stack: such a field counts as absent, so that one hostile event cannot stop the events beside it.
 */
function readingOf(path: string): FieldReading {
  if (path === '') return (value) => value
  const reading = fieldReading(path)
  return (value) => {
    try {
      return reading(value)
    } catch (error) {
      if (error instanceof RangeError) return undefined
      throw error
    }
  }
}
