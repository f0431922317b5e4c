import { check } from '#lib/audit/checks/iam/group-inline-kms-full-access-absent.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const allow = (Action: string | readonly string[], Resource = '*') => [{ Effect: 'Allow', Action, Resource }]
const inline = (...statements: readonly unknown[]): Partial<Resource> => ({
  configuration: { Policies: statements.map((Statement, index) => ({ PolicyName: `policy${index}`, PolicyDocument: { Statement } })) },
})

export const cases = checkCases(check, [
  ['a wide policy', 'fail', { ...inline(allow('kms:*')), says: /policy0/ }],
  ['a narrow and a wide policy', 'fail', { ...inline(allow(['kms:Decrypt', 'kms:GenerateDataKey']), allow('kms:*')), says: /policy1/ }],
  ['narrow policies', 'pass', inline(allow(['kms:Decrypt', 'kms:GenerateDataKey']), allow('sqs:SendMessage'))],
  ['everything but IAM', 'fail', inline([{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }])],
  [
    'everything but deleting keys',
    'pass',
    inline([...allow('kms:*'), { Effect: 'Deny', Action: 'kms:ScheduleKeyDeletion', Resource: '*' }]),
  ],
  ['no inline policies', 'not-applicable', inline()],
  ['a template without inline policies', 'not-applicable', { configuration: { Policies: null } }],
  ['a document that is none', 'unknown', { configuration: { Policies: [{ PolicyName: 'odd', PolicyDocument: 'text' }] } }],
])
