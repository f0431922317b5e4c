// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of Fn::Sub are part of templates.
import { describe, expect, it } from 'vitest'
import { check as flowLogs } from '#lib/audit/checks/ec2/vpc-flow-logs-enabled.ts'
import { check as secretNotPublic } from '#lib/audit/checks/secretsmanager/secret-not-public.ts'
import { check as topicPublic } from '#lib/audit/checks/sns/topic-not-public.ts'
import { check as queuePublic } from '#lib/audit/checks/sqs/queue-not-public.ts'
import { allow, onlyVerdict, reading, resources, topic, verdictsOf } from './audited.ts'

describe('what one resource says about another', () => {
  const topicPolicy = (topics: unknown, document: unknown = allow('*')) => ({
    Type: 'AWS::SNS::TopicPolicy',
    Properties: { Topics: topics, PolicyDocument: document },
  })
  it.each<[string, object, Readonly<Record<string, string>>]>([
    ['by Ref', { T: topic(), U: topic(), P: topicPolicy([{ Ref: 'T' }]) }, { T: 'fail', U: 'pass' }],
    ['by name', { T: topic({ TopicName: 'orders' }), P: topicPolicy(['arn:aws:sns:template:000000000000:orders']) }, { T: 'fail' }],
    ['one for several', { T: topic(), U: topic(), P: topicPolicy([{ Ref: 'T' }, { Ref: 'U' }]) }, { T: 'fail', U: 'fail' }],
    ['a single one for a list', { T: topic(), P: topicPolicy({ Ref: 'T' }) }, { T: 'fail' }],
    ['two for one', { T: topic(), P: topicPolicy([{ Ref: 'T' }]), R: topicPolicy([{ Ref: 'T' }], allow({ AWS: '1' })) }, { T: 'unknown' }],
    [
      'a name from another stack',
      { T: topic(), N: topic({ TopicName: 'n' }), P: topicPolicy([{ 'Fn::ImportValue': 'x' }]) },
      { T: 'pass', N: 'unknown' },
    ],
    [
      'a name that is not known',
      { T: topic(), P: topicPolicy([{ 'Fn::GetAtt': ['C', 'X'] }]), C: { Type: 'Custom::X' } },
      { T: 'unknown' },
    ],
    ['a policy that is not known', { T: topic(), P: topicPolicy([{ Ref: 'T' }], { 'Fn::ImportValue': 'x' }) }, { T: 'unknown' }],
    ['a policy in a text', { T: topic(), P: topicPolicy([{ Ref: 'T' }], JSON.stringify(allow('*'))) }, { T: 'fail' }],
  ])('%s', (_, entries, wanted) => {
    expect(verdictsOf(resources(entries as Readonly<Record<string, unknown>>), topicPublic)).toEqual(wanted)
  })

  it('for queues by their URL and secrets by their ARN', () => {
    const queuePolicy = { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: [{ Ref: 'Q' }], PolicyDocument: allow({ AWS: '*' }) } }
    expect(verdictsOf(resources({ Q: { Type: 'AWS::SQS::Queue' }, P: queuePolicy }), queuePublic)).toEqual({ Q: 'fail' })
    const secretPolicy = { Type: 'AWS::SecretsManager::ResourcePolicy', Properties: { SecretId: { Ref: 'S' }, ResourcePolicy: allow('*') } }
    expect(verdictsOf(resources({ S: { Type: 'AWS::SecretsManager::Secret' }, P: secretPolicy }), secretNotPublic)).toEqual({ S: 'fail' })
  })

  it('adds rules to groups and policies to roles', () => {
    const rule = (group: unknown) => ({
      Type: 'AWS::EC2::SecurityGroupIngress',
      Properties: { GroupId: group, IpProtocol: 'tcp', FromPort: '22', ToPort: 22, CidrIp: '0.0.0.0/0' },
    })
    const group = resources({
      G: { Type: 'AWS::EC2::SecurityGroup', Properties: { SecurityGroupIngress: [{ IpProtocol: -1, CidrIp: '10.0.0.0/8' }] } },
      A: rule({ 'Fn::GetAtt': ['G', 'GroupId'] }),
      B: rule({ Ref: 'G' }),
    })
    const world = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' }
    expect(onlyVerdict(group, reading('AWS::EC2::SecurityGroup', 'SecurityGroupIngress')).evidence['it']).toEqual([
      { IpProtocol: '-1', CidrIp: '10.0.0.0/8' },
      world,
      world,
    ])
    const role = resources({
      R: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] } },
      Inline: { Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'p', PolicyDocument: { Statement: [] }, Roles: [{ Ref: 'R' }] } },
      Managed: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Statement: [] }, Roles: [{ Ref: 'R' }] } },
    })
    expect(onlyVerdict(role, reading('AWS::IAM::Role', 'Policies')).evidence['it']).toEqual([
      { PolicyName: 'p', PolicyDocument: { Statement: [] } },
    ])
    expect(onlyVerdict(role, reading('AWS::IAM::Role', 'ManagedPolicyArns')).evidence['it']).toEqual([
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
      'arn:aws:iam::000000000000:policy/Managed',
    ])
  })
})

describe('what collectors observe and a template says all the same', () => {
  it('flow logs of a VPC, when they stand in it', () => {
    const log = (traffic: string) => ({
      Type: 'AWS::EC2::FlowLog',
      Properties: { ResourceId: { Ref: 'V' }, ResourceType: 'VPC', TrafficType: traffic },
    })
    const vpc = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } }
    expect(verdictsOf(resources({ V: vpc, L: log('ALL') }), flowLogs)).toEqual({ V: 'pass' })
    expect(verdictsOf(resources({ V: vpc, L: log('REJECT') }), flowLogs)).toEqual({ V: 'fail' })
    expect(onlyVerdict(resources({ V: vpc }), flowLogs)).toMatchObject({
      verdict: 'unknown',
      reason: expect.stringContaining('there may be one elsewhere'),
    })
  })

  it('permissions of a function, as the policy that Lambda makes of them', () => {
    const permission = (properties: object) => ({
      Type: 'AWS::Lambda::Permission',
      Properties: { Action: 'lambda:InvokeFunction', FunctionName: { 'Fn::GetAtt': ['F', 'Arn'] }, ...properties },
    })
    const policyOf = (...permissions: readonly object[]) =>
      onlyVerdict(
        resources({ F: { Type: 'AWS::Lambda::Function' }, ...Object.fromEntries(permissions.map((one, n) => [`P${n}`, permission(one)])) }),
        reading('AWS::Lambda::Function', 'Policy'),
      ).evidence['it']
    expect(policyOf()).toBeNull()
    expect(
      policyOf(
        { Principal: 's3.amazonaws.com', SourceAccount: '1', SourceArn: 'arn:aws:s3:::b' },
        { Principal: '*' },
        { Principal: '999999999999' },
      ),
    ).toMatchObject({
      Statement: [
        {
          Principal: { Service: 's3.amazonaws.com' },
          Condition: { StringEquals: { 'AWS:SourceAccount': '1' }, ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::b' } },
        },
        { Effect: 'Allow', Principal: '*', Action: 'lambda:InvokeFunction' },
        { Principal: { AWS: '999999999999' } },
      ],
    })
  })
})
