import { expect, test } from 'vitest'
import { type Comparison, compare } from '../audit/iam/evaluate/differential.ts'
import { operatorNames } from '../audit/iam/evaluate/generated-conditions.ts'

/**
 * Our evaluator beside iam-simulate, on generated requests. A difference is printed with its seed, its index and the whole request;
 * `compare(seed, index + 1)` asks it again.
 */
const seeds = [101, 202, 303, 404, 505, 606]
const requestsOfEach = 6_000
const done: Comparison[] = []

test.each(seeds)('seed %i: no difference that AWS does not explain', async (seed) => {
  const comparison = await compare(seed, requestsOfEach)
  done.push(comparison)
  const { requests, allowed, errors, firstError, explained, differences } = comparison
  expect(differences.slice(0, 3)).toEqual([])
  expect(requests).toBe(requestsOfEach)
  // What the oracle will not judge was not compared.
  expect(errors, firstError).toBeLessThanOrEqual(requests / 1_000)
  expect(allowed).toBeGreaterThan(requests / 4)
  expect(allowed).toBeLessThan((requests * 3) / 4)
  // An explanation that explains much hides what it should not.
  expect([...explained.values()].reduce((sum, count) => sum + count, 0)).toBeLessThan(requests / 100)
})

const kinds = ['identity', 'boundary', 'session', 'scp', 'rcp', 'resource', 'trust', 'key', 'endpoint']
const features = [
  ...operatorNames.map((name) => `operator ${name}`),
  ...kinds.map((kind) => `policy ${kind}`),
  ...kinds.map((kind) => `Deny in ${kind}`),
  ...kinds.filter((kind) => kind !== 'rcp').map((kind) => `Allow in ${kind}`),
  ...['user', 'role', 'root', 'service', 'anonymous'].map((kind) => `caller ${kind}`),
  ...['*', 'AWS *', 'AWS account', 'AWS root', 'AWS user', 'AWS role', 'AWS assumed-role', 'Service amazonaws'].map(
    (form) => `principal ${form}`,
  ),
  ...['NotAction', 'NotResource', 'NotPrincipal', 'variable', 'one account', 'two accounts'],
]

test('every operator, kind of policy and form of principal was met in requests that are allowed, and in requests that are denied', () => {
  expect(done).toHaveLength(seeds.length)
  const missing = features.flatMap((feature) =>
    (['allowed', 'denied'] as const)
      .filter((verdict) => !done.some(({ seen }) => seen.get(feature)?.has(verdict)))
      .map((verdict) => `${feature}, ${verdict}`),
  )
  expect(missing).toEqual([])
})

test('every explanation was needed', () => {
  const names = new Set(done.flatMap(({ explained }) => [...explained.keys()]))
  expect([...names].sort()).toEqual([
    'a list without ForAllValues or ForAnyValue',
    'a negated text with a variable that has no value',
    'a session policy does not bound what a resource grants to the session',
  ])
})
