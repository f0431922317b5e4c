import type { Sighting } from '../sighting.ts'
import type { SeriesData } from './series.ts'

/** What one batch has for one series of one rule: plain data for another thread. */
export interface BaselineChunk {
  /** Id of the rule. */
  readonly control: string
  /** Name of the series. */
  readonly series: string
  /** What is known of it beside its traffic. */
  readonly sighting: Sighting
  readonly data: readonly SeriesData[]
}
