import { DistinctHashes, type RawDistinct } from '#lib/findings/distinct-hashes.ts'
import { exact } from './traffic-bucket.ts'

/** Sources whose packets are added up. */
const kept = 1_024

/** A tally of sources as plain data. `distinct` counts all where they are not all in `packets`. */
export interface RawSources {
  readonly packets: readonly (readonly [source: string, packets: number])[]
  readonly distinct?: RawDistinct
}

/**
 * Packets by source in one minute. Exact up to 1,024 sources, in any order and split; beyond, the distinct number is estimated
 * (1.6 %) and a source that is small in every batch may be missing among the largest.
 */
export class SourceTally {
  #packets = new Map<string, number>()
  #distinct: DistinctHashes | undefined

  add(source: string, packets: number): void {
    this.#add(source, packets)
    this.#bound()
  }

  merge({ packets, distinct }: RawSources): void {
    if (distinct) this.#counted().merge(distinct)
    for (const [source, count] of packets) this.#add(source, count)
    this.#bound()
  }

  /** Distinct sources. */
  get size(): number {
    return this.#distinct ? this.#distinct.size : this.#packets.size
  }

  /** The largest sources, largest first. */
  top(count: number): [source: string, packets: number][] {
    return [...this.#packets].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).slice(0, count)
  }

  raw(): RawSources {
    const packets = this.top(kept)
    return this.#distinct ? { packets, distinct: this.#distinct.raw() } : { packets }
  }

  #add(source: string, packets: number): void {
    this.#packets.set(source, exact((this.#packets.get(source) ?? 0) + exact(packets)))
    this.#distinct?.add(source)
  }

  #counted(): DistinctHashes {
    if (!this.#distinct) {
      this.#distinct = new DistinctHashes()
      for (const source of this.#packets.keys()) this.#distinct.add(source)
    }
    return this.#distinct
  }

  /** Cut only when twice as many have come together, so that a batch of strangers is sorted seldom. */
  #bound(): void {
    if (this.#packets.size <= kept) return
    this.#counted()
    if (this.#packets.size > 2 * kept) this.#packets = new Map(this.top(kept))
  }
}
