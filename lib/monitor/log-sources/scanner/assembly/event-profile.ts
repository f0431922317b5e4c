import {
  always,
  flagsForAll,
  longestText,
  namesMask,
  namesTable,
  piecesForAll,
  piecesForSome,
  sourcesMask,
  sourcesTable,
  withPiece,
} from '../layout'
import { hasEscape } from './json-text'
import { hasPiece, isSpeltOtherwise } from './pieces'
import { findText, flagsOfBoth, isAscii, setting } from './text'

/** Keys of a record that say what it is; bits of `seen`. */
const eventName = 1
const eventSource = 2
const eventTime = 4
const eventVersion = 8
const eventCategory = 16
const eventType = 32
/** A key that makes something else of a record. */
const otherKind = 64
/** The key of the list that records stand in; within a record it tells nothing. */
export const recordList = 128

/** Of a record that is read: which keys it had, and whether anything in it is unusual, so that only a parser can tell what it is. */
let seen: i32 = 0
let unusual: bool = false
let nameAt: i32 = 0
let nameLength: i32 = 0
let sourceAt: i32 = 0
let sourceLength: i32 = 0

export function beginProfile(): void {
  seen = 0
  unusual = false
}

export function markUnusual(): void {
  unusual = true
}

/** Which of the telling keys stands between two quotes; 0 for any other. */
export function keyAt(at: i32, end: i32): i32 {
  const length = end - at
  if (length < 7 || length > 15) return 0
  const first = load<u64>(at)
  if (length == 9) {
    const last = load<u8>(at, 8)
    if (first == 0x6d614e746e657665) return last == 0x65 ? eventName : 0
    if (first == 0x6d6954746e657665) return last == 0x65 ? eventTime : 0
    return first == 0x707954746e657665 && last == 0x65 ? eventType : 0
  }
  if (length == 11) {
    const last = load<u32>(at, 7)
    if (first == 0x756f53746e657665) return last == 0x65637275 ? eventSource : 0
    return first == 0x742d6c6961746564 && last == 0x65707974 ? otherKind : 0
  }
  if (length == 12) return first == 0x726556746e657665 && load<u32>(at, 8) == 0x6e6f6973 ? eventVersion : 0
  if (length == 13) return first == 0x746143746e657665 && load<u64>(at, 5) == 0x79726f6765746143 ? eventCategory : 0
  if (length == 15) return first == 0x7453747365676964 && load<u64>(at, 7) == 0x656d695474726174 ? otherKind : 0
  return length == 7 && (first & 0xffffffffffffff) == 0x7364726f636552 ? recordList : 0
}

/** Takes note of the string that is the value of a telling key. */
export function noteText(key: i32, at: i32, end: i32): void {
  if ((seen & key) != 0 || hasEscape) unusual = true
  seen |= key
  const length = end - at
  if (key == eventName) {
    nameAt = at
    nameLength = length
    if (!isPlain(at, length)) unusual = true
  } else if (key == eventSource) {
    sourceAt = at
    sourceLength = length
    if (!isPlain(at, length)) unusual = true
  } else if (key == eventTime) {
    if (length != 20 || !isTime(at)) unusual = true
  } else if (key == eventVersion) {
    if (load<u8>(at) != 0x31 || (length > 1 && load<u8>(at, 1) != 0x2e)) unusual = true
  } else if (key == eventCategory) {
    // Insight
    if (length == 7 && load<u32>(at) == 0x69736e49 && load<u32>(at, 3) == 0x74686769) unusual = true
  } else if (key == eventType) {
    // AwsCloudTrailInsight
    if (length == 20 && load<u64>(at, 12) == 0x74686769736e496c) unusual = true
  }
}

/** Any other value of a telling key is unusual. */
export function noteOther(key: i32): void {
  seen |= key
  unusual = true
}

/** Whether the record that ends here must be parsed: it is unusual, or some rule may match it. */
export function mustParse(from: i32, to: i32): bool {
  const wanted = eventName | eventSource | eventTime
  if (unusual || (seen & (wanted | otherKind)) != wanted) return true
  const nameSlot = findText(setting(namesTable), setting(namesMask), nameAt, nameLength)
  const sourceSlot = findText(setting(sourcesTable), setting(sourcesMask), sourceAt, sourceLength)
  const forAll = setting(flagsForAll)
  let own: u32 = 0
  let name: u32 = 0
  let source: u32 = 0
  if (nameSlot != 0) {
    name = load<u32>(nameSlot, 8)
    own |= load<u32>(nameSlot, 12)
  }
  if (sourceSlot != 0) {
    source = load<u32>(sourceSlot, 8)
    own |= load<u32>(sourceSlot, 12)
  }
  if (name != 0 && source != 0) own |= flagsOfBoth(name, source)
  const flags = forAll | own
  if ((flags & always) != 0) return true
  if ((flags & withPiece) == 0) return false
  if (isSpeltOtherwise(from, to)) return true
  if ((forAll & withPiece) != 0 && hasPiece(piecesForAll, from, to, 0, 0)) return true
  return (own & withPiece) != 0 && hasPiece(piecesForSome, from, to, name, source)
}

function isPlain(at: i32, length: i32): bool {
  return length > 0 && length <= longestText && isAscii(at, length)
}

/** Whether `2026-01-31T12:00:00Z` or the like stands here, a time that exists. */
function isTime(at: i32): bool {
  // The distance of each character from the first that may stand there, and how far it may be.
  const head = i8x16.sub(v128.load(at), i8x16(48, 48, 48, 48, 45, 48, 48, 45, 48, 48, 84, 48, 48, 58, 48, 48))
  const most = i8x16(9, 9, 9, 9, 0, 1, 9, 0, 3, 9, 0, 2, 9, 0, 5, 9)
  if (!i8x16.all_true(i8x16.eq(i8x16.min_u(head, most), head))) return false
  if (load<u8>(at, 16) != 0x3a || load<u8>(at, 19) != 0x5a) return false
  if (<u32>load<u8>(at, 17) - 0x30 > 5 || <u32>load<u8>(at, 18) - 0x30 > 9) return false
  if (twoDigits(at + 11) > 23) return false
  const month = twoDigits(at + 5)
  const day = twoDigits(at + 8)
  if (month < 1 || month > 12 || day < 1) return false
  // Leap years are left to the parser.
  if (month == 2) return day <= 28
  return day <= (month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31)
}

function twoDigits(at: i32): i32 {
  return (<i32>load<u8>(at) - 0x30) * 10 + <i32>load<u8>(at, 1) - 0x30
}
