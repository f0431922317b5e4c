import { check } from '#lib/audit/checks/iam/policy-marketplace-subscribe-bounded.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const allow = (Action: string | readonly string[], Resource = '*') => [{ Effect: 'Allow', Action, Resource }]
const policy = (Statement: unknown): Partial<Resource> => ({
  arn: 'arn:aws:iam::111122223333:policy/own',
  configuration: { PolicyDocument: { Statement } },
})

export const cases = checkCases(check, [
  ['a wide policy', 'fail', policy(allow('aws-marketplace:Subscribe'))],
  ['a narrow policy', 'pass', policy(allow('aws-marketplace:ViewSubscriptions'))],
  [
    'one product',
    'pass',
    policy([
      { ...allow('aws-marketplace:Subscribe')[0], Condition: { 'ForAnyValue:StringEquals': { 'aws-marketplace:ProductId': ['prod-1'] } } },
    ]),
  ],
  ['by wildcard', 'fail', policy(allow('aws-marketplace:*'))],
  ['one of AWS', 'not-applicable', { ...policy(allow('aws-marketplace:Subscribe')), arn: 'arn:aws:iam::aws:policy/Wide' }],
  ['a document that is none', 'unknown', policy('text')],
])
