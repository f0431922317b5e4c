import { expect, test } from 'vitest'
import { cis70 } from '#lib/frameworks/cis-7.0.ts'
import { frameworkById, frameworks, UnknownFrameworkError } from '#lib/frameworks/index.ts'

const range = (prefix: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${prefix}${from + index}`)
const byPerson = ['2.1.2', '2.1.3', '2.1.4', '2.1.5', '2.1.6', '2.2', '2.19', '3.1.3', '6.6', '6.8']

test('has the 70 requirements of the benchmark, in its order', () => {
  expect(cis70.requirements.map(({ id }) => id)).toEqual([
    ...range('2.1.', 1, 6),
    ...range('2.', 2, 21),
    ...range('3.1.', 1, 4),
    ...range('3.2.', 1, 4),
    '3.3.1',
    ...range('4.', 1, 10),
    ...range('5.', 1, 16),
    ...range('6.1.', 1, 2),
    ...range('6.', 2, 8),
  ])
})

test('keeps the mark of the benchmark, 34 automated and 36 manual, beside ours, 60 by checks and ten by a person', () => {
  const by = (assessment: string): number => cis70.requirements.filter((requirement) => requirement.assessment === assessment).length
  expect([by('automated'), by('manual')]).toEqual([34, 36])
  expect(cis70.requirements.filter(({ decidedBy }) => decidedBy === 'attestation').map(({ id }) => id)).toEqual(byPerson)
  expect(cis70.requirements.filter(({ decidedBy }) => decidedBy === 'controls')).toHaveLength(60)
})

test('has 70 of 70 mapped: each rests on checks, and what a person judges comes with its facts and its question', () => {
  for (const { id, controls, attestation, coverage } of cis70.requirements) {
    expect([id, controls.length > 0, coverage]).toEqual([id, true, 'covered'])
    expect([id, attestation !== undefined]).toEqual([id, byPerson.includes(id)])
  }
})

test.each([
  ['2.1.5', 'organizations-delegation-policy-reviewed'],
  ['2.19', 'iam-account-federation-reviewed'],
  ['4.8', 'cloudtrail-trail-object-writes-logged'],
  ['4.9', 'cloudtrail-trail-object-reads-logged'],
  ['5.1', 'cloudwatch-account-alarm-unauthorised-calls'],
  ['5.15', 'cloudwatch-account-alarm-organization-changes'],
  ['6.2', 'ec2-network-acl-admin-ports-closed'],
])('%s rests on %s alone, not on what only resembles it', (id, control) => {
  expect(cis70.requirements.find((requirement) => requirement.id === id)?.controls).toEqual([control])
})

test('alarms are compensated by our detections only where these tell every such event', () => {
  const compensated = cis70.requirements.filter(({ compensatedBy }) => compensatedBy !== undefined).map(({ id }) => id)
  expect(compensated).toEqual(['5.1', '5.2', '5.3', '5.5', '5.6', '5.7', '5.11', '5.12', '5.13'])
})

test('is found by its id; another id is refused with the known ones, those of the user included', () => {
  expect(frameworkById('cis-7.0')).toBe(cis70)
  expect(() => frameworkById('__proto__')).toThrow(UnknownFrameworkError)
  const ids = frameworks.map(({ id }) => id).join(', ')
  expect(() => frameworkById('cis')).toThrow(`There is no framework "cis". Wanted: one of ${ids}.`)
  const own = { ...cis70, id: 'own' }
  expect(frameworkById('own', [own])).toBe(own)
  expect(() => frameworkById('cis', [own])).toThrow(`${ids}, own.`)
})
