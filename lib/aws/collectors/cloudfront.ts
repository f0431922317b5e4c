import type { DistributionConfig, DistributionSummary } from '@aws-sdk/client-cloudfront'
import { CloudFrontClient, GetDistributionConfigCommand, ListDistributionsCommand } from '@aws-sdk/client-cloudfront'
import { GetBucketLocationCommand } from '@aws-sdk/client-s3'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { s3Client } from '../s3-clients.ts'
import { distributionShape } from './cloudfront-shapes.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { type Detail, detail, mapDetail } from './detail.ts'
import { listed } from './listed.ts'
import type { Page } from './pages.ts'

const distributionType = 'AWS::CloudFront::Distribution'

type BucketState = 'there' | 'missing' | 'refused'

/**
 * Distributions. The listing tells most of a configuration, not where it logs to nor its root object, so each is asked for whole. Values of
 * headers that are sent to origins are left out: they are secrets as a rule.
 */
export const cloudfront: Collector = {
  service: 'cloudfront',
  scope: 'global',
  brings: {
    [distributionType]: {
      list: ['cloudfront:ListDistributions'],
      details: { DistributionConfig: ['cloudfront:GetDistributionConfig'], OriginBuckets: ['s3:GetBucketLocation'] },
    },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('cloudfront', CloudFrontClient, scope.region)
  yield* listed(scope, {
    action: 'cloudfront:ListDistributions',
    types: [distributionType],
    page: (token) => distributionsOf(client, token),
    read: (summary) => distributionResource(clients, client, summary, scope),
  })
}

async function distributionsOf(client: CloudFrontClient, Marker: string | undefined): Promise<Page<DistributionSummary>> {
  const { DistributionList: list } = await client.send(new ListDistributionsCommand({ MaxItems: 100, Marker }))
  // CloudFront leaves the items out when there are none, and says so in the quantity.
  if (!list || (!list.Items && list.Quantity !== 0)) throw new Error('the answer holds no list of distributions')
  return { items: list.Items ?? [], next: list.NextMarker }
}

async function distributionResource(
  clients: AwsClients,
  client: CloudFrontClient,
  summary: DistributionSummary,
  scope: CollectorScope,
): Promise<Resource> {
  const { ARN: arn, Id } = summary
  if (!arn || !Id) throw new Error('cloudfront:ListDistributions gave a distribution without an ARN or an id')
  const configuration = await wanted(scope, distributionType, 'DistributionConfig', () => configurationOf(client, Id, scope.region))
  return collectedResource(distributionType, scope, {
    arn,
    region: 'global',
    configuration: { DistributionConfig: mapDetail(configuration, distributionShape) },
    observed: {
      Id: { value: Id },
      Status: { value: summary.Status ?? null },
      DomainName: { value: summary.DomainName ?? null },
      OriginBuckets: await wanted(scope, distributionType, 'OriginBuckets', () => bucketsOf(clients, summary, scope.region)),
    },
  })
}

function configurationOf(client: CloudFrontClient, Id: string, region: string): Promise<Detail<DistributionConfig>> {
  return detail(
    'cloudfront:GetDistributionConfig',
    region,
    async () => {
      const { DistributionConfig: configuration } = await client.send(new GetDistributionConfigCommand({ Id }))
      if (!configuration) throw new Error('the answer holds no configuration')
      return configuration
    },
    { gone: ['NoSuchDistribution'] },
  )
}

/** Endpoints of a bucket: global, of a region (with a dot or a dash), of its website, dual-stack (S3 User Guide, "Amazon S3 endpoints"). */
const bucketHost = /^(?<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\.s3(?:[.-][a-z0-9.-]{1,80})?\.amazonaws\.com(?:\.cn)?$/

/** Name of the bucket behind the host name of an origin; undefined where it is none of S3. */
export const bucketOfHost = (host: string): string | undefined => bucketHost.exec(host.toLowerCase())?.groups?.['bucket']

/** What S3 says of each bucket behind the origins. Only its answer "no such bucket" proves that anybody may take the name. */
async function bucketsOf(clients: AwsClients, { Origins: origins }: DistributionSummary, region: string): Promise<Detail<unknown>> {
  if (!origins?.Items) return { unseen: 'cloudfront:ListDistributions gave no origins' }
  const known = new Map<string, Detail<BucketState>>()
  const states: { readonly OriginId: string | undefined; readonly Bucket: string; readonly State: BucketState }[] = []
  for (const { Id: OriginId, DomainName: host } of origins.Items) {
    const Bucket = bucketOfHost(host ?? '')
    if (Bucket === undefined) continue
    const state = known.get(Bucket) ?? (await stateOf(clients, Bucket, region))
    known.set(Bucket, state)
    if ('unseen' in state) return state
    states.push({ OriginId, Bucket, State: state.value })
  }
  return { value: states }
}

function stateOf(clients: AwsClients, Bucket: string, region: string): Promise<Detail<BucketState>> {
  const facts = { NoSuchBucket: 'missing', AccessDenied: 'refused', AllAccessDisabled: 'refused', Forbidden: 'refused' } as const
  return detail<BucketState>(
    's3:GetBucketLocation',
    region,
    async () => {
      await s3Client(clients, region).send(new GetBucketLocationCommand({ Bucket }))
      return 'there'
    },
    { facts },
  )
}
