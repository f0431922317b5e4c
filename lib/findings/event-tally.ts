import type { DistinctCount } from './distinct-count.ts'
import { DistinctHashes, type RawDistinct } from './distinct-hashes.ts'
import type { EventRef } from './finding.ts'
import { earliestKept, latestKept } from './monitoring-lifecycle.ts'

/** Events that are kept one by one; with more, only the ends of the list are. */
const listed = earliestKept + latestKept
/** Events that wait to be sorted in: as many again as are kept, so that sorting costs each of them a constant. */
const most = 4 * listed

/** A tally as plain data for another thread: `ids[n]` happened at `times[n]`. `distinct` counts all where they are not all listed. */
export interface RawTally {
  readonly ids: readonly string[]
  /** Milliseconds since the epoch. */
  readonly times: readonly number[]
  readonly distinct?: RawDistinct
}

/**
 * The events of one finding: the earliest, the latest and how many distinct ones. A function of the set of (id, time): order,
 * repetition and the way the set was split change nothing. Takes at most 300 ids (24 KB) and a `DistinctHashes`; most
 * findings have few events and no hashes.
 */
export class EventTally {
  #ids: string[] = []
  #times: number[] = []
  /** Counts every event that was ever added, once they are too many to be listed. */
  #distinct: DistinctHashes | undefined
  /** How many of the first ids are in the hashes already. */
  #hashed = 0
  /** Whether nothing was added since it was last put in order. */
  #sorted = true

  /** Adds one event; it may be known. */
  add(id: string, time: number): void {
    this.#push(id, time)
    if (this.#ids.length >= most) this.#compact()
  }

  merge({ ids, times, distinct }: RawTally): void {
    if (distinct) this.#counted().merge(distinct)
    for (const [index, id] of ids.entries()) this.add(id, times[index] ?? 0)
  }

  /** Adds events that are counted, not listed, in `distinct`. */
  mergeCount(distinct: DistinctCount): void {
    this.#counted().mergeCount(distinct)
  }

  raw(): RawTally {
    this.#compact()
    const { ids, times } = { ids: this.#ids, times: this.#times }
    return this.#distinct ? { ids, times, distinct: this.#distinct.raw() } : { ids, times }
  }

  /** The events as a finding names them: earliest 50, latest 25, in order of time, each id once. */
  ends(): { readonly earliest: readonly EventRef[]; readonly latest: readonly EventRef[]; readonly count: number; readonly error: number } {
    this.#compact()
    const events = this.#listed()
    return {
      earliest: events.slice(0, earliestKept),
      latest: events.slice(-latestKept),
      count: this.#distinct?.size ?? events.length,
      error: this.#distinct?.error ?? 0,
    }
  }

  /** The count as it is stored. */
  toCount(): DistinctCount {
    if (this.#distinct) {
      this.#compact()
      return this.#distinct.toCount()
    }
    const hashes = new DistinctHashes()
    for (const id of this.#ids) hashes.add(id)
    return hashes.toCount()
  }

  #push(id: string, time: number): void {
    this.#ids.push(id)
    this.#times.push(time)
    this.#sorted = false
  }

  /** What is listed, each id once. */
  #listed(): EventRef[] {
    // Most findings have one event.
    const [only] = this.#ids
    if (only !== undefined && this.#ids.length === 1) return [{ id: only, time: this.#times[0] ?? 0 }]
    const seen = new Set<string>()
    const events: EventRef[] = []
    for (const [index, id] of this.#ids.entries()) {
      // In order of time, so the first is the earliest.
      if (seen.has(id)) continue
      seen.add(id)
      events.push({ id, time: this.#times[index] ?? 0 })
    }
    return events
  }

  /** The hashes, with all that is listed in them. */
  #counted(): DistinctHashes {
    this.#distinct ??= new DistinctHashes()
    for (const id of this.#ids.slice(this.#hashed)) this.#distinct.add(id)
    this.#hashed = this.#ids.length
    return this.#distinct
  }

  /** Sorted, each (id, time) once, and no more than what may be named. */
  #compact(): void {
    if (this.#sorted) return
    this.#sorted = true
    if (this.#ids.length === 1 && !this.#distinct) return
    const [ids, times] = [this.#ids, this.#times]
    const places = Array.from(ids, (_, index) => index)
    const idAt = (place: number): string => ids[place] ?? ''
    const timeAt = (place: number): number => times[place] ?? 0
    places.sort((a, b) => timeAt(a) - timeAt(b) || (idAt(a) < idAt(b) ? -1 : idAt(a) > idAt(b) ? 1 : 0))
    const unique = places.filter((place, at) => {
      const before = places[at - 1]
      return before === undefined || idAt(before) !== idAt(place) || timeAt(before) !== timeAt(place)
    })
    if (unique.length > listed || this.#distinct) this.#counted()
    const kept = unique.length > listed ? [...unique.slice(0, earliestKept), ...unique.slice(-latestKept)] : unique
    this.#ids = kept.map(idAt)
    this.#times = kept.map(timeAt)
    if (this.#distinct) this.#hashed = kept.length
  }
}
