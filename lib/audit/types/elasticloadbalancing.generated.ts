// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::ElasticLoadBalancing. */
export interface ElasticLoadBalancingTypes {
  readonly 'AWS::ElasticLoadBalancing::LoadBalancer': LoadBalancer
}

interface LoadBalancer {
  readonly AccessLoggingPolicy?: LoadBalancerAccessLoggingPolicy | null
  readonly AppCookieStickinessPolicy?: readonly LoadBalancerAppCookieStickinessPolicy[] | null
  readonly AvailabilityZones?: readonly string[] | null
  readonly ConnectionDrainingPolicy?: LoadBalancerConnectionDrainingPolicy | null
  readonly ConnectionSettings?: LoadBalancerConnectionSettings | null
  readonly CrossZone?: boolean | null
  readonly HealthCheck?: LoadBalancerHealthCheck | null
  readonly Instances?: readonly string[] | null
  readonly LBCookieStickinessPolicy?: readonly LoadBalancerLBCookieStickinessPolicy[] | null
  readonly Listeners?: readonly LoadBalancerListeners[] | null
  readonly LoadBalancerName?: string | null
  readonly Policies?: readonly LoadBalancerPolicies[] | null
  readonly Scheme?: string | null
  readonly SecurityGroups?: readonly string[] | null
  readonly Subnets?: readonly string[] | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
}

interface LoadBalancerAccessLoggingPolicy {
  readonly EmitInterval?: number
  readonly Enabled?: boolean
  readonly S3BucketName?: string
  readonly S3BucketPrefix?: string
}

interface LoadBalancerAppCookieStickinessPolicy {
  readonly CookieName?: string
  readonly PolicyName?: string
}

interface LoadBalancerConnectionDrainingPolicy {
  readonly Enabled?: boolean
  readonly Timeout?: number
}

interface LoadBalancerConnectionSettings {
  readonly IdleTimeout?: number
}

interface LoadBalancerHealthCheck {
  readonly HealthyThreshold?: string
  readonly Interval?: string
  readonly Target?: string
  readonly Timeout?: string
  readonly UnhealthyThreshold?: string
}

interface LoadBalancerLBCookieStickinessPolicy {
  readonly CookieExpirationPeriod?: string
  readonly PolicyName?: string
}

interface LoadBalancerListeners {
  readonly InstancePort?: string
  readonly InstanceProtocol?: string
  readonly LoadBalancerPort?: string
  readonly PolicyNames?: readonly string[]
  readonly Protocol?: string
  readonly SSLCertificateId?: string
}

interface LoadBalancerPolicies {
  readonly Attributes?: readonly LoadBalancerPolicyItem[]
  readonly InstancePorts?: readonly string[]
  readonly LoadBalancerPorts?: readonly string[]
  readonly PolicyName?: string
  readonly PolicyType?: string
}

interface LoadBalancerPolicyItem {
  readonly Name?: string
  readonly Value?: string
}
