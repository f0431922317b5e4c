import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayWidth, truncateToWidth } from '#lib/report/display-width.ts'
import { forTerminal, hasUnsafeCharacter } from '#lib/report/escape-terminal.ts'
import { prune } from '#lib/report/prune.ts'
import { safeJson } from '#lib/report/safe-json.ts'
import { renderTable } from '#lib/report/table.ts'
import { wrap, wrapCommand } from '#lib/report/wrap.ts'

test.each([
  ['plain', 'plain'],
  ['\u001b[31mred', '\\x1b[31mred'],
  ['a\r\n\tb', 'a\\r\\n\\tb'],
  ['\u202eabc\u2066', '\\u202eabc\\u2066'],
  ['\u{e0041}x', '\\u{e0041}x'],
  ['\ud800x', '\\ud800x'],
  ['é漢🔥', 'é漢🔥'],
])('%j is shown as %j', (text, shown) => {
  expect(forTerminal(text)).toBe(shown)
  expect(hasUnsafeCharacter(text)).toBe(text !== shown)
})

test.each([
  ['abc', 3],
  ['漢字', 4],
  ['🔥', 2],
  ['e\u0301', 1],
  ['', 0],
])('%j takes %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width)
})

test('a pile of combining marks does not stay invisible', () => {
  expect(displayWidth(`e${'\u0301'.repeat(1_000)}`)).toBeGreaterThan(900)
})

test('truncated text never takes more columns than asked', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat(30), (text, width) => {
      expect(displayWidth(truncateToWidth(text, width))).toBeLessThanOrEqual(width)
    }),
  )
})

describe('a table', () => {
  test('pads by columns on screen and shows control characters as escapes', () => {
    const table = renderTable(
      ['who', { title: 'n', align: 'right' }],
      [
        ['漢字', '1'],
        ['bob\u001b[0m', '12'],
      ],
    )
    expect(table).toBe('who          n\n----------  --\n漢字         1\nbob\\x1b[0m  12\n')
  })

  test('gives way in the widest column first', () => {
    const table = renderTable(['id', 'what'], [['short', 'x'.repeat(100)]], { width: 30 })
    expect(table.split('\n')[2]).toBe(`short  ${'x'.repeat(22)}…`)
  })

  test('never is wider than asked while columns can give way', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 3, maxLength: 3 }), { maxLength: 5 }), (rows) => {
        const lines = renderTable(['a', 'b', 'c'], rows, { width: 24 }).split('\n')
        expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(24)
      }),
    )
  })

  test('of nothing is its header', () => {
    expect(renderTable(['a', 'b'], [])).toBe('a  b\n-  -\n')
  })
})

describe('wrapping', () => {
  test('breaks between words and hard where a word is longer than a line', () => {
    expect(wrap('one two three', 8)).toEqual(['one two', 'three'])
    expect(wrap('abcdefghij kl', 4)).toEqual(['abcd', 'efgh', 'ij', 'kl'])
    expect(wrap('value that wraps', 12, 'Who   ', '      ')).toEqual(['Who   value', '      that', '      wraps'])
  })

  test('no line is wider than asked and no text is lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 200 }), fc.integer({ min: 4, max: 40 }), (text, width) => {
        const lines = wrap(text, width)
        expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      }),
    )
  })

  test('a command is continued with backslashes, never inside quotes', () => {
    expect(wrapCommand("aws x --name 'a b c d e f' --y z", 20, '', '  ')).toEqual(['aws x --name \\', "  'a b c d e f' \\", '  --y z'])
  })
})

describe('bounded JSON', () => {
  test('keeps small values, sorted, and `__proto__` as data', () => {
    const value = JSON.parse('{"b":1,"a":[true,null,"x"],"__proto__":{"polluted":1}}')
    const pruned = prune(value, { depth: 5, nodes: 100, string: 10 })
    expect(pruned.truncated).toBe(false)
    expect(JSON.stringify(pruned.value)).toBe('{"__proto__":{"polluted":1},"a":[true,null,"x"],"b":1}')
    expect(Object.getPrototypeOf({})).not.toHaveProperty('polluted')
  })

  test.each([
    ['too deep', [[[[1]]]], '[["(left out)"]]'],
    ['too many', Array.from({ length: 50 }, () => 1), `[${'1,'.repeat(9)}"(left out)"]`],
    ['too long', 'x'.repeat(20), '"xxxxxxxxxx..."'],
    ['no JSON at all', [() => 1, Number.NaN, 10n, undefined], '["(left out)","NaN","10","(left out)"]'],
  ])('%s is cut', (_, value, json) => {
    expect(JSON.stringify(prune(value, { depth: 2, nodes: 10, string: 10 }).value)).toBe(json)
  })

  test('safe JSON reads back as it was and holds nothing invisible', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(JSON.parse(safeJson({ text })).text).toBe(text)
        expect(safeJson(text)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u)
      }),
    )
  })
})
