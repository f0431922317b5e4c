import { AccumulatedFinding, type FindingPart } from './accumulated-finding.ts'
import type { MonitoringFinding } from './finding.ts'
import { windowStart } from './identity.ts'
import type { Told } from './monitoring-lifecycle.ts'
import type { MonitoringObservation } from './observation.ts'
import type { Severity } from './severity.ts'

/** What all sightings of one detection have in common. */
export interface Story<Event> {
  readonly control: string
  /** Length of the window on event time in which sightings merge, milliseconds. */
  readonly period: number
  /** ATT&CK technique ids. */
  readonly attack: readonly string[]
  /** What one event has to tell; asked only of an event that may lead its finding. */
  tell(event: Event): Told
}

/**
 * Findings in the making, where many hits meet few findings and nothing has to outlive the run: gives the findings that
 * `FindingStore` would hold after the same observations (without its outbox: nothing is told from here), at a fraction of the
 * work. Order, repetition and the way the hits were split over accumulators change nothing.
 *
 * A finding takes 1 to 40 KB (`EventTally`); how many there may be is for the caller to bound, with `size` and `drain`.
 */
export class FindingAccumulator<Event = never> {
  /** By story, then by window and key: a hit costs one look-up of a short text. */
  readonly #stories = new Map<Story<Event>, Map<string, AccumulatedFinding>>()
  readonly #byId = new Map<string, AccumulatedFinding>()
  /** Findings whose leading event has not told yet. */
  #untold = new Map<AccumulatedFinding, () => Told>()
  #size = 0

  /** Findings held; hits under different keys may turn out to be one finding. */
  get size(): number {
    return this.#size
  }

  /**
   * One event that is a sighting by itself. `key` tells stories apart: equal keys must give equal dedup keys. `time` is in
   * milliseconds. Holds on to the event until `settle`.
   */
  add(story: Story<Event>, key: string, severity: Severity, id: string, time: number, event: Event): void {
    let findings = this.#stories.get(story)
    if (!findings) {
      findings = new Map()
      this.#stories.set(story, findings)
    }
    const place = `${windowStart(time, story.period)} ${key}`
    let finding = findings.get(place)
    if (!finding) {
      finding = new AccumulatedFinding(story)
      findings.set(place, finding)
      this.#size++
    }
    finding.tally(id, time, severity)
    if (finding.leadsBefore(time)) this.#untold.set(finding, () => story.tell(event))
    else if (finding.dueAt === time) this.#rival(finding, story.tell(event))
  }

  /** An observation of several events: what correlations and baselines make. */
  observe(observation: MonitoringObservation): void {
    this.#take(AccumulatedFinding.of(observation))
  }

  /** Lets the leading events tell; they can then be forgotten. To be called after each batch of events. */
  settle(): void {
    for (const [finding, tell] of this.#untold) finding.lead(tell())
    this.#untold.clear()
  }

  /** What another accumulator gave. */
  merge(part: FindingPart): void {
    const known = this.#byId.get(part.id)
    if (known) known.merge(part)
    else {
      this.#byId.set(part.id, AccumulatedFinding.from(part))
      this.#size++
    }
  }

  /** Everything held, in no particular order, and forgets it. */
  *drain(): Generator<AccumulatedFinding> {
    this.#gather()
    for (const [id, finding] of this.#byId) {
      this.#byId.delete(id)
      this.#size--
      yield finding
    }
  }

  /** The findings, as `FindingStore` would have stored them. */
  toFindings(): MonitoringFinding[] {
    this.#gather()
    return Array.from(this.#byId.values(), (finding) => finding.finding())
  }

  /** An event that is due when the one that leads is: what they say decides, so both have to tell. */
  #rival(finding: AccumulatedFinding, told: Told): void {
    const leading = this.#untold.get(finding)
    if (leading) {
      finding.lead(leading())
      this.#untold.delete(finding)
    }
    finding.lead(told)
  }

  /** Gives every finding its id; keys that differ where the dedup key was cut meet here. */
  #gather(): void {
    this.settle()
    for (const findings of this.#stories.values()) {
      for (const finding of findings.values()) {
        this.#size--
        this.#take(finding)
      }
    }
    this.#stories.clear()
  }

  #take(finding: AccumulatedFinding): void {
    const known = this.#byId.get(finding.id)
    if (known) known.merge(finding.part())
    else {
      this.#byId.set(finding.id, finding)
      this.#size++
    }
  }
}
