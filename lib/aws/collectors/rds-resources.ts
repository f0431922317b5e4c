import type { DBCluster, DBInstance } from '@aws-sdk/client-rds'
import type { Resource } from '#lib/audit/snapshot.ts'
import type { CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { type Detail, orNone, tagsOf } from './detail.ts'

/** A snapshot of an instance or of a cluster; CloudFormation has no type for it. */
export const snapshotType = 'Keepwatch::RDS::Snapshot'

/** A snapshot as either listing gives it. */
export interface Snapshot {
  readonly SnapshotType?: string | undefined
  readonly Engine?: string | undefined
  readonly Encrypted?: boolean | undefined
}

type Parameters = Detail<Readonly<Record<string, string>>>

/** A database instance under the names of AWS::RDS::DBInstance. */
export function instanceResource(instance: DBInstance, scope: CollectorScope, tls: Parameters): Resource {
  const arn = instance.DBInstanceArn
  if (!arn) throw new Error('rds:DescribeDBInstances gave a database without an ARN')
  return collectedResource('AWS::RDS::DBInstance', scope, {
    arn,
    tags: { value: tagsOf(instance.TagList) },
    configuration: {
      DBInstanceIdentifier: { value: instance.DBInstanceIdentifier },
      DBClusterIdentifier: orNone(instance.DBClusterIdentifier),
      DBInstanceClass: { value: instance.DBInstanceClass },
      Engine: { value: instance.Engine },
      EngineVersion: { value: instance.EngineVersion },
      Port: { value: instance.Endpoint?.Port ?? instance.DbInstancePort },
      MasterUsername: orNone(instance.MasterUsername),
      MultiAZ: { value: instance.MultiAZ },
      PubliclyAccessible: { value: instance.PubliclyAccessible },
      StorageEncrypted: { value: instance.StorageEncrypted },
      KmsKeyId: orNone(instance.KmsKeyId),
      AutoMinorVersionUpgrade: { value: instance.AutoMinorVersionUpgrade },
      BackupRetentionPeriod: { value: instance.BackupRetentionPeriod },
      CopyTagsToSnapshot: { value: instance.CopyTagsToSnapshot },
      DeletionProtection: { value: instance.DeletionProtection },
      EnableIAMDatabaseAuthentication: { value: instance.IAMDatabaseAuthenticationEnabled },
      EnableCloudwatchLogsExports: { value: instance.EnabledCloudwatchLogsExports ?? [] },
      MonitoringInterval: { value: instance.MonitoringInterval ?? 0 },
      DBSubnetGroupName: orNone(instance.DBSubnetGroup?.DBSubnetGroupName),
      DBParameterGroupName: orNone(instance.DBParameterGroups?.[0]?.DBParameterGroupName),
      CACertificateIdentifier: orNone(instance.CACertificateIdentifier),
      VPCSecurityGroups: { value: (instance.VpcSecurityGroups ?? []).flatMap(({ VpcSecurityGroupId: id }) => (id ? [id] : [])) },
    },
    observed: {
      Status: orNone(instance.DBInstanceStatus),
      VpcId: orNone(instance.DBSubnetGroup?.VpcId),
      SubnetIds: { value: (instance.DBSubnetGroup?.Subnets ?? []).flatMap(({ SubnetIdentifier: id }) => (id ? [id] : [])) },
      TlsParameters: tls,
    },
  })
}

/** A cluster under the names of AWS::RDS::DBCluster. */
export function clusterResource(cluster: DBCluster, scope: CollectorScope, tls: Parameters): Resource {
  const arn = cluster.DBClusterArn
  if (!arn) throw new Error('rds:DescribeDBClusters gave a cluster without an ARN')
  return collectedResource('AWS::RDS::DBCluster', scope, {
    arn,
    tags: { value: tagsOf(cluster.TagList) },
    configuration: {
      DBClusterIdentifier: { value: cluster.DBClusterIdentifier },
      Engine: { value: cluster.Engine },
      EngineMode: orNone(cluster.EngineMode),
      EngineVersion: { value: cluster.EngineVersion },
      Port: { value: cluster.Port },
      MasterUsername: orNone(cluster.MasterUsername),
      StorageEncrypted: { value: cluster.StorageEncrypted },
      KmsKeyId: orNone(cluster.KmsKeyId),
      // Aurora says it of its instances.
      AutoMinorVersionUpgrade: orNone(cluster.AutoMinorVersionUpgrade),
      BackupRetentionPeriod: { value: cluster.BackupRetentionPeriod },
      BacktrackWindow: { value: cluster.BacktrackWindow ?? 0 },
      CopyTagsToSnapshot: { value: cluster.CopyTagsToSnapshot },
      DeletionProtection: { value: cluster.DeletionProtection },
      EnableIAMDatabaseAuthentication: { value: cluster.IAMDatabaseAuthenticationEnabled },
      EnableCloudwatchLogsExports: { value: cluster.EnabledCloudwatchLogsExports ?? [] },
      DBClusterParameterGroupName: orNone(cluster.DBClusterParameterGroup),
      VpcSecurityGroupIds: { value: (cluster.VpcSecurityGroups ?? []).flatMap(({ VpcSecurityGroupId: id }) => (id ? [id] : [])) },
    },
    observed: {
      MultiAZ: { value: cluster.MultiAZ },
      Status: orNone(cluster.Status),
      TlsParameters: tls,
    },
  })
}

/** A snapshot with whoever may restore it. */
export function snapshotResource(
  snapshot: Snapshot & { readonly arn: string | undefined; readonly id: string | undefined; readonly kind: 'instance' | 'cluster' },
  scope: CollectorScope,
  restorableBy: Detail<readonly string[]>,
): Resource {
  if (!snapshot.arn) throw new Error('the list of snapshots gave one without an ARN')
  return collectedResource(snapshotType, scope, {
    arn: snapshot.arn,
    observed: {
      SnapshotId: { value: snapshot.id },
      Kind: { value: snapshot.kind },
      Engine: orNone(snapshot.Engine),
      SnapshotType: orNone(snapshot.SnapshotType),
      Encrypted: { value: snapshot.Encrypted },
      RestorableBy: restorableBy,
    },
  })
}
