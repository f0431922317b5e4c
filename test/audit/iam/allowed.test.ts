import { expect, test } from 'vitest'
import { allowing, allowingService, isEverything } from '#lib/audit/iam/allowed.ts'
import { readPolicyDocument } from '#lib/audit/iam/policy-document.ts'

const read = (...Statement: readonly object[]) => readPolicyDocument({ Statement })
const allow = (Action: unknown, more: object = {}) => ({ Effect: 'Allow', Action, Resource: '*', ...more })
const deny = (Action: unknown, more: object = {}) => ({ Effect: 'Deny', Action, Resource: '*', ...more })

test.each([
  ['all of it', [allow('kms:*')], true],
  ['everything', [allow('*')], true],
  ['a wildcard over the service', [allow('km*')], true],
  ['everything but another', [{ Effect: 'Allow', NotAction: ['iam:*', 's3:Get*'], Resource: '*' }], true],
  ['everything but a part of it', [{ Effect: 'Allow', NotAction: ['kms:Decrypt'], Resource: '*' }], false],
  ['everything but what may be a part of it', [{ Effect: 'Allow', NotAction: ['*:Decrypt'], Resource: '*' }], false],
  ['a part of it', [allow('kms:De*')], false],
  ['all of it on every key', [allow('kms:*', { Resource: 'arn:aws:kms:*:*:*' })], true],
  ['all of it on one key', [allow('kms:*', { Resource: 'arn:aws:kms:us-east-1:1:key/a' })], false],
  ['on everything but something', [{ Effect: 'Allow', Action: 'kms:*', NotResource: 'arn:aws:kms:us-east-1:1:key/a' }], false],
  ['with a part denied', [allow('kms:*'), deny('kms:ScheduleKeyDeletion')], false],
  ['with a part denied on one key', [allow('kms:*'), deny('kms:ScheduleKeyDeletion', { Resource: 'arn:aws:kms:us-east-1:1:key/a' })], true],
  ['with a part denied under a condition', [allow('kms:*'), deny('kms:*', { Condition: { Bool: { a: 'b' } } })], true],
  ['with another service denied', [allow('*'), deny('iam:*')], true],
  ['another of a longer name', [allow('kms-extra:*')], false],
  ['no resource', [{ Effect: 'Allow', Action: 'kms:*' }], false],
])('all of KMS: %s', (_, statements, expected) => {
  expect(allowingService(read(...statements), 'kms').length > 0).toBe(expected)
})

test('one action is allowed by the statements that mean it, unless it is denied outright', () => {
  const statements = read(allow('s3:*'), allow('s3:GetObject', { Resource: 'arn:aws:s3:::a/*' }), allow('sqs:*'))
  expect(allowing(statements, 's3:getobject')).toHaveLength(2)
  expect(allowing([...statements, ...read(deny('*'))], 's3:getobject')).toEqual([])
})

test('everything has many spellings', () => {
  const resources = (Resource: unknown) => isEverything(read(allow('*', { Resource }))[0]?.resources)
  expect(['*', ['a', '*'], 'arn:aws:*', 'arn:*:*:*:*:*'].map(resources)).toEqual([true, true, true, true])
  expect(['arn:aws:s3:::*', []].map(resources)).toEqual([false, false])
  expect(isEverything(undefined)).toBe(false)
  expect(isEverything(read({ Effect: 'Allow', Action: '*', NotResource: [] })[0]?.resources)).toBe(true)
})
