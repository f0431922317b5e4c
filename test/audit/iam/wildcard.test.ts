import fc from 'fast-check'
import { expect, test } from 'vitest'
import { covers } from '#lib/audit/iam/wildcard.ts'

const cases: readonly [string, string, boolean][] = [
  ['*', 'anything', true],
  ['*', '*', true],
  ['*', '', true],
  ['s3:*', 's3:GetObject', true],
  ['s3:*', 's3:*', true],
  ['s3:Get*', 's3:*', false],
  ['?3:*', 's3:*', true],
  ['s3:?', 's3:*', false],
  ['a*b*c', 'aXbXc', true],
  ['a*b*c', 'aXbX', false],
  ['arn:aws:s3:::b*', 'arn:aws:s3:::b/*', true],
  ['arn:aws:s3:::b/*', 'arn:aws:s3:::b', false],
  ['arn:aws:s3:::b/x/*', 'arn:aws:s3:::b/*', false],
  ['*:*', '*:*', true],
  ['', 'x', false],
]

test.each(cases)('%s covers %s: %s', (pattern, target, covered) => {
  expect(covers(pattern, target)).toBe(covered)
})

test('is right about every text that a regular expression of the same meaning matches', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', ':', '*', '?'), maxLength: 8 })
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 10 })
  fc.assert(
    fc.property(letters, text, (pattern, target) => {
      const expression = new RegExp(`^${pattern.replaceAll('*', '[^]*').replaceAll('?', '[^]')}$`)
      expect(covers(pattern, target)).toBe(expression.test(target))
    }),
  )
})

test('a hostile pattern ends quickly', () => {
  const began = performance.now()
  expect(covers(`${'*a'.repeat(500)}b`, 'a'.repeat(5_000))).toBe(false)
  expect(performance.now() - began).toBeLessThan(2_000)
})
