import type { Gap, SnapshotPart } from '#lib/audit/snapshot.ts'
import type { Resource } from '#lib/findings/resource.ts'

/** When the recorded snapshots of the samples were taken; `npm start` replays them as of now. */
const takenAt = '2026-03-10T15:00:00.000Z'
const daysAgo = (days: number): string => new Date(Date.parse(takenAt) - days * 86_400_000).toISOString()

type Bag = Readonly<Record<string, unknown>>

const resource = (
  type: string,
  arn: string,
  account: string,
  region: string,
  configuration: Bag,
  observed: Bag = {},
  tags: Record<string, string> = {},
): Resource => ({
  arn,
  type,
  account,
  region,
  tags,
  configuration,
  observed,
})

const part = (
  account: string,
  region: string,
  service: string,
  types: readonly string[],
  resources: readonly Resource[],
  gaps: readonly Gap[] = [],
): SnapshotPart => ({
  account,
  region,
  service,
  takenAt,
  types,
  resources,
  gaps,
  calls: [
    ...(resources.length > 0 ? [{ action: `${service}:*`, account, region, outcome: 'ok' as const, count: resources.length + 1 }] : []),
    ...gaps.map(({ action, outcome, reason }) => ({ action, account, region, outcome, count: 1, error: reason })),
  ],
})

const user = (account: string, name: string, report: Bag): Resource =>
  resource(
    'AWS::IAM::User',
    `arn:aws:iam::${account}:user/${name}`,
    account,
    'global',
    { UserName: name, Groups: [], ManagedPolicyArns: [], Policies: [] },
    {
      CredentialReport: {
        passwordEnabled: false,
        passwordLastUsed: null,
        passwordLastChanged: null,
        mfaActive: false,
        accessKeys: [],
        ...report,
      },
    },
  )

const key = (rotatedDaysAgo: number) => ({ active: true, lastRotated: daysAgo(rotatedDaysAgo), lastUsed: daysAgo(1) })

const policy = (account: string, name: string, document: Bag): Resource =>
  resource(
    'AWS::IAM::ManagedPolicy',
    `arn:aws:iam::${account}:policy/${name}`,
    account,
    'global',
    { ManagedPolicyName: name, PolicyDocument: { Version: '2012-10-17', ...document } },
    { AttachmentCount: 1 },
  )

const closed = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true }

const bucket = (account: string, region: string, name: string, block: Bag | null, tlsOnly: boolean): Resource =>
  resource(
    'AWS::S3::Bucket',
    `arn:aws:s3:::${name}`,
    account,
    region,
    {
      BucketName: name,
      PublicAccessBlockConfiguration: block,
      Policy: tlsOnly
        ? {
            Version: '2012-10-17',
            Statement: [
              {
                Sid: 'EncryptedTransportOnly',
                Effect: 'Deny',
                Principal: '*',
                Action: 's3:*',
                Resource: [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`],
                Condition: { Bool: { 'aws:SecureTransport': 'false' } },
              },
            ],
          }
        : null,
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false }],
      },
      VersioningConfiguration: null,
      LoggingConfiguration: null,
    },
    { AccountPublicAccessBlock: null },
  )

const group = (account: string, region: string, id: string, name: string, ingress: readonly Bag[]): Resource =>
  resource('AWS::EC2::SecurityGroup', `arn:aws:ec2:${region}:${account}:security-group/${id}`, account, region, {
    GroupName: name,
    GroupDescription: name,
    VpcId: 'vpc-0f00ba11',
    SecurityGroupIngress: ingress,
    SecurityGroupEgress: [],
  })

const kmsKey = (account: string, region: string, id: string, rotated: boolean): Resource =>
  resource(
    'AWS::KMS::Key',
    `arn:aws:kms:${region}:${account}:key/${id}`,
    account,
    region,
    { EnableKeyRotation: rotated, KeySpec: 'SYMMETRIC_DEFAULT', Origin: 'AWS_KMS' },
    { KeyManager: 'CUSTOMER', KeyState: 'Enabled' },
  )

const topic = (account: string, region: string, name: string, statement: Bag): Resource =>
  resource('AWS::SNS::Topic', `arn:aws:sns:${region}:${account}:${name}`, account, region, {
    TopicName: name,
    Policy: { Version: '2012-10-17', Statement: [statement] },
  })

const account = (id: string, length: number, rootMfa: number): Resource =>
  resource(
    'AWS::::Account',
    `arn:aws:iam::${id}:root`,
    id,
    'global',
    { PasswordPolicy: { MinimumPasswordLength: length } },
    {
      Summary: { AccountAccessKeysPresent: 0, AccountMFAEnabled: rootMfa },
    },
  )

const iamTypes = ['AWS::::Account', 'AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::Role', 'AWS::IAM::ManagedPolicy']
const shop = '111122223333'
const data = '222233334444'

/** Two accounts of Larkspur Foods: the shop, with some things wrong, and the data account, where KMS refused to be looked at. */
export const sampleParts: readonly SnapshotPart[] = [
  part(shop, 'global', 'iam', iamTypes, [
    account(shop, 8, 1),
    user(shop, 'hanna', { passwordEnabled: true, mfaActive: false }),
    user(shop, 'backup-operator', { passwordEnabled: true, mfaActive: true }),
    user(shop, 'svc-reporting', { accessKeys: [key(412)] }),
    policy(shop, 'shop-deploy', { Statement: [{ Effect: 'Allow', Action: ['cloudformation:*'], Resource: '*' }] }),
    policy(shop, 'legacy-everything', { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }),
  ]),
  part(
    shop,
    'global',
    's3',
    ['AWS::S3::Bucket'],
    [
      bucket(shop, 'us-east-1', 'larkspur-artifacts', closed, true),
      bucket(shop, 'us-east-1', 'larkspur-partner-exchange', { ...closed, BlockPublicPolicy: false }, false),
    ],
  ),
  part(
    shop,
    'us-east-1',
    'ec2',
    ['AWS::EC2::SecurityGroup'],
    [
      group(shop, 'us-east-1', 'sg-0a11', 'shop-web', [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }]),
      group(shop, 'us-east-1', 'sg-0b22', 'old-jump-host', [{ IpProtocol: 'tcp', FromPort: 20, ToPort: 25, CidrIpv6: '::/0' }]),
    ],
  ),
  part(
    shop,
    'us-east-1',
    'cloudtrail',
    ['AWS::CloudTrail::Trail'],
    [
      resource('AWS::CloudTrail::Trail', `arn:aws:cloudtrail:us-east-1:${shop}:trail/larkspur-main`, shop, 'us-east-1', {
        TrailName: 'larkspur-main',
        IsMultiRegionTrail: true,
        IsLogging: false,
        EnableLogFileValidation: true,
        EventSelectors: [{ IncludeManagementEvents: true, ReadWriteType: 'All' }],
        AdvancedEventSelectors: [],
      }),
    ],
  ),
  part(
    shop,
    'us-east-1',
    'kms',
    ['AWS::KMS::Key'],
    [
      kmsKey(shop, 'us-east-1', '0d1e2f3a-0000-4000-8000-000000000001', true),
      kmsKey(shop, 'us-east-1', '0d1e2f3a-0000-4000-8000-000000000002', false),
    ],
  ),
  part(
    shop,
    'us-east-1',
    'sns',
    ['AWS::SNS::Topic'],
    [
      topic(shop, 'us-east-1', 'orders', {
        Sid: 'Owner',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${shop}:root` },
        Action: 'sns:Publish',
        Resource: '*',
      }),
    ],
  ),
  part(data, 'global', 'iam', iamTypes, [
    account(data, 16, 0),
    user(data, 'analyst', { passwordEnabled: true, mfaActive: true, accessKeys: [key(30)] }),
  ]),
  part(data, 'global', 's3', ['AWS::S3::Bucket'], [bucket(data, 'us-east-1', 'larkspur-lake', closed, true)]),
  part(data, 'us-east-1', 'ec2', ['AWS::EC2::SecurityGroup'], [group(data, 'us-east-1', 'sg-0c33', 'lake', [])]),
  part(
    data,
    'us-east-1',
    'cloudtrail',
    ['AWS::CloudTrail::Trail'],
    [
      resource('AWS::CloudTrail::Trail', `arn:aws:cloudtrail:us-east-1:${data}:trail/larkspur-data`, data, 'us-east-1', {
        TrailName: 'larkspur-data',
        IsMultiRegionTrail: true,
        IsLogging: true,
        EnableLogFileValidation: true,
        EventSelectors: [{ IncludeManagementEvents: true, ReadWriteType: 'All' }],
        AdvancedEventSelectors: [],
      }),
    ],
  ),
  part(
    data,
    'us-east-1',
    'kms',
    ['AWS::KMS::Key'],
    [],
    [
      {
        account: data,
        region: 'us-east-1',
        service: 'kms',
        action: 'kms:ListKeys',
        outcome: 'denied',
        reason: 'AccessDeniedException: denied by a service control policy',
        types: ['AWS::KMS::Key'],
      },
    ],
  ),
  part(data, 'us-east-1', 'sns', ['AWS::SNS::Topic'], []),
]
