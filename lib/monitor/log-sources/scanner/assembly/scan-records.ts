import {
  listEnded,
  oneALine,
  resultsAt,
  skippedCount,
  somethingElse,
  stoppedAt,
  takenAt,
  takenBytes,
  takenCount,
  takenIsFull,
  windowAt,
  windowEnded,
} from '../layout'
import { beginProfile, keyAt, markUnusual, mustParse, noteOther, noteText, recordList } from './event-profile'
import { forgetEscape, forgetNewline, hasEscape, hasNewline, scalarEnd, stringEnd, visible } from './json-text'

export { hashText } from './text'

const quote = 0x22
const comma = 0x2c
const colon = 0x3a
const openBracket = 0x5b
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d
const newline = 0x0a
/** Records to be parsed that one scan can hand over. */
const mostTaken = (windowAt - takenAt) / takenBytes
/** Open brackets that are kept, one bit each. */
const deepest = 64

/**
 * Goes through the records of a list (or, when `inList` is false, through objects of which none has a line break in it) from
 * `from` to the end of the window before `to`, and notes those that must be parsed. Returns why it stopped. Whatever it takes
 * or skips is valid JSON within the limits; it stops in front of everything else.
 */
export function scanRecords(from: i32, to: i32, inList: bool, afterNewline: bool, maxDepth: i32, maxBytes: i32): i32 {
  const levels = min(maxDepth, deepest)
  let skipped = 0
  let taken = 0
  let alone = load<u32>(resultsAt + oneALine)
  let at = from
  let why = windowEnded
  while (true) {
    at = beforeRecord(at)
    if (at >= to) {
      at = to
      break
    }
    if (load<u8>(at) != openBrace) {
      why = inList && load<u8>(at) == closeBracket ? listEnded : somethingElse
      break
    }
    if (taken == mostTaken) {
      why = takenIsFull
      break
    }
    const end = recordEnd(at, levels, inList)
    if (end < 0) {
      // Behind the window there are zeros: a record that fails there may go on in the next one.
      why = ~end >= to ? windowEnded : somethingElse
      break
    }
    if (end - at > maxBytes) {
      why = somethingElse
      break
    }
    if (!inList && (at == from ? afterNewline : load<u8>(at - 1) == newline)) alone = 1
    if (mustParse(at, end)) {
      const entry = takenAt + taken * takenBytes
      store<u32>(entry, at)
      store<u32>(entry, end, 4)
      store<u32>(entry, skipped + taken, 8)
      taken++
    } else skipped++
    at = end
  }
  store<u32>(resultsAt + skippedCount, skipped)
  store<u32>(resultsAt + takenCount, taken)
  store<u32>(resultsAt + stoppedAt, at)
  store<u32>(resultsAt + oneALine, alone)
  return why
}

/** Commas between records are as little minded as by the other reader, missing ones too. */
function beforeRecord(from: i32): i32 {
  let at = visible(from)
  while (load<u8>(at) == comma) at = visible(at + 1)
  return at
}

/** The end of the object that begins at `from`, with its profile; the complement of a place when it is none, or none that we may take. */
function recordEnd(from: i32, levels: i32, inList: bool): i32 {
  beginProfile()
  forgetNewline()
  /** One bit for each open bracket around the current one: 1 for an object. */
  let around: u64 = 0
  let depth = 1
  let inObject = true
  let key = 0
  let at = visible(from + 1)
  if (levels < 1) return ~from
  let ended = load<u8>(at) == closeBrace
  if (!ended && load<u8>(at) != quote) return ~at
  while (true) {
    if (!ended) {
      if (inObject) {
        if (load<u8>(at) != quote) return ~at
        const begin = at + 1
        if (depth == 1) {
          forgetEscape()
          at = stringEnd(begin)
          if (at < 0) return at
          key = keyAt(begin, at)
          if (hasEscape) markUnusual()
          // Only outside of a list does this key mean more than others.
          if (key == recordList) {
            if (!inList) return ~from
            key = 0
          } else if (!inList && hasEscape) return ~from
          forgetEscape()
        } else {
          at = stringEnd(begin)
          if (at < 0) return at
        }
        at = visible(at + 1)
        if (load<u8>(at) != colon) return ~at
        at = visible(at + 1)
      }
      const byte = load<u8>(at)
      if (byte == quote) {
        const begin = at + 1
        at = stringEnd(begin)
        if (at < 0) return at
        if (key != 0) {
          noteText(key, begin, at)
          key = 0
        }
        at++
      } else {
        if (key != 0) {
          noteOther(key)
          key = 0
        }
        if (byte == openBrace || byte == openBracket) {
          if (depth == levels) return ~from
          const isObject = byte == openBrace
          at = visible(at + 1)
          if (load<u8>(at) != (isObject ? closeBrace : closeBracket)) {
            around = (around << 1) | u64(inObject)
            depth++
            inObject = isObject
            continue
          }
          at++
        } else {
          at = scalarEnd(at)
          if (at < 0) return at
        }
      }
    }
    ended = false
    at = visible(at)
    const byte = load<u8>(at)
    if (byte == comma) {
      at = visible(at + 1)
      continue
    }
    if (byte != (inObject ? closeBrace : closeBracket)) return ~at
    at++
    if (--depth == 0) break
    inObject = (around & 1) != 0
    around >>= 1
    ended = true
  }
  // An object on several lines is read otherwise where objects stand one a line.
  return !inList && hasNewline ? ~from : at
}
