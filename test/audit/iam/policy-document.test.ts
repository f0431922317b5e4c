import { expect, test } from 'vitest'
import { isEveryAction, isEveryResource } from '#lib/audit/iam/full-admin.ts'
import { PolicyDocumentError, readPolicyDocument } from '#lib/audit/iam/policy-document.ts'

test('one statement and a list, one value and a list, read the same', () => {
  const short = readPolicyDocument({
    Statement: { Effect: 'Allow', Action: 'S3:Get', Resource: 'a', Condition: { Bool: { 'aws:SecureTransport': true } } },
  })
  const long = readPolicyDocument({
    Statement: [{ Effect: 'Allow', Action: ['s3:get'], Resource: ['a'], Condition: { BOOL: { 'AWS:SecureTransport': ['true'] } } }],
  })
  expect(short).toEqual(long)
  expect(short[0]).toMatchObject({
    effect: 'Allow',
    actions: { except: false, patterns: ['s3:get'] },
    conditions: [{ operator: 'bool', key: 'aws:securetransport', values: ['true'] }],
  })
})

test('principals of every form', () => {
  const [all, named, others] = readPolicyDocument({
    Statement: [
      { Effect: 'Allow', Principal: '*', Action: 'a' },
      { Effect: 'Allow', Principal: { AWS: ['1', '2'], Service: 's' }, Action: 'a' },
      { Effect: 'Deny', NotPrincipal: { AWS: '1' }, NotAction: 'a', NotResource: 'r' },
    ],
  })
  expect(all?.principals).toEqual({ except: false, entries: [{ kind: '*', value: '*' }] })
  expect(named?.principals?.entries).toHaveLength(3)
  expect(others).toMatchObject({ principals: { except: true }, actions: { except: true }, resources: { except: true } })
})

const broken: readonly [string, unknown][] = [
  ['no object', 'text'],
  ['null', null],
  ['no statement', {}],
  ['a statement that is text', { Statement: ['Allow'] }],
  ['no effect', { Statement: { Action: '*' } }],
  ['another effect', { Statement: { Effect: 'ALLOW', Action: '*' } }],
  ['an action that is a number', { Statement: { Effect: 'Allow', Action: 7 } }],
  ['an action and its contrary', { Statement: { Effect: 'Allow', Action: 'a', NotAction: 'b' } }],
  ['a principal that is a number', { Statement: { Effect: 'Allow', Principal: 7 } }],
  ['a principal that is other text', { Statement: { Effect: 'Allow', Principal: 'everybody' } }],
  ['a condition that is a list', { Statement: { Effect: 'Allow', Condition: [] } }],
  ['too many statements', { Statement: Array.from({ length: 1_001 }, () => ({ Effect: 'Deny' })) }],
]

test.each(broken)('%s is refused', (_, document) => {
  expect(() => readPolicyDocument(document)).toThrow(PolicyDocumentError)
})

test.each(['*', '**', '*:*', '*:**', '?*:*', '*?'])('%s is every action', (pattern) => {
  expect(isEveryAction(pattern)).toBe(true)
})

test.each(['', 's3:*', '*:Get*', 'a*', '???*:*', '*s*:*', '?:?'])('%s is not every action', (pattern) => {
  expect(isEveryAction(pattern)).toBe(false)
})

test.each(['*', '**', 'arn:*', 'arn:aws:*', 'arn:aws-cn:*:*', 'arn:*:*:*:*:*'])('%s is every resource', (pattern) => {
  expect(isEveryResource(pattern)).toBe(true)
})

test.each(['', 'arn:aws', 'arn:aws:s3:::*', 'arn:aws:iam::*:*', 'arn:*:iam:*:*:*', 'a*'])('%s is not every resource', (pattern) => {
  expect(isEveryResource(pattern)).toBe(false)
})
