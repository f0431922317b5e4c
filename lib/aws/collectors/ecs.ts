import type { Cluster } from '@aws-sdk/client-ecs'
import { DescribeClustersCommand, ECSClient, ListClustersCommand, ListTaskDefinitionFamiliesCommand } from '@aws-sdk/client-ecs'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { servicesOf, serviceType, taskDefinitionsOf } from './ecs-services.ts'
import { TaskDefinitions, taskDefinitionType } from './ecs-task-definitions.ts'
import { listed } from './listed.ts'
import type { Page } from './pages.ts'

const clusterType = 'AWS::ECS::Cluster'

/**
 * ECS: clusters, services, and task definitions: the latest active revision of each family, and whatever older one a service still runs.
 * All revisions ever registered may be hundreds of thousands; none but these can start without somebody naming it.
 */
export const ecs: Collector = {
  service: 'ecs',
  scope: 'regional',
  brings: {
    [clusterType]: { list: ['ecs:DescribeClusters', 'ecs:ListClusters'] },
    [serviceType]: { list: ['ecs:DescribeServices', 'ecs:ListClusters', 'ecs:ListServices'] },
    [taskDefinitionType]: {
      list: [
        'ecs:DescribeServices',
        'ecs:DescribeTaskDefinition',
        'ecs:ListClusters',
        'ecs:ListServices',
        'ecs:ListTaskDefinitionFamilies',
      ],
    },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('ecs', ECSClient, scope.region)
  const taskDefinitions = new TaskDefinitions(client, scope)
  const clusterArns = clusterArnPages(client)
  if (scope.wants(clusterType))
    yield* listed(scope, {
      action: 'ecs:DescribeClusters',
      types: [clusterType],
      page: async (token) => clusterPage(client, await clusterArns(token)),
      read: (cluster) => clusterResource(cluster, scope),
    })
  if (scope.wants(taskDefinitionType))
    yield* listed(scope, {
      action: 'ecs:ListTaskDefinitionFamilies',
      types: [taskDefinitionType],
      page: async (nextToken) => {
        const answer = await client.send(new ListTaskDefinitionFamiliesCommand({ status: 'ACTIVE', maxResults: 100, nextToken }))
        if (!answer.families) throw new Error('the answer holds no list of families')
        return { items: answer.families, next: answer.nextToken }
      },
      read: (family) => taskDefinitions.read(family),
    })
  const running = new Map<string, readonly string[]>()
  const services = async (cluster: string): Promise<readonly Resource[]> => {
    const found = await servicesOf(client, scope, cluster)
    running.set(cluster, taskDefinitionsOf(found))
    return found
  }
  if (scope.wants(serviceType))
    yield* listed(scope, {
      action: 'ecs:ListServices',
      types: [serviceType],
      page: clusterArns,
      read: services,
    })
  if (scope.wants(taskDefinitionType))
    yield* listed(scope, {
      // A second walk over the clusters, for older revisions that still run; what services run is known from the first, if it was this unit's.
      action: 'ecs:DescribeTaskDefinition',
      types: [taskDefinitionType],
      page: clusterArns,
      read: async (cluster) => taskDefinitions.readOthers(running.get(cluster) ?? taskDefinitionsOf(await services(cluster))),
      width: 2,
    })
}

/** Pages of the cluster list (10,000 clusters a region at most), each asked for once: three listings go by it. */
function clusterArnPages(client: ECSClient): (token: string | undefined) => Promise<Page<string>> {
  const known = new Map<string | undefined, Page<string>>()
  return async (nextToken) => {
    const before = known.get(nextToken)
    if (before) return before
    const answer = await client.send(new ListClustersCommand({ maxResults: 100, nextToken }))
    if (!answer.clusterArns) throw new Error('the answer holds no list of clusters')
    const page = { items: answer.clusterArns, next: answer.nextToken }
    known.set(nextToken, page)
    return page
  }
}

async function clusterPage(client: ECSClient, { items: arns, next }: Page<string>): Promise<Page<Cluster>> {
  if (arns.length === 0) return { items: [], next }
  const { clusters, failures = [] } = await client.send(new DescribeClustersCommand({ clusters: [...arns], include: ['SETTINGS'] }))
  if (!clusters) throw new Error('ecs:DescribeClusters gave no list of clusters')
  const refused = failures.find(({ reason }) => reason !== 'MISSING')
  if (refused)
    throw new Error(`ecs:DescribeClusters did not describe ${refused.arn ?? 'a cluster'}: ${refused.reason ?? 'no reason given'}`)
  // Deleted ones are told for a while.
  return { items: clusters.filter(({ status }) => status !== 'INACTIVE'), next }
}

function clusterResource(cluster: Cluster, scope: CollectorScope): Resource {
  const { clusterArn: arn, clusterName: name, settings, status = null } = cluster
  if (!arn) throw new Error('ecs:DescribeClusters gave a cluster without an ARN')
  return collectedResource(clusterType, scope, {
    arn,
    configuration: {
      ClusterName: { value: name },
      ClusterSettings: { value: settings?.map((setting) => ({ Name: setting.name, Value: setting.value })) },
    },
    observed: { Status: { value: status } },
  })
}
