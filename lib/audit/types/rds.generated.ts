// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::RDS. */
export interface RDSTypes {
  readonly 'AWS::RDS::DBCluster': DBCluster
  readonly 'AWS::RDS::DBInstance': DBInstance
  readonly 'AWS::RDS::EventSubscription': EventSubscription
}

interface DBCluster {
  readonly AllocatedStorage?: number | null
  readonly AssociatedRoles?: readonly DBClusterDBClusterRole[] | null
  readonly AutoMinorVersionUpgrade?: boolean | null
  readonly AvailabilityZones?: readonly string[] | null
  readonly BacktrackWindow?: number | null
  readonly BackupRetentionPeriod?: number | null
  readonly ClusterScalabilityType?: string | null
  readonly CopyTagsToSnapshot?: boolean | null
  readonly DBClusterIdentifier?: string | null
  readonly DBClusterInstanceClass?: string | null
  readonly DBClusterParameterGroupName?: string | null
  readonly DBInstanceParameterGroupName?: string | null
  readonly DBSubnetGroupName?: string | null
  readonly DBSystemId?: string | null
  readonly DatabaseInsightsMode?: string | null
  readonly DatabaseName?: string | null
  readonly DeleteAutomatedBackups?: boolean | null
  readonly DeletionProtection?: boolean | null
  readonly Domain?: string | null
  readonly DomainIAMRoleName?: string | null
  readonly EnableCloudwatchLogsExports?: readonly string[] | null
  readonly EnableGlobalWriteForwarding?: boolean | null
  readonly EnableHttpEndpoint?: boolean | null
  readonly EnableIAMDatabaseAuthentication?: boolean | null
  readonly EnableLocalWriteForwarding?: boolean | null
  readonly Engine?: string | null
  readonly EngineLifecycleSupport?: string | null
  readonly EngineMode?: string | null
  readonly EngineVersion?: string | null
  readonly GlobalClusterIdentifier?: string | null
  readonly Iops?: number | null
  readonly KmsKeyId?: string | null
  readonly ManageMasterUserPassword?: boolean | null
  readonly MasterUserAuthenticationType?: string | null
  readonly MasterUserPassword?: string | null
  readonly MasterUserSecret?: DBClusterMasterUserSecret | null
  readonly MasterUsername?: string | null
  readonly MonitoringInterval?: number | null
  readonly MonitoringRoleArn?: string | null
  readonly NetworkType?: string | null
  readonly PerformanceInsightsEnabled?: boolean | null
  readonly PerformanceInsightsKmsKeyId?: string | null
  readonly PerformanceInsightsRetentionPeriod?: number | null
  readonly Port?: number | null
  readonly PreferredBackupWindow?: string | null
  readonly PreferredMaintenanceWindow?: string | null
  readonly PubliclyAccessible?: boolean | null
  readonly ReplicationSourceIdentifier?: string | null
  readonly RestoreToTime?: string | null
  readonly RestoreType?: string | null
  readonly ScalingConfiguration?: DBClusterScalingConfiguration | null
  readonly ServerlessV2ScalingConfiguration?: DBClusterServerlessV2ScalingConfiguration | null
  readonly SnapshotIdentifier?: string | null
  readonly SourceDBClusterIdentifier?: string | null
  readonly SourceDbClusterResourceId?: string | null
  readonly SourceRegion?: string | null
  readonly StorageEncrypted?: boolean | null
  readonly StorageType?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly UseLatestRestorableTime?: boolean | null
  readonly VpcSecurityGroupIds?: readonly string[] | null
}

interface DBClusterDBClusterRole {
  readonly FeatureName?: string
  readonly RoleArn?: string
}

interface DBClusterMasterUserSecret {
  readonly KmsKeyId?: string
  readonly SecretArn?: string
}

interface DBClusterScalingConfiguration {
  readonly AutoPause?: boolean
  readonly MaxCapacity?: number
  readonly MinCapacity?: number
  readonly SecondsBeforeTimeout?: number
  readonly SecondsUntilAutoPause?: number
  readonly TimeoutAction?: string
}

interface DBClusterServerlessV2ScalingConfiguration {
  readonly MaxCapacity?: number
  readonly MinCapacity?: number
  readonly SecondsUntilAutoPause?: number
}

interface DBInstance {
  readonly AdditionalStorageVolumes?: readonly DBInstanceAdditionalStorageVolume[] | null
  readonly AllocatedStorage?: string | null
  readonly AllowMajorVersionUpgrade?: boolean | null
  readonly ApplyImmediately?: boolean | null
  readonly AssociatedRoles?: readonly DBInstanceDBInstanceRole[] | null
  readonly AutoMinorVersionUpgrade?: boolean | null
  readonly AutomaticBackupReplicationKmsKeyId?: string | null
  readonly AutomaticBackupReplicationRegion?: string | null
  readonly AutomaticBackupReplicationRetentionPeriod?: number | null
  readonly AvailabilityZone?: string | null
  readonly BackupRetentionPeriod?: number | null
  readonly BackupTarget?: string | null
  readonly CACertificateIdentifier?: string | null
  readonly CertificateRotationRestart?: boolean | null
  readonly CharacterSetName?: string | null
  readonly CopyTagsToSnapshot?: boolean | null
  readonly CustomIAMInstanceProfile?: string | null
  readonly DBClusterIdentifier?: string | null
  readonly DBClusterSnapshotIdentifier?: string | null
  readonly DBInstanceClass?: string | null
  readonly DBInstanceIdentifier?: string | null
  readonly DBName?: string | null
  readonly DBParameterGroupName?: string | null
  readonly DBSecurityGroups?: readonly string[] | null
  readonly DBSnapshotIdentifier?: string | null
  readonly DBSubnetGroupName?: string | null
  readonly DBSystemId?: string | null
  readonly DatabaseInsightsMode?: string | null
  readonly DedicatedLogVolume?: boolean | null
  readonly DeleteAutomatedBackups?: boolean | null
  readonly DeletionProtection?: boolean | null
  readonly Domain?: string | null
  readonly DomainAuthSecretArn?: string | null
  readonly DomainDnsIps?: readonly string[] | null
  readonly DomainFqdn?: string | null
  readonly DomainIAMRoleName?: string | null
  readonly DomainOu?: string | null
  readonly EnableCloudwatchLogsExports?: readonly string[] | null
  readonly EnableIAMDatabaseAuthentication?: boolean | null
  readonly EnablePerformanceInsights?: boolean | null
  readonly Engine?: string | null
  readonly EngineLifecycleSupport?: string | null
  readonly EngineVersion?: string | null
  readonly Iops?: number | null
  readonly KmsKeyId?: string | null
  readonly LicenseModel?: string | null
  readonly ManageMasterUserPassword?: boolean | null
  readonly MasterUserAuthenticationType?: string | null
  readonly MasterUserPassword?: string | null
  readonly MasterUserSecret?: DBInstanceMasterUserSecret | null
  readonly MasterUsername?: string | null
  readonly MaxAllocatedStorage?: number | null
  readonly MonitoringInterval?: number | null
  readonly MonitoringRoleArn?: string | null
  readonly MultiAZ?: boolean | null
  readonly NcharCharacterSetName?: string | null
  readonly NetworkType?: string | null
  readonly OptionGroupName?: string | null
  readonly PerformanceInsightsKMSKeyId?: string | null
  readonly PerformanceInsightsRetentionPeriod?: number | null
  readonly Port?: string | null
  readonly PreferredBackupWindow?: string | null
  readonly PreferredMaintenanceWindow?: string | null
  readonly ProcessorFeatures?: readonly DBInstanceProcessorFeature[] | null
  readonly PromotionTier?: number | null
  readonly PubliclyAccessible?: boolean | null
  readonly ReplicaMode?: string | null
  readonly RestoreTime?: string | null
  readonly SourceDBClusterIdentifier?: string | null
  readonly SourceDBInstanceAutomatedBackupsArn?: string | null
  readonly SourceDBInstanceIdentifier?: string | null
  readonly SourceDbiResourceId?: string | null
  readonly SourceRegion?: string | null
  readonly StorageEncrypted?: boolean | null
  readonly StorageThroughput?: number | null
  readonly StorageType?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly TdeCredentialArn?: string | null
  readonly TdeCredentialPassword?: string | null
  readonly Timezone?: string | null
  readonly UseDefaultProcessorFeatures?: boolean | null
  readonly UseLatestRestorableTime?: boolean | null
  readonly VPCSecurityGroups?: readonly string[] | null
}

interface DBInstanceAdditionalStorageVolume {
  readonly AllocatedStorage?: string
  readonly Iops?: number
  readonly MaxAllocatedStorage?: number
  readonly StorageOperationPercentProgress?: number
  readonly StorageOperationStatus?: string
  readonly StorageThroughput?: number
  readonly StorageType?: string
  readonly VolumeName?: string
}

interface DBInstanceDBInstanceRole {
  readonly FeatureName?: string
  readonly RoleArn?: string
}

interface DBInstanceMasterUserSecret {
  readonly KmsKeyId?: string
  readonly SecretArn?: string
}

interface DBInstanceProcessorFeature {
  readonly Name?: string
  readonly Value?: string
}

interface EventSubscription {
  readonly Enabled?: boolean | null
  readonly EventCategories?: readonly string[] | null
  readonly SnsTopicArn?: string | null
  readonly SourceIds?: readonly string[] | null
  readonly SourceType?: string | null
  readonly SubscriptionName?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
}
