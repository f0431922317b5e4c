// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::ECS. */
export interface ECSTypes {
  readonly 'AWS::ECS::Cluster': Cluster
  readonly 'AWS::ECS::Service': Service
  readonly 'AWS::ECS::TaskDefinition': TaskDefinition
}

interface Cluster {
  readonly CapacityProviders?: readonly string[] | null
  readonly ClusterName?: string | null
  readonly ClusterSettings?: readonly ClusterClusterSettings[] | null
  readonly Configuration?: ClusterClusterConfiguration | null
  readonly DefaultCapacityProviderStrategy?: readonly ClusterCapacityProviderStrategyItem[] | null
  readonly ServiceConnectDefaults?: ClusterServiceConnectDefaults | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
}

interface ClusterClusterSettings {
  readonly Name?: string
  readonly Value?: string
}

interface ClusterClusterConfiguration {
  readonly ExecuteCommandConfiguration?: ClusterExecuteCommandConfiguration
  readonly ManagedStorageConfiguration?: ClusterManagedStorageConfiguration
}

interface ClusterExecuteCommandConfiguration {
  readonly KmsKeyId?: string
  readonly LogConfiguration?: ClusterExecuteCommandLogConfiguration
  readonly Logging?: string
}

interface ClusterExecuteCommandLogConfiguration {
  readonly CloudWatchEncryptionEnabled?: boolean
  readonly CloudWatchLogGroupName?: string
  readonly S3BucketName?: string
  readonly S3EncryptionEnabled?: boolean
  readonly S3KeyPrefix?: string
}

interface ClusterManagedStorageConfiguration {
  readonly FargateEphemeralStorageKmsKeyId?: string
  readonly KmsKeyId?: string
}

interface ClusterCapacityProviderStrategyItem {
  readonly Base?: number
  readonly CapacityProvider?: string
  readonly Weight?: number
}

interface ClusterServiceConnectDefaults {
  readonly Namespace?: string
}

interface Service {
  readonly AvailabilityZoneRebalancing?: string | null
  readonly CapacityProviderStrategy?: readonly ServiceCapacityProviderStrategyItem[] | null
  readonly Cluster?: string | null
  readonly DeploymentConfiguration?: ServiceDeploymentConfiguration | null
  readonly DeploymentController?: ServiceDeploymentController | null
  readonly DesiredCount?: number | null
  readonly EnableECSManagedTags?: boolean | null
  readonly EnableExecuteCommand?: boolean | null
  readonly ForceNewDeployment?: ServiceForceNewDeployment | null
  readonly HealthCheckGracePeriodSeconds?: number | null
  readonly LaunchType?: string | null
  readonly LoadBalancers?: readonly ServiceLoadBalancer[] | null
  readonly Monitoring?: ServiceMonitoringConfiguration | null
  readonly NetworkConfiguration?: ServiceNetworkConfiguration | null
  readonly PlacementConstraints?: readonly ServicePlacementConstraint[] | null
  readonly PlacementStrategies?: readonly ServicePlacementStrategy[] | null
  readonly PlatformVersion?: string | null
  readonly PropagateTags?: string | null
  readonly Role?: string | null
  readonly SchedulingStrategy?: string | null
  readonly ServiceConnectConfiguration?: ServiceServiceConnectConfiguration | null
  readonly ServiceName?: string | null
  readonly ServiceRegistries?: readonly ServiceServiceRegistry[] | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly TaskDefinition?: string | null
  readonly VolumeConfigurations?: readonly ServiceServiceVolumeConfiguration[] | null
  readonly VpcLatticeConfigurations?: readonly ServiceVpcLatticeConfiguration[] | null
}

interface ServiceCapacityProviderStrategyItem {
  readonly Base?: number
  readonly CapacityProvider?: string
  readonly Weight?: number
}

interface ServiceDeploymentConfiguration {
  readonly Alarms?: ServiceDeploymentAlarms
  readonly BakeTimeInMinutes?: number
  readonly CanaryConfiguration?: ServiceCanaryConfiguration
  readonly DeploymentCircuitBreaker?: ServiceDeploymentCircuitBreaker
  readonly EarlySuccessCriteria?: ServiceDeploymentEarlySuccessCriteria
  readonly LifecycleHooks?: readonly ServiceDeploymentLifecycleHook[]
  readonly LinearConfiguration?: ServiceLinearConfiguration
  readonly MaximumPercent?: number
  readonly MinimumHealthyPercent?: number
  readonly Strategy?: string
}

interface ServiceDeploymentAlarms {
  readonly AlarmNames?: readonly string[]
  readonly Enable?: boolean
  readonly Rollback?: boolean
}

interface ServiceCanaryConfiguration {
  readonly CanaryBakeTimeInMinutes?: number
  readonly CanaryPercent?: number
}

interface ServiceDeploymentCircuitBreaker {
  readonly Enable?: boolean
  readonly ResetOnHealthyTask?: boolean
  readonly Rollback?: boolean
  readonly ThresholdConfiguration?: ServiceThresholdConfiguration
}

interface ServiceThresholdConfiguration {
  readonly Type?: string
  readonly Value?: number
}

interface ServiceDeploymentEarlySuccessCriteria {
  readonly Enable?: boolean
  readonly HealthyPercent?: number
  readonly SourceServiceRevisionCleanup?: string
}

interface ServiceDeploymentLifecycleHook {
  readonly HookDetails?: unknown
  readonly HookTargetArn?: string
  readonly LifecycleStages?: readonly string[]
  readonly RoleArn?: string
  readonly TargetType?: string
  readonly TimeoutConfiguration?: ServiceHookTimeoutConfig
}

interface ServiceHookTimeoutConfig {
  readonly Action?: string
  readonly TimeoutInMinutes?: number
}

interface ServiceLinearConfiguration {
  readonly StepBakeTimeInMinutes?: number
  readonly StepPercent?: number
}

interface ServiceDeploymentController {
  readonly Type?: string
}

interface ServiceForceNewDeployment {
  readonly EnableForceNewDeployment?: boolean
  readonly ForceNewDeploymentNonce?: string
}

interface ServiceLoadBalancer {
  readonly AdvancedConfiguration?: ServiceAdvancedConfiguration
  readonly ContainerName?: string
  readonly ContainerPort?: number
  readonly LoadBalancerName?: string
  readonly TargetGroupArn?: string
}

interface ServiceAdvancedConfiguration {
  readonly AlternateTargetGroupArn?: string
  readonly ProductionListenerRule?: string
  readonly RoleArn?: string
  readonly TestListenerRule?: string
}

interface ServiceMonitoringConfiguration {
  readonly MetricConfigurations?: readonly ServiceMetricConfiguration[]
}

interface ServiceMetricConfiguration {
  readonly MetricNames?: readonly string[]
  readonly ResolutionSeconds?: number
}

interface ServiceNetworkConfiguration {
  readonly AwsvpcConfiguration?: ServiceAwsVpcConfiguration
}

interface ServiceAwsVpcConfiguration {
  readonly AssignPublicIp?: string
  readonly SecurityGroups?: readonly string[]
  readonly Subnets?: readonly string[]
}

interface ServicePlacementConstraint {
  readonly Expression?: string
  readonly Type?: string
}

interface ServicePlacementStrategy {
  readonly Field?: string
  readonly Type?: string
}

interface ServiceServiceConnectConfiguration {
  readonly AccessLogConfiguration?: ServiceServiceConnectAccessLogConfiguration
  readonly Enabled?: boolean
  readonly LogConfiguration?: ServiceLogConfiguration
  readonly Namespace?: string
  readonly Services?: readonly ServiceServiceConnectService[]
}

interface ServiceServiceConnectAccessLogConfiguration {
  readonly Format?: string
  readonly IncludeQueryParameters?: string
}

interface ServiceLogConfiguration {
  readonly LogDriver?: string
  readonly Options?: Readonly<Record<string, string>>
  readonly SecretOptions?: readonly ServiceSecret[]
}

interface ServiceSecret {
  readonly Name?: string
  readonly ValueFrom?: string
}

interface ServiceServiceConnectService {
  readonly ClientAliases?: readonly ServiceServiceConnectClientAlias[]
  readonly DiscoveryName?: string
  readonly IngressPortOverride?: number
  readonly PortName?: string
  readonly Timeout?: ServiceTimeoutConfiguration
  readonly Tls?: ServiceServiceConnectTlsConfiguration
}

interface ServiceServiceConnectClientAlias {
  readonly DnsName?: string
  readonly Port?: number
  readonly TestTrafficRules?: ServiceServiceConnectTestTrafficRules
}

interface ServiceServiceConnectTestTrafficRules {
  readonly Header?: ServiceServiceConnectTestTrafficRulesHeader
}

interface ServiceServiceConnectTestTrafficRulesHeader {
  readonly Name?: string
  readonly Value?: ServiceServiceConnectTestTrafficRulesHeaderValue
}

interface ServiceServiceConnectTestTrafficRulesHeaderValue {
  readonly Exact?: string
}

interface ServiceTimeoutConfiguration {
  readonly IdleTimeoutSeconds?: number
  readonly PerRequestTimeoutSeconds?: number
}

interface ServiceServiceConnectTlsConfiguration {
  readonly IssuerCertificateAuthority?: ServiceServiceConnectTlsCertificateAuthority
  readonly KmsKey?: string
  readonly RoleArn?: string
}

interface ServiceServiceConnectTlsCertificateAuthority {
  readonly AwsPcaAuthorityArn?: string
}

interface ServiceServiceRegistry {
  readonly ContainerName?: string
  readonly ContainerPort?: number
  readonly Port?: number
  readonly RegistryArn?: string
}

interface ServiceServiceVolumeConfiguration {
  readonly ManagedEBSVolume?: ServiceServiceManagedEBSVolumeConfiguration
  readonly Name?: string
}

interface ServiceServiceManagedEBSVolumeConfiguration {
  readonly Encrypted?: boolean
  readonly FilesystemType?: string
  readonly Iops?: number
  readonly KmsKeyId?: string
  readonly RoleArn?: string
  readonly SizeInGiB?: number
  readonly SnapshotId?: string
  readonly TagSpecifications?: readonly ServiceEBSTagSpecification[]
  readonly Throughput?: number
  readonly VolumeInitializationRate?: number
  readonly VolumeType?: string
}

interface ServiceEBSTagSpecification {
  readonly PropagateTags?: string
  readonly ResourceType?: string
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[]
}

interface ServiceVpcLatticeConfiguration {
  readonly PortName?: string
  readonly RoleArn?: string
  readonly TargetGroupArn?: string
}

interface TaskDefinition {
  readonly ContainerDefinitions?: readonly TaskDefinitionContainerDefinition[] | null
  readonly Cpu?: string | null
  readonly EnableFaultInjection?: boolean | null
  readonly EphemeralStorage?: TaskDefinitionEphemeralStorage | null
  readonly ExecutionRoleArn?: string | null
  readonly Family?: string | null
  readonly InferenceAccelerators?: readonly TaskDefinitionInferenceAccelerator[] | null
  readonly IpcMode?: string | null
  readonly Memory?: string | null
  readonly NetworkMode?: string | null
  readonly PidMode?: string | null
  readonly PlacementConstraints?: readonly TaskDefinitionTaskDefinitionPlacementConstraint[] | null
  readonly ProxyConfiguration?: TaskDefinitionProxyConfiguration | null
  readonly RequiresCompatibilities?: readonly string[] | null
  readonly RuntimePlatform?: TaskDefinitionRuntimePlatform | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly TaskRoleArn?: string | null
  readonly Volumes?: readonly TaskDefinitionVolume[] | null
}

interface TaskDefinitionContainerDefinition {
  readonly Command?: readonly string[]
  readonly Cpu?: number
  readonly CredentialSpecs?: readonly string[]
  readonly DependsOn?: readonly TaskDefinitionContainerDependency[]
  readonly DisableNetworking?: boolean
  readonly DnsSearchDomains?: readonly string[]
  readonly DnsServers?: readonly string[]
  readonly DockerLabels?: Readonly<Record<string, string>>
  readonly DockerSecurityOptions?: readonly string[]
  readonly EntryPoint?: readonly string[]
  readonly Environment?: readonly TaskDefinitionKeyValuePair[]
  readonly EnvironmentFiles?: readonly TaskDefinitionEnvironmentFile[]
  readonly Essential?: boolean
  readonly ExtraHosts?: readonly TaskDefinitionHostEntry[]
  readonly FirelensConfiguration?: TaskDefinitionFirelensConfiguration
  readonly HealthCheck?: TaskDefinitionHealthCheck
  readonly Hostname?: string
  readonly Image?: string
  readonly Interactive?: boolean
  readonly Links?: readonly string[]
  readonly LinuxParameters?: TaskDefinitionLinuxParameters
  readonly LogConfiguration?: TaskDefinitionLogConfiguration
  readonly Memory?: number
  readonly MemoryReservation?: number
  readonly MountPoints?: readonly TaskDefinitionMountPoint[]
  readonly Name?: string
  readonly PortMappings?: readonly TaskDefinitionPortMapping[]
  readonly Privileged?: boolean
  readonly PseudoTerminal?: boolean
  readonly ReadonlyRootFilesystem?: boolean
  readonly RepositoryCredentials?: TaskDefinitionRepositoryCredentials
  readonly ResourceRequirements?: readonly TaskDefinitionResourceRequirement[]
  readonly RestartPolicy?: TaskDefinitionRestartPolicy
  readonly Secrets?: readonly TaskDefinitionSecret[]
  readonly StartTimeout?: number
  readonly StopTimeout?: number
  readonly SystemControls?: readonly TaskDefinitionSystemControl[]
  readonly Ulimits?: readonly TaskDefinitionUlimit[]
  readonly User?: string
  readonly VersionConsistency?: string
  readonly VolumesFrom?: readonly TaskDefinitionVolumeFrom[]
  readonly WorkingDirectory?: string
}

interface TaskDefinitionContainerDependency {
  readonly Condition?: string
  readonly ContainerName?: string
}

interface TaskDefinitionKeyValuePair {
  readonly Name?: string
  readonly Value?: string
}

interface TaskDefinitionEnvironmentFile {
  readonly Type?: string
  readonly Value?: string
}

interface TaskDefinitionHostEntry {
  readonly Hostname?: string
  readonly IpAddress?: string
}

interface TaskDefinitionFirelensConfiguration {
  readonly Options?: Readonly<Record<string, string>>
  readonly Type?: string
}

interface TaskDefinitionHealthCheck {
  readonly Command?: readonly string[]
  readonly Interval?: number
  readonly Retries?: number
  readonly StartPeriod?: number
  readonly Timeout?: number
}

interface TaskDefinitionLinuxParameters {
  readonly Capabilities?: TaskDefinitionKernelCapabilities
  readonly Devices?: readonly TaskDefinitionDevice[]
  readonly InitProcessEnabled?: boolean
  readonly MaxSwap?: number
  readonly SharedMemorySize?: number
  readonly Swappiness?: number
  readonly Tmpfs?: readonly TaskDefinitionTmpfs[]
}

interface TaskDefinitionKernelCapabilities {
  readonly Add?: readonly string[]
  readonly Drop?: readonly string[]
}

interface TaskDefinitionDevice {
  readonly ContainerPath?: string
  readonly HostPath?: string
  readonly Permissions?: readonly string[]
}

interface TaskDefinitionTmpfs {
  readonly ContainerPath?: string
  readonly MountOptions?: readonly string[]
  readonly Size?: number
}

interface TaskDefinitionLogConfiguration {
  readonly LogDriver?: string
  readonly Options?: Readonly<Record<string, string>>
  readonly SecretOptions?: readonly TaskDefinitionSecret[]
}

interface TaskDefinitionSecret {
  readonly Name?: string
  readonly ValueFrom?: string
}

interface TaskDefinitionMountPoint {
  readonly ContainerPath?: string
  readonly ReadOnly?: boolean
  readonly SourceVolume?: string
}

interface TaskDefinitionPortMapping {
  readonly AppProtocol?: string
  readonly ContainerPort?: number
  readonly ContainerPortRange?: string
  readonly HostPort?: number
  readonly Name?: string
  readonly Protocol?: string
}

interface TaskDefinitionRepositoryCredentials {
  readonly CredentialsParameter?: string
}

interface TaskDefinitionResourceRequirement {
  readonly Type?: string
  readonly Value?: string
}

interface TaskDefinitionRestartPolicy {
  readonly Enabled?: boolean
  readonly IgnoredExitCodes?: readonly number[]
  readonly RestartAttemptPeriod?: number
}

interface TaskDefinitionSystemControl {
  readonly Namespace?: string
  readonly Value?: string
}

interface TaskDefinitionUlimit {
  readonly HardLimit?: number
  readonly Name?: string
  readonly SoftLimit?: number
}

interface TaskDefinitionVolumeFrom {
  readonly ReadOnly?: boolean
  readonly SourceContainer?: string
}

interface TaskDefinitionEphemeralStorage {
  readonly SizeInGiB?: number
}

interface TaskDefinitionInferenceAccelerator {
  readonly DeviceName?: string
  readonly DeviceType?: string
}

interface TaskDefinitionTaskDefinitionPlacementConstraint {
  readonly Expression?: string
  readonly Type?: string
}

interface TaskDefinitionProxyConfiguration {
  readonly ContainerName?: string
  readonly ProxyConfigurationProperties?: readonly TaskDefinitionKeyValuePair[]
  readonly Type?: string
}

interface TaskDefinitionRuntimePlatform {
  readonly CpuArchitecture?: string
  readonly OperatingSystemFamily?: string
}

interface TaskDefinitionVolume {
  readonly ConfiguredAtLaunch?: boolean
  readonly DockerVolumeConfiguration?: TaskDefinitionDockerVolumeConfiguration
  readonly EFSVolumeConfiguration?: TaskDefinitionEFSVolumeConfiguration
  readonly FSxWindowsFileServerVolumeConfiguration?: TaskDefinitionFSxWindowsFileServerVolumeConfiguration
  readonly Host?: TaskDefinitionHostVolumeProperties
  readonly Name?: string
  readonly S3FilesVolumeConfiguration?: TaskDefinitionS3FilesVolumeConfiguration
}

interface TaskDefinitionDockerVolumeConfiguration {
  readonly Autoprovision?: boolean
  readonly Driver?: string
  readonly DriverOpts?: Readonly<Record<string, string>>
  readonly Labels?: Readonly<Record<string, string>>
  readonly Scope?: string
}

interface TaskDefinitionEFSVolumeConfiguration {
  readonly AuthorizationConfig?: TaskDefinitionAuthorizationConfig
  readonly FilesystemId?: string
  readonly RootDirectory?: string
  readonly TransitEncryption?: string
  readonly TransitEncryptionPort?: number
}

interface TaskDefinitionAuthorizationConfig {
  readonly AccessPointId?: string
  readonly IAM?: string
}

interface TaskDefinitionFSxWindowsFileServerVolumeConfiguration {
  readonly AuthorizationConfig?: TaskDefinitionFSxAuthorizationConfig
  readonly FileSystemId?: string
  readonly RootDirectory?: string
}

interface TaskDefinitionFSxAuthorizationConfig {
  readonly CredentialsParameter?: string
  readonly Domain?: string
}

interface TaskDefinitionHostVolumeProperties {
  readonly SourcePath?: string
}

interface TaskDefinitionS3FilesVolumeConfiguration {
  readonly AccessPointArn?: string
  readonly FileSystemArn?: string
  readonly RootDirectory?: string
  readonly TransitEncryptionPort?: number
}
