import { type Cluster, DescribeClusterCommand, EKSClient, ListClustersCommand } from '@aws-sdk/client-eks'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { detail, mapDetail } from './detail.ts'
import { listed } from './listed.ts'

const clusterType = 'AWS::EKS::Cluster'

/** EKS clusters: version, endpoint, encryption of secrets, and what their control plane logs. */
export const eks: Collector = {
  service: 'eks',
  scope: 'regional',
  brings: { [clusterType]: { list: ['eks:DescribeCluster', 'eks:ListClusters'] } },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('eks', EKSClient, scope.region)
  yield* listed(scope, {
    action: 'eks:ListClusters',
    types: [clusterType],
    page: async (nextToken) => {
      const answer = await client.send(new ListClustersCommand({ maxResults: 100, nextToken }))
      if (!answer.clusters) throw new Error('the answer holds no list of clusters')
      return { items: answer.clusters, next: answer.nextToken }
    },
    read: (name) => clusterResource(client, scope, name),
  })
}

async function clusterResource(client: EKSClient, scope: CollectorScope, name: string): Promise<Resource> {
  const cluster = await detail(
    'eks:DescribeCluster',
    scope.region,
    async () => {
      const { cluster: described } = await client.send(new DescribeClusterCommand({ name }))
      if (!described) throw new Error('the answer holds no cluster')
      return described
    },
    { gone: ['ResourceNotFoundException'] },
  )
  return collectedResource(clusterType, scope, {
    arn: `arn:${scope.partition}:eks:${scope.region}:${scope.account}:cluster/${name}`,
    tags: mapDetail(cluster, ({ tags }) => ({ ...tags })),
    configuration: {
      Name: { value: name },
      Version: mapDetail(cluster, ({ version }) => version),
      // CloudFormation lists the types that are on; the API lists types with a switch each.
      Logging: mapDetail(cluster, ({ logging }) => {
        if (!logging?.clusterLogging) return undefined
        const enabled = logging.clusterLogging.flatMap((setup) => (setup.enabled ? (setup.types ?? []) : []))
        return { ClusterLogging: { EnabledTypes: enabled.map((Type) => ({ Type })) } }
      }),
      EncryptionConfig: mapDetail(cluster, ({ encryptionConfig }) =>
        (encryptionConfig ?? []).map(({ resources = [], provider }) => ({
          Resources: resources,
          Provider: { KeyArn: provider?.keyArn },
        })),
      ),
      ResourcesVpcConfig: mapDetail(cluster, endpointOf),
    },
  })
}

function endpointOf({ resourcesVpcConfig: vpc }: Cluster) {
  if (!vpc) return undefined
  return {
    EndpointPublicAccess: vpc.endpointPublicAccess,
    EndpointPrivateAccess: vpc.endpointPrivateAccess,
    PublicAccessCidrs: vpc.publicAccessCidrs ?? [],
    SubnetIds: vpc.subnetIds ?? [],
    SecurityGroupIds: [...new Set([...(vpc.securityGroupIds ?? []), ...(vpc.clusterSecurityGroupId ? [vpc.clusterSecurityGroupId] : [])])],
  }
}
