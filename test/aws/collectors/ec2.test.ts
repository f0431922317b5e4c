import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { ec2 } from '#lib/aws/collectors/ec2.ts'
import { vpc } from '#lib/aws/collectors/vpc.ts'
import { type Answers, account, awsError, collectAll, denied } from './fake-aws.ts'

const only = (type: string, ...without: readonly string[]) => ({
  wants: (wanted: string, property?: string) => wanted === type && !without.includes(property ?? ''),
})
const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64')
const secret = `AKIA${'IOSFODNN7EXAMPLE'}`

describe('instances', () => {
  const type = 'AWS::EC2::Instance'
  const instance = {
    InstanceId: 'i-1',
    ImageId: 'ami-1',
    State: { Name: 'running' },
    Monitoring: { State: 'disabled' },
    MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled' },
    SecurityGroups: [{ GroupId: 'sg-1' }],
    NetworkInterfaces: [{ Groups: [{ GroupId: 'sg-2' }], Ipv6Addresses: [{ Ipv6Address: '2001:db8::1' }] }],
    PublicIpAddress: '203.0.113.7',
    Tags: [{ Key: 'a', Value: 'b' }],
  }
  const listing = (...Instances: readonly object[]): Answers => ({
    'ec2:DescribeInstances': { Reservations: [{ Instances }] },
    'ec2:DescribeInstanceAttribute': { UserData: { Value: base64(`#!/bin/sh\nexport KEY=${secret}\n`) } },
  })

  test('what is running, with the groups of all interfaces; of user data only that a secret stands in it', async () => {
    const { resources } = await collectAll(
      ec2,
      listing(instance, { ...instance, InstanceId: 'i-2', State: { Name: 'terminated' } }),
      only(type),
    )
    expect(resources).toMatchObject([
      {
        arn: `arn:aws:ec2:us-east-1:${account}:instance/i-1`,
        tags: { a: 'b' },
        configuration: { SecurityGroupIds: ['sg-1', 'sg-2'], Monitoring: false, IamInstanceProfile: null },
        observed: { PublicIpv6Addresses: ['2001:db8::1'], UserDataSecrets: [{ kind: 'aws-access-key', line: 2 }] },
      },
    ])
    expect(JSON.stringify(resources)).not.toContain(secret)
  })

  test('a second interface with an elastic address; local IPv6 addresses are not public', async () => {
    const interfaces = [
      { SubnetId: 'subnet-2', Ipv6Addresses: [{ Ipv6Address: 'fd00::1' }] },
      { SubnetId: 'subnet-1', PrivateIpAddresses: [{}, { Association: { PublicIp: '203.0.113.9' } }] },
    ]
    const { resources } = await collectAll(
      ec2,
      listing({ ...instance, PublicIpAddress: undefined, NetworkInterfaces: interfaces }),
      only(type),
    )
    expect(resources[0]?.observed).toMatchObject({
      PublicIpAddress: '203.0.113.9',
      PublicIpv6Addresses: [],
      InterfaceSubnetIds: ['subnet-1', 'subnet-2'],
    })
  })

  test('user data is inflated, bounded, and not asked for when nobody reads it', async () => {
    const zipped = { ...listing(instance), 'ec2:DescribeInstanceAttribute': { UserData: { Value: base64(gzipSync(`x=${secret}`)) } } }
    expect((await collectAll(ec2, zipped, only(type))).resources[0]?.observed?.['UserDataSecrets']).toHaveLength(1)
    const bomb = { ...zipped, 'ec2:DescribeInstanceAttribute': { UserData: { Value: base64(gzipSync(Buffer.alloc(64 * 1024 * 1024))) } } }
    expect((await collectAll(ec2, bomb, only(type))).resources[0]?.unseen?.['UserDataSecrets']).toBeDefined()
    const { actions, resources } = await collectAll(ec2, listing(instance), only(type, 'UserDataSecrets'))
    expect(actions).toEqual(['ec2:DescribeInstances'])
    expect(resources[0]?.unseen?.['UserDataSecrets']).toMatch(/not asked/)
  })

  test('a refused detail is unseen; one that is gone is left out', async () => {
    const refused = await collectAll(ec2, { ...listing(instance), 'ec2:DescribeInstanceAttribute': denied }, only(type))
    expect(refused.resources[0]?.unseen?.['UserDataSecrets']).toMatch(/denied/)
    const gone = awsError('InvalidInstanceID.NotFound')
    expect(await collectAll(ec2, { ...listing(instance), 'ec2:DescribeInstanceAttribute': gone }, only(type))).toMatchObject({
      resources: [],
      gaps: [],
    })
  })
})

test('which snapshots are public is asked in one listing, and each is confirmed', async () => {
  const snapshot = (SnapshotId: string, OwnerId = account) => ({ SnapshotId, OwnerId, Encrypted: false })
  const answers: Answers = {
    'ec2:DescribeSnapshots': (input: Readonly<Record<string, unknown>>) => ({
      Snapshots: input['RestorableByUserIds']
        ? [snapshot('s-1'), snapshot('s-2')]
        : [snapshot('s-1'), snapshot('s-2'), snapshot('s-3'), snapshot('x', '999999999999')],
    }),
    'ec2:DescribeSnapshotAttribute': (input: Readonly<Record<string, unknown>>) => ({
      CreateVolumePermissions: input['SnapshotId'] === 's-1' ? [{ Group: 'all' }] : [{ UserId: '444455556666' }],
    }),
  }
  const { resources, actions } = await collectAll(ec2, answers, only('Keepwatch::EC2::Snapshot'))
  expect(resources.map(({ observed }) => [observed?.['SnapshotId'], observed?.['RestorableByAll']])).toEqual([
    ['s-1', true],
    ['s-2', false],
    ['s-3', false],
  ])
  expect(actions.filter((action) => action === 'ec2:DescribeSnapshotAttribute')).toHaveLength(2)
})

test('settings of the region: each refused one is unseen, the others are told', async () => {
  const { resources, gaps } = await collectAll(
    ec2,
    {
      'ec2:GetEbsEncryptionByDefault': { EbsEncryptionByDefault: true },
      'ec2:GetSnapshotBlockPublicAccessState': denied,
      'ec2:GetImageBlockPublicAccessState': { ImageBlockPublicAccessState: 'unblocked' },
      'ec2:GetInstanceMetadataDefaults': { AccountLevel: {} },
      'ec2:GetSerialConsoleAccessStatus': {},
    },
    only('Keepwatch::EC2::Region'),
  )
  expect(gaps).toEqual([])
  expect(resources[0]).toMatchObject({
    observed: { EbsEncryptionByDefault: true, ImageBlockPublicAccess: 'unblocked', InstanceMetadataDefaults: { HttpTokens: null } },
    unseen: { SnapshotBlockPublicAccess: expect.stringMatching(/denied/), SerialConsoleAccess: expect.stringMatching(/does not say/) },
  })
})

test('launch templates: the newest version and the default one, without their user data', async () => {
  const version = (VersionNumber: number, DefaultVersion: boolean, HttpTokens: string) => ({
    LaunchTemplateId: 'lt-1',
    LaunchTemplateName: 'hosts',
    VersionNumber,
    DefaultVersion,
    LaunchTemplateData: { MetadataOptions: { HttpTokens }, UserData: base64(`password=Tr0ub4dor-${VersionNumber}`) },
  })
  const answers = {
    'ec2:DescribeLaunchTemplateVersions': { LaunchTemplateVersions: [version(1, true, 'optional'), version(3, false, 'required')] },
  }
  const { resources } = await collectAll(ec2, answers, only('AWS::EC2::LaunchTemplate'))
  expect(resources).toMatchObject([
    {
      configuration: { LaunchTemplateData: { MetadataOptions: { HttpTokens: 'required' } } },
      observed: {
        DefaultVersionData: { MetadataOptions: { HttpTokens: 'optional' } },
        UserDataSecrets: [{ kind: 'password' }, { kind: 'password' }],
      },
    },
  ])
  expect(JSON.stringify(resources)).not.toContain('Tr0ub4dor')
})

test('images of the account, and those that its instances run', async () => {
  const answers: Answers = {
    'ec2:DescribeImages': (input: Readonly<Record<string, unknown>>) => ({
      Images: input['Owners']
        ? [{ ImageId: 'ami-own', OwnerId: account, Public: true }]
        : [{ ImageId: 'ami-amazon', OwnerId: '137112412989', Public: true }],
    }),
    'ec2:DescribeInstances': {
      Reservations: [{ Instances: [{ ImageId: 'ami-own' }, { ImageId: 'ami-amazon' }, { ImageId: 'ami-amazon' }] }],
    },
  }
  const { resources } = await collectAll(ec2, answers, only('Keepwatch::EC2::Image'))
  expect(resources.map(({ observed }) => observed?.['ImageId'])).toEqual(['ami-own', 'ami-amazon'])
})

describe('networks', () => {
  test('route tables and network ACLs with what CloudFormation keeps apart', async () => {
    const answers: Answers = {
      'ec2:DescribeRouteTables': {
        RouteTables: [
          {
            RouteTableId: 'rtb-1',
            VpcId: 'vpc-1',
            Routes: [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', State: 'active' }],
            Associations: [{ Main: true }, { SubnetId: 'subnet-1' }],
          },
        ],
      },
      'ec2:DescribeNetworkAcls': {
        NetworkAcls: [
          {
            NetworkAclId: 'acl-1',
            IsDefault: true,
            Entries: [{ RuleNumber: 100, Protocol: '6', RuleAction: 'allow', CidrBlock: '0.0.0.0/0', PortRange: { From: 22, To: 22 } }],
          },
        ],
      },
    }
    const tables = await collectAll(vpc, answers, only('AWS::EC2::RouteTable'))
    expect(tables.resources[0]?.configuration).toEqual({
      VpcId: 'vpc-1',
      Routes: [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', State: 'active' }],
      SubnetIds: ['subnet-1'],
      Main: true,
    })
    const acls = await collectAll(vpc, answers, only('AWS::EC2::NetworkAcl'))
    expect(acls.resources[0]).toMatchObject({
      configuration: { Entries: [{ Egress: false, PortRange: { From: 22, To: 22 } }] },
      observed: { IsDefault: true },
    })
  })

  test('an endpoint service whose permissions are refused says so', async () => {
    const answers: Answers = {
      'ec2:DescribeVpcEndpointServiceConfigurations': { ServiceConfigurations: [{ ServiceId: 'vpce-svc-1' }] },
      'ec2:DescribeVpcEndpointServicePermissions': denied,
    }
    const { resources } = await collectAll(vpc, answers, only('AWS::EC2::VPCEndpointService'))
    expect(resources[0]?.unseen?.['AllowedPrincipals']).toMatch(/denied/)
  })

  const listings = [
    ['AWS::EC2::Subnet', 'ec2:DescribeSubnets'],
    ['AWS::EC2::VPCPeeringConnection', 'ec2:DescribeVpcPeeringConnections'],
    ['AWS::EC2::VPCEndpoint', 'ec2:DescribeVpcEndpoints'],
    ['AWS::EC2::VPNConnection', 'ec2:DescribeVpnConnections'],
  ] as const
  test.each(listings)('%s refused, or answered with nothing, is a gap', async (type, action) => {
    for (const answer of [denied, {}])
      expect((await collectAll(vpc, { [action]: answer }, only(type))).gaps).toMatchObject([{ action, types: [type] }])
  })
})
