// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::Redshift. */
export interface RedshiftTypes {
  readonly 'AWS::Redshift::Cluster': Cluster
}

interface Cluster {
  readonly AllowVersionUpgrade?: boolean | null
  readonly AquaConfigurationStatus?: string | null
  readonly AutomatedSnapshotRetentionPeriod?: number | null
  readonly AvailabilityZone?: string | null
  readonly AvailabilityZoneRelocation?: boolean | null
  readonly AvailabilityZoneRelocationStatus?: string | null
  readonly Classic?: boolean | null
  readonly ClusterIdentifier?: string | null
  readonly ClusterParameterGroupName?: string | null
  readonly ClusterSecurityGroups?: readonly string[] | null
  readonly ClusterSubnetGroupName?: string | null
  readonly ClusterType?: string | null
  readonly ClusterVersion?: string | null
  readonly DBName?: string | null
  readonly DeferMaintenance?: boolean | null
  readonly DeferMaintenanceDuration?: number | null
  readonly DeferMaintenanceEndTime?: string | null
  readonly DeferMaintenanceStartTime?: string | null
  readonly DestinationRegion?: string | null
  readonly ElasticIp?: string | null
  readonly Encrypted?: boolean | null
  readonly Endpoint?: ClusterEndpoint | null
  readonly EnhancedVpcRouting?: boolean | null
  readonly HsmClientCertificateIdentifier?: string | null
  readonly HsmConfigurationIdentifier?: string | null
  readonly IamRoles?: readonly string[] | null
  readonly KmsKeyId?: string | null
  readonly LoggingProperties?: ClusterLoggingProperties | null
  readonly MaintenanceTrackName?: string | null
  readonly ManageMasterPassword?: boolean | null
  readonly ManualSnapshotRetentionPeriod?: number | null
  readonly MasterPasswordSecretKmsKeyId?: string | null
  readonly MasterUserPassword?: string | null
  readonly MasterUsername?: string | null
  readonly MultiAZ?: boolean | null
  readonly NamespaceResourcePolicy?: unknown | null
  readonly NodeType?: string | null
  readonly NumberOfNodes?: number | null
  readonly OwnerAccount?: string | null
  readonly Port?: number | null
  readonly PreferredMaintenanceWindow?: string | null
  readonly PubliclyAccessible?: boolean | null
  readonly ResourceAction?: string | null
  readonly RevisionTarget?: string | null
  readonly RotateEncryptionKey?: boolean | null
  readonly SnapshotClusterIdentifier?: string | null
  readonly SnapshotCopyGrantName?: string | null
  readonly SnapshotCopyManual?: boolean | null
  readonly SnapshotCopyRetentionPeriod?: number | null
  readonly SnapshotIdentifier?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly VpcSecurityGroupIds?: readonly string[] | null
}

interface ClusterEndpoint {
  readonly Address?: string
  readonly Port?: string
}

interface ClusterLoggingProperties {
  readonly BucketName?: string
  readonly LogDestinationType?: string
  readonly LogExports?: readonly string[]
  readonly S3KeyPrefix?: string
}
