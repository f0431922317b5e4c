import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyOne, anything, compilePattern, fold, type Pattern, parsePattern } from '#lib/monitor/sigma/pattern.ts'

/** Obviously right: tries every way to share out the characters. */
function reference(pattern: readonly (string | symbol)[], text: readonly string[]): boolean {
  const [first, ...rest] = pattern
  if (first === undefined) return text.length === 0
  if (first === anything) return reference(rest, text) || (text.length > 0 && reference(pattern, text.slice(1)))
  return text.length > 0 && (first === anyOne || first === text[0]) && reference(rest, text.slice(1))
}

const characters = fc.constantFrom('a', 'b', 'A', '\\', '*', '?', '.', '😀', 'é')
const part = fc.oneof({ weight: 3, arbitrary: characters }, fc.constantFrom<symbol>(anything, anyOne))

test('a compiled pattern answers as the reference does', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 7 }), fc.array(characters, { maxLength: 8 }), fc.boolean(), (parts, text, cased) => {
      const seen = cased ? text : text.map(fold)
      const wanted = reference(cased ? parts : parts.map((each) => (typeof each === 'string' ? fold(each) : each)), seen)
      expect(compilePattern(parts as Pattern, cased)(seen.join(''))).toBe(wanted)
    }),
    { numRuns: 5_000 },
  )
})

test('a written pattern means what it was written from', () => {
  const written = (each: string | symbol): string =>
    each === anything ? '*' : each === anyOne ? '?' : /[\\*?]/.test(each as string) ? `\\${String(each)}` : String(each)
  fc.assert(
    fc.property(fc.array(part, { maxLength: 7 }), fc.array(characters, { maxLength: 8 }), (parts, text) => {
      expect(compilePattern(parsePattern(parts.map(written).join('')), true)(text.join(''))).toBe(reference(parts, text))
    }),
    { numRuns: 3_000 },
  )
})

describe('backslashes', () => {
  test.each([
    ['C:\\Windows', 'C:\\Windows', true],
    ['C:\\\\Windows', 'C:\\Windows', true],
    ['a\\*b', 'a*b', true],
    ['a\\*b', 'axb', false],
    ['a\\\\*b', 'a\\xyzb', true],
    ['a\\\\*b', 'axyzb', false],
    ['a\\\\\\*b', 'a\\*b', true],
    ['a\\\\\\*b', 'a\\xb', false],
    ['\\\\\\server', '\\\\server', true],
    ['\\\\\\\\server', '\\\\server', true],
    ['end\\', 'end\\', true],
    ['\\?', '?', true],
    ['\\?', 'x', false],
  ])('%s against %s', (pattern, text, wanted) => {
    expect(compilePattern(parsePattern(pattern), true)(text)).toBe(wanted)
  })
})

test('a hostile text takes linear time', () => {
  const matches = compilePattern(parsePattern('*a*a*a*a*a*a*a*a*b'), true)
  expect(matches('a'.repeat(1_000_000))).toBe(false)
})
