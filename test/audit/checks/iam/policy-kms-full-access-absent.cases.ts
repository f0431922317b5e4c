import { check } from '#lib/audit/checks/iam/policy-kms-full-access-absent.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const allow = (Action: string | readonly string[], Resource = '*') => [{ Effect: 'Allow', Action, Resource }]
const policy = (Statement: unknown): Partial<Resource> => ({
  arn: 'arn:aws:iam::111122223333:policy/own',
  configuration: { PolicyDocument: { Statement } },
})

export const cases = checkCases(check, [
  ['a wide policy', 'fail', policy(allow('kms:*'))],
  ['a narrow policy', 'pass', policy(allow(['kms:Decrypt', 'kms:GenerateDataKey']))],
  ['everything but IAM', 'fail', policy([{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }])],
  [
    'everything but deleting keys',
    'pass',
    policy([...allow('kms:*'), { Effect: 'Deny', Action: 'kms:ScheduleKeyDeletion', Resource: '*' }]),
  ],
  ['one of AWS', 'not-applicable', { ...policy(allow('kms:*')), arn: 'arn:aws:iam::aws:policy/Wide' }],
  ['a document that is none', 'unknown', policy('text')],
])
