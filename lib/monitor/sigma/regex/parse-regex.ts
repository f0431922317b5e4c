import { type CharacterSet, withCases } from './character-set.ts'
import { type Escape, readClass, readEscape } from './read-class.ts'
import { type Assertion, type Reader, refuse, UnreadableRegex } from './regex-reader.ts'

/** A regular expression, understood. */
export type Regex =
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'assert'; readonly assertion: Assertion }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Regex[] }
  | { readonly kind: 'repeat'; readonly part: Regex; readonly min: number; readonly max: number }

/** How an expression is read: `i` ignores case, `m` lets `^` and `$` stand at lines, `s` lets `.` be a line break. */
export interface RegexFlags {
  readonly i: boolean
  readonly m: boolean
  readonly s: boolean
}

const maxLength = 20_000
const maxDepth = 100
/** Most times that a part may be asked for by number, as in RE2. */
const maxRepeats = 1_000
const newline = 10
const none: readonly RegExp[] = []

interface State extends Reader {
  flags: RegexFlags
  depth: number
}

/**
 * Reads the part of PCRE that needs no memory of what was matched: `. ^ $ * + ? {n,m} [] () |`, lazy quantifiers, classes
 * (`\d \w \s \h`, POSIX, `\p{}`), `\b \B \A \z`, groups of every name, inline flags, `\Q...\E`, `\x` and `\u`. Throws
 * UnreadableRegex for look-around, back references, possessive quantifiers and whatever else linear time cannot do.
 */
export function parseRegex(source: string, flags: RegexFlags): Regex {
  if (source.length > maxLength) throw new UnreadableRegex(`has ${source.length} characters; wanted at most ${maxLength}`)
  const state: State = { characters: Array.from(source), at: 0, flags, depth: 0 }
  const regex = parseAny(state)
  if (state.at < state.characters.length) throw refuse(state, 'a group that opens before it')
  return regex
}

function parseAny(state: State): Regex {
  if (++state.depth > maxDepth) throw new UnreadableRegex(`is nested more than ${maxDepth} deep`)
  const parts = [parseAll(state)]
  while (state.characters[state.at] === '|') {
    state.at++
    parts.push(parseAll(state))
  }
  state.depth--
  return parts.length === 1 && parts[0] ? parts[0] : { kind: 'any', parts }
}

function parseAll(state: State): Regex {
  const parts: Regex[] = []
  for (let next = state.characters[state.at]; next !== undefined && next !== '|' && next !== ')'; next = state.characters[state.at]) {
    const read = parseAtom(state)
    const last = read.pop()
    parts.push(...read)
    if (last) parts.push(parseQuantifier(state, last))
  }
  return { kind: 'all', parts }
}

/** One thing that may be repeated; several characters for a quoted text, of which the last may be. */
function parseAtom(state: State): Regex[] {
  const character = state.characters[state.at++] ?? ''
  switch (character) {
    case '(':
      return parseGroup(state)
    case '[':
      return [setOf(state, readClass(state))]
    case '.':
      return [set({ ranges: state.flags.s ? [] : [newline, newline], properties: none, negated: true, folds: false })]
    case '^':
      return [{ kind: 'assert', assertion: state.flags.m ? 'line-begin' : 'text-begin' }]
    case '$':
      return [{ kind: 'assert', assertion: state.flags.m ? 'line-end' : 'text-end' }]
    case '*':
    case '+':
    case '?':
      state.at--
      throw refuse(state, 'something to repeat before it')
    case '\\':
      return ofEscape(state, readEscape(state))
    default:
      return [literal(state, character)]
  }
}

function ofEscape(state: State, read: Escape): Regex[] {
  if (read.kind === 'assert') return [{ kind: 'assert', assertion: read.assertion }]
  if (read.kind === 'text') return read.characters.map((character) => literal(state, character))
  return [setOf(state, read)]
}

function literal(state: State, character: string): Regex {
  const code = character.codePointAt(0) ?? 0
  return setOf(state, { ranges: [code, code], properties: none, negated: false })
}

function setOf({ flags }: State, { ranges, properties, negated }: Omit<CharacterSet, 'folds'>): Regex {
  return set({ ranges: flags.i ? withCases(ranges) : ranges, properties, negated, folds: flags.i })
}

const set = (characters: CharacterSet): Regex => ({ kind: 'set', set: characters })

/** Behind an opening bracket: flags, a name, or nothing; then the group. */
function parseGroup(state: State): Regex[] {
  const outer = state.flags
  if (state.characters[state.at] === '?') {
    state.at++
    const rest = state.characters.slice(state.at, state.at + 110).join('')
    const name = /^(?:P?<[A-Za-z_]\w{0,99}>|')/.exec(rest)
    const words = /^([ims]*)(?:-([ims]+))?([:)])/.exec(rest)
    if (name && name[0] !== "'") state.at += name[0].length
    else if (words) {
      const [whole, on = '', off = '', end] = words
      state.at += whole.length
      state.flags = { ...outer, ...flagsOf(on, true), ...flagsOf(off, false) }
      // `(?i)` holds to the end of the group around it.
      if (end === ')') return []
    } else throw refuse(state, 'a group that needs no memory: look-around, conditions and atomic groups do not run in linear time')
  }
  const inner = parseAny(state)
  if (state.characters[state.at] !== ')') throw refuse(state, '")"')
  state.at++
  state.flags = outer
  return [inner]
}

function flagsOf(words: string, on: boolean): Partial<RegexFlags> {
  return Object.fromEntries([...words].map((word) => [word, on]))
}

function parseQuantifier(state: State, part: Regex): Regex {
  const bounds = readBounds(state)
  if (!bounds) return part
  const [min, max] = bounds
  if (min > max || min > maxRepeats || (max !== Number.POSITIVE_INFINITY && max > maxRepeats))
    throw refuse(state, `bounds in order and of at most ${maxRepeats} before it`)
  // Whether it takes as much or as little as it can does not change whether there is a match.
  if (state.characters[state.at] === '?') state.at++
  else if (state.characters[state.at] === '+') throw refuse(state, 'no possessive quantifier, which does not run in linear time')
  if (state.characters[state.at] === '*' || readBounds({ ...state })) throw refuse(state, 'one quantifier; put the first into a group')
  return { kind: 'repeat', part, min, max }
}

function readBounds(state: State | Reader): readonly [number, number] | undefined {
  const character = state.characters[state.at]
  if (character === '*' || character === '+' || character === '?') {
    state.at++
    return [character === '+' ? 1 : 0, character === '?' ? 1 : Number.POSITIVE_INFINITY]
  }
  if (character !== '{') return undefined
  const match = /^\{(\d{1,6})(,(\d{0,6}))?\}/.exec(state.characters.slice(state.at, state.at + 20).join(''))
  // A bracket that is no quantifier is a character like any other, as in PCRE.
  if (!match) return undefined
  state.at += match[0].length
  const min = Number(match[1])
  const max = match[2] === undefined ? min : match[3] === '' ? Number.POSITIVE_INFINITY : Number(match[3])
  return [min, max]
}
