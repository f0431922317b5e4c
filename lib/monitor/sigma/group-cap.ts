import { createHash } from 'node:crypto'
import type { GroupBatch } from './group-batch.ts'

/** Groups of one rule in memory, and their events in all. In DynamoDB each group is an item of its own, which its TTL ends. */
const mostGroups = 100_000
const mostEvents = 4_000_000
/** How far the bounds are passed before groups are let go, so that it is seldom done. */
const slack = 1.1

/**
 * Bounds how many groups of one rule are gathered. Kept are those whose names have the smallest hashes: which ones these are is a
 * function of the set of events, in whatever order they come and however they are spread over threads, and nobody can choose a
 * name that pushes another out on purpose without trying thousands.
 */
export class GroupCap {
  #limit: string | undefined
  #events = 0
  readonly #mostGroups: number
  readonly #mostEvents: number

  constructor(bounds: { readonly groups?: number; readonly events?: number } = {}) {
    this.#mostGroups = bounds.groups ?? mostGroups
    this.#mostEvents = bounds.events ?? mostEvents
  }

  /** The hash from which on groups were let go; undefined while all are kept. */
  get limit(): string | undefined {
    return this.#limit
  }

  /** Takes over the limit of another place where groups of the rule were gathered: what was let go there is not whole here. */
  lower(limit: string, groups: Map<string, GroupBatch>): void {
    if (this.#limit !== undefined && this.#limit <= limit) return
    this.#limit = limit
    for (const name of [...groups.keys()]) if (!this.admits(name)) groups.delete(name)
  }

  /** Whether a new group of this name would be kept. */
  admits(name: string): boolean {
    return this.#limit === undefined || hashOf(name) < this.#limit
  }

  /** To be told of events that were added: lets groups go when there are too many. One that was let go never comes back. */
  added(events: number, groups: Map<string, GroupBatch>): void {
    this.#events += events
    if (groups.size > this.#mostGroups * slack || this.#events > this.#mostEvents * slack) this.settle(groups)
  }

  /** Keeps what the bounds allow, exactly. */
  settle(groups: Map<string, GroupBatch>): void {
    const ordered = [...groups].map(([name, { size }]) => ({ name, size, hash: hashOf(name) })).sort((a, b) => (a.hash < b.hash ? -1 : 1))
    let events = 0
    const over = ordered.findIndex(({ size }, place) => {
      events += size
      // The first one is kept however large it is: it has a bound of its own.
      return place >= this.#mostGroups || (place > 0 && events > this.#mostEvents)
    })
    if (over >= 0) {
      this.#limit = ordered[over]?.hash
      for (const { name } of ordered.slice(over)) groups.delete(name)
    }
    this.#events = [...groups.values()].reduce((sum, { size }) => sum + size, 0)
  }
}

function hashOf(name: string): string {
  return createHash('sha256').update(name).digest('base64url')
}
