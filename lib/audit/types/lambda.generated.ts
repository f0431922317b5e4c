// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::Lambda. */
export interface LambdaTypes {
  readonly 'AWS::Lambda::Function': Function
  readonly 'AWS::Lambda::Permission': Permission
  readonly 'AWS::Lambda::Url': Url
}

interface Function {
  readonly Architectures?: readonly string[] | null
  readonly CapacityProviderConfig?: FunctionCapacityProviderConfig | null
  readonly Code?: FunctionCode | null
  readonly CodeSigningConfigArn?: string | null
  readonly DeadLetterConfig?: FunctionDeadLetterConfig | null
  readonly Description?: string | null
  readonly DurableConfig?: FunctionDurableConfig | null
  readonly Environment?: FunctionEnvironment | null
  readonly EphemeralStorage?: FunctionEphemeralStorage | null
  readonly FileSystemConfigs?: readonly FunctionFileSystemConfig[] | null
  readonly FunctionName?: string | null
  readonly FunctionScalingConfig?: FunctionFunctionScalingConfig | null
  readonly Handler?: string | null
  readonly ImageConfig?: FunctionImageConfig | null
  readonly KmsKeyArn?: string | null
  readonly Layers?: readonly string[] | null
  readonly LoggingConfig?: FunctionLoggingConfig | null
  readonly MemorySize?: number | null
  readonly PackageType?: string | null
  readonly PublishToLatestPublished?: boolean | null
  readonly RecursiveLoop?: string | null
  readonly ReservedConcurrentExecutions?: number | null
  readonly Role?: string | null
  readonly Runtime?: string | null
  readonly RuntimeManagementConfig?: FunctionRuntimeManagementConfig | null
  readonly SnapStart?: FunctionSnapStart | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly TenancyConfig?: FunctionTenancyConfig | null
  readonly Timeout?: number | null
  readonly TracingConfig?: FunctionTracingConfig | null
  readonly VpcConfig?: FunctionVpcConfig | null
}

interface FunctionCapacityProviderConfig {
  readonly LambdaManagedInstancesCapacityProviderConfig?: FunctionLambdaManagedInstancesCapacityProviderConfig
}

interface FunctionLambdaManagedInstancesCapacityProviderConfig {
  readonly CapacityProviderArn?: string
  readonly ExecutionEnvironmentMemoryGiBPerVCpu?: number
  readonly PerExecutionEnvironmentMaxConcurrency?: number
}

interface FunctionCode {
  readonly ImageUri?: string
  readonly S3Bucket?: string
  readonly S3Key?: string
  readonly S3ObjectStorageMode?: string
  readonly S3ObjectVersion?: string
  readonly SourceKMSKeyArn?: string
  readonly ZipFile?: string
}

interface FunctionDeadLetterConfig {
  readonly TargetArn?: string
}

interface FunctionDurableConfig {
  readonly ExecutionTimeout?: number
  readonly KMSKeyArn?: string
  readonly RetentionPeriodInDays?: number
}

interface FunctionEnvironment {
  readonly Variables?: Readonly<Record<string, string>>
}

interface FunctionEphemeralStorage {
  readonly Size?: number
}

interface FunctionFileSystemConfig {
  readonly Arn?: string
  readonly LocalMountPath?: string
  readonly S3FilesConfig?: FunctionS3FilesConfig
}

interface FunctionS3FilesConfig {
  readonly DirectS3Read?: string
}

interface FunctionFunctionScalingConfig {
  readonly MaxExecutionEnvironments?: number
  readonly MinExecutionEnvironments?: number
}

interface FunctionImageConfig {
  readonly Command?: readonly string[]
  readonly EntryPoint?: readonly string[]
  readonly WorkingDirectory?: string
}

interface FunctionLoggingConfig {
  readonly ApplicationLogLevel?: string
  readonly LogFormat?: string
  readonly LogGroup?: string
  readonly SystemLogLevel?: string
}

interface FunctionRuntimeManagementConfig {
  readonly RuntimeVersionArn?: string
  readonly UpdateRuntimeOn?: string
}

interface FunctionSnapStart {
  readonly ApplyOn?: string
}

interface FunctionTenancyConfig {
  readonly TenantIsolationMode?: string
}

interface FunctionTracingConfig {
  readonly Mode?: string
}

interface FunctionVpcConfig {
  readonly Ipv6AllowedForDualStack?: boolean
  readonly SecurityGroupIds?: readonly string[]
  readonly SubnetIds?: readonly string[]
}

interface Permission {
  readonly Action?: string | null
  readonly EventSourceToken?: string | null
  readonly FunctionName?: string | null
  readonly FunctionUrlAuthType?: string | null
  readonly InvokedViaFunctionUrl?: boolean | null
  readonly Principal?: string | null
  readonly PrincipalOrgID?: string | null
  readonly SourceAccount?: string | null
  readonly SourceArn?: string | null
}

interface Url {
  readonly AuthType?: string | null
  readonly Cors?: UrlCors | null
  readonly InvokeMode?: string | null
  readonly Qualifier?: string | null
  readonly TargetFunctionArn?: string | null
}

interface UrlCors {
  readonly AllowCredentials?: boolean
  readonly AllowHeaders?: readonly string[]
  readonly AllowMethods?: readonly string[]
  readonly AllowOrigins?: readonly string[]
  readonly ExposeHeaders?: readonly string[]
  readonly MaxAge?: number
}
