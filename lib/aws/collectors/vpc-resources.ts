import type { FlowLog, NetworkAcl, RouteTable, Subnet, Vpc, VpcEndpoint, VpcPeeringConnection, VpnConnection } from '@aws-sdk/client-ec2'
import type { Resource } from '#lib/audit/snapshot.ts'
import type { CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { type Detail, mapDetail, orNone, policyObject, tagsOf } from './detail.ts'
import type { queryLogAssociations } from './vpc-query-logs.ts'

const arnOf = (scope: CollectorScope, kind: string, id: string | undefined, owner = scope.account): string => {
  if (!id) throw new Error(`EC2 gave a ${kind} without an id`)
  return `arn:${scope.partition}:ec2:${scope.region}:${owner}:${kind}/${id}`
}

/** What is known of the logs of all VPCs of a region. */
export interface VpcLogs {
  readonly logs: Detail<readonly FlowLog[]>
  readonly queryLogs: Awaited<ReturnType<typeof queryLogAssociations>>
}

/** A VPC with its own logs. */
export function vpcResource(described: Vpc, { logs, queryLogs }: VpcLogs, scope: CollectorScope): Resource {
  const id = described.VpcId
  return collectedResource('AWS::EC2::VPC', scope, {
    arn: arnOf(scope, 'vpc', id, described.OwnerId),
    tags: { value: tagsOf(described.Tags) },
    configuration: { CidrBlock: orNone(described.CidrBlock) },
    observed: {
      VpcId: { value: id },
      IsDefault: { value: described.IsDefault ?? false },
      FlowLogs: mapDetail(logs, (all) => all.filter((log) => log.ResourceId === id).map(flowLog)),
      QueryLogs: mapDetail(queryLogs, (all) =>
        all
          .filter((one) => one.ResourceId === id)
          .map(({ ResolverQueryLogConfigId: config, Status }) => ({ ResolverQueryLogConfigId: config ?? null, Status: Status ?? null })),
      ),
    },
  })
}

/** Names of AWS::EC2::FlowLog where it has them; what a template cannot say beside them. */
function flowLog(log: FlowLog) {
  return {
    FlowLogId: log.FlowLogId ?? null,
    TrafficType: log.TrafficType ?? null,
    LogDestinationType: log.LogDestinationType ?? null,
    LogDestination: log.LogDestination ?? null,
    LogFormat: log.LogFormat ?? null,
    MaxAggregationInterval: log.MaxAggregationInterval ?? null,
    Status: log.FlowLogStatus ?? null,
    DeliveryStatus: log.DeliverLogsStatus ?? null,
  }
}

/** A subnet. */
export function subnetResource(subnet: Subnet, scope: CollectorScope): Resource {
  return collectedResource('AWS::EC2::Subnet', scope, {
    arn: subnet.SubnetArn ?? arnOf(scope, 'subnet', subnet.SubnetId),
    tags: { value: tagsOf(subnet.Tags) },
    configuration: {
      VpcId: orNone(subnet.VpcId),
      AvailabilityZone: orNone(subnet.AvailabilityZone),
      CidrBlock: orNone(subnet.CidrBlock),
      MapPublicIpOnLaunch: { value: subnet.MapPublicIpOnLaunch },
      AssignIpv6AddressOnCreation: { value: subnet.AssignIpv6AddressOnCreation },
    },
    observed: { SubnetId: { value: subnet.SubnetId } },
  })
}

/** A route table with its routes and the subnets that use it. */
export function routeTableResource(table: RouteTable, scope: CollectorScope): Resource {
  const associations = table.Associations ?? []
  return collectedResource('AWS::EC2::RouteTable', scope, {
    arn: arnOf(scope, 'route-table', table.RouteTableId),
    tags: { value: tagsOf(table.Tags) },
    configuration: {
      VpcId: orNone(table.VpcId),
      Routes: {
        value: (table.Routes ?? []).map((route) => ({
          ...given('DestinationCidrBlock', route.DestinationCidrBlock),
          ...given('DestinationIpv6CidrBlock', route.DestinationIpv6CidrBlock),
          ...given('DestinationPrefixListId', route.DestinationPrefixListId),
          ...given('GatewayId', route.GatewayId),
          ...given('NatGatewayId', route.NatGatewayId),
          ...given('NetworkInterfaceId', route.NetworkInterfaceId),
          ...given('VpcPeeringConnectionId', route.VpcPeeringConnectionId),
          ...given('TransitGatewayId', route.TransitGatewayId),
          ...given('State', route.State),
        })),
      },
      SubnetIds: { value: associations.flatMap(({ SubnetId: id }) => (id ? [id] : [])) },
      Main: { value: associations.some(({ Main: main }) => main === true) },
    },
    observed: { RouteTableId: { value: table.RouteTableId } },
  })
}

const given = (name: string, value: string | undefined): Readonly<Record<string, string>> => (value ? { [name]: value } : {})

/** A network ACL with its entries and the subnets behind it. */
export function aclResource(acl: NetworkAcl, scope: CollectorScope): Resource {
  return collectedResource('AWS::EC2::NetworkAcl', scope, {
    arn: arnOf(scope, 'network-acl', acl.NetworkAclId),
    tags: { value: tagsOf(acl.Tags) },
    configuration: {
      VpcId: orNone(acl.VpcId),
      Entries: {
        value: (acl.Entries ?? []).map((entry) => ({
          RuleNumber: entry.RuleNumber,
          Protocol: entry.Protocol,
          RuleAction: entry.RuleAction,
          Egress: entry.Egress ?? false,
          ...given('CidrBlock', entry.CidrBlock),
          ...given('Ipv6CidrBlock', entry.Ipv6CidrBlock),
          ...(entry.PortRange ? { PortRange: { From: entry.PortRange.From, To: entry.PortRange.To } } : {}),
        })),
      },
      SubnetIds: { value: (acl.Associations ?? []).flatMap(({ SubnetId: id }) => (id ? [id] : [])) },
    },
    observed: { NetworkAclId: { value: acl.NetworkAclId }, IsDefault: { value: acl.IsDefault ?? false } },
  })
}

/** A peering connection with the networks of both sides. */
export function peeringResource(peering: VpcPeeringConnection, scope: CollectorScope): Resource {
  const { RequesterVpcInfo: requester, AccepterVpcInfo: accepter } = peering
  const cidrs = (side: typeof requester): readonly string[] => {
    const listed = (side?.CidrBlockSet ?? []).flatMap(({ CidrBlock: block }) => (block ? [block] : []))
    return listed.length > 0 ? listed : side?.CidrBlock ? [side.CidrBlock] : []
  }
  return collectedResource('AWS::EC2::VPCPeeringConnection', scope, {
    arn: arnOf(scope, 'vpc-peering-connection', peering.VpcPeeringConnectionId),
    tags: { value: tagsOf(peering.Tags) },
    configuration: {
      VpcId: orNone(requester?.VpcId),
      PeerVpcId: orNone(accepter?.VpcId),
      PeerOwnerId: orNone(accepter?.OwnerId),
      PeerRegion: orNone(accepter?.Region),
    },
    observed: {
      VpcPeeringConnectionId: { value: peering.VpcPeeringConnectionId },
      Status: orNone(peering.Status?.Code),
      RequesterCidrs: { value: cidrs(requester) },
      AccepterCidrs: { value: cidrs(accepter) },
    },
  })
}

/** A VPC endpoint with its policy. */
export function endpointResource(endpoint: VpcEndpoint, scope: CollectorScope): Resource {
  return collectedResource('AWS::EC2::VPCEndpoint', scope, {
    arn: arnOf(scope, 'vpc-endpoint', endpoint.VpcEndpointId),
    tags: { value: tagsOf(endpoint.Tags) },
    configuration: {
      VpcId: orNone(endpoint.VpcId),
      ServiceName: orNone(endpoint.ServiceName),
      VpcEndpointType: orNone(endpoint.VpcEndpointType),
      SubnetIds: { value: endpoint.SubnetIds ?? [] },
      PolicyDocument: mapDetail({ value: endpoint.PolicyDocument }, (text) => (text ? policyObject(text) : null)),
    },
    observed: { VpcEndpointId: { value: endpoint.VpcEndpointId }, State: orNone(endpoint.State) },
  })
}

/** A VPN connection with the state of its tunnels. */
export function vpnResource(connection: VpnConnection, scope: CollectorScope): Resource {
  return collectedResource('AWS::EC2::VPNConnection', scope, {
    arn: arnOf(scope, 'vpn-connection', connection.VpnConnectionId),
    tags: { value: tagsOf(connection.Tags) },
    configuration: { Type: orNone(connection.Type) },
    observed: {
      State: orNone(connection.State),
      Tunnels: {
        value: (connection.VgwTelemetry ?? []).map(({ OutsideIpAddress: address, Status: status }) => ({
          OutsideIpAddress: address ?? null,
          Status: status ?? null,
        })),
      },
    },
  })
}
