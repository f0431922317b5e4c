import { check } from '#lib/audit/checks/iam/role-inline-marketplace-subscribe-bounded.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const allow = (Action: string | readonly string[], Resource = '*') => [{ Effect: 'Allow', Action, Resource }]
const inline = (...statements: readonly unknown[]): Partial<Resource> => ({
  configuration: { Policies: statements.map((Statement, index) => ({ PolicyName: `policy${index}`, PolicyDocument: { Statement } })) },
})

export const cases = checkCases(check, [
  ['a wide policy', 'fail', { ...inline(allow('aws-marketplace:Subscribe')), says: /policy0/ }],
  [
    'a narrow and a wide policy',
    'fail',
    { ...inline(allow('aws-marketplace:ViewSubscriptions'), allow('aws-marketplace:Subscribe')), says: /policy1/ },
  ],
  ['narrow policies', 'pass', inline(allow('aws-marketplace:ViewSubscriptions'), allow('sqs:SendMessage'))],
  [
    'one product',
    'pass',
    inline([
      { ...allow('aws-marketplace:Subscribe')[0], Condition: { 'ForAnyValue:StringEquals': { 'aws-marketplace:ProductId': ['prod-1'] } } },
    ]),
  ],
  ['by wildcard', 'fail', inline(allow('aws-marketplace:*'))],
  ['no inline policies', 'not-applicable', inline()],
  ['a template without inline policies', 'not-applicable', { configuration: { Policies: null } }],
  ['a document that is none', 'unknown', { configuration: { Policies: [{ PolicyName: 'odd', PolicyDocument: 'text' }] } }],
])
