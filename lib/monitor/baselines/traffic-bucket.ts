import { addDistinct, type DistinctCount, distinctSize, emptyDistinct } from '#lib/findings/distinct-count.ts'
import type { EventRef } from '#lib/findings/finding.ts'
import { type Flow, protocolName } from './flow.ts'
import { inboundShapes, outboundShapes, type Shape } from './traffic-shape.ts'
import { hashOf } from './tuple-sample.ts'

/** Chunks remembered per bucket; see `addChunk`. */
const chunksKept = 64
/** Peers whose share is added up per bucket. */
const peersKept = 64
/** Flow records named per bucket at each end: as many as a finding names. */
export const eventsKept = 25

/** Which traffic is added up, and how. */
export interface TrafficKind {
  readonly direction: 'in' | 'out'
  /** Length of a bucket, milliseconds. */
  readonly bucket: number
  /** Packets and bytes a minute, peers by packets; or all of them, peers by bytes. */
  readonly measure: 'rate' | 'volume'
}

/** Sums of one bucket of traffic of one address. */
export interface TrafficSums {
  readonly packets: number
  readonly bytes: number
  /** Packets by shape; a packet may have several. */
  readonly shapes: Readonly<Partial<Record<Shape, number>>>
  /** Packets by protocol name. */
  readonly protocols: Readonly<Record<string, number>>
}

/** What is remembered of a bucket only while it is young: it is large. */
export interface TrafficDetail {
  readonly flows: DistinctCount
  readonly peers: DistinctCount
  readonly top: readonly (readonly [address: string, amount: number])[]
  readonly earliest: readonly EventRef[]
  readonly latest: readonly EventRef[]
}

/** One bucket: records whose capture window ended after `index` lengths and not after `index + 1`. */
export interface TrafficBucket {
  /** Bucket lengths since the epoch. */
  readonly index: number
  readonly sums: TrafficSums
  /** Distinct peers; exact up to 512, then estimated (1.6 %). */
  readonly uniquePeers: number
  /** What the largest peer has: packets of a rate, bytes of a volume. */
  readonly largest: number
  /** Fingerprints of the chunks that are in it. */
  readonly chunks: readonly string[]
  readonly detail?: TrafficDetail
}

export const emptySums: TrafficSums = { packets: 0, bytes: 0, shapes: {}, protocols: {} }
const emptyDetail: TrafficDetail = { flows: emptyDistinct, peers: emptyDistinct, top: [], earliest: [], latest: [] }

/** The bucket that a capture window ended in; one that ends on the border belongs to the bucket before it. */
export function bucketIndex(time: number, { bucket }: TrafficKind): number {
  return Math.ceil(time / bucket) - 1
}

/** A bucket without traffic. */
export function emptyBucket(index: number): TrafficBucket {
  return { index, sums: emptySums, uniquePeers: 0, largest: 0, chunks: [], detail: emptyDetail }
}

/** The other side of a flow. */
export function peerOf(flow: Flow, { direction }: TrafficKind): string {
  return direction === 'in' ? flow.source : flow.target
}

/** Packets (a minute) or bytes, by which peers are told large and small. */
export function amountOf(flow: Flow, { measure }: TrafficKind): number {
  return measure === 'rate' ? flow.packets / flow.minutes : flow.bytes
}

/**
 * The bucket with one chunk: the distinct records that one batch had for it. A chunk is known by a hash of its ids, so a file
 * that is delivered or read again, in the same batches, changes nothing; disjoint chunks may come in any order and number.
 * Remembered are the latest 64 chunks (128,000 records): of a busier minute an older chunk that comes again counts twice,
 * which can raise an alarm but never hide one.
 */
export function addChunk(bucket: TrafficBucket, flows: readonly Flow[], kind: TrafficKind): TrafficBucket {
  const chunk = fingerprint(flows)
  if (bucket.chunks.includes(chunk)) return bucket
  const chunks = [...bucket.chunks, chunk].slice(-chunksKept)
  const sums = addSums(bucket.sums, flows, kind)
  if (!bucket.detail) {
    // Its sketches were let go, so the peers of a latecomer can only be a lower bound.
    const amounts = new Map(addTop([], flows, kind))
    const uniquePeers = Math.max(bucket.uniquePeers, amounts.size)
    return { ...bucket, sums, chunks, uniquePeers, largest: Math.max(bucket.largest, ...amounts.values()) }
  }
  const detail = addDetail(bucket.detail, flows, kind)
  return { ...bucket, sums, chunks, detail, uniquePeers: distinctSize(detail.peers), largest: detail.top[0]?.[1] ?? 0 }
}

/** The bucket without what is large. */
export function withoutDetail({ detail, ...bucket }: TrafficBucket): TrafficBucket {
  return bucket
}

/** About how many characters the detail of a bucket takes as JSON. */
export function detailWeight({ detail }: TrafficBucket): number {
  if (!detail) return 0
  const { flows, peers, top, earliest, latest } = detail
  const ofCount = (count: DistinctCount): number => 50 + (count.kind === 'exact' ? count.hashes.length : count.registers.length)
  // `{"id":"…","time":1777881659000},` around each id; an IPv6 address and a number in each of `top`.
  const ofRefs = (earliest.length + latest.length) * (35 + (earliest[0]?.id.length ?? 0))
  return 100 + ofCount(flows) + ofCount(peers) + ofRefs + top.length * 55
}

/** What a chunk is known by: how many ids, and two sums of their hashes, so that order does not count. Ids are hashes of lines: nobody chooses them. */
export function fingerprint(flows: readonly Flow[]): string {
  let [one, other] = [0, 0]
  for (const { id } of flows) {
    one = (one + hashOf(id, 1)) >>> 0
    other = (other + hashOf(id, 2)) >>> 0
  }
  return `${flows.length.toString(36)}.${one.toString(36)}.${other.toString(36)}`
}

/** Packets per minute are whole but for logs that aggregate longer; thousandths keep the sums independent of order. */
export const exact = (value: number): number => Math.round(value * 1_000) / 1_000

/** The sums with these flows, too. Each flow is rounded by itself, so that order does not decide. */
export function addSums(sums: TrafficSums, flows: readonly Flow[], { direction, measure }: TrafficKind): TrafficSums {
  const [shapes, protocols] = [{ ...sums.shapes } as Partial<Record<Shape, number>>, { ...sums.protocols } as Record<string, number>]
  const shapesOf = direction === 'in' ? inboundShapes : outboundShapes
  let { packets, bytes } = sums
  for (const flow of flows) {
    const minutes = measure === 'rate' ? flow.minutes : 1
    const own = exact(flow.packets / minutes)
    packets = exact(packets + own)
    bytes = exact(bytes + exact(flow.bytes / minutes))
    for (const shape of shapesOf(flow)) shapes[shape] = exact((shapes[shape] ?? 0) + own)
    const name = protocolName(flow.protocol)
    protocols[name] = exact((protocols[name] ?? 0) + own)
  }
  return { packets, bytes, shapes, protocols }
}

const byTime = (a: EventRef, b: EventRef): number => a.time - b.time || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

function addDetail(detail: TrafficDetail, flows: readonly Flow[], kind: TrafficKind): TrafficDetail {
  const refs = flows.map(({ id, time }) => ({ id, time })).sort(byTime)
  return {
    flows: addDistinct(
      detail.flows,
      flows.map(({ id }) => id),
    ),
    peers: addDistinct(detail.peers, new Set(flows.map((flow) => peerOf(flow, kind)))),
    top: addTop(detail.top, flows, kind).slice(0, peersKept),
    earliest: [...detail.earliest, ...refs.slice(0, eventsKept)].sort(byTime).slice(0, eventsKept),
    latest: [...detail.latest, ...refs.slice(-eventsKept)].sort(byTime).slice(-eventsKept),
  }
}

/** Amounts by peer, largest first. Exact while 64 are kept; beyond, a peer that is small in every chunk may be missed. */
function addTop(top: TrafficDetail['top'], flows: readonly Flow[], kind: TrafficKind): TrafficDetail['top'] {
  const amounts = new Map(top)
  for (const flow of flows) {
    const peer = peerOf(flow, kind)
    amounts.set(peer, exact((amounts.get(peer) ?? 0) + exact(amountOf(flow, kind))))
  }
  return [...amounts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
}

/** The sums of disjoint flows together. */
export function joinSums(a: TrafficSums, b: TrafficSums): TrafficSums {
  return {
    packets: exact(a.packets + b.packets),
    bytes: exact(a.bytes + b.bytes),
    shapes: joinCounts(a.shapes, b.shapes),
    protocols: joinCounts(a.protocols, b.protocols),
  }
}

function joinCounts<Name extends string>(
  a: Readonly<Partial<Record<Name, number>>>,
  b: Readonly<Partial<Record<Name, number>>>,
): Record<Name, number> {
  const counts = { ...a } as Record<Name, number>
  for (const [name, packets] of Object.entries(b) as [Name, number][]) counts[name] = exact((counts[name] ?? 0) + packets)
  return counts
}
