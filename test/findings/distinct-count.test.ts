import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDistinct,
  distinctError,
  distinctSize,
  emptyDistinct,
  exactLimit,
  mergeDistinct,
  sketchError,
} from '#lib/findings/distinct-count.ts'

const ids = (count: number, from = 0): string[] => Array.from({ length: count }, (_, index) => `id-${from + index}`)

describe('distinct count', () => {
  it.each([0, 1, 2, exactLimit])('is exact for %i ids', (count) => {
    const seen = addDistinct(addDistinct(emptyDistinct, ids(count)), ids(count))
    expect(distinctSize(seen)).toBe(count)
    expect(distinctError(seen)).toBe(0)
  })

  it.each([exactLimit + 1, 2_000, 20_000, 200_000])('is a sketch within four standard errors for %i ids', (count) => {
    const seen = addDistinct(emptyDistinct, ids(count))
    expect(distinctError(seen)).toBeCloseTo(sketchError)
    expect(Math.abs(distinctSize(seen) - count) / count).toBeLessThan(4 * sketchError)
    expect(JSON.stringify(seen).length).toBeLessThan(6_000)
  })

  it('depends on the set alone: neither order, repetition nor how it was split', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 900 }), { maxLength: 900 }), fc.nat({ max: 900 }), (numbers, cut) => {
        const all = numbers.map((number) => `id-${number}`)
        const whole = addDistinct(emptyDistinct, all)
        const left = addDistinct(emptyDistinct, all.slice(0, cut))
        const right = addDistinct(emptyDistinct, all.slice(cut).reverse())
        expect(mergeDistinct(left, right)).toEqual(whole)
        expect(mergeDistinct(right, left)).toEqual(whole)
        expect(mergeDistinct(whole, left)).toEqual(whole)
        expect(addDistinct(whole, all)).toEqual(whole)
      }),
      { numRuns: 40 },
    )
  })
})
