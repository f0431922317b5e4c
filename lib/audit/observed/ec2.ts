/** A secret in user data, without the secret. */
export interface UserDataSecret {
  readonly kind: string
  readonly line: number
  readonly sha256: string
}

/** A route, under the names of AWS::EC2::Route. */
export interface Route {
  readonly DestinationCidrBlock?: string
  readonly DestinationIpv6CidrBlock?: string
  readonly DestinationPrefixListId?: string
  /** `igw-…`, `vgw-…`, `local`, or a gateway endpoint. */
  readonly GatewayId?: string
  readonly NatGatewayId?: string
  /** A machine that routes: an appliance, or a NAT instance. */
  readonly NetworkInterfaceId?: string
  readonly VpcPeeringConnectionId?: string
  readonly TransitGatewayId?: string
  readonly State?: string
}

/** An entry of a network ACL, under the names of AWS::EC2::NetworkAclEntry. Protocol `-1` is all. */
export interface AclEntry {
  readonly RuleNumber: number
  readonly Protocol: string
  readonly RuleAction: string
  readonly Egress: boolean
  readonly CidrBlock?: string
  readonly Ipv6CidrBlock?: string
  readonly PortRange?: { readonly From?: number; readonly To?: number }
}

declare module '../resource-types.ts' {
  interface FoldedTypes {
    'AWS::EC2::RouteTable': {
      readonly Routes: readonly Route[]
      /** Subnets that use it by name. */
      readonly SubnetIds: readonly string[]
      /** Whether subnets that name none use it. */
      readonly Main: boolean
    }
    'AWS::EC2::NetworkAcl': {
      readonly Entries: readonly AclEntry[]
      readonly SubnetIds: readonly string[]
    }
  }
  interface ObservedTypes {
    'AWS::EC2::Instance': {
      readonly InstanceId: string
      readonly State: string | null
      /** ISO 8601. */
      readonly LaunchTime: string | null
      readonly StateTransitionReason: string | null
      readonly VirtualizationType: string | null
      readonly VpcId: string | null
      /** Of its first interface that has one. */
      readonly PublicIpAddress: string | null
      /** Without unique local ones (fc00::/7), which nobody routes. */
      readonly PublicIpv6Addresses: readonly string[]
      readonly NetworkInterfaceCount: number
      readonly InterfaceSubnetIds: readonly string[]
      readonly UserDataSecrets: readonly UserDataSecret[]
    }
    'AWS::EC2::SecurityGroup': { readonly GroupId: string }
    'AWS::EC2::NetworkInterface': {
      readonly NetworkInterfaceId: string
      readonly PublicIp: string | null
      readonly Ipv6Addresses: readonly string[]
      readonly AttachedInstanceId: string | null
      /** Account id, or the name of the service that holds it (`amazon-elb`). */
      readonly InstanceOwnerId: string | null
      readonly VpcId: string | null
      readonly Status: string | null
    }
    'AWS::EC2::Volume': { readonly VolumeId: string; readonly State: string | null; readonly AttachedTo: readonly string[] }
    'Keepwatch::EC2::Snapshot': {
      readonly SnapshotId: string
      readonly VolumeId: string | null
      readonly Encrypted: boolean
      readonly StartTime: string | null
      readonly RestorableByAll: boolean
    }
    'Keepwatch::EC2::Image': {
      readonly ImageId: string
      readonly OwnerId: string | null
      readonly Public: boolean
      readonly CreationDate: string | null
      readonly DeprecationTime: string | null
    }
    'AWS::EC2::LaunchTemplate': {
      /** LaunchTemplateData of the default version; that of the newest is the configuration. */
      readonly DefaultVersionData: {
        readonly MetadataOptions?: { readonly HttpTokens?: string; readonly HttpEndpoint?: string } | null
        readonly NetworkInterfaces?: readonly { readonly AssociatePublicIpAddress?: boolean | null }[]
      }
      readonly UserDataSecrets: readonly UserDataSecret[]
    }
    'AWS::EC2::EIP': { readonly PublicIp: string | null; readonly AssociationId: string | null; readonly NetworkInterfaceId: string | null }
    'Keepwatch::EC2::Region': {
      readonly EbsEncryptionByDefault: boolean
      /** block-all-sharing, block-new-sharing or unblocked. */
      readonly SnapshotBlockPublicAccess: string
      /** block-new-sharing or unblocked. */
      readonly ImageBlockPublicAccess: string
      readonly InstanceMetadataDefaults: { readonly HttpTokens: string | null }
      readonly SerialConsoleAccess: boolean
    }
    'AWS::EC2::VPC': {
      readonly VpcId: string
      readonly IsDefault: boolean
      readonly FlowLogs: readonly FlowLog[]
      readonly QueryLogs: readonly { readonly ResolverQueryLogConfigId: string | null; readonly Status: string | null }[]
    }
    'AWS::EC2::Subnet': { readonly SubnetId: string }
    'AWS::EC2::RouteTable': { readonly RouteTableId: string }
    'AWS::EC2::NetworkAcl': { readonly NetworkAclId: string; readonly IsDefault: boolean }
    'AWS::EC2::VPCPeeringConnection': {
      readonly VpcPeeringConnectionId: string
      readonly Status: string | null
      readonly RequesterCidrs: readonly string[]
      readonly AccepterCidrs: readonly string[]
    }
    'AWS::EC2::VPCEndpoint': { readonly VpcEndpointId: string; readonly State: string | null }
    'AWS::EC2::VPCEndpointService': { readonly ServiceName: string | null; readonly AllowedPrincipals: readonly string[] }
    'AWS::EC2::VPNConnection': {
      readonly State: string | null
      readonly Tunnels: readonly { readonly OutsideIpAddress: string | null; readonly Status: string | null }[]
    }
  }
}

/** A flow log of a VPC; null where AWS does not say. */
export interface FlowLog {
  readonly FlowLogId: string | null
  readonly TrafficType: string | null
  readonly LogDestinationType: string | null
  readonly LogDestination: string | null
  readonly LogFormat: string | null
  readonly MaxAggregationInterval: number | null
  readonly Status: string | null
  readonly DeliveryStatus: string | null
}
