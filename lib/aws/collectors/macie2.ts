import type { BucketMetadata } from '@aws-sdk/client-macie2'
import {
  DescribeBucketsCommand,
  GetAutomatedDiscoveryConfigurationCommand,
  GetMacieSessionCommand,
  Macie2Client,
} from '@aws-sdk/client-macie2'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import { errorName } from '../call-log.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { type Detail, detail, mapDetail } from './detail.ts'
import { listed } from './listed.ts'

const sessionType = 'AWS::Macie::Session'
const bucketType = 'Keepwatch::Macie2::Bucket'

/** Macie says with an access error of these words that it is off (Macie API reference, GetMacieSession). */
function saysOff(error: unknown): boolean {
  return errorName(error) === 'AccessDeniedException' && error instanceof Error && /Macie is not enabled/i.test(error.message)
}

/** Whether Macie is on in a region (where it is off the status is DISABLED), and what it says of the account's buckets there. */
export const macie2: Collector = {
  service: 'macie2',
  scope: 'regional',
  brings: {
    [sessionType]: {
      list: ['macie2:GetMacieSession'],
      details: { AutomatedDiscoveryStatus: ['macie2:GetAutomatedDiscoveryConfiguration'] },
    },
    [bucketType]: { list: ['macie2:DescribeBuckets'] },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('macie2', Macie2Client, scope.region)
  if (scope.wants(sessionType))
    yield* listed(scope, {
      action: 'macie2:GetMacieSession',
      types: [sessionType],
      page: async () => ({ items: [await sessionStatus(client)], next: undefined }),
      read: (status) => sessionResource(client, scope, status),
    })
  if (scope.wants(bucketType))
    yield* listed(scope, {
      action: 'macie2:DescribeBuckets',
      types: [bucketType],
      page: (token) => bucketPage(client, scope.account, token),
      read: (bucket) => bucketResource(scope, bucket),
    })
}

async function sessionStatus(client: Macie2Client): Promise<string> {
  try {
    const { status } = await client.send(new GetMacieSessionCommand({}))
    if (status === undefined) throw new Error('the answer holds no status')
    return status
  } catch (error) {
    if (saysOff(error)) return 'DISABLED'
    throw error
  }
}

interface DiscoveryAnswer {
  readonly status?: string | undefined
}

async function sessionResource(client: Macie2Client, scope: CollectorScope, status: string): Promise<Resource> {
  const ask = () =>
    detail<DiscoveryAnswer>('macie2:GetAutomatedDiscoveryConfiguration', scope.region, () =>
      client.send(new GetAutomatedDiscoveryConfigurationCommand({})),
    )
  const discovery: Detail<DiscoveryAnswer> =
    status === 'DISABLED' ? { value: { status } } : await wanted(scope, sessionType, 'AutomatedDiscoveryStatus', ask)
  return collectedResource(sessionType, scope, {
    arn: `arn:${scope.partition}:macie2:${scope.region}:${scope.account}:session`,
    configuration: { Status: { value: status } },
    observed: { AutomatedDiscoveryStatus: mapDetail(discovery, (answer) => answer.status) },
  })
}

/** Buckets of this account: an administrator is told those of its members as well. Where Macie is off it knows none. */
async function bucketPage(client: Macie2Client, account: string, token: string | undefined) {
  try {
    const criteria = { accountId: { eq: [account] } }
    const { buckets, nextToken } = await client.send(new DescribeBucketsCommand({ criteria, maxResults: 200, nextToken: token }))
    if (!buckets) throw new Error('the answer holds no list of buckets')
    return { items: buckets, next: nextToken }
  } catch (error) {
    if (saysOff(error)) return { items: [], next: undefined }
    throw error
  }
}

function bucketResource(scope: CollectorScope, bucket: BucketMetadata): Resource | undefined {
  const { bucketName: name, accountId } = bucket
  if (accountId !== undefined && accountId !== scope.account) return undefined
  if (!name) throw new Error('macie2:DescribeBuckets gave a bucket without a name')
  const job = bucket.jobDetails
  return collectedResource(bucketType, scope, {
    arn: bucket.bucketArn ?? `arn:${scope.partition}:s3:::${name}`,
    observed: {
      BucketName: { value: name },
      SensitivityScore: { value: bucket.sensitivityScore ?? null },
      LastAutomatedDiscoveryTime: { value: bucket.lastAutomatedDiscoveryTime?.toISOString() ?? null },
      InJob: { value: job ? job.isDefinedInJob === 'TRUE' || job.isMonitoredByJob === 'TRUE' : null },
      ClassifiableObjectCount: { value: bucket.classifiableObjectCount ?? null },
      ErrorCode: { value: bucket.errorCode ?? null },
    },
  })
}
