import { EventTally, type RawTally } from '#lib/findings/event-tally.ts'
import type { Sighting } from '../sighting.ts'
import { addSums, emptySums, type FloodSums, fingerprint } from './flood-bucket.ts'
import type { InboundFlow } from './flow-record.ts'
import { type RawSources, SourceTally } from './source-tally.ts'

/** What is known of a target beside its traffic. */
export interface FloodTarget {
  /** Id of the rule. */
  readonly control: string
  readonly target: string
  readonly sighting: Sighting
}

/** The records of one batch for one minute of one target, added up: plain data for another thread. */
export interface FloodChunk extends FloodTarget {
  /** Names the target of the rule. */
  readonly key: string
  /** Minutes since the epoch. */
  readonly index: number
  /** What it is known by: the same records again are the same chunk. */
  readonly chunk: string
  readonly sums: FloodSums
  readonly sources: RawSources
  readonly flows: RawTally
}

/** Adds up distinct flows of one minute. */
export function chunkOf(key: string, target: FloodTarget, index: number, flows: readonly InboundFlow[]): FloodChunk {
  const sources = new SourceTally()
  const tally = new EventTally()
  for (const { source, packets, id, time } of flows) {
    sources.add(source, packets)
    tally.add(id, time)
  }
  const { control, target: address, sighting } = target
  return {
    key,
    control,
    target: address,
    sighting,
    index,
    chunk: fingerprint(flows),
    sums: addSums(emptySums, flows),
    sources: sources.raw(),
    flows: tally.raw(),
  }
}
