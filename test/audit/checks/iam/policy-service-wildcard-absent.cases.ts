import { check } from '#lib/audit/checks/iam/policy-service-wildcard-absent.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const allow = (Action: string | readonly string[], Resource = '*') => [{ Effect: 'Allow', Action, Resource }]
const policy = (Statement: unknown): Partial<Resource> => ({
  arn: 'arn:aws:iam::111122223333:policy/own',
  configuration: { PolicyDocument: { Statement } },
})

export const cases = checkCases(check, [
  ['a wide policy', 'fail', policy(allow('s3:*', 'arn:aws:s3:::one/*'))],
  ['a narrow policy', 'pass', policy(allow('s3:Get*'))],
  ['everything', 'fail', policy(allow('*'))],
  ['everything but IAM', 'fail', policy([{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }])],
  ['all of a service, denied', 'pass', policy([{ Effect: 'Deny', Action: 's3:*', Resource: '*' }])],
  ['one of AWS', 'not-applicable', { ...policy(allow('s3:*', 'arn:aws:s3:::one/*')), arn: 'arn:aws:iam::aws:policy/Wide' }],
  ['a document that is none', 'unknown', policy('text')],
])
