import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeValue, maxSample, sample } from '#lib/monitor/log-sources/sample.ts'

describe('sample', () => {
  it('keeps plain text of any language', () => {
    expect(sample('déjà vu 侵入 😀 <b>')).toBe('déjà vu 侵入 😀 <b>')
  })

  it('writes out what a terminal or a reader could be fooled by', () => {
    expect(sample('\u0000\u001b\r\n\u007f\u009b\u200b\u202e\u2066\ufeff\ud800')).toBe(
      '\\u0000\\u001b\\u000d\\u000a\\u007f\\u009b\\u200b\\u202e\\u2066\\ufeff\\ud800',
    )
  })

  it('is bounded, well-formed and free of control characters for anything, text or bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', size: '+2' }), fc.uint8Array({ size: '+2' })), (content) => {
        const shown = sample(content)
        expect(shown.length).toBeLessThanOrEqual(maxSample)
        expect(shown.isWellFormed()).toBe(true)
        expect(shown).not.toMatch(/\p{Cc}/u)
      }),
    )
  })
})

describe('describeValue', () => {
  const cases: readonly (readonly [value: unknown, wanted: string])[] = [
    [undefined, 'missing'],
    [null, 'null'],
    [7, '7'],
    [true, 'true'],
    ['a\nb', '"a\\u000ab"'],
    ['x'.repeat(1000), `"${'x'.repeat(80)}"`],
    [[1, 2], 'an array of 2'],
    [{ a: 1 }, 'an object'],
    [Symbol('x'), 'a symbol'],
  ]
  it.each(cases)('%o', (value, wanted) => {
    expect(describeValue(value)).toBe(wanted)
  })
})
