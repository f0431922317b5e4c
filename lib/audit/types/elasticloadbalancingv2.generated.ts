// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::ElasticLoadBalancingV2. */
export interface ElasticLoadBalancingV2Types {
  readonly 'AWS::ElasticLoadBalancingV2::LoadBalancer': LoadBalancer
}

interface LoadBalancer {
  readonly EnableCapacityReservationProvisionStabilize?: boolean | null
  readonly EnablePrefixForIpv6SourceNat?: string | null
  readonly EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic?: string | null
  readonly IpAddressType?: string | null
  readonly Ipv4IpamPoolId?: string | null
  readonly LoadBalancerAttributes?: readonly LoadBalancerLoadBalancerAttribute[] | null
  readonly MinimumLoadBalancerCapacity?: LoadBalancerMinimumLoadBalancerCapacity | null
  readonly Name?: string | null
  readonly Scheme?: string | null
  readonly SecurityGroups?: readonly string[] | null
  readonly SubnetMappings?: readonly LoadBalancerSubnetMapping[] | null
  readonly Subnets?: readonly string[] | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly Type?: string | null
}

interface LoadBalancerLoadBalancerAttribute {
  readonly Key?: string
  readonly Value?: string
}

interface LoadBalancerMinimumLoadBalancerCapacity {
  readonly CapacityUnits?: number
}

interface LoadBalancerSubnetMapping {
  readonly AllocationId?: string
  readonly IPv6Address?: string
  readonly PrivateIPv4Address?: string
  readonly SourceNatIpv6Prefix?: string
  readonly SubnetId?: string
}
