// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::SageMaker. */
export interface SageMakerTypes {
  readonly 'AWS::SageMaker::EndpointConfig': EndpointConfig
  readonly 'AWS::SageMaker::Model': Model
  readonly 'AWS::SageMaker::NotebookInstance': NotebookInstance
}

interface EndpointConfig {
  readonly AsyncInferenceConfig?: EndpointConfigAsyncInferenceConfig | null
  readonly DataCaptureConfig?: EndpointConfigDataCaptureConfig | null
  readonly EnableNetworkIsolation?: boolean | null
  readonly EndpointConfigName?: string | null
  readonly ExecutionRoleArn?: string | null
  readonly ExplainerConfig?: EndpointConfigExplainerConfig | null
  readonly KmsKeyId?: string | null
  readonly MetricsConfig?: EndpointConfigMetricsConfig | null
  readonly ProductionVariants?: readonly EndpointConfigProductionVariant[] | null
  readonly ShadowProductionVariants?: readonly EndpointConfigProductionVariant[] | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly VpcConfig?: EndpointConfigVpcConfig | null
}

interface EndpointConfigAsyncInferenceConfig {
  readonly ClientConfig?: EndpointConfigAsyncInferenceClientConfig
  readonly OutputConfig?: EndpointConfigAsyncInferenceOutputConfig
}

interface EndpointConfigAsyncInferenceClientConfig {
  readonly MaxConcurrentInvocationsPerInstance?: number
}

interface EndpointConfigAsyncInferenceOutputConfig {
  readonly KmsKeyId?: string
  readonly NotificationConfig?: EndpointConfigAsyncInferenceNotificationConfig
  readonly S3FailurePath?: string
  readonly S3OutputPath?: string
}

interface EndpointConfigAsyncInferenceNotificationConfig {
  readonly ErrorTopic?: string
  readonly IncludeInferenceResponseIn?: readonly string[]
  readonly SuccessTopic?: string
}

interface EndpointConfigDataCaptureConfig {
  readonly CaptureContentTypeHeader?: EndpointConfigCaptureContentTypeHeader
  readonly CaptureOptions?: readonly EndpointConfigCaptureOption[]
  readonly DestinationS3Uri?: string
  readonly EnableCapture?: boolean
  readonly InitialSamplingPercentage?: number
  readonly KmsKeyId?: string
}

interface EndpointConfigCaptureContentTypeHeader {
  readonly CsvContentTypes?: readonly string[]
  readonly JsonContentTypes?: readonly string[]
}

interface EndpointConfigCaptureOption {
  readonly CaptureMode?: string
}

interface EndpointConfigExplainerConfig {
  readonly ClarifyExplainerConfig?: EndpointConfigClarifyExplainerConfig
}

interface EndpointConfigClarifyExplainerConfig {
  readonly EnableExplanations?: string
  readonly InferenceConfig?: EndpointConfigClarifyInferenceConfig
  readonly ShapConfig?: EndpointConfigClarifyShapConfig
}

interface EndpointConfigClarifyInferenceConfig {
  readonly ContentTemplate?: string
  readonly FeatureHeaders?: readonly string[]
  readonly FeatureTypes?: readonly string[]
  readonly FeaturesAttribute?: string
  readonly LabelAttribute?: string
  readonly LabelHeaders?: readonly string[]
  readonly LabelIndex?: number
  readonly MaxPayloadInMB?: number
  readonly MaxRecordCount?: number
  readonly ProbabilityAttribute?: string
  readonly ProbabilityIndex?: number
}

interface EndpointConfigClarifyShapConfig {
  readonly NumberOfSamples?: number
  readonly Seed?: number
  readonly ShapBaselineConfig?: EndpointConfigClarifyShapBaselineConfig
  readonly TextConfig?: EndpointConfigClarifyTextConfig
  readonly UseLogit?: boolean
}

interface EndpointConfigClarifyShapBaselineConfig {
  readonly MimeType?: string
  readonly ShapBaseline?: string
  readonly ShapBaselineUri?: string
}

interface EndpointConfigClarifyTextConfig {
  readonly Granularity?: string
  readonly Language?: string
}

interface EndpointConfigMetricsConfig {
  readonly EnableDetailedObservability?: boolean
  readonly EnableEnhancedMetrics?: boolean
  readonly MetricPublishFrequencyInSeconds?: number
}

interface EndpointConfigProductionVariant {
  readonly AcceleratorType?: string
  readonly CapacityReservationConfig?: EndpointConfigCapacityReservationConfig
  readonly ContainerStartupHealthCheckTimeoutInSeconds?: number
  readonly CoreDumpConfig?: EndpointConfigCoreDumpConfig
  readonly EnableSSMAccess?: boolean
  readonly InferenceAmiVersion?: string
  readonly InitialInstanceCount?: number
  readonly InitialVariantWeight?: number
  readonly InstancePools?: readonly EndpointConfigInstancePool[]
  readonly InstanceType?: string
  readonly ManagedInstanceScaling?: EndpointConfigManagedInstanceScaling
  readonly ModelDataDownloadTimeoutInSeconds?: number
  readonly ModelName?: string
  readonly RoutingConfig?: EndpointConfigRoutingConfig
  readonly ServerlessConfig?: EndpointConfigServerlessConfig
  readonly VariantInstanceProvisionTimeoutInSeconds?: number
  readonly VariantName?: string
  readonly VolumeSizeInGB?: number
}

interface EndpointConfigCapacityReservationConfig {
  readonly CapacityReservationPreference?: string
  readonly MlReservationArn?: string
}

interface EndpointConfigCoreDumpConfig {
  readonly DestinationS3Uri?: string
  readonly KmsKeyId?: string
}

interface EndpointConfigInstancePool {
  readonly InstanceType?: string
  readonly ModelNameOverride?: string
  readonly Priority?: number
}

interface EndpointConfigManagedInstanceScaling {
  readonly MaxInstanceCount?: number
  readonly MinInstanceCount?: number
  readonly ScaleInPolicy?: EndpointConfigScaleInPolicy
  readonly Status?: string
}

interface EndpointConfigScaleInPolicy {
  readonly CooldownInMinutes?: number
  readonly MaximumStepSize?: number
  readonly Strategy?: string
}

interface EndpointConfigRoutingConfig {
  readonly PrefixAwareRoutingConfig?: EndpointConfigPrefixAwareRoutingConfig
  readonly RoutingStrategy?: string
}

interface EndpointConfigPrefixAwareRoutingConfig {
  readonly ConcurrencyThreshold?: number
  readonly PrefixLength?: number
}

interface EndpointConfigServerlessConfig {
  readonly MaxConcurrency?: number
  readonly MemorySizeInMB?: number
  readonly ProvisionedConcurrency?: number
}

interface EndpointConfigVpcConfig {
  readonly SecurityGroupIds?: readonly string[]
  readonly Subnets?: readonly string[]
}

interface Model {
  readonly Containers?: readonly ModelContainerDefinition[] | null
  readonly EnableNetworkIsolation?: boolean | null
  readonly ExecutionRoleArn?: string | null
  readonly InferenceExecutionConfig?: ModelInferenceExecutionConfig | null
  readonly ModelName?: string | null
  readonly PrimaryContainer?: ModelContainerDefinition | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly VpcConfig?: ModelVpcConfig | null
}

interface ModelContainerDefinition {
  readonly ContainerHostname?: string
  readonly Environment?: unknown
  readonly Image?: string
  readonly ImageConfig?: ModelImageConfig
  readonly InferenceSpecificationName?: string
  readonly Mode?: string
  readonly ModelDataSource?: ModelModelDataSource
  readonly ModelDataUrl?: string
  readonly ModelPackageName?: string
  readonly MultiModelConfig?: ModelMultiModelConfig
}

interface ModelImageConfig {
  readonly RepositoryAccessMode?: string
  readonly RepositoryAuthConfig?: ModelRepositoryAuthConfig
}

interface ModelRepositoryAuthConfig {
  readonly RepositoryCredentialsProviderArn?: string
}

interface ModelModelDataSource {
  readonly S3DataSource?: ModelS3DataSource
}

interface ModelS3DataSource {
  readonly CompressionType?: string
  readonly HubAccessConfig?: ModelHubAccessConfig
  readonly ModelAccessConfig?: ModelModelAccessConfig
  readonly S3DataType?: string
  readonly S3Uri?: string
}

interface ModelHubAccessConfig {
  readonly HubContentArn?: string
}

interface ModelModelAccessConfig {
  readonly AcceptEula?: boolean
}

interface ModelMultiModelConfig {
  readonly ModelCacheSetting?: string
}

interface ModelInferenceExecutionConfig {
  readonly Mode?: string
}

interface ModelVpcConfig {
  readonly SecurityGroupIds?: readonly string[]
  readonly Subnets?: readonly string[]
}

interface NotebookInstance {
  readonly AcceleratorTypes?: readonly string[] | null
  readonly AdditionalCodeRepositories?: readonly string[] | null
  readonly DefaultCodeRepository?: string | null
  readonly DirectInternetAccess?: string | null
  readonly InstanceMetadataServiceConfiguration?: NotebookInstanceInstanceMetadataServiceConfiguration | null
  readonly InstanceType?: string | null
  readonly KmsKeyId?: string | null
  readonly LifecycleConfigName?: string | null
  readonly NotebookInstanceName?: string | null
  readonly PlatformIdentifier?: string | null
  readonly RoleArn?: string | null
  readonly RootAccess?: string | null
  readonly SecurityGroupIds?: readonly string[] | null
  readonly SubnetId?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly VolumeSizeInGB?: number | null
}

interface NotebookInstanceInstanceMetadataServiceConfiguration {
  readonly MinimumInstanceMetadataServiceVersion?: string
}
