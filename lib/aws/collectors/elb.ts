import type { LoadBalancerAttributes, LoadBalancerDescription } from '@aws-sdk/client-elastic-load-balancing'
import {
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { type Detail, detail, mapDetail, notAsked } from './detail.ts'
import { pageOf } from './kept-pages.ts'
import { listed } from './listed.ts'

const balancerType = 'AWS::ElasticLoadBalancing::LoadBalancer'

/** Properties that one call brings together. */
const attributeNames = ['AccessLoggingPolicy', 'CrossZone', 'DesyncMitigationMode'] as const
const attributeActions = ['elasticloadbalancing:DescribeLoadBalancerAttributes']

/** Classic load balancers with their attributes. */
export const elb: Collector = {
  service: 'elb',
  scope: 'regional',
  brings: {
    [balancerType]: {
      list: ['elasticloadbalancing:DescribeLoadBalancers'],
      details: Object.fromEntries(attributeNames.map((name) => [name, attributeActions])),
    },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('elasticloadbalancing', ElasticLoadBalancingClient, scope.region)
  yield* listed(scope, {
    action: 'elasticloadbalancing:DescribeLoadBalancers',
    types: [balancerType],
    page: async (Marker) => {
      const answer = await client.send(new DescribeLoadBalancersCommand({ PageSize: 400, Marker }))
      return pageOf(answer.LoadBalancerDescriptions, answer.NextMarker, 'load balancers')
    },
    read: (balancer) => balancerResource(client, balancer, scope),
  })
}

async function balancerResource(
  client: ElasticLoadBalancingClient,
  balancer: LoadBalancerDescription,
  scope: CollectorScope,
): Promise<Resource> {
  const { LoadBalancerName: name } = balancer
  if (!name) throw new Error('elasticloadbalancing:DescribeLoadBalancers gave a load balancer without a name')
  const attributes = await attributesOf(client, name, scope)
  return collectedResource(balancerType, scope, {
    arn: `arn:${scope.partition}:elasticloadbalancing:${scope.region}:${scope.account}:loadbalancer/${name}`,
    configuration: {
      LoadBalancerName: { value: name },
      Scheme: { value: balancer.Scheme ?? null },
      AvailabilityZones: { value: balancer.AvailabilityZones },
      Subnets: { value: balancer.Subnets ?? [] },
      SecurityGroups: { value: balancer.SecurityGroups ?? [] },
      Listeners: { value: balancer.ListenerDescriptions?.map(listenerOf) },
      AccessLoggingPolicy: mapDetail(attributes, ({ AccessLog: log }) => {
        if (!log) throw new Error('the answer holds no settings of access logs')
        return { Enabled: log.Enabled === true, ...(log.S3BucketName ? { S3BucketName: log.S3BucketName } : {}) }
      }),
      CrossZone: mapDetail(attributes, ({ CrossZoneLoadBalancing: cross }) => cross?.Enabled),
    },
    observed: {
      DesyncMitigationMode: mapDetail(
        attributes,
        ({ AdditionalAttributes: list = [] }) => list.find(({ Key: key }) => key === 'elb.http.desyncmitigationmode')?.Value,
      ),
    },
  })
}

function listenerOf({ Listener: listener, PolicyNames = [] }: NonNullable<LoadBalancerDescription['ListenerDescriptions']>[number]) {
  return {
    Protocol: listener?.Protocol ?? null,
    LoadBalancerPort: String(listener?.LoadBalancerPort ?? ''),
    InstanceProtocol: listener?.InstanceProtocol ?? null,
    InstancePort: String(listener?.InstancePort ?? ''),
    ...(listener?.SSLCertificateId ? { SSLCertificateId: listener.SSLCertificateId } : {}),
    PolicyNames,
  }
}

async function attributesOf(
  client: ElasticLoadBalancingClient,
  LoadBalancerName: string,
  scope: CollectorScope,
): Promise<Detail<LoadBalancerAttributes>> {
  if (!attributeNames.some((name) => scope.wants(balancerType, name))) return notAsked('no chosen check reads it')
  return detail(
    'elasticloadbalancing:DescribeLoadBalancerAttributes',
    scope.region,
    async () => {
      const answer = await client.send(new DescribeLoadBalancerAttributesCommand({ LoadBalancerName }))
      if (!answer.LoadBalancerAttributes) throw new Error('the answer holds no attributes')
      return answer.LoadBalancerAttributes
    },
    { gone: ['AccessPointNotFoundException', 'LoadBalancerNotFound'] },
  )
}
