// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::DAX. */
export interface DAXTypes {
  readonly 'AWS::DAX::Cluster': Cluster
}

interface Cluster {
  readonly AvailabilityZones?: readonly string[] | null
  readonly ClusterEndpointEncryptionType?: string | null
  readonly ClusterName?: string | null
  readonly Description?: string | null
  readonly IAMRoleARN?: string | null
  readonly NetworkType?: string | null
  readonly NodeType?: string | null
  readonly NotificationTopicARN?: string | null
  readonly ParameterGroupName?: string | null
  readonly PreferredMaintenanceWindow?: string | null
  readonly ReplicationFactor?: number | null
  readonly SSESpecification?: ClusterSSESpecification | null
  readonly SecurityGroupIds?: readonly string[] | null
  readonly SubnetGroupName?: string | null
  readonly Tags?: unknown | null
}

interface ClusterSSESpecification {
  readonly SSEEnabled?: boolean
}
