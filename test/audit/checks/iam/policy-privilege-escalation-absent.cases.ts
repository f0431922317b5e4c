import { check } from '#lib/audit/checks/iam/policy-privilege-escalation-absent.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const allow = (Action: string | readonly string[], Resource = '*') => [{ Effect: 'Allow', Action, Resource }]
const policy = (Statement: unknown): Partial<Resource> => ({
  arn: 'arn:aws:iam::111122223333:policy/own',
  configuration: { PolicyDocument: { Statement } },
})

export const cases = checkCases(check, [
  ['a wide policy', 'fail', policy(allow(['iam:PassRole', 'ec2:RunInstances']))],
  ['a narrow policy', 'pass', policy(allow(['s3:*', 'iam:PassRole']))],
  [
    'its own keys only',
    'pass',
    policy([{ Effect: 'Allow', Action: 'iam:CreateAccessKey', Resource: `arn:aws:iam::111122223333:user/\${aws:username}` }]),
  ],
  [
    'a role for another service',
    'pass',
    policy([
      ...allow('ec2:RunInstances'),
      {
        Effect: 'Allow',
        Action: 'iam:PassRole',
        Resource: '*',
        Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
      },
    ]),
  ],
  ['one of AWS', 'not-applicable', { ...policy(allow(['iam:PassRole', 'ec2:RunInstances'])), arn: 'arn:aws:iam::aws:policy/Wide' }],
  ['a document that is none', 'unknown', policy('text')],
])
