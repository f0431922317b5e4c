// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::OpenSearchService. */
export interface OpenSearchServiceTypes {
  readonly 'AWS::OpenSearchService::Domain': Domain
}

interface Domain {
  readonly AIMLOptions?: DomainAIMLOptions | null
  readonly AccessPolicies?: unknown | null
  readonly AdvancedOptions?: Readonly<Record<string, string>> | null
  readonly AdvancedSecurityOptions?: DomainAdvancedSecurityOptionsInput | null
  readonly AutomatedSnapshotPauseOptions?: DomainAutomatedSnapshotPauseOptions | null
  readonly ClusterConfig?: DomainClusterConfig | null
  readonly CognitoOptions?: DomainCognitoOptions | null
  readonly DeploymentStrategyOptions?: DomainDeploymentStrategyOptions | null
  readonly DomainArn?: string | null
  readonly DomainEndpointOptions?: DomainDomainEndpointOptions | null
  readonly DomainName?: string | null
  readonly EBSOptions?: DomainEBSOptions | null
  readonly EncryptionAtRestOptions?: DomainEncryptionAtRestOptions | null
  readonly EngineMode?: string | null
  readonly EngineVersion?: string | null
  readonly IPAddressType?: string | null
  readonly IdentityCenterOptions?: DomainIdentityCenterOptions | null
  readonly LogPublishingOptions?: Readonly<Record<string, DomainLogPublishingOption>> | null
  readonly NodeToNodeEncryptionOptions?: DomainNodeToNodeEncryptionOptions | null
  readonly OffPeakWindowOptions?: DomainOffPeakWindowOptions | null
  readonly SkipShardMigrationWait?: boolean | null
  readonly SnapshotOptions?: DomainSnapshotOptions | null
  readonly SoftwareUpdateOptions?: DomainSoftwareUpdateOptions | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly UseCase?: string | null
  readonly VPCOptions?: DomainVPCOptions | null
}

interface DomainAIMLOptions {
  readonly S3VectorsEngine?: DomainS3VectorsEngine
  readonly ServerlessVectorAcceleration?: DomainServerlessVectorAcceleration
}

interface DomainS3VectorsEngine {
  readonly Enabled?: boolean
}

interface DomainServerlessVectorAcceleration {
  readonly Enabled?: boolean
}

interface DomainAdvancedSecurityOptionsInput {
  readonly AnonymousAuthDisableDate?: string
  readonly AnonymousAuthEnabled?: boolean
  readonly Enabled?: boolean
  readonly IAMFederationOptions?: DomainIAMFederationOptions
  readonly InternalUserDatabaseEnabled?: boolean
  readonly JWTOptions?: DomainJWTOptions
  readonly MasterUserOptions?: DomainMasterUserOptions
  readonly SAMLOptions?: DomainSAMLOptions
}

interface DomainIAMFederationOptions {
  readonly Enabled?: boolean
  readonly RolesKey?: string
  readonly SubjectKey?: string
}

interface DomainJWTOptions {
  readonly Enabled?: boolean
  readonly PublicKey?: string
  readonly RolesKey?: string
  readonly SubjectKey?: string
}

interface DomainMasterUserOptions {
  readonly MasterUserARN?: string
  readonly MasterUserName?: string
  readonly MasterUserPassword?: string
}

interface DomainSAMLOptions {
  readonly Enabled?: boolean
  readonly Idp?: DomainIdp
  readonly MasterBackendRole?: string
  readonly MasterUserName?: string
  readonly RolesKey?: string
  readonly SessionTimeoutMinutes?: number
  readonly SubjectKey?: string
}

interface DomainIdp {
  readonly EntityId?: string
  readonly MetadataContent?: string
}

interface DomainAutomatedSnapshotPauseOptions {
  readonly Enabled?: boolean
  readonly EndTime?: string
  readonly StartTime?: string
}

interface DomainClusterConfig {
  readonly ColdStorageOptions?: DomainColdStorageOptions
  readonly DedicatedMasterCount?: number
  readonly DedicatedMasterEnabled?: boolean
  readonly DedicatedMasterType?: string
  readonly InstanceCount?: number
  readonly InstanceType?: string
  readonly MultiAZWithStandbyEnabled?: boolean
  readonly NodeOptions?: readonly DomainNodeOption[]
  readonly WarmCount?: number
  readonly WarmEnabled?: boolean
  readonly WarmType?: string
  readonly ZoneAwarenessConfig?: DomainZoneAwarenessConfig
  readonly ZoneAwarenessEnabled?: boolean
}

interface DomainColdStorageOptions {
  readonly Enabled?: boolean
}

interface DomainNodeOption {
  readonly NodeConfig?: DomainNodeConfig
  readonly NodeType?: string
}

interface DomainNodeConfig {
  readonly Count?: number
  readonly Enabled?: boolean
  readonly Type?: string
}

interface DomainZoneAwarenessConfig {
  readonly AvailabilityZoneCount?: number
}

interface DomainCognitoOptions {
  readonly Enabled?: boolean
  readonly IdentityPoolId?: string
  readonly RoleArn?: string
  readonly UserPoolId?: string
}

interface DomainDeploymentStrategyOptions {
  readonly DeploymentStrategy?: string
}

interface DomainDomainEndpointOptions {
  readonly CustomEndpoint?: string
  readonly CustomEndpointCertificateArn?: string
  readonly CustomEndpointEnabled?: boolean
  readonly EnforceHTTPS?: boolean
  readonly TLSSecurityPolicy?: string
}

interface DomainEBSOptions {
  readonly EBSEnabled?: boolean
  readonly Iops?: number
  readonly Throughput?: number
  readonly VolumeSize?: number
  readonly VolumeType?: string
}

interface DomainEncryptionAtRestOptions {
  readonly Enabled?: boolean
  readonly KmsKeyId?: string
}

interface DomainIdentityCenterOptions {
  readonly EnabledAPIAccess?: boolean
  readonly IdentityCenterApplicationARN?: string
  readonly IdentityCenterInstanceARN?: string
  readonly IdentityStoreId?: string
  readonly RolesKey?: string
  readonly SubjectKey?: string
}

interface DomainLogPublishingOption {
  readonly CloudWatchLogsLogGroupArn?: string
  readonly Enabled?: boolean
}

interface DomainNodeToNodeEncryptionOptions {
  readonly Enabled?: boolean
}

interface DomainOffPeakWindowOptions {
  readonly Enabled?: boolean
  readonly OffPeakWindow?: DomainOffPeakWindow
}

interface DomainOffPeakWindow {
  readonly WindowStartTime?: DomainWindowStartTime
}

interface DomainWindowStartTime {
  readonly Hours?: number
  readonly Minutes?: number
}

interface DomainSnapshotOptions {
  readonly AutomatedSnapshotStartHour?: number
}

interface DomainSoftwareUpdateOptions {
  readonly AutoSoftwareUpdateEnabled?: boolean
  readonly UseLatestServiceSoftwareForBlueGreen?: boolean
}

interface DomainVPCOptions {
  readonly EgressEnabled?: boolean
  readonly SecurityGroupIds?: readonly string[]
  readonly SubnetIds?: readonly string[]
}
