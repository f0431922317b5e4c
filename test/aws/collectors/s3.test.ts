import { expect, test } from 'vitest'
import { s3 } from '#lib/aws/collectors/s3.ts'
import { type Answers, account, awsError, collectAll, denied } from './fake-aws.ts'

const block = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true }
const policy = { Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }] }

const full: Answers = {
  's3control:GetPublicAccessBlock': { PublicAccessBlockConfiguration: block },
  's3:ListBuckets': { Buckets: [{ Name: 'b', BucketRegion: 'eu-west-1' }], Owner: { ID: 'o' } },
  's3:GetPublicAccessBlock': { PublicAccessBlockConfiguration: block },
  's3:GetBucketPolicy': { Policy: JSON.stringify(policy) },
  's3:GetBucketPolicyStatus': { PolicyStatus: { IsPublic: false } },
  's3:GetBucketEncryption': {
    ServerSideEncryptionConfiguration: {
      Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'k' }, BucketKeyEnabled: true }],
    },
  },
  's3:GetBucketVersioning': { Status: 'Enabled', MFADelete: 'Disabled' },
  's3:GetBucketLogging': { LoggingEnabled: { TargetBucket: 'logs', TargetPrefix: 'b/' } },
  's3:GetBucketAcl': { Owner: { ID: 'o' }, Grants: [] },
  's3:GetBucketTagging': { TagSet: [{ Key: 'team', Value: 'a' }] },
  's3:GetBucketLifecycleConfiguration': {
    Rules: [
      {
        ID: 'r',
        Status: 'Enabled',
        Filter: { And: { Prefix: 'tmp/', Tags: [{ Key: 'k', Value: 'v' }] } },
        Expiration: { Days: 30 },
        NoncurrentVersionExpiration: { NoncurrentDays: 7 },
        Transitions: [{ Days: 3, StorageClass: 'GLACIER' }],
        NoncurrentVersionTransitions: [{ NoncurrentDays: 2, StorageClass: 'GLACIER' }],
      },
    ],
  },
  's3:GetObjectLockConfiguration': {
    ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 3 } } },
  },
  's3:GetBucketOwnershipControls': { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } },
  's3:GetBucketReplication': {
    ReplicationConfiguration: { Role: 'r', Rules: [{ ID: 'r1', Status: 'Enabled', Destination: { Bucket: 'arn:aws:s3:::copy' } }] },
  },
  's3:GetBucketNotificationConfiguration': {
    QueueConfigurations: [{ QueueArn: 'arn:q', Events: ['s3:ObjectCreated:*', 's3:ObjectRemoved:*'] }],
    EventBridgeConfiguration: {},
  },
  's3control:ListMultiRegionAccessPoints': {
    AccessPoints: [
      { Name: 'm', Alias: 'm.mrap', PublicAccessBlock: block, Status: 'READY', Regions: [{ Bucket: 'b', Region: 'eu-west-1' }] },
    ],
  },
}
const bucketOnly = { wants: (type: string) => type === 'AWS::S3::Bucket' }
const accountArn = `arn:aws:s3::${account}:account`

const bare: Answers = {
  ...full,
  's3control:GetPublicAccessBlock': awsError('NoSuchPublicAccessBlockConfiguration', 404),
  's3:GetPublicAccessBlock': awsError('NoSuchPublicAccessBlockConfiguration', 404),
  's3:GetBucketPolicy': awsError('NoSuchBucketPolicy', 404),
  's3:GetBucketPolicyStatus': awsError('NoSuchBucketPolicy', 404),
  's3:GetBucketEncryption': awsError('ServerSideEncryptionConfigurationNotFoundError', 404),
  's3:GetBucketVersioning': {},
  's3:GetBucketLogging': {},
  's3:GetBucketTagging': awsError('NoSuchTagSet', 404),
  's3:GetBucketLifecycleConfiguration': awsError('NoSuchLifecycleConfiguration', 404),
  's3:GetObjectLockConfiguration': awsError('ObjectLockConfigurationNotFoundError', 404),
  's3:GetBucketOwnershipControls': awsError('OwnershipControlsNotFoundError', 404),
  's3:GetBucketReplication': awsError('ReplicationConfigurationNotFoundError', 404),
  's3:GetBucketNotificationConfiguration': {},
}

test('a bucket under the names of CloudFormation, asked in its region', async () => {
  const { resources, gaps } = await collectAll(s3, full, bucketOnly)
  expect(gaps).toEqual([])
  expect(resources).toEqual([
    {
      arn: 'arn:aws:s3:::b',
      type: 'AWS::S3::Bucket',
      account,
      region: 'eu-west-1',
      tags: { team: 'a' },
      configuration: {
        BucketName: 'b',
        PublicAccessBlockConfiguration: block,
        Policy: policy,
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'k' }, BucketKeyEnabled: true },
          ],
        },
        VersioningConfiguration: { Status: 'Enabled' },
        LoggingConfiguration: { DestinationBucketName: 'logs', LogFilePrefix: 'b/' },
        LifecycleConfiguration: {
          Rules: [
            {
              Id: 'r',
              Status: 'Enabled',
              Prefix: 'tmp/',
              TagFilters: [{ Key: 'k', Value: 'v' }],
              ExpirationInDays: 30,
              NoncurrentVersionExpiration: { NoncurrentDays: 7 },
              Transitions: [{ TransitionInDays: 3, StorageClass: 'GLACIER' }],
              NoncurrentVersionTransitions: [{ TransitionInDays: 2, StorageClass: 'GLACIER' }],
            },
          ],
        },
        ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 3 } } },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        ReplicationConfiguration: { Role: 'r', Rules: [{ Id: 'r1', Status: 'Enabled', Destination: { Bucket: 'arn:aws:s3:::copy' } }] },
        NotificationConfiguration: {
          TopicConfigurations: [],
          QueueConfigurations: [
            { Event: 's3:ObjectCreated:*', Queue: 'arn:q' },
            { Event: 's3:ObjectRemoved:*', Queue: 'arn:q' },
          ],
          LambdaConfigurations: [],
          EventBridgeConfiguration: { EventBridgeEnabled: true },
        },
      },
      observed: {
        AccountPublicAccessBlock: block,
        PolicyStatus: { IsPublic: false },
        Acl: { Owner: 'o', Grants: [] },
        MFADelete: false,
        CreationDate: null,
      },
    },
  ])
})

test('what a bucket does not have is a fact', async () => {
  const { resources } = await collectAll(s3, bare, bucketOnly)
  expect(resources[0]?.unseen).toBeUndefined()
  expect(resources[0]).toMatchObject({
    tags: {},
    configuration: {
      PublicAccessBlockConfiguration: null,
      Policy: null,
      BucketEncryption: null,
      VersioningConfiguration: null,
      LoggingConfiguration: null,
      LifecycleConfiguration: null,
      ObjectLockConfiguration: null,
      OwnershipControls: null,
      ReplicationConfiguration: null,
      NotificationConfiguration: null,
    },
    observed: { AccountPublicAccessBlock: null, PolicyStatus: null },
  })
})

const details: readonly [string, string][] = [
  ['s3:GetPublicAccessBlock', 'PublicAccessBlockConfiguration'],
  ['s3:GetBucketPolicy', 'Policy'],
  ['s3:GetBucketPolicyStatus', 'PolicyStatus'],
  ['s3:GetBucketEncryption', 'BucketEncryption'],
  ['s3:GetBucketVersioning', 'VersioningConfiguration'],
  ['s3:GetBucketLogging', 'LoggingConfiguration'],
  ['s3:GetBucketAcl', 'Acl'],
  ['s3:GetBucketTagging', 'Tags'],
  ['s3control:GetPublicAccessBlock', 'AccountPublicAccessBlock'],
  ['s3:GetBucketLifecycleConfiguration', 'LifecycleConfiguration'],
  ['s3:GetObjectLockConfiguration', 'ObjectLockConfiguration'],
  ['s3:GetBucketOwnershipControls', 'OwnershipControls'],
  ['s3:GetBucketReplication', 'ReplicationConfiguration'],
  ['s3:GetBucketNotificationConfiguration', 'NotificationConfiguration'],
]

test.each(details)('%s refused leaves %s unseen, and the rest seen', async (action, property) => {
  for (const error of [denied, awsError('SlowDown', 503), awsError('Error', 404)]) {
    const { resources, gaps } = await collectAll(s3, { ...full, [action]: error }, bucketOnly)
    expect(gaps).toEqual([])
    expect(resources[0]?.unseen).toHaveProperty(property, expect.stringContaining(action))
    expect({ ...resources[0]?.configuration, ...resources[0]?.observed }).not.toHaveProperty(property)
  }
})

test.each(details.filter(([action]) => !/Versioning|Logging|Tagging|Notification/.test(action)))(
  'an empty answer of %s leaves %s unseen',
  async (action, property) => {
    const { resources } = await collectAll(s3, { ...full, [action]: {} }, bucketOnly)
    expect(resources[0]?.unseen).toHaveProperty(property)
  },
)

test('a policy that is no JSON is unseen', async () => {
  const { resources } = await collectAll(s3, { ...full, 's3:GetBucketPolicy': { Policy: '<html>' } }, bucketOnly)
  expect(resources[0]?.unseen).toHaveProperty('Policy')
})

test('a bucket deleted meanwhile is dropped', async () => {
  const { resources, gaps } = await collectAll(s3, { ...full, 's3:GetBucketAcl': awsError('NoSuchBucket', 404) }, bucketOnly)
  expect({ resources, gaps }).toEqual({ resources: [], gaps: [] })
})

test.each([
  [undefined, 'us-east-1'],
  ['', 'us-east-1'],
  ['EU', 'eu-west-1'],
  ['ap-south-1', 'ap-south-1'],
])('where the list has no region, the location %s is %s', async (location, region) => {
  const { resources } = await collectAll(
    s3,
    {
      ...full,
      's3:ListBuckets': { Buckets: [{ Name: 'b' }] },
      's3:GetBucketLocation': { LocationConstraint: location },
    },
    bucketOnly,
  )
  expect(resources[0]?.region).toBe(region)
})

test('a region that is refused is a gap: it is part of what the bucket is', async () => {
  const { resources, gaps } = await collectAll(
    s3,
    {
      ...full,
      's3:ListBuckets': { Buckets: [{ Name: 'b' }] },
      's3:GetBucketLocation': denied,
    },
    bucketOnly,
  )
  expect(resources).toEqual([])
  expect(gaps).toMatchObject([{ action: 's3:GetBucketLocation', outcome: 'denied', types: ['AWS::S3::Bucket'] }])
})

test('pages are followed to the end', async () => {
  const list = (input: { ContinuationToken?: string }) =>
    input.ContinuationToken === undefined
      ? { Buckets: [{ Name: 'a', BucketRegion: 'us-east-1' }], ContinuationToken: 't' }
      : { Buckets: [{ Name: 'z', BucketRegion: 'us-east-1' }] }
  const { resources } = await collectAll(s3, { ...full, 's3:ListBuckets': list }, bucketOnly)
  expect(resources.map(({ arn }) => arn)).toEqual(['arn:aws:s3:::a', 'arn:aws:s3:::z'])
})

test.each([
  ['refused', denied, 'denied'],
  ['without a list', {}, 'error'],
  ['with the same token for ever', { Buckets: [], ContinuationToken: 't' }, 'error'],
])('a list %s is a gap', async (_, answer, outcome) => {
  const { gaps } = await collectAll(s3, { ...full, 's3:ListBuckets': answer }, bucketOnly)
  expect(gaps).toMatchObject([{ action: 's3:ListBuckets', outcome, types: ['AWS::S3::Bucket'] }])
})

test('the block of the account is a resource of its own, asked once for all', async () => {
  const { resources, actions } = await collectAll(s3, full)
  expect(resources[0]).toMatchObject({
    arn: accountArn,
    type: 'Keepwatch::S3::Account',
    region: 'global',
    observed: { AccountPublicAccessBlock: block },
  })
  expect(actions.filter((action) => action === 's3control:GetPublicAccessBlock')).toHaveLength(1)
  const refused = await collectAll(s3, { ...full, 's3control:GetPublicAccessBlock': denied })
  expect(refused.resources[0]?.unseen).toHaveProperty('AccountPublicAccessBlock', expect.stringContaining('denied'))
})

test('multi-region access points', async () => {
  const { resources } = await collectAll(s3, full)
  expect(resources.at(-1)).toMatchObject({
    arn: `arn:aws:s3::${account}:accesspoint/m.mrap`,
    type: 'AWS::S3::MultiRegionAccessPoint',
    configuration: { Name: 'm', PublicAccessBlockConfiguration: block, Regions: [{ Bucket: 'b' }] },
    observed: { Status: 'READY' },
  })
  const other = await collectAll(s3, { ...full, 's3control:ListMultiRegionAccessPoints': denied }, { partition: 'aws-cn' })
  expect(other.actions).not.toContain('s3control:ListMultiRegionAccessPoints')
  expect(other.gaps).toEqual([])
})

test.each([denied, {}])('a refused or empty answer on multi-region access points is a gap of theirs alone', async (answer) => {
  const { gaps, resources } = await collectAll(s3, { ...full, 's3control:ListMultiRegionAccessPoints': answer })
  expect(gaps).toMatchObject([{ action: 's3:ListMultiRegionAccessPoints', types: ['AWS::S3::MultiRegionAccessPoint'] }])
  expect(resources).toHaveLength(2)
})

test('what nobody wants is not asked', async () => {
  const wants = (type: string, property?: string) => type === 'AWS::S3::Bucket' && (property === undefined || property === 'MFADelete')
  const { actions } = await collectAll(s3, full, { wants })
  expect(actions).toEqual(['s3:ListBuckets', 's3:GetBucketVersioning'])
})
