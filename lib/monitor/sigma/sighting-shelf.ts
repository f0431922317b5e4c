import { byTime, type Entry } from './firing-window.ts'

/** A number (the period) is smaller than a text, and there are many. */
export type Slot = string | number

/** The sighting of one event of a group, kept to tell a finding's actor and facts. */
export interface KeptSighting {
  readonly time: number
  readonly id: string
  /** What it stands for: the period of its event, with the rule where that matters; the value in first_seen. */
  readonly slot: Slot
  /** A `Sighting` as JSON: half as large as the object, and equal ones are one text. */
  readonly text: string
}

/** Sightings kept of one slot: enough for thresholds as they are usual, few enough for a million events. */
const perSlot = 6

/**
 * Keeps the sightings of the first events of each slot, by time and id, so that which ones are kept is a function of the set of
 * events, not of their order.
 */
export class SightingShelf {
  readonly #slots = new Map<Slot, KeptSighting[]>()
  readonly #limit: number
  /** The text kept last: most events of one group tell the same, and one text is enough for them. */
  #last = ''

  constructor(limit = perSlot) {
    this.#limit = limit
  }

  /** Keeps the sighting if it is among the first; `text` is asked for only then. */
  offer(time: number, id: string, slot: Slot, text: () => string): void {
    let kept = this.#slots.get(slot)
    if (!kept) {
      kept = []
      this.#slots.set(slot, kept)
    }
    const last = kept.at(-1)
    if (last && kept.length >= this.#limit && byTime({ time, id }, last) >= 0) return
    if (kept.some((each) => each.time === time && each.id === id)) return
    const told = text()
    if (told !== this.#last) this.#last = told
    kept.push({ time, id, slot, text: this.#last })
    kept.sort(byTime)
    if (kept.length > this.#limit) kept.pop()
  }

  /** All that is kept, in order of time. */
  kept(): KeptSighting[] {
    return [...this.#slots.values()].flat().sort(byTime)
  }
}

/** The first sightings of each slot of several lists; sorted by time. */
export function firstSightings(...lists: readonly (readonly KeptSighting[])[]): KeptSighting[] {
  const shelf = new SightingShelf()
  for (const list of lists) for (const { time, id, slot, text } of list) shelf.offer(time, id, slot, () => text)
  return shelf.kept()
}

/** The sighting of an event, else the nearest kept one before it, else the first; `sightings` are sorted by time. */
export function sightingFor(sightings: readonly KeptSighting[], entry: Pick<Entry, 'time' | 'id'>): string | undefined {
  const after = sightings.findIndex((sighting) => byTime(sighting, entry) > 0)
  const before = after < 0 ? sightings.length - 1 : after - 1
  return sightings[Math.max(0, before)]?.text
}
