import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escalationsOf } from '#lib/audit/iam/escalations.ts'
import { readPolicyDocument } from '#lib/audit/iam/policy-document.ts'

const ways = (...Statement: readonly object[]): readonly string[] =>
  escalationsOf(readPolicyDocument({ Statement })).map((actions) => actions.join(' + '))
const allow = (Action: string | readonly string[], more: object = {}) => ({ Effect: 'Allow', Action, Resource: '*', ...more })
const own = `arn:aws:iam::*:user/\${aws:username}`

test('an administrator can become more by every known way', () => {
  const all = ways(allow('*'))
  expect(all.length).toBeGreaterThan(60)
  expect(new Set(all).size).toBe(all.length)
})

test.each([
  ['writing a policy', [allow('iam:PutUserPolicy')], ['iam:putuserpolicy']],
  ['by wildcard', [allow('iam:Put*Policy')], ['iam:putuserpolicy', 'iam:putgrouppolicy', 'iam:putrolepolicy']],
  ['a role for a machine', [allow(['iam:PassRole', 'ec2:RunInstances'])], ['iam:passrole + ec2:runinstances']],
  [
    'the two halves in two statements',
    [allow('iam:PassRole'), allow('sagemaker:CreateTrainingJob')],
    ['iam:passrole + sagemaker:createtrainingjob'],
  ],
  [
    'a role of one name',
    [allow('iam:PassRole', { Resource: 'arn:aws:iam::1:role/one' }), allow('ec2:RunInstances')],
    ['iam:passrole + ec2:runinstances'],
  ],
  [
    'a role that may go to this service',
    [
      allow('iam:PassRole', { Condition: { StringEquals: { 'iam:PassedToService': ['sns.amazonaws.com', 'ec2.amazonaws.com'] } } }),
      allow('ec2:RunInstances'),
    ],
    ['iam:passrole + ec2:runinstances'],
  ],
  [
    'a role that may go to some services',
    [allow('iam:PassRole', { Condition: { StringLike: { 'iam:PassedToService': 'ec2.*' } } }), allow('ec2:RunInstances')],
    ['iam:passrole + ec2:runinstances'],
  ],
  [
    'a service of China',
    [allow('iam:PassRole', { Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com.cn' } } }), allow('ec2:RunInstances')],
    ['iam:passrole + ec2:runinstances'],
  ],
  ['not the second half', [allow('iam:PassRole')], []],
  ['not the first half', [allow('ec2:RunInstances')], []],
  [
    'a role that may go elsewhere only',
    [allow('iam:PassRole', { Condition: { StringEquals: { 'iam:PassedToService': 'sns.amazonaws.com' } } }), allow('ec2:RunInstances')],
    [],
  ],
  ['denied outright', [allow('iam:PutUserPolicy'), { Effect: 'Deny', Action: 'iam:Put*', Resource: '*' }], []],
  [
    'denied under a condition',
    [allow('iam:PutUserPolicy'), { Effect: 'Deny', Action: 'iam:Put*', Resource: '*', Condition: { Bool: { a: 'b' } } }],
    ['iam:putuserpolicy'],
  ],
  [
    'denied on one resource',
    [allow('iam:PutUserPolicy'), { Effect: 'Deny', Action: 'iam:*', Resource: 'arn:aws:iam::1:user/a' }],
    ['iam:putuserpolicy'],
  ],
  ['of oneself only', [allow(['iam:CreateAccessKey', 'iam:UpdateLoginProfile'], { Resource: [own] })], []],
  ['of oneself and others', [allow('iam:CreateAccessKey', { Resource: [own, 'arn:aws:iam::1:user/*'] })], ['iam:createaccesskey']],
  [
    'under a boundary',
    [allow('iam:PutRolePolicy', { Condition: { StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::1:policy/b' } } })],
    [],
  ],
  [
    'policies that are named',
    [allow('iam:AttachRolePolicy', { Condition: { ArnEquals: { 'iam:PolicyARN': 'arn:aws:iam::1:policy/b' } } })],
    [],
  ],
  [
    'policies other than those named',
    [allow('iam:AttachRolePolicy', { Condition: { ArnNotEquals: { 'iam:PolicyARN': 'arn:aws:iam::1:policy/b' } } })],
    ['iam:attachrolepolicy'],
  ],
  [
    'everything but IAM and services that hold roles',
    [
      {
        Effect: 'Allow',
        NotAction: [
          'iam:*',
          'sso:*',
          'ssm:*',
          'ec2*',
          'lambda:*',
          'cloudformation:*',
          'code*',
          'glue:*',
          'ecs:*',
          'sagemaker:*',
          'apprunner:*',
          'bedrock*',
        ],
        Resource: '*',
      },
    ],
    [],
  ],
  ['an allowance without a resource', [{ Effect: 'Allow', Action: 'iam:PutUserPolicy' }], []],
])('%s', (_, statements, expected) => {
  expect(ways(...statements)).toEqual(expected)
})

test('taking rights away never adds a way', () => {
  const action = fc.constantFrom('iam:*', 'iam:PassRole', 'ec2:*', 'lambda:*', 's3:GetObject', 'glue:*', 'ssm:SendCommand', '*')
  fc.assert(
    fc.property(fc.array(action, { minLength: 1, maxLength: 4 }), action, (allowed, denied) => {
      const before = new Set(ways(allow(allowed)))
      const after = ways(allow(allowed), { Effect: 'Deny', Action: denied, Resource: '*' })
      expect(after.every((way) => before.has(way))).toBe(true)
    }),
    { numRuns: 60 },
  )
})
