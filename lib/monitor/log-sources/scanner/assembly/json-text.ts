/**
 * The smaller parts of JSON's grammar. Each function is given where its part begins and returns where it ends, or the complement
 * (a negative number) of the place of the first byte that cannot stand there. Behind the window stand zeros, which stand nowhere.
 */

/** Whether a backslash was met in a string since this was last set to false. */
export let hasEscape: bool = false
export function forgetEscape(): void {
  hasEscape = false
}

/** Whether a line ended between tokens since this was last set to false. */
export let hasNewline: bool = false
export function forgetNewline(): void {
  hasNewline = false
}

/** Bits of the bytes that a run of plain text ends at: quotes, backslashes, control characters. */
@inline
function endsOfRun(bytes: v128): v128 {
  return v128.or(
    v128.or(i8x16.eq(bytes, i8x16.splat(0x22)), i8x16.eq(bytes, i8x16.splat(0x5c))),
    i8x16.eq(i8x16.min_u(bytes, i8x16.splat(0x1f)), bytes),
  )
}

/** The closing quote of the string whose text begins at `at`. Most strings are short: only longer ones are worth a call. */
@inline
export function stringEnd(at: i32): i32 {
  const found = i8x16.bitmask(endsOfRun(v128.load(at)))
  if (found != 0) {
    const place = at + ctz(found)
    return load<u8>(place) == 0x22 ? place : oddStringEnd(place)
  }
  return longStringEnd(at + 16)
}

function longStringEnd(from: i32): i32 {
  let at = from
  while (true) {
    const first = endsOfRun(v128.load(at))
    const second = endsOfRun(v128.load(at, 16))
    if (v128.any_true(v128.or(first, second))) {
      const place = at + ctz(i8x16.bitmask(first) | (i8x16.bitmask(second) << 16))
      return load<u8>(place) == 0x22 ? place : oddStringEnd(place)
    }
    at += 32
  }
}

/** Goes on where a run ends at something else than a quote. */
function oddStringEnd(from: i32): i32 {
  let at = from
  while (true) {
    const byte = load<u8>(at)
    if (byte == 0x22) return at
    if (byte != 0x5c) return ~at
    hasEscape = true
    at = escapeEnd(at + 1)
    if (at < 0) return at
    // Texts that hold JSON have an escape every few characters.
    let found = i8x16.bitmask(endsOfRun(v128.load(at)))
    while (found == 0) {
      at += 16
      found = i8x16.bitmask(endsOfRun(v128.load(at)))
    }
    at += ctz(found)
  }
}

function escapeEnd(at: i32): i32 {
  switch (load<u8>(at)) {
    case 0x22:
    case 0x5c:
    case 0x2f:
    case 0x62:
    case 0x66:
    case 0x6e:
    case 0x72:
    case 0x74:
      return at + 1
    case 0x75: {
      for (let digit = 1; digit <= 4; digit++) if (!isHex(load<u8>(at + digit))) return ~(at + digit)
      return at + 5
    }
    default:
      return ~at
  }
}

function isHex(byte: u32): bool {
  return byte - 0x30 < 10 || (byte | 0x20) - 0x61 < 6
}

/** The next byte that is no white space. */
@inline
export function visible(at: i32): i32 {
  return load<u8>(at) > 0x20 ? at : visibleBehind(at)
}

function visibleBehind(from: i32): i32 {
  let at = from
  while (true) {
    const byte = load<u8>(at)
    if (byte == 0x0a) hasNewline = true
    else if (byte != 0x20 && byte != 0x0d && byte != 0x09) return at
    at++
  }
}

/** The end of a number or literal. */
export function scalarEnd(at: i32): i32 {
  switch (load<u8>(at)) {
    case 0x74:
      return load<u32>(at) == 0x65757274 ? at + 4 : literalFault(at, 0x65757274)
    case 0x6e:
      return load<u32>(at) == 0x6c6c756e ? at + 4 : literalFault(at, 0x6c6c756e)
    case 0x66:
      if (load<u32>(at, 1) != 0x65736c61) return literalFault(at + 1, 0x65736c61)
      return at + 5
    default:
      return numberEnd(at)
  }
}

/** The first byte that differs from the four of a literal. */
function literalFault(at: i32, wanted: u32): i32 {
  return ~(at + (ctz(load<u32>(at) ^ wanted) >> 3))
}

function numberEnd(from: i32): i32 {
  let at = from
  if (load<u8>(at) == 0x2d) at++
  if (!isDigit(load<u8>(at))) return ~at
  at = load<u8>(at) == 0x30 ? at + 1 : digitsEnd(at)
  if (load<u8>(at) == 0x2e) {
    if (!isDigit(load<u8>(++at))) return ~at
    at = digitsEnd(at)
  }
  if ((load<u8>(at) | 0x20) == 0x65) {
    const sign = load<u8>(++at)
    if (sign == 0x2b || sign == 0x2d) at++
    if (!isDigit(load<u8>(at))) return ~at
    at = digitsEnd(at)
  }
  return at
}

function digitsEnd(from: i32): i32 {
  let at = from
  while (isDigit(load<u8>(at))) at++
  return at
}

@inline
function isDigit(byte: u32): bool {
  return byte - 0x30 < 10
}
