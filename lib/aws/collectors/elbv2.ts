import type { LoadBalancer } from '@aws-sdk/client-elastic-load-balancing-v2'
import {
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { detail, GoneError, gapOf, gather, notAsked } from './detail.ts'
import { inOrder } from './in-order.ts'
import { pages } from './pages.ts'

const balancerType = 'AWS::ElasticLoadBalancingV2::LoadBalancer'

/** Load balancers read at a time. */
const width = 4

/** Application, network and gateway load balancers with their attributes. */
export const elbv2: Collector = {
  service: 'elbv2',
  scope: 'regional',
  brings: {
    [balancerType]: { list: ['elasticloadbalancing:DescribeLoadBalancerAttributes', 'elasticloadbalancing:DescribeLoadBalancers'] },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  try {
    const balancers = pages((token) => balancersOf(clients, scope.region, token))
    for await (const resource of inOrder(balancers, width, (balancer) => balancerResource(clients, balancer, scope)))
      if (resource) yield { kind: 'resource', resource }
  } catch (error) {
    yield gapOf('elasticloadbalancing:DescribeLoadBalancers', scope.region, error, [balancerType])
  }
}

async function balancersOf(clients: AwsClients, region: string, token: string | undefined) {
  const answer = await clients
    .of('elasticloadbalancing', ElasticLoadBalancingV2Client, region)
    .send(new DescribeLoadBalancersCommand({ PageSize: 400, Marker: token }))
  if (!answer.LoadBalancers) throw new Error('the answer holds no list of load balancers')
  return { items: answer.LoadBalancers, next: answer.NextMarker }
}

/** A load balancer; undefined when it was deleted since it was listed. */
async function balancerResource(clients: AwsClients, balancer: LoadBalancer, scope: CollectorScope): Promise<Resource | undefined> {
  const arn = balancer.LoadBalancerArn
  if (!arn) throw new Error('elasticloadbalancing:DescribeLoadBalancers gave a load balancer without an ARN')
  const client = clients.of('elasticloadbalancing', ElasticLoadBalancingV2Client, scope.region)
  try {
    const attributes = await detail(
      'elasticloadbalancing:DescribeLoadBalancerAttributes',
      scope.region,
      async () => {
        const { Attributes: list } = await client.send(new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn: arn }))
        if (!list) throw new Error('the answer holds no attributes')
        return list.map(({ Key, Value }) => ({ Key, Value }))
      },
      { gone: ['LoadBalancerNotFoundException', 'LoadBalancerNotFound'] },
    )
    const configuration = gather({
      Name: { value: balancer.LoadBalancerName },
      Type: balancer.Type === undefined ? { unseen: 'the answer does not say' } : { value: balancer.Type },
      Scheme: { value: balancer.Scheme ?? null },
      LoadBalancerAttributes: attributes,
      Tags: notAsked('no check reads the tags of load balancers'),
    })
    const { account, region } = scope
    return { arn, type: balancerType, account, region, tags: {}, configuration: configuration.seen, unseen: configuration.unseen }
  } catch (error) {
    if (error instanceof GoneError) return undefined
    throw error
  }
}
