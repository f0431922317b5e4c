import {
  type Cluster,
  DescribeClusterParametersCommand,
  DescribeClustersCommand,
  DescribeLoggingStatusCommand,
  RedshiftClient,
} from '@aws-sdk/client-redshift'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { type Detail, detail, mapDetail, orNone, tagsOf } from './detail.ts'
import { listed } from './listed.ts'

const clusterType = 'AWS::Redshift::Cluster'

/** Provisioned clusters, with where they log and whether their parameter group demands TLS. */
export const redshift: Collector = {
  service: 'redshift',
  scope: 'regional',
  brings: {
    [clusterType]: {
      list: ['redshift:DescribeClusters'],
      details: { LoggingProperties: ['redshift:DescribeLoggingStatus'], RequireSsl: ['redshift:DescribeClusterParameters'] },
    },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('redshift', RedshiftClient, scope.region)
  yield* listed(scope, {
    action: 'redshift:DescribeClusters',
    types: [clusterType],
    page: async (Marker) => {
      const answer = await client.send(new DescribeClustersCommand({ MaxRecords: 100, Marker }))
      if (!answer.Clusters) throw new Error('the answer holds no list of clusters')
      return { items: answer.Clusters, next: answer.Marker }
    },
    read: (cluster) => clusterResource(client, cluster, scope),
  })
}

async function clusterResource(client: RedshiftClient, cluster: Cluster, scope: CollectorScope): Promise<Resource> {
  const { ClusterIdentifier: id } = cluster
  if (!id) throw new Error('redshift:DescribeClusters gave a cluster without an id')
  const group = cluster.ClusterParameterGroups?.[0]?.ParameterGroupName
  const [logging, requireSsl] = await Promise.all([
    wanted(scope, clusterType, 'LoggingProperties', () => loggingOf(client, id, scope.region)),
    wanted(scope, clusterType, 'RequireSsl', () => requireSslOf(client, group, scope.region)),
  ])
  return collectedResource(clusterType, scope, {
    arn: `arn:${scope.partition}:redshift:${scope.region}:${scope.account}:cluster:${id}`,
    tags: { value: tagsOf(cluster.Tags) },
    configuration: {
      ClusterIdentifier: { value: id },
      Encrypted: { value: cluster.Encrypted },
      KmsKeyId: orNone(cluster.KmsKeyId),
      PubliclyAccessible: { value: cluster.PubliclyAccessible },
      AllowVersionUpgrade: { value: cluster.AllowVersionUpgrade },
      AutomatedSnapshotRetentionPeriod: { value: cluster.AutomatedSnapshotRetentionPeriod },
      EnhancedVpcRouting: { value: cluster.EnhancedVpcRouting },
      MultiAZ: mapDetail({ value: cluster.MultiAZ }, (text) => (text === undefined ? undefined : /^(enabled|true)$/i.test(text))),
      MasterUsername: orNone(cluster.MasterUsername),
      DBName: orNone(cluster.DBName),
      Port: orNone(cluster.Endpoint?.Port),
      ClusterParameterGroupName: orNone(group),
      ClusterSubnetGroupName: orNone(cluster.ClusterSubnetGroupName),
      VpcSecurityGroupIds: { value: (cluster.VpcSecurityGroups ?? []).flatMap(({ VpcSecurityGroupId: one }) => (one ? [one] : [])) },
      LoggingProperties: logging,
    },
    observed: { RequireSsl: requireSsl, VpcId: orNone(cluster.VpcId), Status: orNone(cluster.ClusterStatus) },
  })
}

/** Where the cluster logs; null: nowhere. To a bucket, or to CloudWatch Logs. */
function loggingOf(client: RedshiftClient, ClusterIdentifier: string, region: string): Promise<Detail<unknown>> {
  return detail(
    'redshift:DescribeLoggingStatus',
    region,
    async () => {
      const status = await client.send(new DescribeLoggingStatusCommand({ ClusterIdentifier }))
      if (status.LoggingEnabled === undefined) throw new Error('the answer does not say whether logging is on')
      if (!status.LoggingEnabled) return null
      return {
        BucketName: status.BucketName ?? null,
        LogDestinationType: status.LogDestinationType ?? null,
        LogExports: status.LogExports ?? [],
      }
    },
    { gone: ['ClusterNotFound', 'ClusterNotFoundFault'] },
  )
}

/** Value of `require_ssl` in the parameter group. */
function requireSslOf(client: RedshiftClient, ParameterGroupName: string | undefined, region: string): Promise<Detail<boolean>> {
  if (ParameterGroupName === undefined) return Promise.resolve({ unseen: 'the answer names no parameter group' })
  return detail('redshift:DescribeClusterParameters', region, async () => {
    const { Parameters: parameters } = await client.send(new DescribeClusterParametersCommand({ ParameterGroupName, MaxRecords: 100 }))
    const found = parameters?.find(({ ParameterName: name }) => name === 'require_ssl')
    if (!found) throw new Error('the answer holds no require_ssl')
    return found.ParameterValue?.toLowerCase() === 'true'
  })
}
