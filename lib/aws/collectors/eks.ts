import { DescribeClusterCommand, EKSClient, ListClustersCommand } from '@aws-sdk/client-eks'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { detail, GoneError, gapOf, gather, mapDetail } from './detail.ts'
import { inOrder } from './in-order.ts'
import { pages } from './pages.ts'

const clusterType = 'AWS::EKS::Cluster'

/** Clusters read at a time. */
const width = 4

/** EKS clusters with what their control plane logs. */
export const eks: Collector = {
  service: 'eks',
  scope: 'regional',
  brings: { [clusterType]: { list: ['eks:DescribeCluster', 'eks:ListClusters'] } },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  try {
    const names = pages((token) => clusterNames(clients, scope.region, token))
    for await (const resource of inOrder(names, width, (name) => clusterResource(clients, name, scope)))
      if (resource) yield { kind: 'resource', resource }
  } catch (error) {
    yield gapOf('eks:ListClusters', scope.region, error, [clusterType])
  }
}

async function clusterNames(clients: AwsClients, region: string, token: string | undefined) {
  const answer = await clients.of('eks', EKSClient, region).send(new ListClustersCommand({ maxResults: 100, nextToken: token }))
  if (!answer.clusters) throw new Error('the answer holds no list of clusters')
  return { items: answer.clusters, next: answer.nextToken }
}

/** A cluster; undefined when it was deleted since it was listed. */
async function clusterResource(clients: AwsClients, name: string, scope: CollectorScope): Promise<Resource | undefined> {
  try {
    const cluster = await detail(
      'eks:DescribeCluster',
      scope.region,
      async () => {
        const { cluster: described } = await clients.of('eks', EKSClient, scope.region).send(new DescribeClusterCommand({ name }))
        if (!described) throw new Error('the answer holds no cluster')
        return described
      },
      { gone: ['ResourceNotFoundException'] },
    )
    const configuration = gather({
      Name: { value: name },
      Version: mapDetail(cluster, ({ version }) => version ?? null),
      // CloudFormation lists the types that are on; the API lists types with a switch each.
      Logging: mapDetail(cluster, ({ logging }) => {
        const enabled = (logging?.clusterLogging ?? []).flatMap((setup) => (setup.enabled ? (setup.types ?? []) : []))
        return { ClusterLogging: { EnabledTypes: enabled.map((Type) => ({ Type })) } }
      }),
    })
    return {
      arn: `arn:${scope.partition}:eks:${scope.region}:${scope.account}:cluster/${name}`,
      type: clusterType,
      account: scope.account,
      region: scope.region,
      tags: 'value' in cluster ? { ...cluster.value.tags } : {},
      configuration: configuration.seen,
      unseen: { ...configuration.unseen, ...('unseen' in cluster ? { Tags: cluster.unseen } : {}) },
    }
  } catch (error) {
    if (error instanceof GoneError) return undefined
    throw error
  }
}
