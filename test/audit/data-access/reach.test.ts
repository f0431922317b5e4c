import { describe, expect, it } from 'vitest'
import { accessWorld } from '#lib/audit/data-access/access-world.ts'
import type { Verb } from '#lib/audit/data-access/data-kinds.ts'
import { Reaches } from '#lib/audit/data-access/reach.ts'
import type { Resource } from '#lib/findings/resource.ts'
import {
  account,
  allow,
  bucket,
  deny,
  group,
  key,
  keyArn,
  made,
  managed,
  other,
  policy,
  resource,
  role,
  roleArn,
  user,
  userArn,
} from '../../../bench/made-world.ts'

const data = 'arn:aws:s3:::data'
const read = allow('s3:GetObject', `${data}/*`)
const root = { AWS: `arn:aws:iam::${account}:root` }
const queueArn = `arn:aws:sqs:us-east-1:${account}:orders`
const whole = policy(allow('kms:*', '*', { Principal: root }))

/** who → outcome. */
function reached(resources: readonly Resource[], arn = data, verb: Verb = 'read'): Record<string, string> {
  const world = accessWorld([made(resources)])
  const target = world.targets.get(arn)
  if (!target) throw new Error(`${arn} is no target`)
  return Object.fromEntries(new Reaches(world).to(target, verb).map(({ who, outcome }) => [who.split('/').at(-1), outcome]))
}

interface Case {
  readonly name: string
  readonly resources: readonly Resource[]
  readonly arn?: string
  readonly verb?: Verb
  readonly want: Record<string, string>
}

const cases: readonly Case[] = [
  { name: 'an inline policy', resources: [bucket('data'), user('ann', { statements: [read] }), user('bob')], want: { ann: 'allowed' } },
  { name: 'a group', resources: [bucket('data'), user('ann', { groups: ['g'] }), group('g', [read])], want: { ann: 'allowed' } },
  {
    name: 'a managed policy, and not where a boundary leaves it out',
    resources: [
      bucket('data'),
      managed('p', read),
      managed('b', allow('sqs:*')),
      user('ann', { managed: [`arn:aws:iam::${account}:policy/p`] }),
      user('bob', { managed: [`arn:aws:iam::${account}:policy/p`], boundary: `arn:aws:iam::${account}:policy/b` }),
    ],
    want: { ann: 'allowed' },
  },
  {
    name: 'a part of the bucket is data, too',
    resources: [bucket('data'), user('ann', { statements: [allow('s3:GetObject', `${data}/reports/*`)] })],
    want: { ann: 'allowed' },
  },
  {
    name: 'a folder of one’s own, by name',
    resources: [bucket('data'), user('ann', { statements: [allow('s3:GetObject', `${data}/home/\${aws:username}/*`)] })],
    want: { ann: 'allowed' },
  },
  {
    name: 'one of a class that the bucket’s policy keeps out',
    resources: [
      bucket('data', { policy: policy(deny('s3:GetObject*', `${data}/*`, { Principal: { AWS: userArn('bob') } })) }),
      managed('p', read),
      user('ann', { managed: [`arn:aws:iam::${account}:policy/p`] }),
      user('bob', { managed: [`arn:aws:iam::${account}:policy/p`] }),
    ],
    want: { ann: 'allowed' },
  },
  {
    name: 'one whom only the bucket’s policy lets in',
    resources: [bucket('data', { policy: policy({ ...read, Principal: { AWS: userArn('bob') } }) }), user('ann'), user('bob')],
    want: { bob: 'allowed' },
  },
  {
    name: 'a condition on a tag of the caller',
    resources: [
      bucket('data'),
      managed('p', { ...read, Condition: { StringEquals: { 'aws:PrincipalTag/team': 'data' } } }),
      user('ann', { managed: [`arn:aws:iam::${account}:policy/p`], tags: { team: 'data' } }),
      user('bob', { managed: [`arn:aws:iam::${account}:policy/p`], tags: { team: 'web' } }),
    ],
    want: { ann: 'allowed' },
  },
  {
    name: 'a condition that nobody named',
    resources: [bucket('data'), user('ann', { statements: [{ ...read, Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }] })],
    want: { ann: 'depends' },
  },
  {
    name: 'only who may use the key',
    resources: [
      bucket('data', { key: keyArn }),
      key(whole),
      user('ann', { statements: [read, allow('kms:Decrypt', keyArn)] }),
      user('bob', { statements: [read] }),
    ],
    want: { ann: 'allowed' },
  },
  {
    name: 'a key that lets in by the service',
    resources: [
      bucket('data', { key: keyArn }),
      key(
        policy(
          allow('kms:Decrypt', '*', {
            Principal: { AWS: userArn('ann') },
            Condition: { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } },
          }),
        ),
      ),
      user('ann', { statements: [read] }),
    ],
    want: { ann: 'allowed' },
  },
  {
    name: 'a key that was not seen',
    resources: [bucket('data', { key: keyArn }), user('ann', { statements: [read, allow('kms:*')] })],
    want: { ann: 'depends' },
  },
  {
    name: 'by taking a role, and another from there',
    resources: [
      bucket('data'),
      role('reader', { AWS: roleArn('middle') }, { statements: [read] }),
      role('middle', root),
      user('ann', { statements: [allow('sts:AssumeRole', roleArn('middle'))] }),
      user('bob', { statements: [allow('sts:AssumeRole', roleArn('reader'))] }),
    ],
    want: { reader: 'allowed', middle: 'allowed', ann: 'allowed' },
  },
  {
    name: 'another account by the bucket’s policy, everybody by a public one',
    resources: [bucket('data', { policy: policy({ ...read, Principal: { AWS: [`arn:aws:iam::${other}:root`] } }) })],
    want: { [`account ${other}`]: 'allowed' },
  },
  { name: 'everybody', resources: [bucket('data', { policy: policy({ ...read, Principal: '*' }) })], want: { everybody: 'allowed' } },
  {
    name: 'nobody where public access is blocked',
    resources: [bucket('data', { policy: policy({ ...read, Principal: '*' }), restrict: true })],
    want: {},
  },
  {
    name: 'another account that may take a role',
    resources: [bucket('data'), role('reader', { AWS: `arn:aws:iam::${other}:root` }, { statements: [read] })],
    want: { reader: 'allowed', [`account ${other}`]: 'allowed' },
  },
  {
    name: 'a shared snapshot',
    resources: [
      resource(
        'Keepwatch::RDS::Snapshot',
        `arn:aws:rds:us-east-1:${account}:snapshot:s`,
        {},
        { observed: { RestorableBy: [other, 'all'] } },
      ),
      user('ann', { statements: [allow('rds:CopyDBSnapshot')] }),
    ],
    arn: `arn:aws:rds:us-east-1:${account}:snapshot:s`,
    want: { ann: 'allowed', [`account ${other}`]: 'allowed', everybody: 'allowed' },
  },
  {
    name: 'an EBS snapshot, under the ARN that policies know',
    resources: [
      resource(
        'Keepwatch::EC2::Snapshot',
        `arn:aws:ec2:us-east-1:${account}:snapshot/snap-1`,
        {},
        { observed: { RestorableByAll: false } },
      ),
      user('ann', { statements: [allow('ebs:GetSnapshotBlock', 'arn:aws:ec2:us-east-1::snapshot/snap-1')] }),
    ],
    arn: `arn:aws:ec2:us-east-1:${account}:snapshot/snap-1`,
    want: { ann: 'allowed' },
  },
  {
    name: 'keys: deciphering through a delegating policy',
    resources: [key(whole), user('ann', { statements: [allow('kms:Decrypt', keyArn)] }), user('bob')],
    arn: keyArn,
    verb: 'decrypt',
    want: { ann: 'allowed' },
  },
  {
    name: 'queues: handing out access',
    resources: [
      resource('AWS::SQS::Queue', queueArn, { Policy: null, KmsMasterKeyId: null }),
      user('ann', { statements: [allow('sqs:SetQueueAttributes', queueArn)] }),
      user('bob', { statements: [allow('sqs:SendMessage', queueArn)] }),
    ],
    arn: queueArn,
    verb: 'share',
    want: { ann: 'allowed' },
  },
]

const onSelf = userArn('ann')
const lambda = { Service: 'lambda.amazonaws.com' }
const narrow = managed('narrow', allow('iam:*'))
const narrowArn = `arn:aws:iam::${account}:policy/narrow`
const worker = resource('AWS::Lambda::Function', `arn:aws:lambda:us-east-1:${account}:function:worker`, {
  FunctionName: 'worker',
  Role: roleArn('reader'),
})
const ways: readonly { readonly name: string; readonly resources: readonly Resource[]; readonly want: readonly (readonly string[])[] }[] = [
  {
    name: 'a key for a reader',
    resources: [
      user('bob', { statements: [read], used: null }),
      user('ann', { statements: [allow('iam:CreateAccessKey', userArn('bob'))] }),
    ],
    want: [['allowed', 'iam-002']],
  },
  {
    name: 'a key for a reader of whom nobody knows how many there are',
    resources: [user('bob', { statements: [read] }), user('ann', { statements: [allow('iam:CreateAccessKey', userArn('bob'))] })],
    want: [['depends', 'iam-002']],
  },
  {
    name: 'no key for a reader',
    resources: [user('bob', { statements: [read], used: null }), user('ann', { statements: [allow('iam:CreateAccessKey', onSelf)] })],
    want: [],
  },
  {
    name: 'rights that one gives oneself',
    resources: [user('ann', { statements: [allow('iam:PutUserPolicy', onSelf)] })],
    want: [['allowed', 'iam-007']],
  },
  {
    name: 'rights that one gives oneself and that a boundary takes away',
    resources: [narrow, user('ann', { statements: [allow('iam:PutUserPolicy', onSelf)], boundary: narrowArn })],
    want: [],
  },
  {
    name: 'a role handed to a new function',
    resources: [
      role('reader', lambda, { statements: [read] }),
      user('ann', { statements: [allow(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'])] }),
    ],
    want: [['allowed', 'lambda-001']],
  },
  {
    name: 'the code of a function that reads, and from there a role',
    resources: [
      role('reader', lambda, { statements: [allow('sts:AssumeRole', roleArn('keeper'))] }),
      role('keeper', { AWS: roleArn('reader') }, { statements: [read] }),
      worker,
      user('ann', { statements: [allow(['lambda:UpdateFunctionCode', 'lambda:InvokeFunction'], worker.arn)] }),
    ],
    want: [['allowed', 'lambda-004', 'sts:AssumeRole']],
  },
]

describe('who reaches data', () => {
  it.each(cases)('$name', ({ resources, arn, verb, want }) => {
    expect(reached(resources, arn, verb)).toEqual(want)
  })

  it('keeps the shortest chain with the statements of each step', () => {
    const world = accessWorld([
      made([
        bucket('data'),
        role('reader', root, { statements: [read] }),
        role('middle', root, { statements: [allow('sts:AssumeRole')] }),
        user('ann', { statements: [allow('sts:AssumeRole')] }),
      ]),
    ])
    const target = world.targets.get(data)
    const ann = target && new Reaches(world).to(target, 'read').find(({ who }) => who === userArn('ann'))
    expect(ann?.chain.map(({ from, to }) => [from, to])).toEqual([[userArn('ann'), roleArn('reader')]])
    expect(ann?.chain[0]?.by.map(({ layer }) => layer).sort()).toEqual(['identity', 'resource'])
  })

  it.each(ways)('as somebody else: $name', ({ resources, want }) => {
    const world = accessWorld([made([bucket('data'), ...resources])])
    const target = world.targets.get(data)
    const found = target ? new Reaches(world).to(target, 'read') : []
    expect(
      found.filter(({ who }) => who === userArn('ann')).map(({ outcome, chain }) => [outcome, ...chain.map(({ how }) => how)]),
    ).toEqual(want)
    expect(found.filter(({ who }) => who.includes(' with '))).toEqual([])
  })
})
