import { bothMask, bothTable, pairFactorA, pairFactorB, settingsAt, slotBytes } from '../layout'

const lowerCase: u64 = 0x2020202020202020
const highBits: u64 = 0x8080808080808080

/** The setting at `place`. */
@inline
export function setting(place: i32): u32 {
  return load<u32>(settingsAt + place)
}

/** Eight characters in lower case (other characters change as well, so this is for hashes and for texts put into tables the same way). */
@inline
function folded(at: i32): u64 {
  return load<u64>(at) | lowerCase
}

/** The last `count` (1 to 7) of the characters at `at`, folded, without what stands behind them. */
@inline
function foldedRest(at: i32, count: i32): u64 {
  return (load<u64>(at) | lowerCase) & ((<u64>1 << (<u64>count << 3)) - 1)
}

/** Hash of a text regardless of case. */
export function hashText(at: i32, length: i32): u32 {
  let hash: u64 = length
  const end = at + length
  for (; at + 8 <= end; at += 8) hash = rotl<u64>((hash ^ folded(at)) * 0x9e3779b97f4a7c15, 29)
  if (at < end) hash = rotl<u64>((hash ^ foldedRest(at, end - at)) * 0x9e3779b97f4a7c15, 29)
  return <u32>(hash ^ (hash >> 32))
}

/** Whether all characters are ASCII. */
export function isAscii(at: i32, length: i32): bool {
  let seen: u64 = 0
  const end = at + length
  for (; at + 8 <= end; at += 8) seen |= load<u64>(at)
  if (at < end) seen |= foldedRest(at, end - at)
  return (seen & highBits) == 0
}

function isSame(left: i32, right: i32, length: i32): bool {
  const end = left + length
  for (; left + 8 <= end; left += 8, right += 8) if (folded(left) != folded(right)) return false
  return left == end || foldedRest(left, end - left) == foldedRest(right, end - left)
}

/** The slot of a text in a table, 0 when it is not in it. */
export function findText(table: u32, mask: u32, at: i32, length: i32): u32 {
  let place = hashText(at, length) & mask
  while (true) {
    const slot = table + place * slotBytes
    const there = load<u32>(slot, 4)
    if (there == 0) return 0
    if (there == <u32>length && isSame(at, load<u32>(slot), length)) return slot
    place = (place + 1) & mask
  }
}

/** What a table of pairs holds for two ids, 0 when they are not in it. */
export function findPair(table: u32, mask: u32, first: u32, second: u32): u32 {
  const hash = first * <u32>pairFactorA + second * <u32>pairFactorB
  let place = (hash ^ (hash >> 15)) & mask
  while (true) {
    const slot = table + place * slotBytes
    const there = load<u32>(slot)
    if (there == 0) return 0
    if (there == first && load<u32>(slot, 4) == second) return load<u32>(slot, 8)
    place = (place + 1) & mask
  }
}

/** What a name and a source that are needed together may match. */
export function flagsOfBoth(name: u32, source: u32): u32 {
  return findPair(setting(bothTable), setting(bothMask), name, source)
}
