import { describe, expect, test } from 'vitest'
import { cloudtrail } from '#lib/aws/collectors/cloudtrail.ts'
import { ec2 } from '#lib/aws/collectors/ec2.ts'
import { kms } from '#lib/aws/collectors/kms.ts'
import { type Answers, account, awsError, collectAll, denied } from './fake-aws.ts'

const pagesOf = (key: string, list: string, first: unknown, second: unknown) => (input: Readonly<Record<string, unknown>>) =>
  input[key] === undefined ? { [list]: [first], [key]: 'two' } : { [list]: [second] }

describe('ec2', () => {
  test('one rule for each peer, as CloudFormation writes them', async () => {
    const permission = {
      IpProtocol: 'tcp',
      FromPort: 22,
      ToPort: 23,
      IpRanges: [{ CidrIp: '0.0.0.0/0', Description: 'd' }],
      Ipv6Ranges: [{ CidrIpv6: '::/0' }],
      PrefixListIds: [{ PrefixListId: 'pl-1' }],
      UserIdGroupPairs: [{ GroupId: 'sg-2' }],
    }
    const group = {
      GroupId: 'sg-1',
      OwnerId: account,
      IpPermissions: [permission],
      IpPermissionsEgress: [{ IpProtocol: '-1', PrefixListIds: [{ PrefixListId: 'pl-2' }] }],
    }
    const { resources } = await collectAll(ec2, { 'ec2:DescribeSecurityGroups': { SecurityGroups: [group] } })
    const ports = { IpProtocol: 'tcp', FromPort: 22, ToPort: 23 }
    expect(resources[0]).toMatchObject({
      arn: `arn:aws:ec2:us-east-1:${account}:security-group/sg-1`,
      configuration: {
        SecurityGroupIngress: [
          { ...ports, CidrIp: '0.0.0.0/0', Description: 'd' },
          { ...ports, CidrIpv6: '::/0' },
          { ...ports, SourcePrefixListId: 'pl-1' },
          { ...ports, SourceSecurityGroupId: 'sg-2' },
        ],
        SecurityGroupEgress: [{ IpProtocol: '-1', DestinationPrefixListId: 'pl-2' }],
      },
    })
  })

  test('pages are followed', async () => {
    const answers = { 'ec2:DescribeSecurityGroups': pagesOf('NextToken', 'SecurityGroups', { GroupId: 'sg-1' }, { GroupId: 'sg-2' }) }
    expect((await collectAll(ec2, answers)).resources).toHaveLength(2)
  })

  test.each([
    ['refused', awsError('UnauthorizedOperation', 403), 'denied'],
    ['without a list', {}, 'error'],
    ['of a region that is off', awsError('AuthFailure', 401), 'denied'],
    ['with the same token for ever', { SecurityGroups: [], NextToken: 't' }, 'error'],
  ])('a list %s is a gap', async (_, answer, outcome) => {
    const { gaps } = await collectAll(ec2, { 'ec2:DescribeSecurityGroups': answer })
    expect(gaps).toMatchObject([{ outcome, types: ['AWS::EC2::SecurityGroup'] }])
  })

  test('a region that is not enabled says so', async () => {
    const { gaps } = await collectAll(ec2, { 'ec2:DescribeSecurityGroups': awsError('AuthFailure', 401) }, { region: 'ap-east-1' })
    expect(gaps).toMatchObject([{ outcome: 'region-disabled' }])
  })
})

describe('cloudtrail', () => {
  const trail = {
    Name: 'main',
    TrailARN: `arn:aws:cloudtrail:us-east-1:${account}:trail/main`,
    HomeRegion: 'us-east-1',
    IsMultiRegionTrail: true,
  }
  const answers: Answers = {
    'cloudtrail:DescribeTrails': { trailList: [trail] },
    'cloudtrail:GetTrailStatus': { IsLogging: true },
    'cloudtrail:GetEventSelectors': { EventSelectors: [{ ReadWriteType: 'All' }] },
  }

  test('a trail with its status and selectors', async () => {
    const { resources } = await collectAll(cloudtrail, answers)
    expect(resources[0]).toMatchObject({
      arn: trail.TrailARN,
      region: 'us-east-1',
      configuration: { IsMultiRegionTrail: true, IsLogging: true, EventSelectors: [{ ReadWriteType: 'All' }], AdvancedEventSelectors: [] },
    })
  })

  test('a shadow is left to its home region when that is looked at too', async () => {
    const { resources, actions } = await collectAll(cloudtrail, answers, { region: 'eu-west-1', regions: ['eu-west-1', 'us-east-1'] })
    expect(resources).toEqual([])
    expect(actions).toEqual(['cloudtrail:DescribeTrails'])
  })

  test('a shadow is followed home when its home is not looked at', async () => {
    const { resources } = await collectAll(cloudtrail, answers, { region: 'eu-west-1', regions: ['eu-west-1'] })
    expect(resources).toMatchObject([{ arn: trail.TrailARN, region: 'us-east-1' }])
  })

  test('refused details are unseen', async () => {
    const { resources, gaps } = await collectAll(cloudtrail, {
      ...answers,
      'cloudtrail:GetTrailStatus': denied,
      'cloudtrail:GetEventSelectors': awsError('TrailNotFoundException'),
    })
    expect(gaps).toEqual([])
    expect(Object.keys(resources[0]?.unseen ?? {}).sort()).toEqual([
      'AdvancedEventSelectors',
      'EventSelectors',
      'IsLogging',
      'LatestDeliveryError',
      'Tags',
    ])
  })

  test('a status that does not say whether it is logging is unseen', async () => {
    const { resources } = await collectAll(cloudtrail, { ...answers, 'cloudtrail:GetTrailStatus': {} })
    expect(resources[0]?.unseen).toHaveProperty('IsLogging')
  })

  test.each([denied, {}])('a list that is refused or missing is a gap', async (answer) => {
    expect((await collectAll(cloudtrail, { ...answers, 'cloudtrail:DescribeTrails': answer })).gaps).toMatchObject([
      { types: ['AWS::CloudTrail::Trail'] },
    ])
  })
})

describe('kms', () => {
  const metadata = {
    KeyManager: 'CUSTOMER',
    KeySpec: 'SYMMETRIC_DEFAULT',
    KeyState: 'Enabled',
    KeyUsage: 'ENCRYPT_DECRYPT',
    Origin: 'AWS_KMS',
    Enabled: true,
  }
  const answers: Answers = {
    'kms:ListKeys': { Keys: [{ KeyArn: 'arn:key/1' }], Truncated: false },
    'kms:DescribeKey': { KeyMetadata: metadata },
    'kms:GetKeyRotationStatus': { KeyRotationEnabled: true },
    'kms:GetKeyPolicy': { Policy: '{"Statement":[]}' },
  }
  const describing = (changed: object): Answers => ({ ...answers, 'kms:DescribeKey': { KeyMetadata: { ...metadata, ...changed } } })

  test('a key with rotation and policy', async () => {
    const { resources } = await collectAll(kms, answers)
    expect(resources[0]).toMatchObject({
      configuration: { EnableKeyRotation: true, KeyPolicy: { Statement: [] }, KeySpec: 'SYMMETRIC_DEFAULT' },
      observed: { KeyManager: 'CUSTOMER', KeyState: 'Enabled' },
      unseen: { MultiRegion: expect.stringContaining('does not say') },
    })
  })

  test('a key of AWS costs one call', async () => {
    const { actions, resources } = await collectAll(kms, describing({ KeyManager: 'AWS' }))
    expect(actions).toEqual(['kms:ListKeys', 'kms:DescribeKey'])
    expect(resources[0]?.unseen).toHaveProperty('EnableKeyRotation', expect.stringContaining('not asked'))
  })

  test.each([{ KeySpec: 'RSA_2048' }, { Origin: 'EXTERNAL' }, { KeyState: 'PendingDeletion' }])(
    'rotation is not asked of %j',
    async (changed) => {
      expect((await collectAll(kms, describing(changed))).actions).not.toContain('kms:GetKeyRotationStatus')
    },
  )

  test('refused details are unseen; a key that cannot be described is still listed', async () => {
    const rotation = await collectAll(kms, { ...answers, 'kms:GetKeyRotationStatus': awsError('AccessDeniedException') })
    expect(rotation.resources[0]?.unseen).toHaveProperty('EnableKeyRotation', expect.stringContaining('denied'))
    const described = await collectAll(kms, { ...answers, 'kms:DescribeKey': denied })
    expect(described.resources[0]?.unseen).toMatchObject({
      KeySpec: expect.anything(),
      KeyManager: expect.anything(),
      KeyState: expect.anything(),
    })
  })

  test('a key deleted meanwhile is dropped', async () => {
    const { resources, gaps } = await collectAll(kms, { ...answers, 'kms:DescribeKey': awsError('NotFoundException') })
    expect({ resources, gaps }).toEqual({ resources: [], gaps: [] })
  })

  test('pages are followed; a marker that comes again is a gap beside what was read', async () => {
    const two = (input: { Marker?: string }) =>
      input.Marker
        ? { Keys: [{ KeyArn: 'arn:key/2' }], Truncated: false }
        : { Keys: [{ KeyArn: 'arn:key/1' }], Truncated: true, NextMarker: 'm' }
    expect((await collectAll(kms, { ...answers, 'kms:ListKeys': two })).resources).toHaveLength(2)
    const same = await collectAll(kms, {
      ...answers,
      'kms:ListKeys': { Keys: [{ KeyArn: 'arn:key/1' }], Truncated: true, NextMarker: 'm' },
    })
    expect(same.gaps).toMatchObject([{ action: 'kms:ListKeys', outcome: 'error' }])
    expect(same.resources.length).toBeGreaterThan(0)
  })
})
