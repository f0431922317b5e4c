import { check } from '#lib/audit/checks/iam/group-inline-cloudtrail-full-access-absent.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const allow = (Action: string | readonly string[], Resource = '*') => [{ Effect: 'Allow', Action, Resource }]
const inline = (...statements: readonly unknown[]): Partial<Resource> => ({
  configuration: { Policies: statements.map((Statement, index) => ({ PolicyName: `policy${index}`, PolicyDocument: { Statement } })) },
})

export const cases = checkCases(check, [
  ['a wide policy', 'fail', { ...inline(allow('cloudtrail:*')), says: /policy0/ }],
  ['a narrow and a wide policy', 'fail', { ...inline(allow('cloudtrail:Describe*'), allow('cloudtrail:*')), says: /policy1/ }],
  ['narrow policies', 'pass', inline(allow('cloudtrail:Describe*'), allow('sqs:SendMessage'))],
  ['one trail', 'pass', inline(allow('cloudtrail:*', 'arn:aws:cloudtrail:us-east-1:111122223333:trail/one'))],
  ['everything', 'fail', inline(allow('*'))],
  ['no inline policies', 'not-applicable', inline()],
  ['a template without inline policies', 'not-applicable', { configuration: { Policies: null } }],
  ['a document that is none', 'unknown', { configuration: { Policies: [{ PolicyName: 'odd', PolicyDocument: 'text' }] } }],
])
