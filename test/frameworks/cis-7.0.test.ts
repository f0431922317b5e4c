import { expect, test } from 'vitest'
import { cis70 } from '#lib/frameworks/cis-7.0.ts'
import { frameworkById, UnknownFrameworkError } from '#lib/frameworks/index.ts'

const range = (prefix: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${prefix}${from + index}`)

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

test('has 34 that the standard assesses automatically and 36 by hand; ten need a person', () => {
  const by = (assessment: string): number => cis70.requirements.filter((requirement) => requirement.assessment === assessment).length
  expect([by('automated'), by('manual')]).toEqual([34, 36])
  expect(cis70.requirements.filter(({ decidedBy }) => decidedBy === 'attestation').map(({ id }) => id)).toEqual([
    '2.1.2',
    '2.1.3',
    '2.1.4',
    '2.1.5',
    '2.1.6',
    '2.2',
    '2.19',
    '3.1.3',
    '6.6',
    '6.8',
  ])
})

test('says what serves what', () => {
  const served = cis70.requirements
    .filter(({ controls }) => controls.length > 0)
    .map(({ id, controls, coverage }) => [id, ...controls, coverage])
  expect(served).toEqual([
    ['2.4', 'iam-account-root-access-key-absent', 'covered'],
    ['2.5', 'iam-account-root-mfa-enabled', 'covered'],
    ['2.8', 'iam-account-password-policy-length', 'covered'],
    ['2.10', 'iam-user-console-mfa-enabled', 'covered'],
    ['2.12', 'iam-user-access-key-rotated', 'covered'],
    ['2.14', 'iam-policy-full-admin-absent', 'covered'],
    ['2.21', 'sns-topic-not-public', 'partly'],
    ['3.1.1', 's3-bucket-secure-transport-required', 'covered'],
    ['3.1.4', 's3-bucket-public-access-blocked', 'covered'],
    ['4.1', 'cloudtrail-trail-multi-region', 'covered'],
    ['4.6', 'kms-key-rotation-enabled', 'covered'],
    ['4.7', 'ec2-vpc-flow-logs-enabled', 'covered'],
    ['4.8', 'cloudtrail-trail-object-events-logged', 'covered'],
    ['4.9', 'cloudtrail-trail-object-events-logged', 'covered'],
    ['6.3', 'ec2-security-group-admin-ports-closed', 'covered'],
    ['6.4', 'ec2-security-group-admin-ports-closed', 'covered'],
  ])
})

test('is found by its id; another id is refused with the known ones', () => {
  expect(frameworkById('cis-7.0')).toBe(cis70)
  expect(() => frameworkById('__proto__')).toThrow(UnknownFrameworkError)
  expect(() => frameworkById('cis')).toThrow('There is no framework "cis". Wanted: one of cis-7.0.')
})
