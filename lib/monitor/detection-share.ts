import type { AccumulatedFinding } from '#lib/findings/accumulated-finding.ts'
import { FindingAccumulator } from '#lib/findings/finding-accumulator.ts'
import { FloodBatch } from './baselines/flood.ts'
import type { FloodChunk } from './baselines/flood-chunk.ts'
import type { SecurityEvent } from './event.ts'
import { storyOf } from './observe-match.ts'
import type { Ruleset } from './sigma/compile-rules.ts'
import { CorrelationBatch } from './sigma/correlate.ts'
import type { GroupData } from './sigma/group-batch.ts'

/** Event times of a share, milliseconds; infinities where it has no event. */
export interface TimeSpan {
  readonly oldest: number
  readonly newest: number
}

/** What a share gathered of correlations, as plain data. */
export interface SharedGroups {
  readonly groups: readonly GroupData[]
  readonly span: TimeSpan
}

/**
 * What the rules see in a share of the events of a run: single matches fold into findings at once, what needs the whole run to
 * be judged (correlations, baselines) is gathered. Everything it gives is plain data; `DetectionSum` adds shares up to the same
 * findings however the events were shared out.
 */
export class DetectionShare {
  readonly #ruleset: Ruleset
  readonly #findings = new FindingAccumulator<SecurityEvent>()
  readonly #correlations: CorrelationBatch
  #floods: FloodChunk[] = []
  #oldest = Number.POSITIVE_INFINITY
  #newest = Number.NEGATIVE_INFINITY

  constructor(ruleset: Ruleset) {
    this.#ruleset = ruleset
    this.#correlations = new CorrelationBatch(ruleset)
  }

  /** Findings held in memory; `drain` empties it. */
  get size(): number {
    return this.#findings.size
  }

  /** Asks the rules about a batch of one file. A batch is what a flood counts once when it comes again. */
  look(events: readonly SecurityEvent[]): void {
    const floods = new FloodBatch()
    for (const event of events) {
      if (event.time < this.#oldest) this.#oldest = event.time
      if (event.time > this.#newest) this.#newest = event.time
      for (const match of this.#ruleset.match(event)) {
        if (match.alerts) {
          const story = storyOf(match.rule)
          this.#findings.add(story, story.keyOf(event), story.severityOf(event), event.id, event.time, event)
        }
        if (match.parts.length > 0) this.#correlations.add(match, event)
        const baseline = match.rule.document.keepwatch?.baseline
        if (baseline) floods.add(match.rule, baseline, event)
      }
    }
    this.#findings.settle()
    for (const chunk of floods.chunks()) this.#floods.push(chunk)
  }

  /** Findings of single matches since the last call. */
  drain(): Generator<AccumulatedFinding> {
    return this.#findings.drain()
  }

  /** Minutes of traffic since the last call. */
  floods(): readonly FloodChunk[] {
    const floods = this.#floods
    this.#floods = []
    return floods
  }

  /** What correlations gathered of all that was looked at; to be asked for once, at the end. */
  groups(): SharedGroups {
    return { groups: this.#correlations.groups(), span: { oldest: this.#oldest, newest: this.#newest } }
  }
}
