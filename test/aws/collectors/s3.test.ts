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
}

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
}

test('a bucket under the names of CloudFormation, asked in its region', async () => {
  const { resources, gaps } = await collectAll(s3, full)
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
  const { resources } = await collectAll(s3, bare)
  expect(resources[0]?.unseen).toBeUndefined()
  expect(resources[0]).toMatchObject({
    tags: {},
    configuration: {
      PublicAccessBlockConfiguration: null,
      Policy: null,
      BucketEncryption: null,
      VersioningConfiguration: null,
      LoggingConfiguration: null,
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
]

test.each(details)('%s refused leaves %s unseen, and the rest seen', async (action, property) => {
  for (const error of [denied, awsError('SlowDown', 503), awsError('Error', 404)]) {
    const { resources, gaps } = await collectAll(s3, { ...full, [action]: error })
    expect(gaps).toEqual([])
    expect(resources[0]?.unseen).toHaveProperty(property, expect.stringContaining(action))
    expect({ ...resources[0]?.configuration, ...resources[0]?.observed }).not.toHaveProperty(property)
  }
})

test.each(details.filter(([action]) => !/Versioning|Logging|Tagging/.test(action)))(
  'an empty answer of %s leaves %s unseen',
  async (action, property) => {
    const { resources } = await collectAll(s3, { ...full, [action]: {} })
    expect(resources[0]?.unseen).toHaveProperty(property)
  },
)

test('a policy that is no JSON is unseen', async () => {
  const { resources } = await collectAll(s3, { ...full, 's3:GetBucketPolicy': { Policy: '<html>' } })
  expect(resources[0]?.unseen).toHaveProperty('Policy')
})

test('a bucket deleted meanwhile is dropped', async () => {
  const { resources, gaps } = await collectAll(s3, { ...full, 's3:GetBucketAcl': awsError('NoSuchBucket', 404) })
  expect({ resources, gaps }).toEqual({ resources: [], gaps: [] })
})

test.each([
  [undefined, 'us-east-1'],
  ['', 'us-east-1'],
  ['EU', 'eu-west-1'],
  ['ap-south-1', 'ap-south-1'],
])('where the list has no region, the location %s is %s', async (location, region) => {
  const { resources } = await collectAll(s3, {
    ...full,
    's3:ListBuckets': { Buckets: [{ Name: 'b' }] },
    's3:GetBucketLocation': { LocationConstraint: location },
  })
  expect(resources[0]?.region).toBe(region)
})

test('a region that is refused is a gap: it is part of what the bucket is', async () => {
  const { resources, gaps } = await collectAll(s3, {
    ...full,
    's3:ListBuckets': { Buckets: [{ Name: 'b' }] },
    's3:GetBucketLocation': denied,
  })
  expect(resources).toEqual([])
  expect(gaps).toMatchObject([{ action: 's3:GetBucketLocation', outcome: 'denied', types: ['AWS::S3::Bucket'] }])
})

test('pages are followed to the end', async () => {
  const list = (input: { ContinuationToken?: string }) =>
    input.ContinuationToken === undefined
      ? { Buckets: [{ Name: 'a', BucketRegion: 'us-east-1' }], ContinuationToken: 't' }
      : { Buckets: [{ Name: 'z', BucketRegion: 'us-east-1' }] }
  const { resources } = await collectAll(s3, { ...full, 's3:ListBuckets': list })
  expect(resources.map(({ arn }) => arn)).toEqual(['arn:aws:s3:::a', 'arn:aws:s3:::z'])
})

test.each([
  ['refused', denied, 'denied'],
  ['without a list', {}, 'error'],
  ['with the same token for ever', { Buckets: [], ContinuationToken: 't' }, 'error'],
])('a list %s is a gap', async (_, answer, outcome) => {
  const { gaps } = await collectAll(s3, { ...full, 's3:ListBuckets': answer })
  expect(gaps).toMatchObject([{ action: 's3:ListBuckets', outcome, types: ['AWS::S3::Bucket'] }])
})
