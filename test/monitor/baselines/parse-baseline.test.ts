import { expect, test } from 'vitest'
import { errorsOf, rulesetOf } from '../sigma/build.ts'

const rule = (baseline: string): string =>
  `title: t\nname: t\nlogsource: {product: aws, service: vpcflow}\ndetection: {s: {packets|gt: 0}, condition: s}\nkeepwatch: {baseline: ${baseline}}\n`

test.each([
  '{kind: inbound-flood, floor: 1, factor: 2}',
  '{kind: outbound-flood, floor: 1, factor: 2}',
  '{kind: volume, floor: 1, factor: 2, learning: 3d}',
  '{kind: spread, vector: v, role: caller, peers: private, flows: thin, group: [peer], count: [port], window: 10m, threshold: 5}',
  '{kind: spread, vector: v, role: called, flows: any, count: [peer, port], window: 1d, threshold: 5}',
  '{kind: beacon, variation: 0.3, learning: 7d}',
  '{kind: new-port, learning: 7d}',
])('%s is read', (baseline) => {
  expect(rulesetOf(rule(baseline)).rules[0]?.document.keepwatch?.baseline?.kind).toBe(/kind: ([\w-]+)/.exec(baseline)?.[1])
})

test.each([
  ['{kind: flood, floor: 1, factor: 2}', 'kind'],
  ['{floor: 1}', 'kind'],
  ['{kind: inbound-flood, floor: 0, factor: 2}', 'floor'],
  ['{kind: inbound-flood, floor: 1, factor: 2, learning: 1d}', 'learning'],
  ['{kind: volume, floor: 1, factor: 2}', 'learning'],
  ['{kind: beacon, variation: .nan, learning: 1d}', 'variation'],
  ['{kind: spread, vector: v, role: both, flows: thin, count: [port], window: 10m, threshold: 5}', 'role'],
  ['{kind: spread, vector: v, role: caller, flows: thin, count: [], window: 10m, threshold: 5}', 'count'],
  ['{kind: spread, vector: v, role: caller, flows: thin, count: [name], window: 10m, threshold: 5}', 'count'],
  ['{kind: spread, vector: v, role: caller, flows: thin, count: [port], window: 2d, threshold: 5}', 'window'],
])('%s is refused for its %s', (baseline, key) => {
  const [error, ...others] = errorsOf(rule(baseline))
  expect(others).toEqual([])
  expect(error?.key).toBe(`keepwatch.baseline.${key}`)
})
