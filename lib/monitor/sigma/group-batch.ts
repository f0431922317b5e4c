import type { Part } from './compile-correlation.ts'
import { byTime, type Entry } from './firing-window.ts'
import type { Additions, Evidence } from './group-state.ts'
import { type KeptSighting, SightingShelf, type Slot } from './sighting-shelf.ts'

/**
 * What joins one group, as plain data that can be sent between threads: columns instead of objects, so that an event takes its
 * time (8 bytes), its id and a number.
 */
export interface GroupData {
  /** Position in `ruleset.correlations`. */
  readonly correlation: number
  readonly group: readonly string[]
  /** Event times, milliseconds. */
  readonly times: Float64Array
  readonly ids: readonly string[]
  /** What each event counts as: a position in `values`; empty where they count as nothing. An event that counts as two things stands twice. */
  readonly marks: Int32Array
  readonly values: readonly string[]
  readonly sightings: readonly KeptSighting[]
  /** Events of this group were let go because they were too many. */
  readonly capped: boolean
  /** Groups of the rule were let go: those whose hash is not below this (`group-cap.ts`). */
  readonly limit?: string
}

/** Events of one group in memory before the oldest are let go. */
export const groupCapacity = 1_000_000

const none: readonly never[] = []

/** What joins one group, while it is gathered. */
export class GroupBatch {
  readonly correlation: Part['correlation']
  readonly group: readonly string[]
  /** Whether events were let go because they were too many. */
  capped = false
  #times: number[] = []
  #ids: string[] = []
  /** None while no event counts as something. */
  #marks: number[] | undefined
  readonly #values: string[] = []
  #places: Map<string, number> | undefined
  readonly #shelf: SightingShelf
  // Most groups have neither.
  #firings: Entry[] | undefined
  #evidence: Evidence[] | undefined
  readonly #capacity: number

  constructor(correlation: Part['correlation'], group: readonly string[], capacity = groupCapacity) {
    this.correlation = correlation
    this.group = group
    this.#capacity = capacity
    // A value that is new is told by its first event; there may be very many values.
    this.#shelf = new SightingShelf(...(correlation.document.type === 'first_seen' ? [1] : []))
  }

  /** Events gathered; one that counts as two things is two. */
  get size(): number {
    return this.#ids.length + (this.#firings?.length ?? 0)
  }

  /** Adds an event; `text` makes its sighting and is called only when that is kept. */
  add(time: number, id: string, marks: readonly string[], slot: Slot, text: () => string): void {
    if (marks.length === 0) this.#push(time, id, -1)
    for (const mark of marks) this.#push(time, id, this.#placeOf(mark))
    this.#shelf.offer(time, id, slot, text)
  }

  /** Adds the firing of another correlation and the events behind it. */
  addFiring(firing: Entry, evidence: readonly Evidence[], slot: Slot, text: string | undefined): void {
    this.#firings ??= []
    this.#firings.push(firing)
    this.#evidence ??= []
    for (const event of evidence) this.#evidence.push(event)
    if (text !== undefined) this.#shelf.offer(firing.time, firing.id, slot, () => text)
  }

  /** Adds what another batch gathered of the same group. */
  join({ times, ids, marks, values, sightings, capped }: GroupData): void {
    this.capped ||= capped
    const places = values.map((value) => this.#placeOf(value))
    for (const [at, id] of ids.entries()) this.#push(times[at] ?? 0, id, places[marks[at] ?? -1] ?? -1)
    for (const { time, id, slot, text } of sightings) this.#shelf.offer(time, id, slot, () => text)
  }

  /** What was gathered of events; firings of other correlations are made where all is judged. */
  data(correlation: number, limit: string | undefined): GroupData {
    return {
      correlation,
      group: this.group,
      times: Float64Array.from(this.#times),
      ids: this.#ids,
      marks: Int32Array.from(this.#marks ?? none),
      values: this.#values,
      sightings: this.#shelf.kept(),
      capped: this.capped,
      ...(limit === undefined ? {} : { limit }),
    }
  }

  /** The sighting of its first event. */
  firstSighting(): KeptSighting | undefined {
    return this.#shelf.kept()[0]
  }

  additions(): Additions {
    this.#letGo(this.#capacity)
    // One list per value, however many events have it.
    const lists = this.#values.map((value) => [value])
    const entries = this.#ids.map((id, at): Entry => ({ time: this.#times[at] ?? 0, id, marks: lists[this.#marks?.[at] ?? -1] ?? none }))
    for (const firing of this.#firings ?? none) entries.push(firing)
    return { entries, evidence: this.#evidence ?? none, sightings: this.#shelf.kept() }
  }

  #push(time: number, id: string, mark: number): void {
    this.#times.push(time)
    this.#ids.push(id)
    if (mark >= 0) {
      this.#marks ??= []
      this.#marks.push(mark)
    }
    if (this.#ids.length > 2 * this.#capacity) this.#letGo(this.#capacity)
  }

  #placeOf(value: string): number {
    this.#places ??= new Map()
    const known = this.#places.get(value)
    if (known !== undefined) return known
    this.#places.set(value, this.#values.length)
    return this.#values.push(value) - 1
  }

  /** Keeps the newest, each once: of any two halves of the events the newest of both are the newest of all. */
  #letGo(most: number): void {
    if (this.#ids.length <= most) return
    const [times, ids, marks] = [this.#times, this.#ids, this.#marks ?? none]
    const order = ids.map((id, at) => ({ time: times[at] ?? 0, id, mark: marks[at] ?? -1 })).sort((a, b) => byTime(a, b) || a.mark - b.mark)
    const distinct = order.filter(
      (entry, at) => at === 0 || byTime(entry, order[at - 1] ?? entry) !== 0 || entry.mark !== order[at - 1]?.mark,
    )
    if (distinct.length > most) this.capped = true
    const kept = distinct.slice(-most)
    this.#times = kept.map(({ time }) => time)
    this.#ids = kept.map(({ id }) => id)
    if (this.#marks) this.#marks = kept.map(({ mark }) => mark)
  }
}
