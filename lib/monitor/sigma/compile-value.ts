import ipaddr from 'ipaddr.js'
import { longestPlainRun } from './anchor.ts'
import type { YamlValue } from './document.ts'
import {
  base64,
  base64Offsets,
  type Encoded,
  expand,
  isSearch,
  openEnds,
  type Placeholders,
  UnfitValue,
  utf16,
  windash,
} from './encode-pattern.ts'
import type { FieldKey, Kind, Transform } from './modifiers.ts'
import { compilePattern, fold, literalOf, type Pattern, parsePattern } from './pattern.ts'
import { LinearRegex } from './regex/linear-regex.ts'
import { UnreadableRegex } from './regex/regex-reader.ts'
import { type TimePart, timePartNumber, timestampPart } from './timestamp-part.ts'
import { someLeaf, textOf } from './value-text.ts'

/** Asks one value of a record: a member of a list, or the value itself. */
export interface ValueTest {
  test(value: unknown): boolean
  /** The same of a single value whose text is folded already; absent where the test is about something else than folded text. */
  readonly folded?: (text: string) => boolean
  /** The folded text that it equals, when that is all it asks. */
  readonly literal?: string
  /** The piece of folded text without which it is false. */
  readonly need?: ReturnType<typeof longestPlainRun>
  /** Whether it holds for a field that is not there. */
  readonly absent?: true
}

/** Tests for one value of a rule: any of them. Throws UnfitValue when the value and the modifiers do not go together. */
export function compileValue(value: YamlValue, key: FieldKey, placeholders: Placeholders): ValueTest[] {
  if (key.timePart) return [partOfTime(value, key.timePart, key.kind)]
  switch (key.kind) {
    case 're':
      return texts(value, key, placeholders).map((text) => regularExpression(text, key))
    case 'cidr':
      return texts(value, key, placeholders).map(range)
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return [comparison(value, key.kind)]
    default:
      return plain(value, key, placeholders)
  }
}

function plain(value: YamlValue, key: FieldKey, placeholders: Placeholders): ValueTest[] {
  if (value === null) {
    if (key.transforms.length > 0) throw new UnfitValue(`is null under ${key.transforms.join(', ')}; wanted a text`)
    return [{ test: (got) => got === null || got === undefined, absent: true }]
  }
  if (typeof value === 'object')
    throw new UnfitValue(`is ${Array.isArray(value) ? 'a list in a list' : 'a map'}; wanted a text, number, boolean or null`)
  if (typeof value === 'string' || key.transforms.length > 0) {
    const cased = key.flags.has('cased')
    return patterns(String(value), key.transforms, placeholders).map((pattern) => patternTest(pattern, cased))
  }
  if (typeof value === 'boolean') return [patternTest([String(value)], false)]
  return [{ test: (got) => got === value || (typeof got === 'string' && got.trim() !== '' && Number(got) === value) }]
}

/** The pattern of a value after its modifiers, left to right; several where a modifier gives alternatives. */
function patterns(text: string, transforms: readonly Transform[], placeholders: Placeholders): Pattern[] {
  let all: Encoded[] = [{ pattern: parsePattern(text) }]
  for (const transform of transforms) all = all.flatMap((encoded) => transformed(encoded, transform, placeholders))
  return all.map(({ pattern }) => pattern)
}

function transformed(encoded: Encoded, transform: Transform, placeholders: Placeholders): Encoded[] {
  switch (transform) {
    case 'windash':
      return windash(encoded.pattern).map((pattern) => ({ pattern }))
    case 'expand':
      return expand(encoded.pattern, placeholders).map((pattern) => ({ pattern }))
    case 'wide':
    case 'utf16le':
      return [utf16(encoded, 'utf16le')]
    case 'utf16':
    case 'utf16be':
      return [utf16(encoded, transform)]
    case 'base64':
      return [base64(encoded)]
    case 'base64offset':
      return base64Offsets(encoded)
    default:
      return [{ pattern: openEnds(encoded.pattern, transform) }]
  }
}

function patternTest(pattern: Pattern, cased: boolean): ValueTest {
  const matches = compilePattern(pattern, cased)
  const literal = literalOf(pattern)
  const need = needOf(pattern)
  const folded = cased ? undefined : matches
  return {
    test: textTest(cased ? matches : (text) => matches(fold(text)), isSearch(pattern)),
    ...(folded ? { folded } : {}),
    ...(literal === undefined || cased ? {} : { literal: fold(literal) }),
    ...(need ? { need } : {}),
  }
}

/** The longest plain piece of a pattern, and whether it stands at the beginning or the end of what the pattern matches. */
function needOf(pattern: Pattern): ValueTest['need'] {
  let best: ValueTest['need']
  for (const [place, part] of pattern.entries()) {
    if (typeof part !== 'string') continue
    const { piece, starts, ends } = longestPlainRun(part)
    if (piece.length > (best?.piece.length ?? 0))
      best = { piece, starts: starts && place === 0, ends: ends && place === pattern.length - 1 }
  }
  return best
}

/**
 * A test of texts. An object has no text of its own; a search (`*x*`, `contains`, `re`) looks through the values below it, as
 * it would through the text of the record (`requestParameters|contains`), a whole-value test does not match it.
 */
function textTest(matches: (text: string) => boolean, search: boolean): (value: unknown) => boolean {
  return (value) => {
    const text = textOf(value)
    if (text !== undefined) return matches(text)
    return search && typeof value === 'object' && value !== null && someLeaf(value, matches)
  }
}

/** Texts of a `re` or `cidr`, placeholders filled; backslashes and stars are theirs, not Sigma's. */
function texts(value: YamlValue, key: FieldKey, placeholders: Placeholders): string[] {
  if (typeof value !== 'string') throw new UnfitValue(`is no text; wanted a text under "${key.kind}"`)
  if (!key.transforms.includes('expand')) return [value]
  return expand([value], placeholders, (filled) => [filled]).map((pattern) => literalOf(pattern) ?? '')
}

/** Runs in time linear in the text, whatever the text is; what cannot (look-around, back references) is refused. */
function regularExpression(source: string, { flags }: FieldKey): ValueTest {
  try {
    const expression = new LinearRegex(source, { i: flags.has('i'), m: flags.has('m'), s: flags.has('s') })
    return { test: textTest((text) => expression.test(text), true) }
  } catch (error) {
    if (error instanceof UnreadableRegex)
      throw new UnfitValue(
        `is no regular expression that runs in linear time (${error.message}); wanted one without look-around and back references`,
      )
    throw error
  }
}

function range(source: string): ValueTest {
  if (!isAddress(source.split('/')[0] ?? '') || !ipaddr.isValidCIDR(source))
    throw new UnfitValue('is no address range; wanted one such as 10.0.0.0/8 or 2001:db8::/32')
  const [network, bits] = unmapped(ipaddr.parseCIDR(source))
  const inRange = (text: string): boolean => {
    if (!isAddress(text)) return false
    const address = ipaddr.process(text)
    return address.kind() === network.kind() && address.match(network, bits)
  }
  return { test: textTest(inRange, false) }
}

/** The IPv4 range of a range of IPv4-mapped IPv6 addresses (`::ffff:10.0.0.0/104`): addresses are compared unmapped, too. */
function unmapped([network, bits]: [ipaddr.IPv4 | ipaddr.IPv6, number]): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (!(network instanceof ipaddr.IPv6) || !network.isIPv4MappedAddress() || bits < 96) return [network, bits]
  return [network.toIPv4Address(), bits - 96]
}

/** Whether a text is an address as people write them. The package also takes the short forms of C (`443`, `127.1`, `0x7f.1`), which in a log are something else. */
function isAddress(text: string): boolean {
  // Longest textual address; host names and other texts are common in address fields.
  return text.length <= 45 && (ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text))
}

/** A part of a time (its hour, its day), as it is written: zones are not converted. */
function partOfTime(value: YamlValue, part: TimePart, kind: Kind): ValueTest {
  const holds = relation(kind, timePartNumber(value, part, kind !== 'plain'))
  return {
    test: (got) => {
      const found = timestampPart(got, part)
      return found !== undefined && holds(found)
    },
  }
}

function relation(kind: Kind, limit: number): (got: number) => boolean {
  switch (kind) {
    case 'lt':
      return (got) => got < limit
    case 'lte':
      return (got) => got <= limit
    case 'gt':
      return (got) => got > limit
    case 'gte':
      return (got) => got >= limit
    default:
      return (got) => got === limit
  }
}

function comparison(value: YamlValue, kind: 'lt' | 'lte' | 'gt' | 'gte'): ValueTest {
  const limit = numberOf(value)
  if (limit === undefined || !Number.isFinite(limit)) throw new UnfitValue(`is no number; wanted one under "${kind}"`)
  const holds = relation(kind, limit)
  return {
    test: (value) => {
      const got = numberOf(value)
      return got !== undefined && holds(got)
    },
  }
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value !== 'string' || value.trim() === '') return undefined
  const number = Number(value)
  return Number.isNaN(number) ? undefined : number
}
