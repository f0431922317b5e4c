import { expect, test } from 'vitest'
import type { Check, Judgement } from '#lib/audit/check.ts'
import { pass } from '#lib/audit/check.ts'
import { judge } from '#lib/audit/judge.ts'
import { sample, takenAt } from './sample-resource.ts'

type Read = Parameters<Check['evaluate']>[0]

const checkThat = (evaluate: (resource: Read) => Judgement): Check => ({
  id: 'test-check',
  title: 'A test',
  severity: 'low',
  resource: 'AWS::Test::Thing',
  reads: ['Seen', 'Hidden', 'Absent', 'Count', 'Tags'],
  rationale: 'none',
  remediation: { cli: 'none', cdk: 'none', terraform: 'none' },
  aliases: { prowler: [], securityHub: [] },
  evaluate,
})

const resource = sample('AWS::Test::Thing', {
  configuration: { Seen: 1, Hidden: 'must not be read' },
  observed: { Count: 2 },
  tags: { a: 'b' },
  unseen: { Hidden: 'denied', Absent: 'throttled', Tags: 'denied' },
})

const readers: readonly [string, (resource: Read) => unknown][] = [
  ['by name', ({ configuration }) => configuration['Hidden']],
  ['by name, of what is not there', ({ configuration }) => configuration['Absent']],
  ['in the other bag', ({ observed }) => observed['Hidden']],
  ['by destructuring', ({ configuration: { Hidden: hidden } }) => hidden],
  ['by the rest of destructuring', ({ configuration: { Seen: _, ...rest } }) => rest],
  ['by spreading', ({ configuration }) => ({ ...configuration })],
  ['by Object.keys', ({ configuration }) => Object.keys(configuration)],
  ['by Object.entries', ({ observed }) => Object.entries(observed)],
  [
    'by for-in',
    ({ configuration }) => {
      for (const name in configuration) return name
      return ''
    },
  ],
  ['by in', ({ configuration }) => 'Hidden' in configuration],
  ['by hasOwn', ({ configuration }) => Object.hasOwn(configuration, 'Hidden')],
  ['by its descriptor', ({ configuration }) => Object.getOwnPropertyDescriptor(configuration, 'Hidden')],
  ['by JSON', ({ configuration }) => JSON.stringify(configuration)],
  ['by structuredClone', ({ configuration }) => structuredClone(configuration)],
  ['by Reflect', ({ configuration }) => Reflect.get(configuration, 'Hidden')],
  ['by its tags', ({ tags }) => tags['a']],
]

test.each(readers)('reading what was not seen %s is unknown, whatever the check says', (_, read) => {
  const judgement = judge(
    checkThat((one) => {
      read(one)
      return pass('fine')
    }),
    resource,
    { takenAt },
  )
  expect(judgement.verdict).toBe('unknown')
})

test.each(readers)('so it is when the check swallows the error: %s', (way, read) => {
  const swallowing = checkThat((one) => {
    try {
      read(one)
    } catch {
      return pass('nothing happened')
    }
    return pass('fine')
  })
  const judgement = judge(swallowing, resource, { takenAt })
  // structuredClone refuses any proxy before it reads a property, so nothing unseen was read there.
  expect(judgement.verdict).toBe(way === 'by structuredClone' ? 'pass' : 'unknown')
})

test('a bag handed out as evidence is unknown', () => {
  expect(
    judge(
      checkThat(({ configuration }) => pass('fine', { configuration })),
      resource,
      { takenAt },
    ).verdict,
  ).toBe('unknown')
})

test('what was seen can be read beside what was not, and the reason names the property', () => {
  expect(
    judge(
      checkThat(({ configuration }) => pass(String(configuration['Seen']))),
      resource,
      { takenAt },
    ),
  ).toMatchObject({ verdict: 'pass', reason: '1' })
  const { reason } = judge(
    checkThat(({ configuration }) => pass(String(configuration['Absent']))),
    resource,
    { takenAt },
  )
  expect(reason).toBe('Absent was not seen: throttled')
})

test('a check that throws, or returns no verdict, is unknown and says so', () => {
  const throwing = checkThat(() => {
    throw new Error('oops')
  })
  expect(judge(throwing, sample('AWS::Test::Thing'), { takenAt })).toMatchObject({
    verdict: 'unknown',
    reason: expect.stringContaining('oops'),
  })
  const odd = checkThat(() => ({ verdict: 'fine' as 'pass', reason: '', evidence: {} }))
  expect(judge(odd, sample('AWS::Test::Thing'), { takenAt }).verdict).toBe('unknown')
})

test('evidence is plain, bounded JSON', () => {
  const { evidence } = judge(
    checkThat(() => pass('fine', { long: 'x'.repeat(100_000) })),
    sample('AWS::Test::Thing'),
    { takenAt },
  )
  expect(JSON.stringify(evidence).length).toBeLessThan(70_000)
  expect(evidence['characters']).toBeGreaterThan(100_000)
})
