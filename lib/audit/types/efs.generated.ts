// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::EFS. */
export interface EFSTypes {
  readonly 'AWS::EFS::FileSystem': FileSystem
}

interface FileSystem {
  readonly AvailabilityZoneName?: string | null
  readonly BackupPolicy?: FileSystemBackupPolicy | null
  readonly BypassPolicyLockoutSafetyCheck?: boolean | null
  readonly Encrypted?: boolean | null
  readonly FileSystemPolicy?: unknown | null
  readonly FileSystemProtection?: FileSystemFileSystemProtection | null
  readonly FileSystemTags?: readonly FileSystemElasticFileSystemTag[] | null
  readonly KmsKeyId?: string | null
  readonly LifecyclePolicies?: readonly FileSystemLifecyclePolicy[] | null
  readonly PerformanceMode?: string | null
  readonly ProvisionedThroughputInMibps?: number | null
  readonly ReplicationConfiguration?: FileSystemReplicationConfiguration | null
  readonly ThroughputMode?: string | null
}

interface FileSystemBackupPolicy {
  readonly Status?: string
}

interface FileSystemFileSystemProtection {
  readonly ReplicationOverwriteProtection?: string
}

interface FileSystemElasticFileSystemTag {
  readonly Key?: string
  readonly Value?: string
}

interface FileSystemLifecyclePolicy {
  readonly TransitionToArchive?: string
  readonly TransitionToIA?: string
  readonly TransitionToPrimaryStorageClass?: string
}

interface FileSystemReplicationConfiguration {
  readonly Destinations?: readonly FileSystemReplicationDestination[]
}

interface FileSystemReplicationDestination {
  readonly AvailabilityZoneName?: string
  readonly FileSystemId?: string
  readonly KmsKeyId?: string
  readonly Region?: string
  readonly RoleArn?: string
  readonly Status?: string
  readonly StatusMessage?: string
}
