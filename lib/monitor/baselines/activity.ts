import type { EventRef } from '#lib/findings/finding.ts'
import type { Flow } from './flow.ts'
import type { Activity } from './series.ts'
import { hashOf } from './tuple-sample.ts'

/** Minutes since the epoch. */
export function minuteOf(time: number): number {
  return Math.floor(time / 60_000)
}

interface Seen {
  readonly minutes: number[]
  event: EventRef
}

/**
 * When each of some values was seen: minutes, and the earliest record. A function of the set of records. Where there are more
 * values than `most`, those of smallest hash are kept, so that it is bounded and still the same in any order.
 */
export class ActivityTable {
  readonly #most: number
  readonly #salt: number
  readonly #values = new Map<string, Seen>()
  #limit = Number.POSITIVE_INFINITY

  constructor(most: number, salt: number) {
    this.#most = most
    this.#salt = salt
  }

  add(value: string, { id, time, began }: Pick<Flow, 'id' | 'time' | 'began'>): void {
    this.#join(value, [minuteOf(began)], { id, time })
  }

  merge(values: readonly Activity[]): void {
    for (const { value, minutes, event } of values) this.#join(value, minutes, event)
  }

  /** In order of the values; minutes ascending, each once. */
  list(): Activity[] {
    this.#bound(this.#most)
    return [...this.#values]
      .map(([value, { minutes, event }]) => ({ value, minutes: [...new Set(minutes)].sort((a, b) => a - b), event }))
      .sort((a, b) => (a.value < b.value ? -1 : 1))
  }

  #join(value: string, minutes: readonly number[], event: EventRef): void {
    const known = this.#values.get(value)
    if (known) {
      for (const minute of minutes) if (known.minutes.at(-1) !== minute) known.minutes.push(minute)
      if (isEarlier(event, known.event)) known.event = event
      return
    }
    if (this.#limit !== Number.POSITIVE_INFINITY && hashOf(value, this.#salt) >= this.#limit) return
    this.#values.set(value, { minutes: [...minutes], event })
    if (this.#values.size >= 2 * this.#most) this.#bound(this.#most)
  }

  #bound(most: number): void {
    if (this.#values.size <= most) return
    const hashes = [...this.#values.keys()].map((value) => hashOf(value, this.#salt)).sort((a, b) => a - b)
    this.#limit = hashes[most] ?? 0
    for (const value of this.#values.keys()) if (hashOf(value, this.#salt) >= this.#limit) this.#values.delete(value)
  }
}

function isEarlier(a: EventRef, b: EventRef): boolean {
  return a.time < b.time || (a.time === b.time && a.id < b.id)
}
