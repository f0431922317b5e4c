import type { Bucket } from '@aws-sdk/client-s3'
import { GetBucketLocationCommand, ListBucketsCommand } from '@aws-sdk/client-s3'
import { GetPublicAccessBlockCommand } from '@aws-sdk/client-s3-control'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { type Detail, detail, GoneError, gapOf, gather, mapDetail } from './detail.ts'
import { inOrder } from './in-order.ts'
import { pages } from './pages.ts'
import { bucketDetails } from './s3-bucket.ts'

const bucketType = 'AWS::S3::Bucket'

/** Buckets read at a time; each costs up to eight calls, made together. */
const width = 4

/**
 * Buckets: listed once for the account, each asked in its region. Property names are those of AWS::S3::Bucket; `Policy` is the
 * PolicyDocument of AWS::S3::BucketPolicy, folded into its bucket; the account-wide block of public access is in each bucket's `observed`.
 */
export const s3: Collector = {
  service: 's3',
  scope: 'global',
  actions: [
    's3:GetAccountPublicAccessBlock',
    's3:GetBucketAcl',
    's3:GetBucketLocation',
    's3:GetBucketLogging',
    's3:GetBucketPolicy',
    's3:GetBucketPolicyStatus',
    's3:GetBucketPublicAccessBlock',
    's3:GetBucketTagging',
    's3:GetBucketVersioning',
    's3:GetEncryptionConfiguration',
    's3:ListAllMyBuckets',
  ],
  types: [bucketType],
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const accountBlock = await accountPublicAccessBlock(clients, scope)
  try {
    const buckets = pages((token) => listBuckets(clients, scope.region, token))
    for await (const collected of inOrder(buckets, width, (bucket) => collectBucket(clients, bucket, scope, accountBlock)))
      if (collected) yield collected
  } catch (error) {
    yield gapOf('s3:ListBuckets', scope.region, error, [bucketType])
  }
}

async function listBuckets(clients: AwsClients, region: string, token: string | undefined) {
  // With MaxBuckets AWS pages the answer and tells each bucket's region, which saves a call a bucket.
  const answer = await clients.s3(region).send(new ListBucketsCommand({ MaxBuckets: 1_000, ContinuationToken: token }))
  if (!answer.Buckets && !answer.Owner) throw new Error('the answer holds no list of buckets')
  return { items: answer.Buckets ?? [], next: answer.ContinuationToken }
}

async function accountPublicAccessBlock(clients: AwsClients, scope: CollectorScope): Promise<Detail<unknown>> {
  return detail(
    's3control:GetPublicAccessBlock',
    scope.region,
    async () => {
      const answer = await clients.s3control(scope.region).send(new GetPublicAccessBlockCommand({ AccountId: scope.account }))
      if (!answer.PublicAccessBlockConfiguration) throw new Error('the answer holds no configuration')
      return answer.PublicAccessBlockConfiguration
    },
    { facts: { NoSuchPublicAccessBlockConfiguration: null } },
  )
}

/** A bucket; nothing when it was deleted since it was listed; a gap when its region, a part of its identity, could not be read. */
async function collectBucket(
  clients: AwsClients,
  bucket: Bucket,
  scope: CollectorScope,
  accountBlock: Detail<unknown>,
): Promise<Collected | undefined> {
  const { Name: name } = bucket
  if (!name) throw new Error('s3:ListBuckets gave a bucket without a name')
  try {
    const region = bucket.BucketRegion ?? (await bucketRegion(clients, name, scope.region))
    return { kind: 'resource', resource: await bucketResource(clients, { bucket, name, region }, scope, accountBlock) }
  } catch (error) {
    if (error instanceof GoneError || (error instanceof Error && error.name === 'NoSuchBucket')) return undefined
    return gapOf('s3:GetBucketLocation', scope.region, error, [bucketType])
  }
}

/** Region of a bucket. The first two regions have names of their own (S3 API, GetBucketLocation). */
async function bucketRegion(clients: AwsClients, name: string, askedIn: string): Promise<string> {
  const { LocationConstraint: location } = await clients.s3(askedIn).send(new GetBucketLocationCommand({ Bucket: name }))
  if (!location) return 'us-east-1'
  return location === 'EU' ? 'eu-west-1' : location
}

async function bucketResource(
  clients: AwsClients,
  { bucket, name, region }: { readonly bucket: Bucket; readonly name: string; readonly region: string },
  scope: CollectorScope,
  accountBlock: Detail<unknown>,
): Promise<Resource> {
  const details = await bucketDetails(clients.s3(region), name, region)
  const configuration = gather({ BucketName: { value: name }, ...details.configuration })
  const observed = gather({
    ...details.observed,
    AccountPublicAccessBlock: accountBlock,
    CreationDate: mapDetail({ value: bucket.CreationDate }, (date) => date?.toISOString() ?? null),
  })
  const tags = gather({ Tags: details.tags })
  const unseen = { ...configuration.unseen, ...observed.unseen, ...tags.unseen }
  return {
    arn: `arn:${scope.partition}:s3:::${name}`,
    type: bucketType,
    account: scope.account,
    region,
    tags: 'value' in details.tags ? details.tags.value : {},
    configuration: configuration.seen,
    observed: observed.seen,
    ...(Object.keys(unseen).length > 0 ? { unseen } : {}),
  }
}
