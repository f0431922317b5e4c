import {
  DescribeFlowLogsCommand,
  DescribeNetworkAclsCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointServiceConfigurationsCommand,
  DescribeVpcEndpointServicePermissionsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpcsCommand,
  DescribeVpnConnectionsCommand,
  EC2Client,
  type ServiceConfiguration,
} from '@aws-sdk/client-ec2'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { detail, orNone, tagsOf } from './detail.ts'
import { listed } from './listed.ts'
import { type Page, pages } from './pages.ts'
import { queryLogAssociations } from './vpc-query-logs.ts'
import {
  aclResource,
  endpointResource,
  peeringResource,
  routeTableResource,
  subnetResource,
  vpcResource,
  vpnResource,
} from './vpc-resources.ts'

const vpcType = 'AWS::EC2::VPC'
const subnetType = 'AWS::EC2::Subnet'
const routesType = 'AWS::EC2::RouteTable'
const aclType = 'AWS::EC2::NetworkAcl'
const peeringType = 'AWS::EC2::VPCPeeringConnection'
const endpointType = 'AWS::EC2::VPCEndpoint'
const serviceType = 'AWS::EC2::VPCEndpointService'
const vpnType = 'AWS::EC2::VPNConnection'

/**
 * Networks: VPCs with the flow logs that are made for them as a whole (those of a subnet or an interface do not record the VPC) and what logs
 * their DNS queries; subnets, routes, network ACLs, and whatever leads out of them.
 */
export const vpc: Collector = {
  service: 'vpc',
  scope: 'regional',
  brings: {
    [vpcType]: {
      list: ['ec2:DescribeVpcs'],
      details: { FlowLogs: ['ec2:DescribeFlowLogs'], QueryLogs: ['route53resolver:ListResolverQueryLogConfigAssociations'] },
    },
    [subnetType]: { list: ['ec2:DescribeSubnets'] },
    [routesType]: { list: ['ec2:DescribeRouteTables'] },
    [aclType]: { list: ['ec2:DescribeNetworkAcls'] },
    [peeringType]: { list: ['ec2:DescribeVpcPeeringConnections'] },
    [endpointType]: { list: ['ec2:DescribeVpcEndpoints'] },
    [serviceType]: {
      list: ['ec2:DescribeVpcEndpointServiceConfigurations'],
      details: { AllowedPrincipals: ['ec2:DescribeVpcEndpointServicePermissions'] },
    },
    [vpnType]: { list: ['ec2:DescribeVpnConnections'] },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('ec2', EC2Client, scope.region)
  /** One listing of a type, when somebody wants it. */
  async function* one<Item>(
    operation: string,
    type: string,
    page: (token: string | undefined) => Promise<{ items: Item[] | undefined; next?: string | undefined }>,
    read: (item: Item) => Resource | Promise<Resource>,
  ): AsyncGenerator<Collected> {
    if (!scope.wants(type)) return
    const pageOf = async (token: string | undefined): Promise<Page<Item>> => {
      const { items, next } = await page(token)
      if (!items) throw new Error(`the answer holds no list of ${type}`)
      return { items, next }
    }
    yield* listed(scope, { action: `ec2:${operation}`, types: [type], page: pageOf, read })
  }
  const MaxResults = 1_000

  if (scope.wants(vpcType)) yield* vpcs(clients, client, scope)
  yield* one(
    'DescribeSubnets',
    subnetType,
    async (NextToken) => {
      const answer = await client.send(new DescribeSubnetsCommand({ MaxResults, NextToken }))
      return { items: answer.Subnets, next: answer.NextToken }
    },
    (subnet) => subnetResource(subnet, scope),
  )
  yield* one(
    'DescribeRouteTables',
    routesType,
    async (NextToken) => {
      const answer = await client.send(new DescribeRouteTablesCommand({ MaxResults: 100, NextToken }))
      return { items: answer.RouteTables, next: answer.NextToken }
    },
    (table) => routeTableResource(table, scope),
  )
  yield* one(
    'DescribeNetworkAcls',
    aclType,
    async (NextToken) => {
      const answer = await client.send(new DescribeNetworkAclsCommand({ MaxResults, NextToken }))
      return { items: answer.NetworkAcls, next: answer.NextToken }
    },
    (acl) => aclResource(acl, scope),
  )
  yield* one(
    'DescribeVpcPeeringConnections',
    peeringType,
    async (NextToken) => {
      const answer = await client.send(new DescribeVpcPeeringConnectionsCommand({ MaxResults, NextToken }))
      return { items: answer.VpcPeeringConnections, next: answer.NextToken }
    },
    (peering) => peeringResource(peering, scope),
  )
  yield* one(
    'DescribeVpcEndpoints',
    endpointType,
    async (NextToken) => {
      const answer = await client.send(new DescribeVpcEndpointsCommand({ MaxResults, NextToken }))
      return { items: answer.VpcEndpoints, next: answer.NextToken }
    },
    (endpoint) => endpointResource(endpoint, scope),
  )
  yield* one(
    'DescribeVpcEndpointServiceConfigurations',
    serviceType,
    async (NextToken) => {
      const answer = await client.send(new DescribeVpcEndpointServiceConfigurationsCommand({ MaxResults, NextToken }))
      return { items: answer.ServiceConfigurations, next: answer.NextToken }
    },
    (service) => serviceResource(client, service, scope),
  )
  yield* one(
    'DescribeVpnConnections',
    vpnType,
    async () => ({ items: (await client.send(new DescribeVpnConnectionsCommand({}))).VpnConnections }),
    (connection) => vpnResource(connection, scope),
  )
}

async function* vpcs(clients: AwsClients, client: EC2Client, scope: CollectorScope): AsyncGenerator<Collected> {
  const [logs, queryLogs] = await Promise.all([
    wanted(scope, vpcType, 'FlowLogs', () =>
      detail('ec2:DescribeFlowLogs', scope.region, () => Array.fromAsync(pages((token) => flowLogs(client, token)))),
    ),
    wanted(scope, vpcType, 'QueryLogs', () => queryLogAssociations(clients, scope.region)),
  ])
  yield* listed(scope, {
    action: 'ec2:DescribeVpcs',
    types: [vpcType],
    page: async (NextToken) => {
      const answer = await client.send(new DescribeVpcsCommand({ MaxResults: 1_000, NextToken }))
      if (!answer.Vpcs) throw new Error('the answer holds no list of VPCs')
      return { items: answer.Vpcs, next: answer.NextToken }
    },
    read: (one) => vpcResource(one, { logs, queryLogs }, scope),
  })
}

async function flowLogs(client: EC2Client, NextToken: string | undefined) {
  const answer = await client.send(new DescribeFlowLogsCommand({ MaxResults: 1_000, NextToken }))
  if (!answer.FlowLogs) throw new Error('the answer holds no list of flow logs')
  return { items: answer.FlowLogs, next: answer.NextToken }
}

/** An endpoint service of the account, with whom it lets in. */
async function serviceResource(client: EC2Client, service: ServiceConfiguration, scope: CollectorScope): Promise<Resource> {
  const ServiceId = service.ServiceId
  if (!ServiceId) throw new Error('ec2:DescribeVpcEndpointServiceConfigurations gave a service without an id')
  const allowed = await wanted(scope, serviceType, 'AllowedPrincipals', () =>
    detail(
      'ec2:DescribeVpcEndpointServicePermissions',
      scope.region,
      async () => {
        const found = await Array.fromAsync(
          pages(async (NextToken) => {
            const answer = await client.send(new DescribeVpcEndpointServicePermissionsCommand({ ServiceId, NextToken }))
            if (!answer.AllowedPrincipals) throw new Error('the answer holds no list of principals')
            return { items: answer.AllowedPrincipals, next: answer.NextToken }
          }),
        )
        return found.flatMap(({ Principal: principal }) => (principal ? [principal] : []))
      },
      { gone: ['InvalidVpcEndpointServiceId.NotFound'] },
    ),
  )
  return collectedResource(serviceType, scope, {
    arn: `arn:${scope.partition}:ec2:${scope.region}:${scope.account}:vpc-endpoint-service/${ServiceId}`,
    tags: { value: tagsOf(service.Tags) },
    configuration: { AcceptanceRequired: orNone(service.AcceptanceRequired) },
    observed: { ServiceName: orNone(service.ServiceName), AllowedPrincipals: allowed },
  })
}
