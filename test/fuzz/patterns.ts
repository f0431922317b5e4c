import fc from 'fast-check'
import { base64, base64Offsets, type Encoded, expand, utf16, windash } from '#lib/monitor/sigma/encode-pattern.ts'
import { LiteralSearch } from '#lib/monitor/sigma/literal-search.ts'
import { compilePattern, fold, literalOf, type Pattern, parsePattern } from '#lib/monitor/sigma/pattern.ts'
import { placeholders } from '../monitor/sigma/reference/arbitrary-entries.ts'
import { eventText, patternText } from '../monitor/sigma/reference/arbitrary-texts.ts'
import { formsOf } from '../monitor/sigma/reference/encodings.ts'
import { describes, plainText, readTokens } from '../monitor/sigma/reference/wildcards.ts'
import { target } from './target.ts'

const anyText = fc.oneof(
  eventText,
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({ unit: fc.constantFrom('a', 'A', '\\', 'b'), maxLength: 12 }),
)
const anyPattern = fc.oneof(patternText, fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '\\', 'A'), maxLength: 12 }), anyText)

const overlapping = (...unit: readonly string[]): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom(...unit), maxLength: 7 })

/** Milliseconds: trying every way takes as many steps as the text has characters times the pattern. */
const slowReference = 500

/** Any text against any pattern: the compiled one says what trying every way says. */
export const patterns = target(
  'patterns',
  fc.oneof(
    fc.record({ pattern: anyPattern, text: anyText, cased: fc.boolean() }),
    fc.record({ pattern: overlapping('a', 'b', '*'), text: overlapping('a', 'b'), cased: fc.boolean() }),
    fc.record({ pattern: overlapping('a', 'b', '*', '?'), text: overlapping('a', 'b', '😀'), cased: fc.boolean() }),
  ),
  ({ pattern, text, cased }) => {
    const compiled = compilePattern(parsePattern(pattern), cased)(cased ? text : fold(text))
    if (compiled !== describes(readTokens(pattern), text, cased)) throw new Error(`compiled: ${compiled}`)
  },
  slowReference,
)

const piece = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 5 }),
  fc.string({ unit: fc.constantFrom(...'abcdé'), minLength: 2, maxLength: 40 }),
)

/** Many pieces in one text: the one search finds what looking for each of them finds. */
export const searches = target(
  'searches',
  fc.record({
    pieces: fc.uniqueArray(piece, { minLength: 1, maxLength: 30 }),
    text: fc.array(fc.oneof(piece, fc.constantFrom('', 'x', 'yz')), { maxLength: 12 }).map((parts) => parts.join('')),
  }),
  ({ pieces, text }) => {
    const found = new Set<number>()
    new LiteralSearch(pieces).find(text, (place) => {
      found.add(place)
      return false
    })
    for (const [place, each] of pieces.entries()) {
      if (found.has(place) !== text.includes(each))
        throw new Error(`${JSON.stringify(each)} is ${found.has(place) ? 'not in it' : 'missed'}`)
    }
  },
)

const changes: Readonly<Record<string, (encoded: Encoded) => readonly Encoded[]>> = {
  windash: ({ pattern }) => windash(pattern).map((each) => ({ pattern: each })),
  expand: ({ pattern }) => expand(pattern, placeholders).map((each) => ({ pattern: each })),
  wide: (encoded) => [utf16(encoded, 'utf16le')],
  utf16be: (encoded) => [utf16(encoded, 'utf16be')],
  utf16: (encoded) => [utf16(encoded, 'utf16')],
  base64: (encoded) => [base64(encoded)],
  base64offset: base64Offsets,
}

/** A text of whole characters: half a surrogate pair is nothing that bytes can say. */
const wellFormed = fc.string({
  unit: fc.oneof(fc.constantFrom(...'ab-/ -–é😀\\'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })),
  maxLength: 7,
})
const chains = [
  ['windash'],
  ['expand'],
  ['wide'],
  ['utf16be'],
  ['utf16'],
  ['base64'],
  ['base64offset'],
  ['wide', 'base64offset'],
  ['utf16', 'base64'],
  ['windash', 'base64'],
]

/** Encodings give what the slow way gives. */
export const encodings = target('encodings', fc.record({ text: wellFormed, chain: fc.constantFrom(...chains) }), ({ text, chain }) => {
  if (/[*?%]/.test(text)) return
  let ours: readonly Encoded[] = [{ pattern: parsePattern(text) }]
  for (const change of chain) ours = ours.flatMap((encoded) => changes[change]?.(encoded) ?? [])
  const shown = (pattern: Pattern): string => literalOf(pattern) ?? 'a wildcard'
  const got = ours.map(({ pattern }) => shown(pattern)).sort()
  const wanted = formsOf(text, chain, placeholders)
    .map((tokens) => plainText(tokens) ?? 'a wildcard')
    .sort()
  if (JSON.stringify(got) !== JSON.stringify(wanted)) throw new Error(`got ${JSON.stringify(got)}, wanted ${JSON.stringify(wanted)}`)
})
