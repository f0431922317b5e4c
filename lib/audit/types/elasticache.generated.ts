// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::ElastiCache. */
export interface ElastiCacheTypes {
  readonly 'AWS::ElastiCache::CacheCluster': CacheCluster
  readonly 'AWS::ElastiCache::ReplicationGroup': ReplicationGroup
}

interface CacheCluster {
  readonly AZMode?: string | null
  readonly AutoMinorVersionUpgrade?: boolean | null
  readonly CacheNodeType?: string | null
  readonly CacheParameterGroupName?: string | null
  readonly CacheSecurityGroupNames?: readonly string[] | null
  readonly CacheSubnetGroupName?: string | null
  readonly ClusterName?: string | null
  readonly Engine?: string | null
  readonly EngineVersion?: string | null
  readonly IpDiscovery?: string | null
  readonly LogDeliveryConfigurations?: readonly CacheClusterLogDeliveryConfigurationRequest[] | null
  readonly NetworkType?: string | null
  readonly NotificationTopicArn?: string | null
  readonly NumCacheNodes?: number | null
  readonly Port?: number | null
  readonly PreferredAvailabilityZone?: string | null
  readonly PreferredAvailabilityZones?: readonly string[] | null
  readonly PreferredMaintenanceWindow?: string | null
  readonly SnapshotArns?: readonly string[] | null
  readonly SnapshotName?: string | null
  readonly SnapshotRetentionLimit?: number | null
  readonly SnapshotWindow?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly TransitEncryptionEnabled?: boolean | null
  readonly VpcSecurityGroupIds?: readonly string[] | null
}

interface CacheClusterLogDeliveryConfigurationRequest {
  readonly DestinationDetails?: CacheClusterDestinationDetails
  readonly DestinationType?: string
  readonly LogFormat?: string
  readonly LogType?: string
}

interface CacheClusterDestinationDetails {
  readonly CloudWatchLogsDetails?: CacheClusterCloudWatchLogsDestinationDetails
  readonly KinesisFirehoseDetails?: CacheClusterKinesisFirehoseDestinationDetails
}

interface CacheClusterCloudWatchLogsDestinationDetails {
  readonly LogGroup?: string
}

interface CacheClusterKinesisFirehoseDestinationDetails {
  readonly DeliveryStream?: string
}

interface ReplicationGroup {
  readonly AtRestEncryptionEnabled?: boolean | null
  readonly AuthToken?: string | null
  readonly AutoMinorVersionUpgrade?: boolean | null
  readonly AutomaticFailoverEnabled?: boolean | null
  readonly CacheNodeType?: string | null
  readonly CacheParameterGroupName?: string | null
  readonly CacheSecurityGroupNames?: readonly string[] | null
  readonly CacheSubnetGroupName?: string | null
  readonly ClusterMode?: string | null
  readonly DataTieringEnabled?: boolean | null
  readonly Durability?: string | null
  readonly Engine?: string | null
  readonly EngineVersion?: string | null
  readonly GlobalReplicationGroupId?: string | null
  readonly IpDiscovery?: string | null
  readonly KmsKeyId?: string | null
  readonly LogDeliveryConfigurations?: readonly ReplicationGroupLogDeliveryConfigurationRequest[] | null
  readonly MultiAZEnabled?: boolean | null
  readonly NetworkType?: string | null
  readonly NodeGroupConfiguration?: readonly ReplicationGroupNodeGroupConfiguration[] | null
  readonly NotificationTopicArn?: string | null
  readonly NumCacheClusters?: number | null
  readonly NumNodeGroups?: number | null
  readonly Port?: number | null
  readonly PreferredCacheClusterAZs?: readonly string[] | null
  readonly PreferredMaintenanceWindow?: string | null
  readonly PrimaryClusterId?: string | null
  readonly ReplicasPerNodeGroup?: number | null
  readonly ReplicationGroupDescription?: string | null
  readonly ReplicationGroupId?: string | null
  readonly SecurityGroupIds?: readonly string[] | null
  readonly SnapshotArns?: readonly string[] | null
  readonly SnapshotName?: string | null
  readonly SnapshotRetentionLimit?: number | null
  readonly SnapshotWindow?: string | null
  readonly SnapshottingClusterId?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly TransitEncryptionEnabled?: boolean | null
  readonly TransitEncryptionMode?: string | null
  readonly UserGroupIds?: readonly string[] | null
}

interface ReplicationGroupLogDeliveryConfigurationRequest {
  readonly DestinationDetails?: ReplicationGroupDestinationDetails
  readonly DestinationType?: string
  readonly LogFormat?: string
  readonly LogType?: string
}

interface ReplicationGroupDestinationDetails {
  readonly CloudWatchLogsDetails?: ReplicationGroupCloudWatchLogsDestinationDetails
  readonly KinesisFirehoseDetails?: ReplicationGroupKinesisFirehoseDestinationDetails
}

interface ReplicationGroupCloudWatchLogsDestinationDetails {
  readonly LogGroup?: string
}

interface ReplicationGroupKinesisFirehoseDestinationDetails {
  readonly DeliveryStream?: string
}

interface ReplicationGroupNodeGroupConfiguration {
  readonly NodeGroupId?: string
  readonly PrimaryAvailabilityZone?: string
  readonly ReplicaAvailabilityZones?: readonly string[]
  readonly ReplicaCount?: number
  readonly Slots?: string
}
