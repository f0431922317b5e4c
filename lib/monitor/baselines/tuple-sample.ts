import type { EventRef } from '#lib/findings/finding.ts'

/** A sample as JSON: its members, smallest hash first; the first few with the event that showed each first. */
export interface RawSample {
  readonly members: readonly string[]
  /** Id and time of the members that come first. */
  readonly events: readonly (readonly [id: string, time: number])[]
  /** Whether there were more than are kept. */
  readonly more?: true
}

/** Members of a sample. */
export const sampleSize = 128
/** Members whose event is kept where the sample is stored. */
const named = 12

interface Member {
  readonly hash: number
  event: EventRef | undefined
}

/**
 * The distinct texts that were added, as long as they are few; beyond, the 128 of smallest hash, which are a fair sample of all:
 * where the last of them has hash h of H, about 128 H / h were added. A function of the set of (text, event) alone: order, repetition and the way the
 * set was split change nothing, so samples merge (bottom-k sketch, Cohen and Kaplan 2007).
 *
 * `salt` differs from series to series, so that nobody outside can choose what falls out of a sample.
 */
export class TupleSample {
  readonly #salt: number
  readonly #members = new Map<string, Member>()
  /** The last text that is kept, once there were more. */
  #last: { readonly hash: number; readonly text: string } | undefined

  constructor(salt: number) {
    this.#salt = salt
  }

  add(text: string, event: EventRef | undefined): void {
    const known = this.#members.get(text)
    if (known) {
      if (event && (!known.event || isEarlier(event, known.event))) known.event = event
      return
    }
    const hash = hashOf(text, this.#salt)
    if (this.#last && !isBefore(hash, text, this.#last)) return
    this.#members.set(text, { hash, event })
    if (this.#members.size >= 2 * sampleSize) this.#cut()
  }

  merge({ members, events, more }: RawSample): void {
    for (const [index, text] of members.entries()) {
      const event = events[index]
      this.add(text, event && { id: event[0], time: event[1] })
    }
    // What is missing there comes after its last member.
    const text = members.at(-1)
    if (more && text !== undefined) this.#endAt({ hash: hashOf(text, this.#salt), text })
  }

  /** The texts, with the event of each as far as it is known, and by how much their number is to be multiplied. */
  read(): { readonly members: ReadonlyMap<string, EventRef | undefined>; readonly scale: number } {
    return {
      members: new Map(this.#sorted().map(([text, { event }]) => [text, event])),
      scale: this.#last ? hashes / (this.#last.hash + 1) : 1,
    }
  }

  /** `all` names the event of every member: on one machine there is room. */
  raw(all = false): RawSample {
    const sorted = this.#sorted()
    const events: [string, number][] = []
    for (const [, { event }] of all ? sorted : sorted.slice(0, named)) {
      if (!event) break
      events.push([event.id, event.time])
    }
    return { members: sorted.map(([text]) => text), events, ...(this.#last ? { more: true as const } : {}) }
  }

  #sorted(): [string, Member][] {
    this.#cut()
    return [...this.#members].sort(([a, one], [b, other]) => one.hash - other.hash || (a < b ? -1 : 1))
  }

  #cut(): void {
    if (this.#members.size <= sampleSize) return
    const sorted = [...this.#members].sort(([a, one], [b, other]) => one.hash - other.hash || (a < b ? -1 : 1))
    const [text, { hash }] = sorted[sampleSize - 1] ?? ['', { hash: 0 }]
    this.#endAt({ hash, text })
  }

  #endAt(last: { readonly hash: number; readonly text: string }): void {
    if (this.#last && !isBefore(last.hash, last.text, this.#last)) return
    this.#last = last
    for (const [text, { hash }] of this.#members) if (text !== last.text && !isBefore(hash, text, last)) this.#members.delete(text)
  }
}

/** Whether a text comes before another in the order of a sample. */
function isBefore(hash: number, text: string, other: { readonly hash: number; readonly text: string }): boolean {
  return hash < other.hash || (hash === other.hash && text < other.text)
}

/** How many different hashes there are. */
const hashes = 2 ** 32

/** FNV-1a over the characters, then mixed so that neighbours lie apart (finaliser of MurmurHash3): quick, and no secret is at stake. */
export function hashOf(text: string, salt: number): number {
  let hash = (0x811c9dc5 ^ salt) >>> 0
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function isEarlier(a: EventRef, b: EventRef): boolean {
  return a.time < b.time || (a.time === b.time && a.id < b.id)
}
