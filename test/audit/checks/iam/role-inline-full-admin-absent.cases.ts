import { check } from '#lib/audit/checks/iam/role-inline-full-admin-absent.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const allow = (Action: string | readonly string[], Resource = '*') => [{ Effect: 'Allow', Action, Resource }]
const inline = (...statements: readonly unknown[]): Partial<Resource> => ({
  configuration: { Policies: statements.map((Statement, index) => ({ PolicyName: `policy${index}`, PolicyDocument: { Statement } })) },
})

export const cases = checkCases(check, [
  ['a wide policy', 'fail', { ...inline(allow('*')), says: /policy0/ }],
  ['a narrow and a wide policy', 'fail', { ...inline(allow('s3:*'), allow('*')), says: /policy1/ }],
  ['narrow policies', 'pass', inline(allow('s3:*'), allow('sqs:SendMessage'))],
  ['denied again', 'pass', inline([...allow('*'), { Effect: 'Deny', Action: '*', Resource: '*' }])],
  ['every action by NotAction of nothing', 'fail', inline([{ Effect: 'Allow', NotAction: [], Resource: '*' }])],
  ['no inline policies', 'not-applicable', inline()],
  ['a template without inline policies', 'not-applicable', { configuration: { Policies: null } }],
  ['a document that is none', 'unknown', { configuration: { Policies: [{ PolicyName: 'odd', PolicyDocument: 'text' }] } }],
])
