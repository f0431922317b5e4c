import { check } from '#lib/audit/checks/iam/policy-cloudtrail-full-access-absent.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const allow = (Action: string | readonly string[], Resource = '*') => [{ Effect: 'Allow', Action, Resource }]
const policy = (Statement: unknown): Partial<Resource> => ({
  arn: 'arn:aws:iam::111122223333:policy/own',
  configuration: { PolicyDocument: { Statement } },
})

export const cases = checkCases(check, [
  ['a wide policy', 'fail', policy(allow('cloudtrail:*'))],
  ['a narrow policy', 'pass', policy(allow('cloudtrail:Describe*'))],
  ['one trail', 'pass', policy(allow('cloudtrail:*', 'arn:aws:cloudtrail:us-east-1:111122223333:trail/one'))],
  ['everything', 'fail', policy(allow('*'))],
  ['one of AWS', 'not-applicable', { ...policy(allow('cloudtrail:*')), arn: 'arn:aws:iam::aws:policy/Wide' }],
  ['a document that is none', 'unknown', policy('text')],
])
