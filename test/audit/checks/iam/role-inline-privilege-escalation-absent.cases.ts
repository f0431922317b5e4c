import { check } from '#lib/audit/checks/iam/role-inline-privilege-escalation-absent.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const allow = (Action: string | readonly string[], Resource = '*') => [{ Effect: 'Allow', Action, Resource }]
const inline = (...statements: readonly unknown[]): Partial<Resource> => ({
  configuration: { Policies: statements.map((Statement, index) => ({ PolicyName: `policy${index}`, PolicyDocument: { Statement } })) },
})

export const cases = checkCases(check, [
  ['a wide policy', 'fail', { ...inline(allow(['iam:PassRole', 'ec2:RunInstances'])), says: /policy0/ }],
  [
    'a narrow and a wide policy',
    'fail',
    { ...inline(allow(['s3:*', 'iam:PassRole']), allow(['iam:PassRole', 'ec2:RunInstances'])), says: /policy1/ },
  ],
  ['narrow policies', 'pass', inline(allow(['s3:*', 'iam:PassRole']), allow('sqs:SendMessage'))],
  [
    'its own keys only',
    'pass',
    inline([{ Effect: 'Allow', Action: 'iam:CreateAccessKey', Resource: `arn:aws:iam::111122223333:user/\${aws:username}` }]),
  ],
  [
    'a role for another service',
    'pass',
    inline([
      ...allow('ec2:RunInstances'),
      {
        Effect: 'Allow',
        Action: 'iam:PassRole',
        Resource: '*',
        Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
      },
    ]),
  ],
  ['no inline policies', 'not-applicable', inline()],
  ['a template without inline policies', 'not-applicable', { configuration: { Policies: null } }],
  ['a document that is none', 'unknown', { configuration: { Policies: [{ PolicyName: 'odd', PolicyDocument: 'text' }] } }],
])
