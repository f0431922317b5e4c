// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::EKS. */
export interface EKSTypes {
  readonly 'AWS::EKS::Cluster': Cluster
}

interface Cluster {
  readonly AccessConfig?: ClusterAccessConfig | null
  readonly ActiveCertificateAuthorityId?: string | null
  readonly BootstrapSelfManagedAddons?: boolean | null
  readonly CertificateAuthority?: ClusterCertificateAuthority | null
  readonly ComputeConfig?: ClusterComputeConfig | null
  readonly ControlPlaneScalingConfig?: ClusterControlPlaneScalingConfig | null
  readonly DeletionProtection?: boolean | null
  readonly EncryptionConfig?: readonly ClusterEncryptionConfig[] | null
  readonly Force?: boolean | null
  readonly KubeApiServerConfig?: ClusterKubeApiServerConfig | null
  readonly KubeControllerManagerConfig?: ClusterKubeControllerManagerConfig | null
  readonly KubeSchedulerConfig?: ClusterKubeSchedulerConfig | null
  readonly KubernetesNetworkConfig?: ClusterKubernetesNetworkConfig | null
  readonly Logging?: ClusterLogging | null
  readonly Name?: string | null
  readonly OutpostConfig?: ClusterOutpostConfig | null
  readonly RemoteNetworkConfig?: ClusterRemoteNetworkConfig | null
  readonly ResourcesVpcConfig?: ClusterResourcesVpcConfig | null
  readonly RoleArn?: string | null
  readonly RollbackConfig?: ClusterRollbackConfig | null
  readonly StorageConfig?: ClusterStorageConfig | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly UpgradePolicy?: ClusterUpgradePolicy | null
  readonly Version?: string | null
  readonly ZonalShiftConfig?: ClusterZonalShiftConfig | null
}

interface ClusterAccessConfig {
  readonly AuthenticationMode?: string
  readonly BootstrapClusterCreatorAdminPermissions?: boolean
}

interface ClusterCertificateAuthority {
  readonly Active?: ClusterActiveCertificateAuthority
  readonly Data?: string
}

interface ClusterActiveCertificateAuthority {
  readonly ActivatedBy?: string
  readonly Id?: string
}

interface ClusterComputeConfig {
  readonly Enabled?: boolean
  readonly NodePools?: readonly string[]
  readonly NodeRoleArn?: string
}

interface ClusterControlPlaneScalingConfig {
  readonly Tier?: string
}

interface ClusterEncryptionConfig {
  readonly Provider?: ClusterProvider
  readonly Resources?: readonly string[]
}

interface ClusterProvider {
  readonly KeyArn?: string
}

interface ClusterKubeApiServerConfig {
  readonly EventTtl?: string
  readonly ServiceNodePortRange?: ClusterServiceNodePortRange
}

interface ClusterServiceNodePortRange {
  readonly MaxPort?: number
  readonly MinPort?: number
}

interface ClusterKubeControllerManagerConfig {
  readonly HorizontalPodAutoscalerControllerConfig?: ClusterHorizontalPodAutoscalerControllerConfig
  readonly PodGcControllerConfig?: ClusterPodGcControllerConfig
}

interface ClusterHorizontalPodAutoscalerControllerConfig {
  readonly HorizontalPodAutoscalerSyncPeriod?: string
}

interface ClusterPodGcControllerConfig {
  readonly TerminatedPodGcThreshold?: number
}

interface ClusterKubeSchedulerConfig {
  readonly NodeResourcesFit?: ClusterNodeResourcesFitConfig
}

interface ClusterNodeResourcesFitConfig {
  readonly ScoringStrategy?: ClusterScoringStrategy
}

interface ClusterScoringStrategy {
  readonly Resources?: readonly ClusterResourceWeight[]
  readonly Type?: string
}

interface ClusterResourceWeight {
  readonly Name?: string
  readonly Weight?: number
}

interface ClusterKubernetesNetworkConfig {
  readonly ElasticLoadBalancing?: ClusterElasticLoadBalancing
  readonly IpFamily?: string
  readonly ServiceIpv4Cidr?: string
  readonly ServiceIpv6Cidr?: string
}

interface ClusterElasticLoadBalancing {
  readonly Enabled?: boolean
}

interface ClusterLogging {
  readonly ClusterLogging?: ClusterClusterLogging
}

interface ClusterClusterLogging {
  readonly EnabledTypes?: readonly ClusterLoggingTypeConfig[]
}

interface ClusterLoggingTypeConfig {
  readonly Type?: string
}

interface ClusterOutpostConfig {
  readonly ControlPlaneInstanceType?: string
  readonly ControlPlanePlacement?: ClusterControlPlanePlacement
  readonly EtcdInstanceType?: string
  readonly EtcdPlacement?: ClusterEtcdPlacement
  readonly OutpostArns?: readonly string[]
}

interface ClusterControlPlanePlacement {
  readonly GroupName?: string
  readonly SpreadLevel?: string
}

interface ClusterEtcdPlacement {
  readonly SpreadLevel?: string
}

interface ClusterRemoteNetworkConfig {
  readonly RemoteNodeNetworks?: readonly ClusterRemoteNodeNetwork[]
  readonly RemotePodNetworks?: readonly ClusterRemotePodNetwork[]
}

interface ClusterRemoteNodeNetwork {
  readonly Cidrs?: readonly string[]
}

interface ClusterRemotePodNetwork {
  readonly Cidrs?: readonly string[]
}

interface ClusterResourcesVpcConfig {
  readonly ControlPlaneEgressMode?: string
  readonly EndpointPrivateAccess?: boolean
  readonly EndpointPublicAccess?: boolean
  readonly PublicAccessCidrs?: readonly string[]
  readonly SecurityGroupIds?: readonly string[]
  readonly SubnetIds?: readonly string[]
}

interface ClusterRollbackConfig {
  readonly TimeoutMinutes?: number
}

interface ClusterStorageConfig {
  readonly BlockStorage?: ClusterBlockStorage
}

interface ClusterBlockStorage {
  readonly Enabled?: boolean
}

interface ClusterUpgradePolicy {
  readonly SupportType?: string
}

interface ClusterZonalShiftConfig {
  readonly Enabled?: boolean
}
