import fc from 'fast-check'
import { RE2JS } from 're2js'
import { LinearRegex } from '#lib/monitor/sigma/regex/linear-regex.ts'
import { UnreadableRegex } from '#lib/monitor/sigma/regex/regex-reader.ts'
import { target } from './target.ts'

const raw = String.raw
/** Pieces of regular expressions, some of which do not fit together. */
const pieces = [
  'a', 'b', 'k', 'S', '\u212a', 'é', '😀', '.', '^', '$', '|', '(', ')', '(?:', '(?i)', '(?m:', '(?s-i:', '(?P<n>', '*', '+', '?', '*?', '+?', '{2}', '{0,2}', '{1,}', '{',
  '[ab]', '[^a]', '[a-z]', '[^\\n]', '[]a]', '[[:alpha:]]', '[-a]', raw`[\d\s]`, raw`\d`, raw`\W`, raw`\s`, raw`\b`, raw`\B`, raw`\A`, raw`\z`, raw`\pL`, raw`\x41`, raw`\.`, raw`\Qa.\E`, ' ', '\n',
] // biome-ignore format: a list of pieces
const characters = ['a', 'b', 'A', 'k', 'K', '\u212a', 's', '\u017f', 'é', 'É', '😀', '0', '_', '.', ' ', '\n', '\r', '-']

const expression = fc.record({
  source: fc.array(fc.constantFrom(...pieces), { maxLength: 9 }).map((parts) => parts.join('')),
  texts: fc.array(
    fc.array(fc.constantFrom(...characters), { maxLength: 7 }).map((parts) => parts.join('')),
    { minLength: 1, maxLength: 6 },
  ),
  i: fc.boolean(),
  m: fc.boolean(),
  s: fc.boolean(),
})

/** A repetition of nothing but flags, which RE2 takes for one of what stands before them. */
const repeatedFlags = /\(\?[a-z-]+\)[*+?{]/

/** Our expressions match what RE2's match; what either of them refuses is not compared. */
export const expressions = target('expressions', expression, ({ source, texts, i, m, s }) => {
  if (repeatedFlags.test(source)) return
  const theirs = attempt(() => RE2JS.compile(source, (i ? RE2JS.CASE_INSENSITIVE : 0) | (m ? RE2JS.MULTILINE : 0) | (s ? RE2JS.DOTALL : 0)))
  const ours = attempt(() => new LinearRegex(source, { i, m, s }))
  if (ours instanceof Error && !(ours instanceof UnreadableRegex)) throw ours
  if (ours instanceof Error || theirs instanceof Error) return
  for (const text of texts) {
    const matches = ours.test(text)
    if (matches !== theirs.matcher(text).find()) throw new Error(`${matches} for ${JSON.stringify(text)}; wanted ${!matches}`)
  }
})

function attempt<Result>(make: () => Result): Result | Error {
  try {
    return make()
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}
