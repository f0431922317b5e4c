import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PackedTexts } from '#lib/audit/packed-texts.ts'

test('gives back every text, whatever came between', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 400 }), { maxLength: 200 }), (texts) => {
      const packed = new PackedTexts()
      const places = texts.map((text) => packed.add(text))
      expect(places.map((place) => packed.at(place))).toEqual(texts.map((text) => Buffer.from(text).toString('utf8')))
    }),
    { numRuns: 50 },
  )
})

test('texts that fill blocks, and one that fits none', () => {
  const packed = new PackedTexts()
  const texts = [1, 1_000_000, 3_999_999, 4 * 1024 * 1024 - 4, 4 * 1024 * 1024 - 3, 9_000_000, 2].map((length) =>
    'ä'.repeat(1).concat('x'.repeat(length - 1)),
  )
  const places = texts.map((text) => packed.add(text))
  expect(places.map((place) => packed.at(place) === texts[places.indexOf(place)])).toEqual(texts.map(() => true))
  expect(() => packed.at(1e12)).toThrow(/wanted a number that add\(\) gave/)
  expect(() => packed.at(-99)).toThrow(/no text/)
})
