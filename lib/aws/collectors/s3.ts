import type { Bucket } from '@aws-sdk/client-s3'
import { GetBucketLocationCommand, ListBucketsCommand } from '@aws-sdk/client-s3'
import {
  GetPublicAccessBlockCommand,
  ListMultiRegionAccessPointsCommand,
  type MultiRegionAccessPointReport,
} from '@aws-sdk/client-s3-control'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import { errorName } from '../call-log.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { s3Client, s3controlClient } from '../s3-clients.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { type Detail, detail, GoneError, mapDetail, UnreadableError } from './detail.ts'
import { listed } from './listed.ts'
import { bucketDetails } from './s3-bucket.ts'

const bucketType = 'AWS::S3::Bucket'
const accountType = 'Keepwatch::S3::Account'
const multiRegionType = 'AWS::S3::MultiRegionAccessPoint'

/** The only region in which multi-region access points are listed (S3 User Guide, "Multi-Region Access Point restrictions"). */
const multiRegionHome = 'us-west-2'

/**
 * Buckets: listed once for the account, each asked in its region. Property names are those of AWS::S3::Bucket; `Policy` is the
 * PolicyDocument of AWS::S3::BucketPolicy, folded into its bucket; the account-wide block of public access is in each bucket's `observed`,
 * and a resource of its own. Access points of one region are in `s3control.ts`.
 */
export const s3: Collector = {
  service: 's3',
  scope: 'global',
  brings: {
    [bucketType]: {
      list: ['s3:GetBucketLocation', 's3:ListAllMyBuckets'],
      details: {
        AccountPublicAccessBlock: ['s3:GetAccountPublicAccessBlock'],
        Acl: ['s3:GetBucketAcl'],
        BucketEncryption: ['s3:GetEncryptionConfiguration'],
        LifecycleConfiguration: ['s3:GetLifecycleConfiguration'],
        LoggingConfiguration: ['s3:GetBucketLogging'],
        MFADelete: ['s3:GetBucketVersioning'],
        NotificationConfiguration: ['s3:GetBucketNotification'],
        ObjectLockConfiguration: ['s3:GetBucketObjectLockConfiguration'],
        OwnershipControls: ['s3:GetBucketOwnershipControls'],
        Policy: ['s3:GetBucketPolicy'],
        PolicyStatus: ['s3:GetBucketPolicyStatus'],
        PublicAccessBlockConfiguration: ['s3:GetBucketPublicAccessBlock'],
        ReplicationConfiguration: ['s3:GetReplicationConfiguration'],
        Tags: ['s3:GetBucketTagging'],
        VersioningConfiguration: ['s3:GetBucketVersioning'],
      },
    },
    [accountType]: { list: ['s3:GetAccountPublicAccessBlock'] },
    [multiRegionType]: { list: ['s3:ListMultiRegionAccessPoints'] },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const ask = once(() => accountPublicAccessBlock(clients, scope))
  if (scope.wants(accountType))
    yield* listed(scope, {
      action: 's3:GetAccountPublicAccessBlock',
      types: [accountType],
      page: async () => ({ items: [`arn:${scope.partition}:s3::${scope.account}:account`], next: undefined }),
      read: async (arn) =>
        collectedResource(accountType, scope, { arn, region: 'global', observed: { AccountPublicAccessBlock: await ask() } }),
    })
  if (scope.wants(bucketType)) {
    const accountBlock = await wanted(scope, bucketType, 'AccountPublicAccessBlock', ask)
    yield* listed(scope, {
      action: 's3:ListBuckets',
      types: [bucketType],
      page: (token) => listBuckets(clients, scope.region, token),
      read: (bucket) => readBucket(clients, bucket, scope, accountBlock),
    })
  }
  // Other partitions have none of them.
  if (scope.wants(multiRegionType) && scope.partition === 'aws')
    yield* listed(scope, {
      action: 's3:ListMultiRegionAccessPoints',
      types: [multiRegionType],
      page: (token) => listMultiRegionAccessPoints(clients, scope.account, token),
      read: (point) => multiRegionAccessPoint(scope, point),
    })
}

/** The same question asked once, whoever needs the answer first. */
function once<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let asked: Promise<Value> | undefined
  return () => {
    asked ??= ask()
    return asked
  }
}

async function listMultiRegionAccessPoints(clients: AwsClients, account: string, token: string | undefined) {
  const answer = await s3controlClient(clients, multiRegionHome).send(
    new ListMultiRegionAccessPointsCommand({ AccountId: account, MaxResults: 1_000, NextToken: token }),
  )
  if (!answer.AccessPoints) throw new Error('the answer holds no list of multi-region access points')
  return { items: answer.AccessPoints, next: answer.NextToken }
}

function multiRegionAccessPoint(scope: CollectorScope, point: MultiRegionAccessPointReport): Resource {
  const { Name: name, Alias: alias, Regions: regions } = point
  if (!name) throw new Error('s3:ListMultiRegionAccessPoints gave one without a name')
  return collectedResource(multiRegionType, scope, {
    arn: `arn:${scope.partition}:s3::${scope.account}:accesspoint/${alias ?? name}`,
    region: 'global',
    configuration: {
      Name: { value: name },
      PublicAccessBlockConfiguration: { value: point.PublicAccessBlock },
      Regions: { value: regions?.map(({ Bucket, BucketAccountId }) => ({ Bucket, BucketAccountId })) },
    },
    observed: { Status: { value: point.Status ?? null } },
  })
}

async function listBuckets(clients: AwsClients, region: string, token: string | undefined) {
  // With MaxBuckets AWS pages the answer and tells each bucket's region, which saves a call a bucket.
  const answer = await s3Client(clients, region).send(new ListBucketsCommand({ MaxBuckets: 1_000, ContinuationToken: token }))
  if (!answer.Buckets && !answer.Owner) throw new Error('the answer holds no list of buckets')
  return { items: answer.Buckets ?? [], next: answer.ContinuationToken }
}

async function accountPublicAccessBlock(clients: AwsClients, scope: CollectorScope): Promise<Detail<unknown>> {
  return detail(
    's3control:GetPublicAccessBlock',
    scope.region,
    async () => {
      const answer = await s3controlClient(clients, scope.region).send(new GetPublicAccessBlockCommand({ AccountId: scope.account }))
      if (!answer.PublicAccessBlockConfiguration) throw new Error('the answer holds no configuration')
      return answer.PublicAccessBlockConfiguration
    },
    { facts: { NoSuchPublicAccessBlockConfiguration: null } },
  )
}

/** A bucket. That its region, a part of its identity, could not be read is an error of the whole bucket. */
async function readBucket(clients: AwsClients, bucket: Bucket, scope: CollectorScope, accountBlock: Detail<unknown>): Promise<Resource> {
  const { Name: name } = bucket
  if (!name) throw new Error('s3:ListBuckets gave a bucket without a name')
  try {
    const region = bucket.BucketRegion ?? (await bucketRegion(clients, name, scope.region))
    const details = await bucketDetails(s3Client(clients, region), scope, { name, region })
    return collectedResource(bucketType, scope, {
      arn: `arn:${scope.partition}:s3:::${name}`,
      region,
      tags: details.tags,
      configuration: { BucketName: { value: name }, ...details.configuration },
      observed: {
        ...details.observed,
        AccountPublicAccessBlock: accountBlock,
        CreationDate: mapDetail({ value: bucket.CreationDate }, (date) => date?.toISOString() ?? null),
      },
    })
  } catch (error) {
    if (errorName(error) === 'NoSuchBucket' || error instanceof GoneError) throw new GoneError('s3:GetBucketLocation')
    throw new UnreadableError('s3:GetBucketLocation', error)
  }
}

/** Region of a bucket. The first two regions have names of their own (S3 API, GetBucketLocation). */
async function bucketRegion(clients: AwsClients, name: string, askedIn: string): Promise<string> {
  const { LocationConstraint: location } = await s3Client(clients, askedIn).send(new GetBucketLocationCommand({ Bucket: name }))
  if (!location) return 'us-east-1'
  return location === 'EU' ? 'eu-west-1' : location
}
