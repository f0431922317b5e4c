// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::ElasticLoadBalancingV2. */
export interface ElasticLoadBalancingV2Types {
  readonly 'AWS::ElasticLoadBalancingV2::Listener': Listener
  readonly 'AWS::ElasticLoadBalancingV2::LoadBalancer': LoadBalancer
}

interface Listener {
  readonly AlpnPolicy?: readonly string[] | null
  readonly Certificates?: readonly ListenerCertificate[] | null
  readonly DefaultActions?: readonly ListenerAction[] | null
  readonly ListenerAttributes?: readonly ListenerListenerAttribute[] | null
  readonly LoadBalancerArn?: string | null
  readonly MutualAuthentication?: ListenerMutualAuthentication | null
  readonly Port?: number | null
  readonly Protocol?: string | null
  readonly SslPolicy?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
}

interface ListenerCertificate {
  readonly CertificateArn?: string
}

interface ListenerAction {
  readonly AuthenticateCognitoConfig?: ListenerAuthenticateCognitoConfig
  readonly AuthenticateOidcConfig?: ListenerAuthenticateOidcConfig
  readonly FixedResponseConfig?: ListenerFixedResponseConfig
  readonly ForwardConfig?: ListenerForwardConfig
  readonly JwtValidationConfig?: ListenerJwtValidationConfig
  readonly Order?: number
  readonly RedirectConfig?: ListenerRedirectConfig
  readonly TargetGroupArn?: string
  readonly Type?: string
}

interface ListenerAuthenticateCognitoConfig {
  readonly AuthenticationRequestExtraParams?: Readonly<Record<string, string>>
  readonly OnUnauthenticatedRequest?: string
  readonly Scope?: string
  readonly SessionCookieName?: string
  readonly SessionTimeout?: string
  readonly UserPoolArn?: string
  readonly UserPoolClientId?: string
  readonly UserPoolDomain?: string
}

interface ListenerAuthenticateOidcConfig {
  readonly AuthenticationRequestExtraParams?: Readonly<Record<string, string>>
  readonly AuthorizationEndpoint?: string
  readonly ClientId?: string
  readonly ClientSecret?: string
  readonly Issuer?: string
  readonly OnUnauthenticatedRequest?: string
  readonly Scope?: string
  readonly SessionCookieName?: string
  readonly SessionTimeout?: string
  readonly TokenEndpoint?: string
  readonly UseExistingClientSecret?: boolean
  readonly UserInfoEndpoint?: string
}

interface ListenerFixedResponseConfig {
  readonly ContentType?: string
  readonly MessageBody?: string
  readonly StatusCode?: string
}

interface ListenerForwardConfig {
  readonly TargetGroupStickinessConfig?: ListenerTargetGroupStickinessConfig
  readonly TargetGroups?: readonly ListenerTargetGroupTuple[]
}

interface ListenerTargetGroupStickinessConfig {
  readonly DurationSeconds?: number
  readonly Enabled?: boolean
}

interface ListenerTargetGroupTuple {
  readonly TargetGroupArn?: string
  readonly Weight?: number
}

interface ListenerJwtValidationConfig {
  readonly AdditionalClaims?: readonly ListenerJwtValidationActionAdditionalClaim[]
  readonly Issuer?: string
  readonly JwksEndpoint?: string
}

interface ListenerJwtValidationActionAdditionalClaim {
  readonly Format?: string
  readonly Name?: string
  readonly Values?: readonly string[]
}

interface ListenerRedirectConfig {
  readonly Host?: string
  readonly Path?: string
  readonly Port?: string
  readonly Protocol?: string
  readonly Query?: string
  readonly StatusCode?: string
}

interface ListenerListenerAttribute {
  readonly Key?: string
  readonly Value?: string
}

interface ListenerMutualAuthentication {
  readonly AdvertiseTrustStoreCaNames?: string
  readonly IgnoreClientCertificateExpiry?: boolean
  readonly Mode?: string
  readonly TrustStoreArn?: string
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
