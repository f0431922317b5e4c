import type { NetworkConfiguration, Service } from '@aws-sdk/client-ecs'
import { DescribeServicesCommand, type ECSClient, ListServicesCommand } from '@aws-sdk/client-ecs'
import type { Resource } from '#lib/audit/snapshot.ts'
import { errorName } from '../call-log.ts'
import type { CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { GoneError } from './detail.ts'
import { pages } from './pages.ts'

export const serviceType = 'AWS::ECS::Service'

/** DescribeServices takes ten at a time. */
const perCall = 10

/** Services of a cluster (5,000 at most). Throws `GoneError` when the cluster was deleted meanwhile. */
export async function servicesOf(client: ECSClient, scope: CollectorScope, cluster: string): Promise<readonly Resource[]> {
  const arns = await Array.fromAsync(pages((token) => serviceArns(client, cluster, token)))
  const found: Resource[] = []
  for (let start = 0; start < arns.length; start += perCall) {
    const { services, failures = [] } = await client.send(
      new DescribeServicesCommand({ cluster, services: arns.slice(start, start + perCall) }),
    )
    if (!services) throw new Error('ecs:DescribeServices gave no list of services')
    const refused = failures.find(({ reason }) => reason !== 'MISSING')
    if (refused)
      throw new Error(`ecs:DescribeServices did not describe ${refused.arn ?? 'a service'}: ${refused.reason ?? 'no reason given'}`)
    for (const service of services) if (service.status !== 'INACTIVE') found.push(serviceResource(service, scope))
  }
  return found
}

/** ARNs of the task definitions that services run, each once. */
export function taskDefinitionsOf(services: readonly Resource[]): readonly string[] {
  const arns = services.map(({ configuration }) => configuration['TaskDefinition'])
  return [...new Set(arns.filter((arn) => typeof arn === 'string'))]
}

async function serviceArns(client: ECSClient, cluster: string, nextToken: string | undefined) {
  try {
    const answer = await client.send(new ListServicesCommand({ cluster, maxResults: 100, nextToken }))
    if (!answer.serviceArns) throw new Error('ecs:ListServices gave no list of services')
    return { items: answer.serviceArns, next: answer.nextToken }
  } catch (error) {
    if (errorName(error) === 'ClusterNotFoundException') throw new GoneError('ecs:ListServices')
    throw error
  }
}

function serviceResource(service: Service, scope: CollectorScope): Resource {
  const { serviceArn: arn } = service
  if (!arn) throw new Error('ecs:DescribeServices gave a service without an ARN')
  return collectedResource(serviceType, scope, {
    arn,
    configuration: {
      ServiceName: { value: service.serviceName },
      Cluster: { value: service.clusterArn },
      LaunchType: { value: launchTypeOf(service) },
      PlatformVersion: { value: platformVersionOf(service) },
      TaskDefinition: { value: service.taskDefinition ?? service.taskSets?.[0]?.taskDefinition ?? null },
      NetworkConfiguration: { value: networkOf(service) },
    },
    observed: {
      Status: { value: service.status ?? null },
      RunningCount: { value: service.runningCount ?? null },
      PlatformFamily: { value: service.platformFamily ?? null },
    },
  })
}

/** A service with a strategy of capacity providers has no launch type: FARGATE and FARGATE_SPOT are Fargate all the same. */
function launchTypeOf({ launchType, capacityProviderStrategy = [] }: Service): string | null {
  if (launchType) return launchType
  return capacityProviderStrategy.some(({ capacityProvider }) => capacityProvider?.startsWith('FARGATE')) ? 'FARGATE' : null
}

/** What the running deployment got: the service may say `LATEST`, or nothing. Task sets take the place of both in deployments that others steer. */
function platformVersionOf({ platformVersion, taskSets = [] }: Service): string | null {
  return platformVersion ?? taskSets[0]?.platformVersion ?? null
}

function networkOf({ networkConfiguration, taskSets = [] }: Service): unknown {
  const given: NetworkConfiguration | undefined = networkConfiguration ?? taskSets[0]?.networkConfiguration
  const vpc = given?.awsvpcConfiguration
  if (!vpc) return null
  return {
    AwsvpcConfiguration: {
      Subnets: vpc.subnets ?? [],
      SecurityGroups: vpc.securityGroups ?? [],
      // Absent is DISABLED for what the API made (API reference, AwsVpcConfiguration).
      AssignPublicIp: vpc.assignPublicIp ?? 'DISABLED',
    },
  }
}
