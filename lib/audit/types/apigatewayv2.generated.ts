// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::ApiGatewayV2. */
export interface ApiGatewayV2Types {
  readonly 'AWS::ApiGatewayV2::Api': Api
  readonly 'AWS::ApiGatewayV2::Stage': Stage
}

interface Api {
  readonly ApiKeySelectionExpression?: string | null
  readonly BasePath?: string | null
  readonly Body?: unknown | null
  readonly BodyS3Location?: ApiBodyS3Location | null
  readonly CorsConfiguration?: ApiCors | null
  readonly CredentialsArn?: string | null
  readonly Description?: string | null
  readonly DisableExecuteApiEndpoint?: boolean | null
  readonly DisableSchemaValidation?: boolean | null
  readonly FailOnWarnings?: boolean | null
  readonly IpAddressType?: string | null
  readonly Name?: string | null
  readonly ProtocolType?: string | null
  readonly RouteKey?: string | null
  readonly RouteSelectionExpression?: string | null
  readonly Tags?: Readonly<Record<string, string>> | null
  readonly Target?: string | null
  readonly Version?: string | null
}

interface ApiBodyS3Location {
  readonly Bucket?: string
  readonly Etag?: string
  readonly Key?: string
  readonly Version?: string
}

interface ApiCors {
  readonly AllowCredentials?: boolean
  readonly AllowHeaders?: readonly string[]
  readonly AllowMethods?: readonly string[]
  readonly AllowOrigins?: readonly string[]
  readonly ExposeHeaders?: readonly string[]
  readonly MaxAge?: number
}

interface Stage {
  readonly AccessLogSettings?: StageAccessLogSettings | null
  readonly AccessPolicyId?: string | null
  readonly ApiId?: string | null
  readonly AutoDeploy?: boolean | null
  readonly ClientCertificateId?: string | null
  readonly DefaultRouteSettings?: StageRouteSettings | null
  readonly DeploymentId?: string | null
  readonly Description?: string | null
  readonly RouteSettings?: unknown | null
  readonly StageName?: string | null
  readonly StageVariables?: unknown | null
  readonly Tags?: unknown | null
}

interface StageAccessLogSettings {
  readonly DestinationArn?: string
  readonly Format?: string
}

interface StageRouteSettings {
  readonly DataTraceEnabled?: boolean
  readonly DetailedMetricsEnabled?: boolean
  readonly LoggingLevel?: string
  readonly ThrottlingBurstLimit?: number
  readonly ThrottlingRateLimit?: number
}
