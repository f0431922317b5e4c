import type { EventRef } from '#lib/findings/finding.ts'
import { byTime, type Entry, type FiringWindow, type WindowShape } from './firing-window.ts'
import type { Evidence, Firing } from './group-state.ts'
import { type KeptSighting, sightingFor } from './sighting-shelf.ts'

/** What the windows of a group tell of. */
export interface Story {
  readonly entries: readonly Entry[]
  readonly evidence: readonly Evidence[]
  readonly sightings: readonly KeptSighting[]
  readonly shape: WindowShape
}

/**
 * One firing per period of event time, the grid on which findings are told apart (`lib/findings/identity.ts`), of the windows that
 * are told of. They come in order of their ends, so those of one period come together, and of a million none is kept.
 */
export function firingsOf(
  windows: Iterable<FiringWindow>,
  tells: (window: FiringWindow) => boolean,
  story: Story,
  period: number,
): Firing[] {
  const firings: Firing[] = []
  let open: OpenFiring | undefined
  let current: number | undefined
  for (const window of windows) {
    if (!tells(window)) continue
    const place = Math.floor(window.end / period)
    if (!open || place !== current) {
      if (open) firings.push(open.close())
      open = new OpenFiring(window, story)
      current = place
    }
    open.add(window)
  }
  if (open) firings.push(open.close())
  return firings
}

/** The windows of one period, one after the other. */
class OpenFiring {
  readonly #story: Story
  readonly #first: FiringWindow
  readonly #events: EventRef[] = []
  readonly #firings: Entry[] = []
  readonly #ends: number[] = []
  #next = 0

  constructor(first: FiringWindow, story: Story) {
    this.#first = first
    this.#story = story
  }

  /** Takes in the next window; its beginning is not before that of the last one. */
  add({ from, to, end }: FiringWindow): void {
    for (let at = Math.max(from, this.#next); at < to; at++) {
      const entry = this.#story.entries[at] as Entry
      if (entry.lane === undefined) this.#events.push({ id: entry.id, time: entry.time })
      else this.#firings.push(entry)
    }
    this.#next = Math.max(this.#next, to)
    if (this.#ends.at(-1) !== end) this.#ends.push(end)
  }

  close(): Firing {
    const { entries, sightings } = this.#story
    return {
      dueAt: this.#first.end,
      sighting: sightingFor(sightings, entries[this.#first.teller] as Entry),
      events: this.#firings.length === 0 ? this.#events : this.#withEvidence(),
      ends: this.#ends,
    }
  }

  #withEvidence(): EventRef[] {
    const { evidence, shape } = this.#story
    const behind = [...this.#events, ...evidenceBehind(this.#firings, evidence, shape)]
    // A firing stands for its events; where none of them is remembered any more, it is named itself.
    const named = behind.length > 0 ? behind : this.#firings.map(({ id, time }) => ({ id, time }))
    return named.sort(byTime).filter((each, at) => at === 0 || byTime(each, named[at - 1] ?? each) !== 0)
  }
}

/** The events behind firings, in order of time. */
function* evidenceBehind(firings: readonly Entry[], evidence: readonly Evidence[], shape: WindowShape): Generator<EventRef> {
  const byLane = Map.groupBy(evidence, ({ lane }) => lane)
  for (const [lane, ends] of Map.groupBy(firings, (firing) => firing.lane ?? '')) {
    const behind = byLane.get(lane) ?? []
    const { most, least } = shape.reach(lane)
    let next = 0
    for (const { time: end } of ends) {
      for (; next < behind.length && (behind[next] as Evidence).time <= end - least; next++) {
        const { id, time } = behind[next] as Evidence
        if (time >= end - most) yield { id, time }
      }
    }
  }
}
