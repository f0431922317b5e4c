import type { Entry, EntryTally, WindowShape } from './firing-window.ts'
import type { Tally } from './tally.ts'

/**
 * A tally in which firings of another correlation count once per story: while a storm goes on, the inner correlation fires at
 * each event, and the outer one must not take that for many storms. Counted is the largest number of firings of one lane whose
 * windows do not overlap, which more events can only make larger, so that the order of arrival changes nothing.
 */
export class LaneTally implements EntryTally {
  readonly #tally: Tally
  readonly #shape: WindowShape
  readonly #lanes = new Map<string, { readonly entries: Entry[]; chosen: Entry[] }>()

  constructor(tally: Tally, shape: WindowShape) {
    this.#tally = tally
    this.#shape = shape
  }

  add(entry: Entry): void {
    if (entry.lane === undefined) {
      this.#tally.add(entry.marks)
      return
    }
    const lane = this.#lanes.get(entry.lane) ?? { entries: [], chosen: [] }
    this.#lanes.set(entry.lane, lane)
    lane.entries.push(entry)
    this.#choose(entry.lane, lane.chosen, entry)
  }

  remove(entry: Entry): void {
    if (entry.lane === undefined) {
      this.#tally.remove(entry.marks)
      return
    }
    const lane = this.#lanes.get(entry.lane)
    if (!lane) return
    for (const chosen of lane.chosen) this.#tally.remove(chosen.marks)
    lane.entries.shift()
    lane.chosen = []
    for (const left of lane.entries) this.#choose(entry.lane, lane.chosen, left)
  }

  value(): number | undefined {
    return this.#tally.value()
  }

  /** Taking each firing that does not overlap with the one before gives the most of them, since all windows of a lane are equally long. */
  #choose(name: string, chosen: Entry[], entry: Entry): void {
    const last = chosen.at(-1)
    if (last && entry.time - last.time <= this.#shape.separation(name)) return
    chosen.push(entry)
    this.#tally.add(entry.marks)
  }
}
