import { createHash } from 'node:crypto'
import { addDistinct, type DistinctCount, distinctSize, emptyDistinct } from '#lib/findings/distinct-count.ts'
import type { EventRef } from '#lib/findings/finding.ts'
import { type InboundFlow, protocolName } from './flow-record.ts'

/** Chunks remembered per bucket; see `addChunk`. */
const chunksKept = 64
/** Sources whose packets are added up per bucket. */
const sourcesKept = 64
/** Flow records named per bucket at each end: as many as a finding names. */
export const eventsKept = 25

/** Sums of one minute of traffic to one target. */
export interface FloodSums {
  readonly packets: number
  readonly bytes: number
  readonly synPackets: number
  readonly rejectedPackets: number
  readonly amplifiedPackets: number
  /** Packets by protocol name. */
  readonly protocols: Readonly<Record<string, number>>
}

/** What is remembered of a minute only while it is young: it is large. */
export interface FloodDetail {
  readonly flows: DistinctCount
  readonly sources: DistinctCount
  readonly top: readonly (readonly [address: string, packets: number])[]
  readonly earliest: readonly EventRef[]
  readonly latest: readonly EventRef[]
}

/** One minute of traffic to one target: records whose capture window ended after `index` minutes and not after `index + 1`. */
export interface FloodBucket {
  /** Minutes since the epoch. */
  readonly index: number
  readonly sums: FloodSums
  /** Distinct sources; exact up to 512, then estimated (1.6 %). */
  readonly uniqueSources: number
  /** Fingerprints of the chunks that are in it. */
  readonly chunks: readonly string[]
  readonly detail?: FloodDetail
}

export const emptySums: FloodSums = { packets: 0, bytes: 0, synPackets: 0, rejectedPackets: 0, amplifiedPackets: 0, protocols: {} }
const emptyDetail: FloodDetail = { flows: emptyDistinct, sources: emptyDistinct, top: [], earliest: [], latest: [] }

/** The minute that a capture window ended in; one that ends on the full minute belongs to the minute before it. */
export function bucketIndex(time: number): number {
  return Math.ceil(time / 60_000) - 1
}

/** End of a bucket, milliseconds. */
export function bucketEnd(index: number): number {
  return (index + 1) * 60_000
}

/** A bucket without traffic. */
export function emptyBucket(index: number): FloodBucket {
  return { index, sums: emptySums, uniqueSources: 0, chunks: [], detail: emptyDetail }
}

/**
 * The bucket with one chunk: the distinct records that one batch had for it. A chunk is known by a hash of its ids, so a file
 * that is delivered or read again, in the same batches, changes nothing; disjoint chunks may come in any order and number.
 * Remembered are the latest 64 chunks (128,000 records): of a busier minute an older chunk that comes again counts twice,
 * which can raise an alarm but never hide one.
 */
export function addChunk(bucket: FloodBucket, flows: readonly InboundFlow[]): FloodBucket {
  const chunk = fingerprint(flows)
  if (bucket.chunks.includes(chunk)) return bucket
  const chunks = [...bucket.chunks, chunk].slice(-chunksKept)
  const sums = addSums(bucket.sums, flows)
  if (!bucket.detail) {
    // Its sketches were let go, so the sources of a latecomer can only be a lower bound.
    const uniqueSources = Math.max(bucket.uniqueSources, new Set(flows.map(({ source }) => source)).size)
    return { ...bucket, sums, chunks, uniqueSources }
  }
  const detail = addDetail(bucket.detail, flows)
  return { ...bucket, sums, chunks, detail, uniqueSources: distinctSize(detail.sources) }
}

/** The bucket without what is large. */
export function withoutDetail({ detail, ...bucket }: FloodBucket): FloodBucket {
  return bucket
}

/** About how many characters the detail of a bucket takes as JSON. */
export function detailWeight({ detail }: FloodBucket): number {
  if (!detail) return 0
  const { flows, sources, top, earliest, latest } = detail
  const ofCount = (count: DistinctCount): number => 50 + (count.kind === 'exact' ? count.hashes.length : count.registers.length)
  // `{"id":"…","time":1777881659000},` around each id; an IPv6 address and a number in each of `top`.
  const ofRefs = (earliest.length + latest.length) * (35 + (earliest[0]?.id.length ?? 0))
  return 100 + ofCount(flows) + ofCount(sources) + ofRefs + top.length * 55
}

/** What a chunk is known by: a hash of its ids, in whatever order. */
export function fingerprint(flows: readonly InboundFlow[]): string {
  const hash = createHash('sha256')
  for (const id of flows.map(({ id }) => id).sort()) hash.update(id).update('\n')
  return hash.digest('base64url').slice(0, 11)
}

/** Packets per minute are whole but for logs that aggregate longer; thousandths keep the sums independent of order. */
export const exact = (value: number): number => Math.round(value * 1_000) / 1_000

/** The sums with these flows, too. Each flow is rounded by itself, so that order does not decide. */
export function addSums(sums: FloodSums, flows: readonly InboundFlow[]): FloodSums {
  const next = { ...sums, protocols: { ...sums.protocols } as Record<string, number> }
  for (const { packets: perMinute, bytes, synOnly, rejected, amplified, protocol } of flows) {
    const packets = exact(perMinute)
    next.packets = exact(next.packets + packets)
    next.bytes = exact(next.bytes + exact(bytes))
    if (synOnly) next.synPackets = exact(next.synPackets + packets)
    if (rejected) next.rejectedPackets = exact(next.rejectedPackets + packets)
    if (amplified) next.amplifiedPackets = exact(next.amplifiedPackets + packets)
    const name = protocolName(protocol)
    next.protocols[name] = exact((next.protocols[name] ?? 0) + packets)
  }
  return next
}

const byTime = (a: EventRef, b: EventRef): number => a.time - b.time || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

function addDetail(detail: FloodDetail, flows: readonly InboundFlow[]): FloodDetail {
  const refs = flows.map(({ id, time }) => ({ id, time })).sort(byTime)
  return {
    flows: addDistinct(
      detail.flows,
      flows.map(({ id }) => id),
    ),
    sources: addDistinct(detail.sources, new Set(flows.map(({ source }) => source))),
    top: addTop(detail.top, flows),
    earliest: [...detail.earliest, ...refs.slice(0, eventsKept)].sort(byTime).slice(0, eventsKept),
    latest: [...detail.latest, ...refs.slice(-eventsKept)].sort(byTime).slice(-eventsKept),
  }
}

/** Packets by source, largest first. Exact up to 64 sources; beyond, a source that is small in every chunk may be missed. */
function addTop(top: FloodDetail['top'], flows: readonly InboundFlow[]): FloodDetail['top'] {
  const packets = new Map(top)
  for (const flow of flows) packets.set(flow.source, exact((packets.get(flow.source) ?? 0) + exact(flow.packets)))
  return [...packets].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).slice(0, sourcesKept)
}

/** The sums of disjoint flows together. */
export function joinSums(a: FloodSums, b: FloodSums): FloodSums {
  const protocols: Record<string, number> = { ...a.protocols }
  for (const [name, packets] of Object.entries(b.protocols)) protocols[name] = exact((protocols[name] ?? 0) + packets)
  return {
    packets: exact(a.packets + b.packets),
    bytes: exact(a.bytes + b.bytes),
    synPackets: exact(a.synPackets + b.synPackets),
    rejectedPackets: exact(a.rejectedPackets + b.rejectedPackets),
    amplifiedPackets: exact(a.amplifiedPackets + b.amplifiedPackets),
    protocols,
  }
}
