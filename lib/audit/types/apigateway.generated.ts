// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::ApiGateway. */
export interface ApiGatewayTypes {
  readonly 'AWS::ApiGateway::DomainName': DomainName
  readonly 'AWS::ApiGateway::RestApi': RestApi
  readonly 'AWS::ApiGateway::Stage': Stage
}

interface DomainName {
  readonly CertificateArn?: string | null
  readonly DomainName?: string | null
  readonly EndpointAccessMode?: string | null
  readonly EndpointConfiguration?: DomainNameEndpointConfiguration | null
  readonly MutualTlsAuthentication?: DomainNameMutualTlsAuthentication | null
  readonly OwnershipVerificationCertificateArn?: string | null
  readonly RegionalCertificateArn?: string | null
  readonly RoutingMode?: string | null
  readonly SecurityPolicy?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
}

interface DomainNameEndpointConfiguration {
  readonly IpAddressType?: string
  readonly Types?: readonly string[]
}

interface DomainNameMutualTlsAuthentication {
  readonly TruststoreUri?: string
  readonly TruststoreVersion?: string
}

interface RestApi {
  readonly ApiKeySourceType?: string | null
  readonly BinaryMediaTypes?: readonly string[] | null
  readonly Body?: unknown | null
  readonly BodyS3Location?: RestApiS3Location | null
  readonly CloneFrom?: string | null
  readonly Description?: string | null
  readonly DisableExecuteApiEndpoint?: boolean | null
  readonly EndpointAccessMode?: string | null
  readonly EndpointConfiguration?: RestApiEndpointConfiguration | null
  readonly FailOnWarnings?: boolean | null
  readonly MinimumCompressionSize?: number | null
  readonly Mode?: string | null
  readonly Name?: string | null
  readonly Parameters?: Readonly<Record<string, string>> | null
  readonly Policy?: unknown | null
  readonly SecurityPolicy?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly Version?: string | null
}

interface RestApiS3Location {
  readonly Bucket?: string
  readonly ETag?: string
  readonly Key?: string
  readonly Version?: string
}

interface RestApiEndpointConfiguration {
  readonly IpAddressType?: string
  readonly Types?: readonly string[]
  readonly VpcEndpointIds?: readonly string[]
}

interface Stage {
  readonly AccessLogSetting?: StageAccessLogSetting | null
  readonly CacheClusterEnabled?: boolean | null
  readonly CacheClusterSize?: string | null
  readonly CanarySetting?: StageCanarySetting | null
  readonly ClientCertificateId?: string | null
  readonly DeploymentId?: string | null
  readonly Description?: string | null
  readonly DocumentationVersion?: string | null
  readonly MethodSettings?: readonly StageMethodSetting[] | null
  readonly RestApiId?: string | null
  readonly StageName?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly TracingEnabled?: boolean | null
  readonly Variables?: Readonly<Record<string, string>> | null
}

interface StageAccessLogSetting {
  readonly DestinationArn?: string
  readonly Format?: string
}

interface StageCanarySetting {
  readonly DeploymentId?: string
  readonly PercentTraffic?: number
  readonly StageVariableOverrides?: Readonly<Record<string, string>>
  readonly UseStageCache?: boolean
}

interface StageMethodSetting {
  readonly CacheDataEncrypted?: boolean
  readonly CacheTtlInSeconds?: number
  readonly CachingEnabled?: boolean
  readonly DataTraceEnabled?: boolean
  readonly HttpMethod?: string
  readonly LoggingLevel?: string
  readonly MetricsEnabled?: boolean
  readonly ResourcePath?: string
  readonly ThrottlingBurstLimit?: number
  readonly ThrottlingRateLimit?: number
}
