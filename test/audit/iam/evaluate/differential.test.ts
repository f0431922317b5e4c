import { expect, test } from 'vitest'
import { compare } from './differential.ts'

test('500 generated requests: the oracle says the same', async () => {
  const { requests, allowed, errors, firstError, differences } = await compare(1, 500)
  expect(differences).toEqual([])
  expect(errors, firstError).toBe(0)
  expect(requests).toBe(500)
  expect(allowed).toBeGreaterThan(125)
  expect(allowed).toBeLessThan(375)
})
