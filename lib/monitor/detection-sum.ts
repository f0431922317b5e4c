import type { MonitoringObservation } from '#lib/findings/observation.ts'
import type { FloodChunk } from './baselines/flood-chunk.ts'
import { FloodMinutes } from './baselines/flood-minutes.ts'
import type { SharedGroups } from './detection-share.ts'
import type { Ruleset } from './sigma/compile-rules.ts'
import { CorrelationBatch } from './sigma/correlate.ts'

/** What has to be known of a whole run to be judged, added up from its shares in any order. */
export class DetectionSum {
  readonly #ruleset: Ruleset
  readonly #correlations: CorrelationBatch
  readonly #floods = new FloodMinutes()
  #oldest = Number.POSITIVE_INFINITY
  #newest = Number.NEGATIVE_INFINITY

  /** `ruleset` must be compiled from the same documents in the same order as those of the shares. */
  constructor(ruleset: Ruleset) {
    this.#ruleset = ruleset
    this.#correlations = new CorrelationBatch(ruleset)
  }

  addFloods(chunks: readonly FloodChunk[]): void {
    for (const chunk of chunks) this.#floods.add(chunk)
  }

  addGroups({ groups, span }: SharedGroups): void {
    this.#correlations.join(groups)
    this.#oldest = Math.min(this.#oldest, span.oldest)
    this.#newest = Math.max(this.#newest, span.newest)
  }

  /**
   * What correlations and baselines see, now that everything is known. To be asked for once. Time is taken to stand at the newest
   * event, and to have gone on for `after` milliseconds without another: an absence is seen when its time has passed.
   */
  *observations(after = 0): Generator<MonitoringObservation> {
    if (this.#newest >= this.#oldest) yield* this.#correlations.settle({ watermark: this.#newest + after, learnedSince: this.#oldest })
    yield* this.#floods.observations(this.#ruleset.rules)
  }
}
