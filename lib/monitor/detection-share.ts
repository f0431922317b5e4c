import type { AccumulatedFinding } from '#lib/findings/accumulated-finding.ts'
import { FindingAccumulator } from '#lib/findings/finding-accumulator.ts'
import { BaselineBatch } from './baselines/baseline-batch.ts'
import type { BaselineChunk } from './baselines/baseline-chunk.ts'
import type { SecurityEvent } from './event.ts'
import { storyOf } from './observe-match.ts'
import type { Ruleset } from './sigma/compile-rules.ts'
import { CorrelationBatch } from './sigma/correlate.ts'
import type { GroupData } from './sigma/group-batch.ts'
import type { RuleMatch } from './sigma/link-correlations.ts'

/**
 * Event times of a share, milliseconds; infinities where it has no event. The oldest is that of an event which some rule matched:
 * the others need not even be read (`RecordNeeds`), and must not decide from when on something was learned.
 */
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
  #baselines: BaselineChunk[] = []
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

  /** Asks the rules about a batch of one file. A batch is what a baseline counts once when it comes again. */
  look(events: readonly SecurityEvent[]): void {
    const baselines = new BaselineBatch()
    for (const event of events) {
      if (event.time > this.#newest) this.#newest = event.time
      const matches = this.#ruleset.match(event)
      if (matches.length > 0 && event.time < this.#oldest) this.#oldest = event.time
      for (const match of matches) {
        this.#tell(match, event)
        if (match.parts.length > 0) this.#correlations.add(match, event)
        if (!match.baselineHeld) baselines.add(match.rule, event)
      }
    }
    this.#findings.settle()
    for (const chunk of baselines.chunks()) this.#baselines.push(chunk)
  }

  /** What one match is by itself. */
  #tell(match: RuleMatch, event: SecurityEvent): void {
    if (match.alerts) {
      const story = storyOf(match.rule)
      this.#findings.add(story, story.keyOf(event), story.severityOf(event), event.id, event.time, event)
    }
    for (const story of match.held ?? []) this.#findings.add(story, story.keyOf(event), story.severity, event.id, event.time, event)
  }

  /** Findings of single matches since the last call. */
  drain(): Generator<AccumulatedFinding> {
    return this.#findings.drain()
  }

  /** What was gathered for baselines since the last call. */
  baselines(): readonly BaselineChunk[] {
    const baselines = this.#baselines
    this.#baselines = []
    return baselines
  }

  /** What correlations gathered of all that was looked at; to be asked for once, at the end. */
  groups(): SharedGroups {
    return { groups: this.#correlations.groups(), span: { oldest: this.#oldest, newest: this.#newest } }
  }
}
