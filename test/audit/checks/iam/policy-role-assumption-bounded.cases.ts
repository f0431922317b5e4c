import { check } from '#lib/audit/checks/iam/policy-role-assumption-bounded.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const allow = (Action: string | readonly string[], Resource = '*') => [{ Effect: 'Allow', Action, Resource }]
const policy = (Statement: unknown): Partial<Resource> => ({
  arn: 'arn:aws:iam::111122223333:policy/own',
  configuration: { PolicyDocument: { Statement } },
})

export const cases = checkCases(check, [
  ['a wide policy', 'fail', policy(allow('sts:AssumeRole'))],
  ['a narrow policy', 'pass', policy(allow('sts:AssumeRole', 'arn:aws:iam::444455556666:role/one'))],
  ['every role of every account', 'fail', policy(allow('sts:AssumeRole', 'arn:aws:iam::*:role/*'))],
  [
    'within the organisation',
    'pass',
    policy([{ ...allow('sts:AssumeRole')[0], Condition: { StringEquals: { 'aws:ResourceOrgID': 'o-abcdef1234' } } }]),
  ],
  ['all of STS', 'fail', policy(allow('sts:*'))],
  ['of one account', 'pass', policy(allow('sts:AssumeRole', 'arn:aws:iam::444455556666:role/*'))],
  ['one of AWS', 'not-applicable', { ...policy(allow('sts:AssumeRole')), arn: 'arn:aws:iam::aws:policy/Wide' }],
  ['a document that is none', 'unknown', policy('text')],
])
