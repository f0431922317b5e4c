import {
  entryBytes,
  gramEntries,
  gramFactor,
  gramHeads,
  gramShift,
  gramTable,
  headShift,
  isSource,
  scopeMask,
  scopeTable,
  stride,
} from '../layout'
import { findPair, setting } from './text'

const lowerCase: u32 = 0x20202020

/** Comparisons that a record may cost per byte before it is taken without an answer: hostile text must not stall the search. */
const effort = 8
const leastEffort = 4096

let comparisons: i32 = 0

/**
 * Whether one of the pieces of an index stands in a record and counts for it, by its name or its source (ids of the tables, 0 for
 * none). Every few characters four are sampled (as many apart as the shortest piece allows) and looked up among the fours of all
 * pieces, so the number of pieces hardly matters.
 */
export function hasPiece(index: i32, from: i32, to: i32, name: u32, source: u32): bool {
  const table = setting(index + gramTable)
  const shift = setting(index + gramShift)
  const step = <i32>setting(index + stride)
  comparisons = (to - from) * effort + leastEffort
  let at = from
  // Four samples for one branch, as long as all of them lie within the record.
  for (const last = to - 4 - 3 * step; at <= last; at += 4 * step) {
    const second = at + step
    const third = second + step
    const fourth = third + step
    if (sampled(table, shift, at) | sampled(table, shift, second) | sampled(table, shift, third) | sampled(table, shift, fourth)) {
      for (let each = at; each <= fourth; each += step) {
        if (sampled(table, shift, each) != 0 && isPieceAt(index, each, from, to, name, source)) return true
      }
    }
  }
  for (; at <= to - 4; at += step) if (sampled(table, shift, at) != 0 && isPieceAt(index, at, from, to, name, source)) return true
  return false
}

@inline
function hashAt(at: i32): u32 {
  return (load<u32>(at) | lowerCase) * <u32>gramFactor
}

@inline
function sampled(table: u32, shift: u32, at: i32): u32 {
  return load<u8>(table + (hashAt(at) >> shift))
}

/** Whether some character may be spelt otherwise than in the pieces: `\u`, `\/`, or one of the two characters whose lower case is ASCII. */
export function isSpeltOtherwise(from: i32, to: i32): bool {
  for (let at = from; at < to; at += 16) {
    const bytes = v128.load(at)
    let found = i8x16.bitmask(
      v128.or(i8x16.eq(bytes, i8x16.splat(0x5c)), v128.or(i8x16.eq(bytes, i8x16.splat(<i8>0xc4)), i8x16.eq(bytes, i8x16.splat(<i8>0xe2)))),
    )
    while (found != 0) {
      const place = at + ctz(found)
      if (place >= to) return false
      if (load<u8>(place) != 0x5c) return true
      const next = load<u8>(place, 1)
      if (next == 0x75 || next == 0x2f) return true
      found &= found - 1
    }
  }
  return false
}

/** Whether one of the pieces with the sampled four characters stands around them and counts for this record. */
function isPieceAt(index: i32, at: i32, from: i32, to: i32, name: u32, source: u32): bool {
  const gram = load<u32>(at) | lowerCase
  const head = setting(index + gramHeads) + ((hashAt(at) >> setting(index + headShift)) << 2)
  const entries = setting(index + gramEntries)
  const end = load<u32>(head, 4)
  for (let place = load<u32>(head); place < end; place++) {
    const entry = entries + place * entryBytes
    if (--comparisons < 0) return true
    if (load<u32>(entry) != gram) continue
    const length = <i32>load<u8>(entry, 8)
    const begin = at - <i32>load<u8>(entry, 9)
    if (begin < from || begin + length > to || !stands(load<u32>(entry, 4), begin, length)) continue
    const piece = load<u32>(entry, 12)
    if (piece == 0 || counts(piece, name, source)) return true
  }
  return comparisons < 0
}

function stands(piece: i32, at: i32, length: i32): bool {
  for (let index = 0; index < length; index++) {
    let byte = <u32>load<u8>(at + index)
    if (byte - 0x41 < 26) byte |= 0x20
    if (byte != <u32>load<u8>(piece + index)) {
      comparisons -= index
      return false
    }
  }
  return true
}

function counts(piece: u32, name: u32, source: u32): bool {
  const table = setting(scopeTable)
  const mask = setting(scopeMask)
  return (name != 0 && findPair(table, mask, name, piece) != 0) || (source != 0 && findPair(table, mask, source | isSource, piece) != 0)
}
