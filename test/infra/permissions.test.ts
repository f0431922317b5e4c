import { describe, expect, it } from 'vitest'
import { packActions } from '../../infra/audit-role.ts'
import { allActions } from '../../lib/aws/collectors/index.ts'
import { outsideWrites } from './outside-writes.ts'
import { at, ofType, richConfig, type SynthesisedStack, synthesise } from './synthesised.ts'

describe('permissions', () => {
  const stacks = synthesise()
  const [main] = stacks

  it.each([
    ['as configured', () => stacks],
    ['with everything configured', () => synthesise(richConfig)],
  ])('%s, no template may write outside its own resources', (_name, templates) => {
    expect(outsideWrites(templates())).toEqual([])
  })

  it.each<[string, string, Record<string, unknown>]>([
    [
      'a write on everything',
      'AWS::IAM::Policy',
      { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:PutObject', Resource: '*' }] } },
    ],
    [
      'a service wildcard',
      'AWS::IAM::ManagedPolicy',
      { PolicyDocument: { Statement: { Effect: 'Allow', Action: ['ec2:*'], Resource: '*' } } },
    ],
    ['all actions', 'AWS::IAM::Policy', { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } }],
    [
      'a write on a foreign bucket beside an own one',
      'AWS::IAM::Policy',
      {
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:PutBucketNotification',
              Resource: [{ 'Fn::GetAtt': ['LogBucket', 'Arn'] }, 'arn:aws:s3:::org-trail'],
            },
          ],
        },
      },
    ],
    [
      'a write by an inline policy of a role',
      'AWS::IAM::Role',
      {
        Policies: [
          { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'iam:PassRole', Resource: 'arn:aws:iam::111122223333:role/x' }] } },
        ],
      },
    ],
    [
      'all but some actions',
      'AWS::IAM::Policy',
      { PolicyDocument: { Statement: [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }] } },
    ],
    ['a managed policy of AWS', 'AWS::IAM::Role', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }],
    [
      'a name that only begins like an own one',
      'AWS::IAM::Policy',
      {
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Action: 'states:StopExecution',
              Resource: { 'Fn::Join': ['', ['arn:aws:states:eu-west-1:', { Ref: 'AWS::AccountId' }, ':execution:*']] },
            },
          ],
        },
      },
    ],
    [
      'decrypting with any key',
      'AWS::IAM::Policy',
      { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }] } },
    ],
    [
      'a resource policy on somebody else',
      'AWS::SQS::QueuePolicy',
      {
        PolicyDocument: {
          Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Principal: '*', Resource: 'arn:aws:sqs:eu-west-1:111122223333:other' }],
        },
      },
    ],
  ])('would notice %s', (_name, type, properties) => {
    const planted: SynthesisedStack = { ...main, resources: { ...main.resources, Planted: { Type: type, Properties: properties } } }
    expect(outsideWrites([planted, ...stacks.slice(1)])).toEqual([expect.stringContaining('Keepwatch/Planted')])
  })

  it('gives the audit role what the collectors call, and denies reads of stored data', () => {
    const documents = ofType(main, 'AWS::IAM::ManagedPolicy').flatMap(([, properties]) =>
      list(at(properties, 'PolicyDocument', 'Statement')),
    )
    const actions = (effect: string) =>
      documents
        .filter((statement) => at(statement, 'Effect') === effect)
        .flatMap((statement) => list(at(statement, 'Action')) as string[])
        .toSorted()
    const needed = allActions()
    expect(needed.length).toBeGreaterThan(20)
    expect(actions('Allow')).toEqual(needed)
    expect(actions('Deny')).toEqual(
      expect.arrayContaining([
        's3:GetObject*',
        'dynamodb:GetItem',
        'dynamodb:Query',
        'dynamodb:Scan',
        'secretsmanager:GetSecretValue',
        'ssm:GetParameter*',
        'kms:Decrypt',
        'lambda:GetFunction',
        'logs:GetLogEvents',
        'logs:FilterLogEvents',
      ]),
    )
    const denied = actions('Deny').map((action) => new RegExp(`^${action.replace('*', '.*')}$`))
    expect(needed.filter((action) => denied.some((pattern) => pattern.test(action)))).toEqual([])
  })

  it('reads of API Gateway the paths that are listed, never its keys', () => {
    const read = ofType(main, 'AWS::IAM::ManagedPolicy')
      .flatMap(([, properties]) => list(at(properties, 'PolicyDocument', 'Statement')))
      .filter((statement) => list(at(statement, 'Action')).includes('apigateway:GET'))
    expect(read).toHaveLength(1)
    const resources = list(at(read[0], 'Resource')).map((resource) => JSON.stringify(resource))
    expect(resources.length).toBeGreaterThan(3)
    for (const resource of resources) expect(resource).toMatch(/:apigateway:\*::\/(apis|restapis|domainnames)/)
  })

  it('lets only the roles of collect and audit-changes take the audit role', () => {
    const roles = ofType(main, 'AWS::IAM::Role')
    const audit = roles.find(([, properties]) => at(properties, 'RoleName') === 'keepwatch-audit')
    const roleOf = (description: string) =>
      at(
        ofType(main, 'AWS::Lambda::Function').find(([, properties]) => at(properties, 'Description') === description),
        1,
        'Role',
      )
    expect(at(audit, 1, 'AssumeRolePolicyDocument', 'Statement')).toEqual([
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { AWS: expect.arrayContaining([roleOf('Keepwatch collect'), roleOf('Keepwatch audit-changes')]) },
      },
    ])
    expect(at(audit, 1, 'AssumeRolePolicyDocument', 'Statement', 0, 'Principal', 'AWS')).toHaveLength(2)
  })

  it.each([
    [['b:B', 'a:A', 'a:A'], 100, [['a:A', 'b:B']]],
    [['a:A', 'b:B', 'c:C'], 12, [['a:A', 'b:B'], ['c:C']]],
    [[], 100, []],
  ])('packs the actions %j into policies of %i characters', (actions, capacity, packed) => {
    expect(packActions(actions, capacity)).toEqual(packed)
  })
})

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}
