import fc from 'fast-check'
import { RE2JS } from 're2js'
import { describe, expect, test } from 'vitest'
import { LinearRegex } from '#lib/monitor/sigma/regex/linear-regex.ts'
import { UnreadableRegex } from '#lib/monitor/sigma/regex/regex-reader.ts'

const raw = String.raw
const plain = { i: false, m: false, s: false }
const matches = (source: string, text: string, flags: Partial<typeof plain> = {}): boolean =>
  new LinearRegex(source, { ...plain, ...flags }).test(text)

/** Expression, texts that match it, texts that do not. */
type Row = readonly [source: string, matching: readonly string[], others: readonly string[]]

test.each<Row>([
  [raw`\d{3}`, ['a123'], ['12a3']],
  [raw`^\w+$`, ['aZ_9'], ['a-b', '', 'é']],
  [raw`\s`, [' ', '\t', '\n'], ['x']],
  [raw`\h`, [' ', '\t', '\u00a0'], ['\n']],
  [raw`^[\D]$`, ['x'], ['1']],
  [raw`^[^\D]$`, ['1'], ['x']],
  [raw`^\p{L}$`, ['é', 'x', 'Ω'], ['1']],
  [raw`^\P{L}$`, ['1'], ['é']],
  [raw`^\p{Greek}+$`, ['Ωβ'], ['x']],
  [raw`^\p{^L}$`, ['1'], ['x']],
  [raw`^[[:xdigit:]]+$`, ['aF09'], ['g']],
  [raw`^[[:^digit:]]+$`, ['ab'], ['a1']],
  [raw`^[]a]+$`, [']a'], ['b']],
  [raw`^[a-]+$`, ['a-'], ['b']],
  [raw`^[\]\\-]+$`, [raw`]\-`], ['x']],
  [raw`\bcat\b`, ['a cat.'], ['concat', 'cats']],
  [raw`\Bcat`, ['concat'], ['a cat']],
  [raw`\Aab\z`, ['ab'], ['ab\n', '\nab']],
  [raw`^\x41\x{1F600}\u00e9\t\0$`, ['A\u{1F600}é\t\u0000'], ['A']],
  [raw`^\Qa.b*\E+$`, ['a.b*', 'a.b**'], ['axb*']],
  ['^.$', ['x', '\u{1F600}'], ['', 'ab', '\n']],
  ['(?i)ab', ['xAB', 'ab'], ['a']],
  ['(?i:a)b', ['Ab'], ['AB']],
  ['a(?i)b|c', ['aB', 'C', 'c'], ['AB']],
  ['(?i-s:a.)', ['Ax'], ['A\n']],
  ['(?P<n>a)(?<m>b)(?:c)', ['abc'], ['ab']],
  ['a{,3}', ['a{,3}'], ['aaa']],
  ['a{x', ['a{x'], ['a']],
  ['^(a|b)*?c+?$', ['ababcc', 'c'], ['ab']],
  ['^(a{2}){2}$', ['aaaa'], ['aaa', 'aaaaa']],
  ['^(|a)+$', ['', 'aa'], ['b']],
  ['^(a*)*$', ['', 'aaa'], ['b']],
  ['', ['', 'x'], []],
  ['a||b', ['', 'x'], []],
])('%s', (source, matching, others) => {
  for (const text of matching) expect([text, matches(source, text)]).toEqual([text, true])
  for (const text of others) expect([text, matches(source, text)]).toEqual([text, false])
})

test('case is ignored as Unicode has it: the Kelvin sign, the long s', () => {
  for (const [pattern, text] of ['kK', 'K\u212a', '\u212ak', 's\u017f', '\u017fS', 'Éé', 'ωΩ'].map((pair) => [...pair]))
    expect(matches(`^[${pattern}]$`, text ?? '', { i: true })).toBe(true)
  expect(matches('^[^k]$', '\u212a', { i: true })).toBe(false)
})

test.each([
  ['(a', /wanted "\)"/],
  ['a)', /wanted a group that opens before it/],
  ['[a', /wanted "\]"/],
  ['[z-a]', /from a lower to a higher/],
  ['[[:nope:]]', /wanted one of alnum/],
  ['*a', /something to repeat/],
  ['a**', /one quantifier/],
  ['a++', /possessive/],
  ['a{3,2}', /bounds in order/],
  ['a{1001}', /at most 1000/],
  ['((a{100}){100}){100}', /more than 5000 steps/],
  ['(?=a)', /look-around/],
  ['(?<!a)b', /look-around/],
  ['(?>a)', /atomic/],
  [raw`(a)\1`, /escape that is known/],
  [raw`a\Z`, /escape that is known/],
  [raw`\k<n>`, /escape that is known/],
  [raw`\p{Nope}`, /Unicode property/],
  [raw`\x{110000}`, /code point/],
  ['\\', /escape that is known/],
  [`${'('.repeat(200)}a`, /nested more than 100/],
  ['a'.repeat(20_001), /at most 20000/],
])('%s is refused: %s', (source, message) => {
  expect(() => new LinearRegex(source, plain)).toThrow(UnreadableRegex)
  expect(() => new LinearRegex(source, plain)).toThrow(message)
})

const atom = fc.constantFrom(
  'a',
  'b',
  'A',
  'B',
  '0',
  '-',
  '.',
  '[ab]',
  '[^a]',
  '[A-Z0]',
  raw`\d`,
  raw`\w`,
  raw`\W`,
  raw`\b`,
  raw`\B`,
  '^',
  '$',
  '(?:a|b|)',
  '',
)
const quantifier = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,3}', '{0}', '{2,}', '*?')
const repeated = fc.tuple(atom, quantifier).map(([one, times]) => (one === '' || /^[\^$]$|^\\[bB]$/.test(one) ? one : one + times))
const sequence = fc.array(repeated, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''))
const { regex } = fc.letrec<{ regex: string; part: string }>((tie) => ({
  regex: fc.array(tie('part'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
  part: fc.oneof(
    { maxDepth: 3 },
    repeated,
    fc.tuple(tie('regex'), tie('regex'), quantifier).map(([one, other, times]) => `(${one}|${other})${times}`),
  ),
}))
/** Without a repetition inside of another, on which V8 would take the time that this is about. */
const flat = fc.tuple(sequence, sequence, sequence).map(([before, one, other]) => `${before}(${one}|${other})`)
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'B', '0', '-', ' ', '\n'), maxLength: 12 })
const flags = fc.record({ i: fc.boolean(), m: fc.boolean(), s: fc.boolean() })

describe('is what others say', () => {
  test('V8', () => {
    fc.assert(
      fc.property(flat, text, flags, (source, subject, { i, m, s }) => {
        const native = new RegExp(source, `u${i ? 'i' : ''}${m ? 'm' : ''}${s ? 's' : ''}`)
        expect(new LinearRegex(source, { i, m, s }).test(subject)).toBe(native.test(subject))
      }),
      { numRuns: 1_000 },
    )
  })

  test('RE2', () => {
    fc.assert(
      fc.property(regex, text, flags, (source, subject, { i, m, s }) => {
        const bits = (i ? RE2JS.CASE_INSENSITIVE : 0) | (m ? RE2JS.MULTILINE : 0) | (s ? RE2JS.DOTALL : 0)
        expect(new LinearRegex(source, { i, m, s }).test(subject)).toBe(RE2JS.compile(source, bits).test(subject))
      }),
      { numRuns: 1_000 },
    )
  })
})

test('the same object over many texts, and more states than are remembered', () => {
  const expression = new LinearRegex('(a|b)*a(a|b){12}$', plain)
  let seed = 7
  for (let turn = 0; turn < 300; turn++) {
    const subject = Array.from({ length: 40 }, () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed & 65_536 ? 'a' : 'b'
    }).join('')
    expect(expression.test(subject)).toBe(subject.at(-13) === 'a')
  }
})
