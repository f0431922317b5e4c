import {
  type CacheCluster,
  DescribeCacheClustersCommand,
  DescribeReplicationGroupsCommand,
  ElastiCacheClient,
  type ReplicationGroup,
} from '@aws-sdk/client-elasticache'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { orNone } from './detail.ts'
import { listed } from './listed.ts'

const groupType = 'AWS::ElastiCache::ReplicationGroup'
const clusterType = 'AWS::ElastiCache::CacheCluster'

/** Replication groups of Redis OSS and Valkey, and cache clusters with their engine's version. */
export const elasticache: Collector = {
  service: 'elasticache',
  scope: 'regional',
  brings: {
    [groupType]: { list: ['elasticache:DescribeReplicationGroups'] },
    [clusterType]: { list: ['elasticache:DescribeCacheClusters'] },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('elasticache', ElastiCacheClient, scope.region)
  if (scope.wants(groupType))
    yield* listed(scope, {
      action: 'elasticache:DescribeReplicationGroups',
      types: [groupType],
      page: async (Marker) => {
        const answer = await client.send(new DescribeReplicationGroupsCommand({ MaxRecords: 100, Marker }))
        if (!answer.ReplicationGroups) throw new Error('the answer holds no list of replication groups')
        return { items: answer.ReplicationGroups, next: answer.Marker }
      },
      read: (group) => groupResource(group, scope),
    })
  if (scope.wants(clusterType))
    yield* listed(scope, {
      action: 'elasticache:DescribeCacheClusters',
      types: [clusterType],
      page: async (Marker) => {
        const answer = await client.send(new DescribeCacheClustersCommand({ MaxRecords: 100, Marker }))
        if (!answer.CacheClusters) throw new Error('the answer holds no list of cache clusters')
        return { items: answer.CacheClusters, next: answer.Marker }
      },
      read: (cluster) => clusterResource(cluster, scope),
    })
}

function groupResource(group: ReplicationGroup, scope: CollectorScope): Resource {
  if (!group.ARN) throw new Error('elasticache:DescribeReplicationGroups gave a group without an ARN')
  return collectedResource(groupType, scope, {
    arn: group.ARN,
    configuration: {
      ReplicationGroupId: { value: group.ReplicationGroupId },
      Engine: { value: group.Engine ?? 'redis' },
      AtRestEncryptionEnabled: { value: group.AtRestEncryptionEnabled },
      TransitEncryptionEnabled: { value: group.TransitEncryptionEnabled },
      AutoMinorVersionUpgrade: { value: group.AutoMinorVersionUpgrade },
      SnapshotRetentionLimit: { value: group.SnapshotRetentionLimit },
      UserGroupIds: { value: group.UserGroupIds ?? [] },
      KmsKeyId: orNone(group.KmsKeyId),
    },
    observed: { AuthTokenEnabled: { value: group.AuthTokenEnabled }, MemberClusters: { value: group.MemberClusters ?? [] } },
  })
}

function clusterResource(cluster: CacheCluster, scope: CollectorScope): Resource {
  if (!cluster.ARN) throw new Error('elasticache:DescribeCacheClusters gave a cluster without an ARN')
  return collectedResource(clusterType, scope, {
    arn: cluster.ARN,
    configuration: {
      ClusterName: { value: cluster.CacheClusterId },
      Engine: { value: cluster.Engine },
      EngineVersion: { value: cluster.EngineVersion },
      AutoMinorVersionUpgrade: { value: cluster.AutoMinorVersionUpgrade },
    },
    observed: { ReplicationGroupId: orNone(cluster.ReplicationGroupId) },
  })
}
