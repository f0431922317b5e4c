import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleSize, TupleSample } from '#lib/monitor/baselines/tuple-sample.ts'

const member = fc.record({
  text: fc.nat({ max: 400 }).map((n) => `10.0.0.${n}\t${n % 7}`),
  id: fc.nat({ max: 9 }),
  time: fc.nat({ max: 5 }),
})

function sampleOf(members: readonly { text: string; id: number; time: number }[]): TupleSample {
  const sample = new TupleSample(7)
  for (const { text, id, time } of members) sample.add(text, { id: `e${id}`, time })
  return sample
}

test('a sample is a function of the set, however it was split, ordered and repeated', () => {
  fc.assert(
    fc.property(fc.array(member, { maxLength: 600 }), fc.integer({ min: 1, max: 90 }), fc.nat(), (members, size, seed) => {
      const shuffled = members.map((each, index) => ({ each, key: (index * 7_919 + seed) % 1_009 })).sort((a, b) => a.key - b.key)
      const merged = new TupleSample(7)
      for (let at = 0; at < shuffled.length; at += size) merged.merge(sampleOf(shuffled.slice(at, at + size).map(({ each }) => each)).raw())
      for (const { each } of shuffled.slice(0, 20)) merged.merge(sampleOf([each]).raw())
      expect(merged.raw()).toEqual(sampleOf(members).raw())
    }),
    { numRuns: 60 },
  )
})

test('it is exact while it is small, and estimates well beyond', () => {
  const few = sampleOf(Array.from({ length: sampleSize }, (_, n) => ({ text: `t${n}`, id: n, time: n })))
  expect(few.read()).toMatchObject({ scale: 1 })
  expect(few.read().members.size).toBe(sampleSize)
  const many = new TupleSample(1)
  for (let n = 0; n < 60_000; n++) many.add(`203.0.113.9\ttcp/${n}`, undefined)
  const { members, scale } = many.read()
  expect(members.size).toBe(sampleSize)
  expect(members.size * scale).toBeGreaterThan(60_000 * 0.7)
  expect(members.size * scale).toBeLessThan(60_000 * 1.3)
})
