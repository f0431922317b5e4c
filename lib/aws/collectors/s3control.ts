import type { AccessPoint } from '@aws-sdk/client-s3-control'
import { GetAccessPointCommand, ListAccessPointsCommand } from '@aws-sdk/client-s3-control'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { s3controlClient } from '../s3-clients.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { detail, mapDetail } from './detail.ts'
import { listed } from './listed.ts'

const type = 'AWS::S3::AccessPoint'

/** Access points of buckets; each region lists its own. Those of file systems are not listed unless one asks for them. */
export const s3control: Collector = {
  service: 's3control',
  scope: 'regional',
  brings: { [type]: { list: ['s3:ListAccessPoints'], details: { PublicAccessBlockConfiguration: ['s3:GetAccessPoint'] } } },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  yield* listed(scope, {
    action: 's3:ListAccessPoints',
    types: [type],
    page: async (token) => {
      const answer = await s3controlClient(clients, scope.region).send(
        new ListAccessPointsCommand({ AccountId: scope.account, MaxResults: 1_000, NextToken: token }),
      )
      if (!answer.AccessPointList) throw new Error('the answer holds no list of access points')
      return { items: answer.AccessPointList, next: answer.NextToken }
    },
    read: (point) => accessPoint(clients, scope, point),
  })
}

async function accessPoint(clients: AwsClients, scope: CollectorScope, point: AccessPoint): Promise<Resource> {
  const { Name: name, AccessPointArn: arn } = point
  if (!name) throw new Error('s3:ListAccessPoints gave an access point without a name')
  const block = await wanted(scope, type, 'PublicAccessBlockConfiguration', async () =>
    mapDetail(
      await detail(
        's3:GetAccessPoint',
        scope.region,
        () => s3controlClient(clients, scope.region).send(new GetAccessPointCommand({ AccountId: scope.account, Name: name })),
        { gone: ['NoSuchAccessPoint'] },
      ),
      (answer) => answer.PublicAccessBlockConfiguration,
    ),
  )
  return collectedResource(type, scope, {
    arn: arn ?? `arn:${scope.partition}:s3:${scope.region}:${scope.account}:accesspoint/${name}`,
    configuration: {
      Name: { value: name },
      Bucket: { value: point.Bucket },
      BucketAccountId: { value: point.BucketAccountId ?? null },
      VpcConfiguration: { value: point.VpcConfiguration ?? null },
      PublicAccessBlockConfiguration: block,
    },
    observed: { NetworkOrigin: { value: point.NetworkOrigin ?? null } },
  })
}
