import { EventTally, type RawTally } from '#lib/findings/event-tally.ts'
import type { Flow } from './flow.ts'
import { type RawSources, SourceTally } from './source-tally.ts'
import { addSums, amountOf, emptySums, fingerprint, peerOf, type TrafficKind, type TrafficSums } from './traffic-bucket.ts'

/** The records of one batch for one bucket of one series, added up: plain data for another thread. */
export interface TrafficChunk {
  /** Bucket lengths since the epoch. */
  readonly index: number
  /** What it is known by: the same records again are the same chunk. */
  readonly chunk: string
  readonly sums: TrafficSums
  readonly peers: RawSources
  readonly flows: RawTally
}

/** Adds up distinct flows of one bucket. */
export function chunkOf(index: number, flows: readonly Flow[], kind: TrafficKind): TrafficChunk {
  const peers = new SourceTally()
  const tally = new EventTally()
  for (const flow of flows) {
    peers.add(peerOf(flow, kind), amountOf(flow, kind))
    tally.add(flow.id, flow.time)
  }
  return { index, chunk: fingerprint(flows), sums: addSums(emptySums, flows, kind), peers: peers.raw(), flows: tally.raw() }
}
