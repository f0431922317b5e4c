import { describe, expect, it } from 'vitest'
import { LogReviewer, reviewReads } from '../../../lib/audit/log-review/review-logs.ts'
import type { Resource, SnapshotPart } from '../../../lib/audit/snapshot.ts'

const [account, region] = ['111122223333', 'eu-west-1']
const resource = (type: string, name: string, configuration: object, observed: object = {}, more: Partial<Resource> = {}): Resource => ({
  arn: `arn:aws:x:${region}:${account}:${name}`,
  type,
  account,
  region,
  tags: {},
  configuration: { ...configuration },
  observed: { ...observed },
  ...more,
})
const part = (resources: readonly Resource[], types: readonly string[] = [], more: Partial<SnapshotPart> = {}): SnapshotPart => ({
  account,
  region,
  service: types.join(' ') || 'x',
  takenAt: '2026-01-31T12:00:00Z',
  types: [...new Set([...types, ...resources.map(({ type }) => type)])],
  resources,
  gaps: [],
  calls: [],
  ...more,
})
function review(...parts: readonly SnapshotPart[]) {
  const reviewer = new LogReviewer()
  for (const one of parts) reviewer.add(one)
  const { sources, stores } = reviewer.review()
  const source = (name: string, where = region) => sources.find((row) => row.source === name && row.region === where)
  return { sources, stores, source, store: (name: string) => stores.find((row) => row.store === name) }
}
const stateOf = (name: string, ...resources: readonly Resource[]) => review(part(resources)).source(name)?.state
const vpc = (observed: object, name = 'vpc-1') => resource('AWS::EC2::VPC', name, {}, observed)
const flow = (more: object = {}) => ({ Status: 'ACTIVE', TrafficType: 'ALL', LogDestination: 'arn:aws:s3:::flow-bucket/prefix/', ...more })

describe('which source logs', () => {
  it.each<[string, readonly Resource[], string]>([
    ['all flow logs', [vpc({ FlowLogs: [flow()] })], 'on'],
    ['rejected traffic only', [vpc({ FlowLogs: [flow({ TrafficType: 'REJECT' })] })], 'partly'],
    ['one VPC of two', [vpc({ FlowLogs: [flow()] }), vpc({ FlowLogs: [] }, 'vpc-2')], 'partly'],
    ['none', [vpc({ FlowLogs: [] })], 'off'],
    ['not collected', [vpc({})], 'unknown'],
    ['one of two not seen', [vpc({ FlowLogs: [flow()] }), vpc({}, 'vpc-2')], 'unknown'],
    ['one off, one not seen: the fault stays', [vpc({ FlowLogs: [] }), vpc({}, 'vpc-2')], 'off'],
    ['an odd shape', [vpc({ FlowLogs: 'x' })], 'off'],
  ])('flow logs: %s', (_name, resources, wanted) => {
    expect(stateOf('vpc-flow-logs', ...resources)).toBe(wanted)
  })

  it.each<[string, Resource, string, string[]]>([
    ['route53-query-logs', vpc({ QueryLogs: [{ Status: 'ACTIVE' }] }), 'on', []],
    ['route53-query-logs', vpc({ QueryLogs: [{ Status: 'FAILED' }] }), 'off', []],
    [
      'elb-access-logs',
      resource('AWS::ElasticLoadBalancing::LoadBalancer', 'a', { AccessLoggingPolicy: { Enabled: true, S3BucketName: 'b' } }),
      'unknown',
      ['b'],
    ],
    ['s3-access-logs', resource('AWS::S3::Bucket', 'a', { LoggingConfiguration: { DestinationBucketName: 'b' } }), 'on', ['b']],
    ['s3-access-logs', resource('AWS::S3::Bucket', 'a', { LoggingConfiguration: null }), 'off', []],
    ['waf-logs', resource('AWS::WAFv2::WebACL', 'a', {}, { LogDestinations: ['arn:aws:s3:::aws-waf-logs-x'] }), 'on', ['aws-waf-logs-x']],
    [
      'eks-control-plane-logs',
      resource('AWS::EKS::Cluster', 'a', { Name: 'blue', Logging: { ClusterLogging: { EnabledTypes: [{ Type: 'audit' }] } } }),
      'partly',
      ['/aws/eks/blue/cluster'],
    ],
    [
      'cloudfront-logs',
      resource('AWS::CloudFront::Distribution', 'a', { DistributionConfig: { Logging: { Bucket: 'b.s3.amazonaws.com' } } }),
      'on',
      ['b'],
    ],
    ['lambda-logs', resource('AWS::Lambda::Function', 'a', { FunctionName: 'f', LoggingConfig: {} }), 'on', ['/aws/lambda/f']],
    ['lambda-logs', resource('AWS::Lambda::Function', 'a', { FunctionName: 'f' }), 'unknown', []],
  ])('%s from a %o', (name, one, state, to) => {
    expect(review(part([one])).source(name)).toMatchObject({ state, to })
  })

  it('RDS: exports of instances and clusters; the cluster speaks for its instances', () => {
    const types = ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster']
    const instance = (configuration: object) => resource('AWS::RDS::DBInstance', 'i', configuration)
    const state = (...resources: Resource[]) => review(part(resources, types)).source('rds-logs')?.state
    expect(state(instance({ DBInstanceIdentifier: 'db', EnableCloudwatchLogsExports: ['audit'] }))).toBe('on')
    expect(state(instance({ DBInstanceIdentifier: 'db', EnableCloudwatchLogsExports: [] }))).toBe('off')
    expect(state(instance({ DBInstanceIdentifier: 'db', DBClusterIdentifier: 'c', EnableCloudwatchLogsExports: [] }))).toBe('none')
  })

  it('nothing there is "none" when it was looked, "unknown" when it was not or not wholly', () => {
    expect(review(part([], ['AWS::EC2::VPC'])).source('vpc-flow-logs')?.state).toBe('none')
    expect(review(part([], ['AWS::SNS::Topic'])).source('vpc-flow-logs')?.state).toBe('unknown')
    const gap = {
      account,
      region,
      service: 'vpc',
      action: 'ec2:DescribeVpcs',
      outcome: 'denied',
      reason: 'x',
      types: ['AWS::EC2::VPC'],
    } as const
    const row = review(part([vpc({ FlowLogs: [flow()] })], [], { gaps: [gap] })).source('vpc-flow-logs')
    expect(row).toMatchObject({ state: 'unknown', on: 1, why: expect.stringContaining('ec2:DescribeVpcs denied') })
  })

  const trail = (configuration: object, more: Partial<Resource> = {}) =>
    resource(
      'AWS::CloudTrail::Trail',
      'trail/t',
      { IsLogging: true, IsMultiRegionTrail: true, S3BucketName: 'b', ...configuration },
      {},
      more,
    )
  it.each<[string, readonly Resource[], string, string]>([
    ['a trail over all regions', [trail({})], region, 'on'],
    ['one over all regions with its home elsewhere', [trail({}, { region: 'us-east-1' })], region, 'on'],
    ['a trail of another region alone', [trail({ IsMultiRegionTrail: false }, { region: 'us-east-1' })], region, 'off'],
    ['one that is stopped', [trail({ IsLogging: false })], region, 'off'],
    ['one of which nobody knows whether it runs', [trail({ IsLogging: undefined })], region, 'unknown'],
    ['none', [], region, 'off'],
  ])('CloudTrail: %s', (_name, resources, where, wanted) => {
    const parts = [part(resources, ['AWS::CloudTrail::Trail'])]
    expect(review(...parts).source('cloudtrail', where)?.state).toBe(wanted)
  })

  it('reads for its collectors exactly what it looks at', () => {
    expect([
      reviewReads('AWS::S3::Bucket', 'Policy'),
      reviewReads('AWS::S3::Bucket', 'Acl'),
      reviewReads('AWS::Logs::LogGroup'),
      reviewReads('AWS::SNS::Topic'),
    ]).toEqual([true, false, true, false])
  })
})

describe('how a store keeps logs', () => {
  const statement = (more: object) => ({ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::444455556666:root' }, Resource: '*', ...more })
  const bucket = (configuration: object) =>
    resource('AWS::S3::Bucket', 'b', { BucketName: 'flow-bucket', LoggingConfiguration: null, ...configuration })
  const kept = (configuration: object) => review(part([vpc({ FlowLogs: [flow()] }), bucket(configuration)])).store('flow-bucket')

  it('what was not collected is unknown; what is not in the snapshot at all, too', () => {
    const unseen = kept({})
    for (const fact of [unseen?.kept, unseen?.encrypted, unseen?.versioned, unseen?.locked, unseen?.mayRead, unseen?.mayDelete])
      expect(fact?.value).toBe('unknown')
    expect(review(part([vpc({ FlowLogs: [flow()] })])).store('flow-bucket')).toMatchObject({ account: '', kept: { value: 'unknown' } })
  })

  it('a bucket as it should be', () => {
    const store = kept({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'arn:key' } }],
      },
      VersioningConfiguration: { Status: 'Enabled' },
      ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 365 } } },
      LifecycleConfiguration: null,
      Policy: { Statement: [statement({ Principal: { Service: 'delivery.logs.amazonaws.com' }, Action: 's3:PutObject' })] },
    })
    expect(store).toMatchObject({
      usedBy: ['vpc-flow-logs'],
      encrypted: { value: 'yes', detail: 'arn:key' },
      versioned: { value: 'yes' },
      locked: { value: 'yes', detail: 'compliance, 365 days' },
      kept: { value: 'yes' },
      validated: { value: 'none' },
      mayRead: { value: 'no' },
      mayChange: { value: 'yes', detail: 'service delivery.logs.amazonaws.com' },
      mayDelete: { value: 'no' },
    })
  })

  it.each<[string, object, object]>([
    [
      'days',
      {
        LifecycleConfiguration: {
          Rules: [
            { Status: 'Enabled', ExpirationInDays: 90 },
            { Status: 'Disabled', ExpirationInDays: 1 },
          ],
        },
      },
      { kept: { value: 'no', detail: 'deleted after 90 days' } },
    ],
    [
      'S3’s own key',
      { BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] } },
      { encrypted: { value: 'no' } },
    ],
    ['suspended versions', { VersioningConfiguration: { Status: 'Suspended' } }, { versioned: { value: 'no' } }],
    ['a lock without a time', { ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' } }, { locked: { value: 'no' } }],
    [
      'everything to another account',
      { Policy: { Statement: statement({ Action: 's3:*' }) } },
      { mayRead: { detail: 'account 444455556666' }, mayDelete: { value: 'yes' } },
    ],
    [
      'reading to everybody',
      { Policy: { Statement: statement({ Principal: '*', Action: 's3:Get*' }) } },
      { mayRead: { detail: 'everybody' }, mayDelete: { value: 'no' } },
    ],
    [
      'all but reading',
      { Policy: { Statement: statement({ NotAction: 's3:GetObject*' }) } },
      { mayRead: { value: 'no' }, mayDelete: { value: 'yes' } },
    ],
    ['a policy that cannot be read', { Policy: { Statement: [5] } }, { mayRead: { value: 'unknown' }, mayDelete: { value: 'unknown' } }],
    ['no policy', { Policy: null }, { mayRead: { value: 'no' } }],
  ])('%s', (_name, configuration, wanted) => {
    expect(kept(configuration)).toMatchObject(wanted)
  })

  it('whether the trails that write there sign digests', () => {
    const trail = (EnableLogFileValidation: unknown) =>
      resource('AWS::CloudTrail::Trail', 'trail/t', {
        S3BucketName: 'trail-bucket',
        EnableLogFileValidation,
        IsLogging: true,
        IsMultiRegionTrail: true,
      })
    const validated = (value: unknown) => review(part([trail(value)])).store('trail-bucket')?.validated.value
    expect([validated(true), validated(false), validated(undefined)]).toEqual(['yes', 'no', 'unknown'])
  })

  const lambda = (name: string) => resource('AWS::Lambda::Function', name, { FunctionName: name, LoggingConfig: {} })
  const group = (name: string, configuration: object) =>
    resource('AWS::Logs::LogGroup', name, { LogGroupName: `/aws/lambda/${name}`, ...configuration })
  it.each<[string, readonly Resource[], readonly string[], object]>([
    ['for ever', [group('f', { RetentionInDays: null, KmsKeyId: null })], [], { kept: { value: 'yes' }, encrypted: { value: 'no' } }],
    [
      'for days, with a key',
      [group('f', { RetentionInDays: 30, KmsKeyId: 'k' })],
      [],
      { kept: { value: 'no', detail: '1 for 30 days' }, encrypted: { value: 'yes' } },
    ],
    ['not collected', [group('f', {})], [], { kept: { value: 'unknown' }, encrypted: { value: 'unknown' } }],
    ['not there', [], ['AWS::Logs::LogGroup'], { kept: { value: 'unknown', detail: expect.stringContaining('not there') } }],
    ['not looked at', [], [], { kept: { value: 'unknown', detail: expect.stringContaining('not seen') } }],
  ])('log groups %s', (_name, groups, types, wanted) => {
    expect(review(part([lambda('f'), ...groups], types)).store('/aws/lambda/f')).toMatchObject({ holds: 'log groups', ...wanted })
  })

  it('many log groups are one row', () => {
    const names = Array.from({ length: 300 }, (_, index) => `f${index}`)
    const { stores } = review(
      part([...names.map(lambda), ...names.map((name, index) => group(name, { RetentionInDays: index < 100 ? 7 : 365, KmsKeyId: null }))]),
    )
    expect(stores).toEqual([expect.objectContaining({ store: '300 log groups', kept: { value: 'no', detail: '300 for 7 to 365 days' } })])
  })
})
