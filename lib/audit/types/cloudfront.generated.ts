// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::CloudFront. */
export interface CloudFrontTypes {
  readonly 'AWS::CloudFront::Distribution': Distribution
}

interface Distribution {
  readonly DistributionConfig?: DistributionDistributionConfig | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
}

interface DistributionDistributionConfig {
  readonly Aliases?: readonly string[]
  readonly AnycastIpListId?: string
  readonly CNAMEs?: readonly string[]
  readonly CacheBehaviors?: readonly DistributionCacheBehavior[]
  readonly CacheTagConfig?: DistributionCacheTagConfig
  readonly Comment?: string
  readonly ConnectionFunctionAssociation?: DistributionConnectionFunctionAssociation
  readonly ConnectionMode?: string
  readonly ContinuousDeploymentPolicyId?: string
  readonly CustomErrorResponses?: readonly DistributionCustomErrorResponse[]
  readonly CustomOrigin?: DistributionLegacyCustomOrigin
  readonly DefaultCacheBehavior?: DistributionDefaultCacheBehavior
  readonly DefaultRootObject?: string
  readonly Enabled?: boolean
  readonly HttpVersion?: string
  readonly IPV6Enabled?: boolean
  readonly Logging?: DistributionLogging
  readonly OriginGroups?: DistributionOriginGroups
  readonly Origins?: readonly DistributionOrigin[]
  readonly PriceClass?: string
  readonly Restrictions?: DistributionRestrictions
  readonly S3Origin?: DistributionLegacyS3Origin
  readonly Staging?: boolean
  readonly TenantConfig?: DistributionTenantConfig
  readonly ViewerCertificate?: DistributionViewerCertificate
  readonly ViewerMtlsConfig?: DistributionViewerMtlsConfig
  readonly WebACLId?: string
}

interface DistributionCacheBehavior {
  readonly AllowedMethods?: readonly string[]
  readonly CachePolicyId?: string
  readonly CachedMethods?: readonly string[]
  readonly Compress?: boolean
  readonly DefaultTTL?: number
  readonly FieldLevelEncryptionId?: string
  readonly ForwardedValues?: DistributionForwardedValues
  readonly FunctionAssociations?: readonly DistributionFunctionAssociation[]
  readonly GrpcConfig?: DistributionGrpcConfig
  readonly LambdaFunctionAssociations?: readonly DistributionLambdaFunctionAssociation[]
  readonly MaxTTL?: number
  readonly MinTTL?: number
  readonly OriginRequestPolicyId?: string
  readonly PathPattern?: string
  readonly RealtimeLogConfigArn?: string
  readonly ResponseHeadersPolicyId?: string
  readonly SmoothStreaming?: boolean
  readonly TargetOriginId?: string
  readonly TrustedKeyGroups?: readonly string[]
  readonly TrustedSigners?: readonly string[]
  readonly ViewerProtocolPolicy?: string
}

interface DistributionForwardedValues {
  readonly Cookies?: DistributionCookies
  readonly Headers?: readonly string[]
  readonly QueryString?: boolean
  readonly QueryStringCacheKeys?: readonly string[]
}

interface DistributionCookies {
  readonly Forward?: string
  readonly WhitelistedNames?: readonly string[]
}

interface DistributionFunctionAssociation {
  readonly EventType?: string
  readonly FunctionARN?: string
}

interface DistributionGrpcConfig {
  readonly Enabled?: boolean
}

interface DistributionLambdaFunctionAssociation {
  readonly EventType?: string
  readonly IncludeBody?: boolean
  readonly LambdaFunctionARN?: string
}

interface DistributionCacheTagConfig {
  readonly HeaderName?: string
}

interface DistributionConnectionFunctionAssociation {
  readonly Id?: string
}

interface DistributionCustomErrorResponse {
  readonly ErrorCachingMinTTL?: number
  readonly ErrorCode?: number
  readonly ResponseCode?: number
  readonly ResponsePagePath?: string
}

interface DistributionLegacyCustomOrigin {
  readonly DNSName?: string
  readonly HTTPPort?: number
  readonly HTTPSPort?: number
  readonly OriginProtocolPolicy?: string
  readonly OriginSSLProtocols?: readonly string[]
}

interface DistributionDefaultCacheBehavior {
  readonly AllowedMethods?: readonly string[]
  readonly CachePolicyId?: string
  readonly CachedMethods?: readonly string[]
  readonly Compress?: boolean
  readonly DefaultTTL?: number
  readonly FieldLevelEncryptionId?: string
  readonly ForwardedValues?: DistributionForwardedValues
  readonly FunctionAssociations?: readonly DistributionFunctionAssociation[]
  readonly GrpcConfig?: DistributionGrpcConfig
  readonly LambdaFunctionAssociations?: readonly DistributionLambdaFunctionAssociation[]
  readonly MaxTTL?: number
  readonly MinTTL?: number
  readonly OriginRequestPolicyId?: string
  readonly RealtimeLogConfigArn?: string
  readonly ResponseHeadersPolicyId?: string
  readonly SmoothStreaming?: boolean
  readonly TargetOriginId?: string
  readonly TrustedKeyGroups?: readonly string[]
  readonly TrustedSigners?: readonly string[]
  readonly ViewerProtocolPolicy?: string
}

interface DistributionLogging {
  readonly Bucket?: string
  readonly IncludeCookies?: boolean
  readonly Prefix?: string
}

interface DistributionOriginGroups {
  readonly Items?: readonly DistributionOriginGroup[]
  readonly Quantity?: number
}

interface DistributionOriginGroup {
  readonly FailoverCriteria?: DistributionOriginGroupFailoverCriteria
  readonly Id?: string
  readonly Members?: DistributionOriginGroupMembers
  readonly SelectionCriteria?: string
}

interface DistributionOriginGroupFailoverCriteria {
  readonly StatusCodes?: DistributionStatusCodes
}

interface DistributionStatusCodes {
  readonly Items?: readonly number[]
  readonly Quantity?: number
}

interface DistributionOriginGroupMembers {
  readonly Items?: readonly DistributionOriginGroupMember[]
  readonly Quantity?: number
}

interface DistributionOriginGroupMember {
  readonly OriginId?: string
}

interface DistributionOrigin {
  readonly ConnectionAttempts?: number
  readonly ConnectionTimeout?: number
  readonly CustomOriginConfig?: DistributionCustomOriginConfig
  readonly DomainName?: string
  readonly Id?: string
  readonly OriginAccessControlId?: string
  readonly OriginCustomHeaders?: readonly DistributionOriginCustomHeader[]
  readonly OriginPath?: string
  readonly OriginShield?: DistributionOriginShield
  readonly ResponseCompletionTimeout?: number
  readonly S3OriginConfig?: DistributionS3OriginConfig
  readonly VpcOriginConfig?: DistributionVpcOriginConfig
}

interface DistributionCustomOriginConfig {
  readonly HTTPPort?: number
  readonly HTTPSPort?: number
  readonly IpAddressType?: string
  readonly OriginKeepaliveTimeout?: number
  readonly OriginMtlsConfig?: DistributionOriginMtlsConfig
  readonly OriginProtocolPolicy?: string
  readonly OriginReadTimeout?: number
  readonly OriginSSLProtocols?: readonly string[]
}

interface DistributionOriginMtlsConfig {
  readonly ClientCertificateArn?: string
}

interface DistributionOriginCustomHeader {
  readonly HeaderName?: string
  readonly HeaderValue?: string
}

interface DistributionOriginShield {
  readonly Enabled?: boolean
  readonly OriginShieldRegion?: string
}

interface DistributionS3OriginConfig {
  readonly OriginAccessIdentity?: string
  readonly OriginReadTimeout?: number
}

interface DistributionVpcOriginConfig {
  readonly OriginKeepaliveTimeout?: number
  readonly OriginReadTimeout?: number
  readonly OwnerAccountId?: string
  readonly VpcOriginId?: string
}

interface DistributionRestrictions {
  readonly GeoRestriction?: DistributionGeoRestriction
}

interface DistributionGeoRestriction {
  readonly Locations?: readonly string[]
  readonly RestrictionType?: string
}

interface DistributionLegacyS3Origin {
  readonly DNSName?: string
  readonly OriginAccessIdentity?: string
}

interface DistributionTenantConfig {
  readonly ParameterDefinitions?: readonly DistributionParameterDefinition[]
}

interface DistributionParameterDefinition {
  readonly Definition?: DistributionDefinition
  readonly Name?: string
}

interface DistributionDefinition {
  readonly StringSchema?: DistributionStringSchema
}

interface DistributionStringSchema {
  readonly Comment?: string
  readonly DefaultValue?: string
  readonly Required?: boolean
}

interface DistributionViewerCertificate {
  readonly AcmCertificateArn?: string
  readonly CloudFrontDefaultCertificate?: boolean
  readonly IamCertificateId?: string
  readonly MinimumProtocolVersion?: string
  readonly SslSupportMethod?: string
}

interface DistributionViewerMtlsConfig {
  readonly Mode?: string
  readonly TrustStoreConfig?: DistributionTrustStoreConfig
}

interface DistributionTrustStoreConfig {
  readonly AdvertiseTrustStoreCaNames?: boolean
  readonly IgnoreCertificateExpiry?: boolean
  readonly TrustStoreId?: string
}
