import type { Action, Listener, LoadBalancer } from '@aws-sdk/client-elastic-load-balancing-v2'
import {
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import { errorName } from '../call-log.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { type Detail, detail, GoneError, notAsked, UnreadableError } from './detail.ts'
import { keptPages, pageOf } from './kept-pages.ts'
import { listed } from './listed.ts'
import { pages } from './pages.ts'

const balancerType = 'AWS::ElasticLoadBalancingV2::LoadBalancer'
const listenerType = 'AWS::ElasticLoadBalancingV2::Listener'

/** Name in the SDK and on the wire. */
const gone = ['LoadBalancerNotFoundException', 'LoadBalancerNotFound', 'ListenerNotFoundException', 'ListenerNotFound']

/** Application, network and gateway load balancers with their attributes, and their listeners. */
export const elbv2: Collector = {
  service: 'elbv2',
  scope: 'regional',
  brings: {
    [balancerType]: {
      list: ['elasticloadbalancing:DescribeLoadBalancers'],
      details: { LoadBalancerAttributes: ['elasticloadbalancing:DescribeLoadBalancerAttributes'] },
    },
    [listenerType]: {
      list: ['elasticloadbalancing:DescribeListeners', 'elasticloadbalancing:DescribeLoadBalancers'],
      details: { Rules: ['elasticloadbalancing:DescribeRules'] },
    },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('elasticloadbalancing', ElasticLoadBalancingV2Client, scope.region)
  const balancers = keptPages(async (Marker) => {
    const answer = await client.send(new DescribeLoadBalancersCommand({ PageSize: 400, Marker }))
    return pageOf(answer.LoadBalancers, answer.NextMarker, 'load balancers')
  })
  if (scope.wants(balancerType))
    yield* listed(scope, {
      action: 'elasticloadbalancing:DescribeLoadBalancers',
      types: [balancerType],
      page: balancers,
      read: (balancer) => balancerResource(client, balancer, scope),
    })
  if (scope.wants(listenerType))
    yield* listed(scope, {
      action: 'elasticloadbalancing:DescribeListeners',
      types: [listenerType],
      page: balancers,
      read: (balancer) => listenersOf(client, balancer, scope),
    })
}

function arnOf({ LoadBalancerArn: arn }: LoadBalancer): string {
  if (!arn) throw new Error('elasticloadbalancing:DescribeLoadBalancers gave a load balancer without an ARN')
  return arn
}

async function balancerResource(client: ElasticLoadBalancingV2Client, balancer: LoadBalancer, scope: CollectorScope): Promise<Resource> {
  const arn = arnOf(balancer)
  const attributes = (): Promise<Detail<unknown>> =>
    detail(
      'elasticloadbalancing:DescribeLoadBalancerAttributes',
      scope.region,
      async () => {
        const { Attributes: list } = await client.send(new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn: arn }))
        if (!list) throw new Error('the answer holds no attributes')
        return list.map(({ Key, Value }) => ({ Key, Value }))
      },
      { gone },
    )
  return collectedResource(balancerType, scope, {
    arn,
    configuration: {
      Name: { value: balancer.LoadBalancerName },
      Type: { value: balancer.Type },
      // A gateway load balancer has no scheme; a network one may have no security groups.
      Scheme: { value: balancer.Scheme ?? null },
      SecurityGroups: { value: balancer.SecurityGroups ?? [] },
      Subnets: { value: balancer.AvailabilityZones?.flatMap(({ SubnetId: subnet }) => (subnet ? [subnet] : [])) },
      IpAddressType: { value: balancer.IpAddressType ?? null },
      LoadBalancerAttributes: await wanted(scope, balancerType, 'LoadBalancerAttributes', attributes),
    },
    observed: { VpcId: { value: balancer.VpcId ?? null }, DNSName: { value: balancer.DNSName ?? null } },
  })
}

/** All listeners of one load balancer, or none: half of them would look like the whole. */
async function listenersOf(
  client: ElasticLoadBalancingV2Client,
  balancer: LoadBalancer,
  scope: CollectorScope,
): Promise<readonly Resource[]> {
  const LoadBalancerArn = arnOf(balancer)
  const listeners = await failing('elasticloadbalancing:DescribeListeners', () =>
    Array.fromAsync(
      pages(async (Marker) => {
        const answer = await client.send(new DescribeListenersCommand({ LoadBalancerArn, PageSize: 400, Marker }))
        return pageOf(answer.Listeners, answer.NextMarker, 'listeners')
      }),
    ),
  )
  return Promise.all(listeners.map((listener) => listenerResource(client, listener, LoadBalancerArn, scope)))
}

async function failing<Value>(action: string, ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask()
  } catch (error) {
    throw gone.includes(errorName(error)) ? new GoneError(action) : new UnreadableError(action, error)
  }
}

async function listenerResource(
  client: ElasticLoadBalancingV2Client,
  listener: Listener,
  LoadBalancerArn: string,
  scope: CollectorScope,
): Promise<Resource> {
  const { ListenerArn: arn } = listener
  if (!arn) throw new Error('elasticloadbalancing:DescribeListeners gave a listener without an ARN')
  const actions = listener.DefaultActions?.map(shown)
  const asksRules = listener.Protocol === 'HTTP' && actions?.some(({ RedirectConfig: to }) => to?.Protocol === 'HTTPS') === true
  return collectedResource(listenerType, scope, {
    arn,
    configuration: {
      LoadBalancerArn: { value: LoadBalancerArn },
      Port: { value: listener.Port ?? null },
      // Listeners of gateway load balancers have neither protocol nor policy.
      Protocol: { value: listener.Protocol ?? null },
      SslPolicy: { value: listener.SslPolicy ?? null },
      Certificates: { value: (listener.Certificates ?? []).map(({ CertificateArn }) => ({ CertificateArn })) },
      MutualAuthentication: { value: listener.MutualAuthentication ? { Mode: listener.MutualAuthentication.Mode } : null },
      DefaultActions: { value: actions },
    },
    observed: {
      Rules: asksRules
        ? await wanted(scope, listenerType, 'Rules', () => rulesOf(client, arn, scope.region))
        : notAsked('its default action decides, or it is encrypted'),
    },
  })
}

/** What is kept of an action; configurations of identity providers are left out. */
function shown({ Type, Order, TargetGroupArn, RedirectConfig: to }: Action) {
  return {
    Type,
    ...(Order === undefined ? {} : { Order }),
    ...(TargetGroupArn ? { TargetGroupArn } : {}),
    ...(to ? { RedirectConfig: { Protocol: to.Protocol, Port: to.Port, StatusCode: to.StatusCode } } : {}),
  }
}

function rulesOf(client: ElasticLoadBalancingV2Client, ListenerArn: string, region: string): Promise<Detail<unknown>> {
  return detail(
    'elasticloadbalancing:DescribeRules',
    region,
    async () => {
      const rules = await Array.fromAsync(
        pages(async (Marker) => {
          const answer = await client.send(new DescribeRulesCommand({ ListenerArn, PageSize: 400, Marker }))
          return pageOf(answer.Rules, answer.NextMarker, 'rules')
        }),
      )
      return rules
        .filter(({ IsDefault: isDefault }) => isDefault !== true)
        .map(({ Priority, Actions: list = [] }) => ({ Priority: Priority ?? null, Actions: list.map(shown) }))
    },
    { gone },
  )
}
