import { createHash } from 'node:crypto'

/** Ids kept exactly; above it the count becomes a sketch. 512 hashes are 5.5 KB in base64, well inside a 400 KB item. */
export const exactLimit = 512

/** HyperLogLog precision: 2^12 registers of one byte (5.5 KB in base64). */
const precision = 12
export const registerCount = 1 << precision

/** Standard error of the sketch, 1.04/√4096 = 1.63 % (Flajolet et al., HyperLogLog, 2007). */
export const sketchError = 1.04 / Math.sqrt(registerCount)

/**
 * Distinct ids seen, as JSON: exact 64-bit hashes up to `exactLimit`, then HyperLogLog registers. A function of the set of ids
 * alone: order, repetition and the way a set was split over Lambdas change nothing, so counts can be merged.
 */
export type DistinctCount =
  | { readonly kind: 'exact' /** Sorted 64-bit hashes, 8 bytes each, base64. */; readonly hashes: string }
  | { readonly kind: 'sketch' /** One byte a register, base64. */; readonly registers: string }

/** No id seen yet. */
export const emptyDistinct: DistinctCount = { kind: 'exact', hashes: '' }

const hashOf = (id: string): bigint => createHash('sha256').update(id).digest().readBigUInt64BE(0)

function readHashes(base64: string): bigint[] {
  const bytes = Buffer.from(base64, 'base64')
  return Array.from({ length: bytes.length / 8 }, (_, index) => bytes.readBigUInt64BE(index * 8))
}

function exactOf(hashes: ReadonlySet<bigint>): DistinctCount {
  const sorted = [...hashes].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const bytes = Buffer.alloc(sorted.length * 8)
  sorted.forEach((hash, index) => {
    bytes.writeBigUInt64BE(hash, index * 8)
  })
  return { kind: 'exact', hashes: bytes.toString('base64') }
}

function addToRegisters(registers: Buffer, hash: bigint): void {
  const index = Number(hash >> BigInt(64 - precision))
  const rest = BigInt.asUintN(64 - precision, hash)
  const rank = rest === 0n ? 64 - precision + 1 : 64 - precision - rest.toString(2).length + 1
  if (rank > (registers[index] ?? 0)) registers[index] = rank
}

function sketchOf(hashes: Iterable<bigint>, registers: Buffer = Buffer.alloc(registerCount)): DistinctCount {
  for (const hash of hashes) addToRegisters(registers, hash)
  return { kind: 'sketch', registers: registers.toString('base64') }
}

function withHashes(count: DistinctCount, hashes: Iterable<bigint>): DistinctCount {
  if (count.kind === 'sketch') return sketchOf(hashes, Buffer.from(count.registers, 'base64'))
  const all = new Set(readHashes(count.hashes))
  for (const hash of hashes) all.add(hash)
  return all.size <= exactLimit ? exactOf(all) : sketchOf(all)
}

/** The count after these ids were seen too. */
export function addDistinct(count: DistinctCount, ids: Iterable<string>): DistinctCount {
  return withHashes(count, Array.from(ids, hashOf))
}

/** The count of the union of two sets. */
export function mergeDistinct(a: DistinctCount, b: DistinctCount): DistinctCount {
  if (a.kind === 'exact') return withHashes(b, readHashes(a.hashes))
  if (b.kind === 'exact') return withHashes(a, readHashes(b.hashes))
  const registers = Buffer.from(a.registers, 'base64')
  const others = Buffer.from(b.registers, 'base64')
  for (let index = 0; index < registerCount; index++) registers[index] = Math.max(registers[index] ?? 0, others[index] ?? 0)
  return { kind: 'sketch', registers: registers.toString('base64') }
}

/** How many distinct ids: exact, or estimated with relative standard error `distinctError`. */
export function distinctSize(count: DistinctCount): number {
  if (count.kind === 'exact') return Buffer.byteLength(count.hashes, 'base64') / 8
  return sketchSize(Buffer.from(count.registers, 'base64'))
}

/** The estimate of HyperLogLog registers; never below what would still have been counted exactly. */
export function sketchSize(registers: Uint8Array): number {
  let sum = 0
  let zeros = 0
  for (const register of registers) {
    sum += 2 ** -register
    if (register === 0) zeros++
  }
  const raw = ((0.7213 / (1 + 1.079 / registerCount)) * registerCount ** 2) / sum
  // Small range: linear counting is the better estimator below 2.5 m (same paper, section 4).
  const estimate = raw <= 2.5 * registerCount && zeros > 0 ? registerCount * Math.log(registerCount / zeros) : raw
  return Math.max(exactLimit + 1, Math.round(estimate))
}

/** Relative standard error of `distinctSize`: 0 while exact. */
export function distinctError(count: Pick<DistinctCount, 'kind'>): number {
  return count.kind === 'exact' ? 0 : sketchError
}
