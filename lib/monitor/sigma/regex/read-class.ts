import type { CharacterSet } from './character-set.ts'
import { type Assertion, type Reader, refuse } from './regex-reader.ts'

/** Characters of a class, not yet folded. */
type Listed = Omit<CharacterSet, 'folds'>

/** What a backslash introduces. */
export type Escape =
  | ({ readonly kind: 'set' } & Listed)
  | { readonly kind: 'assert'; readonly assertion: Assertion }
  | { readonly kind: 'text'; readonly characters: readonly string[] }

const lastCode = 0x10ffff
const range = (text: string): number[] => Array.from(text, (character) => character.codePointAt(0) ?? 0)
const digits = range('09')
const words = range('09AZaz__')
const spaces = [9, 13, 32, 32]
const blanks = [9, 9, 32, 32, 0xa0, 0xa0]

const classes: ReadonlyMap<string, readonly number[]> = new Map([
  ['d', digits],
  ['w', words],
  ['s', spaces],
  ['h', blanks],
])

const posix: ReadonlyMap<string, readonly number[]> = new Map([
  ['alnum', range('09AZaz')],
  ['alpha', range('AZaz')],
  ['ascii', [0, 127]],
  ['blank', [9, 9, 32, 32]],
  ['cntrl', [0, 31, 127, 127]],
  ['digit', digits],
  ['graph', range('!~')],
  ['lower', range('az')],
  ['print', range(' ~')],
  ['punct', range('!/:@[`{~')],
  ['space', spaces],
  ['upper', range('AZ')],
  ['word', words],
  ['xdigit', range('09AFaf')],
])

const assertions: ReadonlyMap<string, Assertion> = new Map([
  ['b', 'word-border'],
  ['B', 'no-word-border'],
  ['A', 'text-begin'],
  ['z', 'text-end'],
])

const controls: ReadonlyMap<string, number> = new Map([
  ['t', 9],
  ['n', 10],
  ['v', 11],
  ['f', 12],
  ['r', 13],
  ['a', 7],
  ['e', 27],
])

/** What stands behind a backslash, outside of a class. */
export function readEscape(reader: Reader): Escape {
  const character = reader.characters[reader.at] ?? ''
  const assertion = assertions.get(character)
  if (assertion) {
    reader.at++
    return { kind: 'assert', assertion }
  }
  if (character === 'Q') return { kind: 'text', characters: readQuoted(reader) }
  if (character === 'E') {
    reader.at++
    return { kind: 'text', characters: [] }
  }
  return { kind: 'set', ...readSetEscape(reader) }
}

function readQuoted(reader: Reader): readonly string[] {
  const from = reader.at + 1
  let to = from
  while (to < reader.characters.length && !(reader.characters[to] === '\\' && reader.characters[to + 1] === 'E')) to++
  reader.at = Math.min(reader.characters.length, to + 2)
  return reader.characters.slice(from, to)
}

/** A class, a property or one character. */
function readSetEscape(reader: Reader): Listed {
  const character = reader.characters[reader.at] ?? ''
  const found = classes.get(character.toLowerCase())
  if (found) {
    reader.at++
    return { ranges: found, properties: [], negated: !classes.has(character) }
  }
  if (character === 'p' || character === 'P') return readProperty(reader, character === 'P')
  const code = readCode(reader)
  return { ranges: [code, code], properties: [], negated: false }
}

function readProperty(reader: Reader, negated: boolean): Listed {
  const match = /^[pP](?:\{(\^?)([A-Za-z_=]{1,60})\}|([A-Za-z]))/.exec(reader.characters.slice(reader.at, reader.at + 70).join(''))
  const name = match?.[2] ?? match?.[3] ?? ''
  const property = propertyOf(name) ?? propertyOf(`Script=${name}`)
  if (!match || !property) throw refuse(reader, 'a Unicode property such as p{L}, or a script such as p{Greek}')
  reader.at += match[0].length
  return { ranges: [], properties: [property], negated: negated !== (match[1] === '^') }
}

/** A test of one character; undefined for a name that Unicode does not have. */
function propertyOf(name: string): RegExp | undefined {
  try {
    return new RegExp(`^\\p{${name}}$`, 'u')
  } catch {
    return undefined
  }
}

/** The code point of an escape that means one character. */
function readCode(reader: Reader): number {
  const character = reader.characters[reader.at] ?? ''
  const control = controls.get(character)
  if (control !== undefined) {
    reader.at++
    return control
  }
  const rest = reader.characters.slice(reader.at, reader.at + 12).join('')
  const hex = /^(?:x\{([0-9a-fA-F]{1,8})\}|x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{4}))/.exec(rest)
  const octal = /^0[0-7]{0,2}/.exec(rest)
  const number = hex ?? octal
  if (number) {
    const code = hex ? Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? '0', 16) : Number.parseInt(number[0], 8)
    if (code > lastCode) throw refuse(reader, 'a code point of Unicode')
    reader.at += number[0].length
    return code
  }
  if (character === '' || /[A-Za-z0-9]/.test(character))
    throw refuse(
      reader,
      'an escape that is known here (back references, \\Z, \\G, \\K, \\R and \\X are not: they do not run in linear time or mean something else elsewhere)',
    )
  reader.at++
  return character.codePointAt(0) ?? 0
}

/** A class in square brackets, of which the first bracket is read. */
export function readClass(reader: Reader): Listed {
  const negated = reader.characters[reader.at] === '^'
  if (negated) reader.at++
  const ranges: number[] = []
  const properties: RegExp[] = []
  for (let first = true; first || reader.characters[reader.at] !== ']'; first = false) {
    if (reader.at >= reader.characters.length) throw refuse(reader, '"]"')
    const listed = readRange(reader)
    ranges.push(...(listed.negated ? inverted(listed, reader) : listed.ranges))
    if (!listed.negated) properties.push(...listed.properties)
  }
  reader.at++
  return { ranges, properties, negated }
}

/** A member of a class, with the one behind a hyphen when the two are the ends of a range. */
function readRange(reader: Reader): Listed {
  const from = readMember(reader)
  if (!isRange(reader) || !isOneCharacter(from)) return from
  reader.at++
  const to = readMember(reader)
  const [first = 0, last = -1] = [from.ranges[0], to.ranges[1]]
  if (!isOneCharacter(to) || last < first) throw refuse(reader, 'a range from a lower to a higher character before it')
  return { ranges: [first, last], properties: [], negated: false }
}

function isRange({ characters, at }: Reader): boolean {
  return characters[at] === '-' && characters[at + 1] !== ']' && characters[at + 1] !== undefined
}

function isOneCharacter({ ranges, properties, negated }: Listed): boolean {
  return !negated && properties.length === 0 && ranges.length === 2 && ranges[0] === ranges[1]
}

function readMember(reader: Reader): Listed {
  const character = reader.characters[reader.at] ?? ''
  if (character === '[') {
    const match = /^\[:(\^?)([a-z]{1,10}):\]/.exec(reader.characters.slice(reader.at, reader.at + 16).join(''))
    const named = match && posix.get(match[2] ?? '')
    if (match && !named) throw refuse(reader, `one of ${[...posix.keys()].join(', ')}`)
    if (match && named) {
      reader.at += match[0].length
      return { ranges: named, properties: [], negated: match[1] === '^' }
    }
  }
  reader.at++
  if (character !== '\\') return single(character.codePointAt(0) ?? 0)
  if (reader.characters[reader.at] !== 'b') return readSetEscape(reader)
  reader.at++
  return single(8)
}

const single = (code: number): Listed => ({ ranges: [code, code], properties: [], negated: false })

/** Everything but what is listed, as ranges. */
function inverted({ ranges, properties }: Listed, reader: Reader): number[] {
  if (properties.length > 0) throw refuse(reader, 'no negated property inside a class; write the class negated')
  const pairs = Array.from({ length: ranges.length / 2 }, (_, index) => [ranges[index * 2] ?? 0, ranges[index * 2 + 1] ?? 0] as const)
  const out: number[] = []
  let next = 0
  for (const [from, to] of pairs.sort((a, b) => a[0] - b[0])) {
    if (from > next) out.push(next, from - 1)
    next = Math.max(next, to + 1)
  }
  if (next <= lastCode) out.push(next, lastCode)
  return out
}
