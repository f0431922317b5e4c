import type { MonitoringObservation } from '#lib/findings/observation.ts'
import type { BaselineChunk } from './baselines/baseline-chunk.ts'
import { BaselineRun } from './baselines/baseline-run.ts'
import type { SharedGroups } from './detection-share.ts'
import type { Ruleset } from './sigma/compile-rules.ts'
import { CorrelationBatch } from './sigma/correlate.ts'

/** What has to be known of a whole run to be judged, added up from its shares in any order. */
export class DetectionSum {
  readonly #correlations: CorrelationBatch
  readonly #baselines: BaselineRun
  #oldest = Number.POSITIVE_INFINITY
  #newest = Number.NEGATIVE_INFINITY

  /** `ruleset` must be compiled from the same documents in the same order as those of the shares. */
  constructor(ruleset: Ruleset) {
    this.#correlations = new CorrelationBatch(ruleset)
    this.#baselines = new BaselineRun(ruleset.rules)
  }

  addBaselines(chunks: readonly BaselineChunk[]): void {
    for (const chunk of chunks) this.#baselines.add(chunk)
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
    yield* this.#baselines.observations()
  }
}
