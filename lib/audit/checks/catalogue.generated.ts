// Made by `npm run docs` from the files below this folder. Do not edit.
import type { Check } from '../check.ts'
import { check as cloudtrailTrailBucketAccessLogged } from './cloudtrail/trail-bucket-access-logged.ts'
import { check as cloudtrailTrailBucketNotPublic } from './cloudtrail/trail-bucket-not-public.ts'
import { check as cloudtrailTrailEncrypted } from './cloudtrail/trail-encrypted.ts'
import { check as cloudtrailTrailInsightsEnabled } from './cloudtrail/trail-insights-enabled.ts'
import { check as cloudtrailTrailLogGroupDelivered } from './cloudtrail/trail-log-group-delivered.ts'
import { check as cloudtrailTrailLogging } from './cloudtrail/trail-logging.ts'
import { check as cloudtrailTrailModelCallsLogged } from './cloudtrail/trail-model-calls-logged.ts'
import { check as cloudtrailTrailMultiRegion } from './cloudtrail/trail-multi-region.ts'
import { check as cloudtrailTrailNetworkActivityLogged } from './cloudtrail/trail-network-activity-logged.ts'
import { check as cloudtrailTrailObjectReadsLogged } from './cloudtrail/trail-object-reads-logged.ts'
import { check as cloudtrailTrailObjectWritesLogged } from './cloudtrail/trail-object-writes-logged.ts'
import { check as cloudtrailTrailValidationEnabled } from './cloudtrail/trail-validation-enabled.ts'
import { check as cloudtrailTrailWriteEventsLogged } from './cloudtrail/trail-write-events-logged.ts'
import { check as cloudwatchAccountAlarmBucketPolicyChanges } from './cloudwatch/account-alarm-bucket-policy-changes.ts'
import { check as cloudwatchAccountAlarmCloudtrailChanges } from './cloudwatch/account-alarm-cloudtrail-changes.ts'
import { check as cloudwatchAccountAlarmConfigChanges } from './cloudwatch/account-alarm-config-changes.ts'
import { check as cloudwatchAccountAlarmGatewayChanges } from './cloudwatch/account-alarm-gateway-changes.ts'
import { check as cloudwatchAccountAlarmIamChanges } from './cloudwatch/account-alarm-iam-changes.ts'
import { check as cloudwatchAccountAlarmKeyDeletion } from './cloudwatch/account-alarm-key-deletion.ts'
import { check as cloudwatchAccountAlarmNetworkAclChanges } from './cloudwatch/account-alarm-network-acl-changes.ts'
import { check as cloudwatchAccountAlarmOrganizationChanges } from './cloudwatch/account-alarm-organization-changes.ts'
import { check as cloudwatchAccountAlarmRootUse } from './cloudwatch/account-alarm-root-use.ts'
import { check as cloudwatchAccountAlarmRouteTableChanges } from './cloudwatch/account-alarm-route-table-changes.ts'
import { check as cloudwatchAccountAlarmSecurityGroupChanges } from './cloudwatch/account-alarm-security-group-changes.ts'
import { check as cloudwatchAccountAlarmSignInFailures } from './cloudwatch/account-alarm-sign-in-failures.ts'
import { check as cloudwatchAccountAlarmSignInWithoutMfa } from './cloudwatch/account-alarm-sign-in-without-mfa.ts'
import { check as cloudwatchAccountAlarmUnauthorisedCalls } from './cloudwatch/account-alarm-unauthorised-calls.ts'
import { check as cloudwatchAccountAlarmVpcChanges } from './cloudwatch/account-alarm-vpc-changes.ts'
import { check as cloudwatchAccountCrossAccountSharingAbsent } from './cloudwatch/account-cross-account-sharing-absent.ts'
import { check as cloudwatchAlarmActionSet } from './cloudwatch/alarm-action-set.ts'
import { check as cloudwatchLogGroupEncrypted } from './cloudwatch/log-group-encrypted.ts'
import { check as cloudwatchLogGroupNotPublic } from './cloudwatch/log-group-not-public.ts'
import { check as cloudwatchLogGroupRetentionSet } from './cloudwatch/log-group-retention-set.ts'
import { check as dynamodbAcceleratorEncrypted } from './dynamodb/accelerator-encrypted.ts'
import { check as dynamodbAcceleratorMultiAz } from './dynamodb/accelerator-multi-az.ts'
import { check as dynamodbAcceleratorTlsEnabled } from './dynamodb/accelerator-tls-enabled.ts'
import { check as dynamodbTableDeletionProtected } from './dynamodb/table-deletion-protected.ts'
import { check as dynamodbTableEncryptedWithKms } from './dynamodb/table-encrypted-with-kms.ts'
import { check as dynamodbTableInBackupPlan } from './dynamodb/table-in-backup-plan.ts'
import { check as dynamodbTableRecoverable } from './dynamodb/table-recoverable.ts'
import { check as ec2SecurityGroupAdminPortsClosed } from './ec2/security-group-admin-ports-closed.ts'
import { check as ec2VpcFlowLogsDetailed } from './ec2/vpc-flow-logs-detailed.ts'
import { check as ec2VpcFlowLogsEnabled } from './ec2/vpc-flow-logs-enabled.ts'
import { check as ec2VpcQueryLoggingEnabled } from './ec2/vpc-query-logging-enabled.ts'
import { check as ecrRepositoryLatestImageClean } from './ecr/repository-latest-image-clean.ts'
import { check as ecrRepositoryLifecycleSet } from './ecr/repository-lifecycle-set.ts'
import { check as ecrRepositoryNotPublic } from './ecr/repository-not-public.ts'
import { check as ecrRepositoryScanOnPush } from './ecr/repository-scan-on-push.ts'
import { check as ecrRepositoryTagsImmutable } from './ecr/repository-tags-immutable.ts'
import { check as ecsClusterContainerInsightsEnabled } from './ecs/cluster-container-insights-enabled.ts'
import { check as ecsServicePlatformVersionLatest } from './ecs/service-platform-version-latest.ts'
import { check as ecsServicePublicIpAbsent } from './ecs/service-public-ip-absent.ts'
import { check as ecsTaskDefinitionEnvironmentSecretsAbsent } from './ecs/task-definition-environment-secrets-absent.ts'
import { check as ecsTaskDefinitionHostNetworkUserSet } from './ecs/task-definition-host-network-user-set.ts'
import { check as ecsTaskDefinitionHostProcessNamespaceAbsent } from './ecs/task-definition-host-process-namespace-absent.ts'
import { check as ecsTaskDefinitionLoggingEnabled } from './ecs/task-definition-logging-enabled.ts'
import { check as ecsTaskDefinitionPrivilegedAbsent } from './ecs/task-definition-privileged-absent.ts'
import { check as ecsTaskDefinitionRootReadOnly } from './ecs/task-definition-root-read-only.ts'
import { check as efsFileSystemBackedUp } from './efs/file-system-backed-up.ts'
import { check as efsFileSystemEncrypted } from './efs/file-system-encrypted.ts'
import { check as eksClusterAuditLogsEnabled } from './eks/cluster-audit-logs-enabled.ts'
import { check as eksClusterControlPlaneLogsEnabled } from './eks/cluster-control-plane-logs-enabled.ts'
import { check as eksClusterEndpointNotPublic } from './eks/cluster-endpoint-not-public.ts'
import { check as eksClusterSecretsEncrypted } from './eks/cluster-secrets-encrypted.ts'
import { check as eksClusterVersionSupported } from './eks/cluster-version-supported.ts'
import { check as elasticacheClusterVersionSupported } from './elasticache/cluster-version-supported.ts'
import { check as elasticacheReplicationGroupAuthenticated } from './elasticache/replication-group-authenticated.ts'
import { check as elasticacheReplicationGroupBackedUp } from './elasticache/replication-group-backed-up.ts'
import { check as elasticacheReplicationGroupMinorUpgradesAutomatic } from './elasticache/replication-group-minor-upgrades-automatic.ts'
import { check as elbv2LoadBalancerAccessLogsEnabled } from './elbv2/load-balancer-access-logs-enabled.ts'
import { check as eventsBusNotPublic } from './events/bus-not-public.ts'
import { check as guarddutyDetectorEnabled } from './guardduty/detector-enabled.ts'
import { check as iamAccountPasswordPolicyLength } from './iam/account-password-policy-length.ts'
import { check as iamAccountRootAccessKeyAbsent } from './iam/account-root-access-key-absent.ts'
import { check as iamAccountRootMfaEnabled } from './iam/account-root-mfa-enabled.ts'
import { check as iamPolicyFullAdminAbsent } from './iam/policy-full-admin-absent.ts'
import { check as iamUserAccessKeyRotated } from './iam/user-access-key-rotated.ts'
import { check as iamUserConsoleMfaEnabled } from './iam/user-console-mfa-enabled.ts'
import { check as inspector2AccountScanningEnabled } from './inspector2/account-scanning-enabled.ts'
import { check as kmsKeyRotationEnabled } from './kms/key-rotation-enabled.ts'
import { check as macie2SessionEnabled } from './macie2/session-enabled.ts'
import { check as opensearchDomainAccessControlled } from './opensearch/domain-access-controlled.ts'
import { check as opensearchDomainAuditLogged } from './opensearch/domain-audit-logged.ts'
import { check as opensearchDomainDataNodesRedundant } from './opensearch/domain-data-nodes-redundant.ts'
import { check as opensearchDomainEncrypted } from './opensearch/domain-encrypted.ts'
import { check as opensearchDomainHttpsRequired } from './opensearch/domain-https-required.ts'
import { check as opensearchDomainInternalUsersAbsent } from './opensearch/domain-internal-users-absent.ts'
import { check as opensearchDomainMasterNodesRedundant } from './opensearch/domain-master-nodes-redundant.ts'
import { check as opensearchDomainNodeEncryptionEnabled } from './opensearch/domain-node-encryption-enabled.ts'
import { check as opensearchDomainNotPublic } from './opensearch/domain-not-public.ts'
import { check as opensearchDomainSlowLogsPublished } from './opensearch/domain-slow-logs-published.ts'
import { check as opensearchDomainSoftwareUpdated } from './opensearch/domain-software-updated.ts'
import { check as opensearchDomainVersionSupported } from './opensearch/domain-version-supported.ts'
import { check as rdsClusterAdministratorRenamed } from './rds/cluster-administrator-renamed.ts'
import { check as rdsClusterBacktrackEnabled } from './rds/cluster-backtrack-enabled.ts'
import { check as rdsClusterCopiesTagsToSnapshots } from './rds/cluster-copies-tags-to-snapshots.ts'
import { check as rdsClusterDeletionProtected } from './rds/cluster-deletion-protected.ts'
import { check as rdsClusterIamAuthenticationEnabled } from './rds/cluster-iam-authentication-enabled.ts'
import { check as rdsClusterInBackupPlan } from './rds/cluster-in-backup-plan.ts'
import { check as rdsClusterLogsExported } from './rds/cluster-logs-exported.ts'
import { check as rdsClusterMinorUpgradesAutomatic } from './rds/cluster-minor-upgrades-automatic.ts'
import { check as rdsClusterMultiAz } from './rds/cluster-multi-az.ts'
import { check as rdsClusterStorageEncrypted } from './rds/cluster-storage-encrypted.ts'
import { check as rdsEventSubscriptionClusterCritical } from './rds/event-subscription-cluster-critical.ts'
import { check as rdsEventSubscriptionInstanceCritical } from './rds/event-subscription-instance-critical.ts'
import { check as rdsEventSubscriptionParameterGroups } from './rds/event-subscription-parameter-groups.ts'
import { check as rdsEventSubscriptionSecurityGroups } from './rds/event-subscription-security-groups.ts'
import { check as rdsInstanceAdministratorRenamed } from './rds/instance-administrator-renamed.ts'
import { check as rdsInstanceBackedUp } from './rds/instance-backed-up.ts'
import { check as rdsInstanceCopiesTagsToSnapshots } from './rds/instance-copies-tags-to-snapshots.ts'
import { check as rdsInstanceDeletionProtected } from './rds/instance-deletion-protected.ts'
import { check as rdsInstanceEngineSupported } from './rds/instance-engine-supported.ts'
import { check as rdsInstanceEnhancedMonitoringEnabled } from './rds/instance-enhanced-monitoring-enabled.ts'
import { check as rdsInstanceIamAuthenticationEnabled } from './rds/instance-iam-authentication-enabled.ts'
import { check as rdsInstanceInBackupPlan } from './rds/instance-in-backup-plan.ts'
import { check as rdsInstanceInVpc } from './rds/instance-in-vpc.ts'
import { check as rdsInstanceLogsExported } from './rds/instance-logs-exported.ts'
import { check as rdsInstanceMinorUpgradesAutomatic } from './rds/instance-minor-upgrades-automatic.ts'
import { check as rdsInstanceMultiAz } from './rds/instance-multi-az.ts'
import { check as rdsInstanceNotPublic } from './rds/instance-not-public.ts'
import { check as rdsInstancePortUnusual } from './rds/instance-port-unusual.ts'
import { check as rdsInstanceStorageEncrypted } from './rds/instance-storage-encrypted.ts'
import { check as rdsInstanceTlsRequired } from './rds/instance-tls-required.ts'
import { check as rdsSnapshotEncrypted } from './rds/snapshot-encrypted.ts'
import { check as rdsSnapshotNotPublic } from './rds/snapshot-not-public.ts'
import { check as redshiftClusterAuditLogged } from './redshift/cluster-audit-logged.ts'
import { check as redshiftClusterEncrypted } from './redshift/cluster-encrypted.ts'
import { check as redshiftClusterMultiAz } from './redshift/cluster-multi-az.ts'
import { check as redshiftClusterNotPublic } from './redshift/cluster-not-public.ts'
import { check as redshiftClusterSnapshotsAutomatic } from './redshift/cluster-snapshots-automatic.ts'
import { check as redshiftClusterTlsRequired } from './redshift/cluster-tls-required.ts'
import { check as redshiftClusterUpgradesAutomatic } from './redshift/cluster-upgrades-automatic.ts'
import { check as redshiftClusterVpcRoutingEnhanced } from './redshift/cluster-vpc-routing-enhanced.ts'
import { check as s3AccessPointPublicAccessBlocked } from './s3/access-point-public-access-blocked.ts'
import { check as s3AccountPublicAccessBlocked } from './s3/account-public-access-blocked.ts'
import { check as s3BucketAccessLoggingEnabled } from './s3/bucket-access-logging-enabled.ts'
import { check as s3BucketAclDisabled } from './s3/bucket-acl-disabled.ts'
import { check as s3BucketAclNotPubliclyListable } from './s3/bucket-acl-not-publicly-listable.ts'
import { check as s3BucketAclNotPubliclyWritable } from './s3/bucket-acl-not-publicly-writable.ts'
import { check as s3BucketEncrypted } from './s3/bucket-encrypted.ts'
import { check as s3BucketEventNotificationsEnabled } from './s3/bucket-event-notifications-enabled.ts'
import { check as s3BucketKmsEncrypted } from './s3/bucket-kms-encrypted.ts'
import { check as s3BucketLifecycleConfigured } from './s3/bucket-lifecycle-configured.ts'
import { check as s3BucketMfaDeleteEnabled } from './s3/bucket-mfa-delete-enabled.ts'
import { check as s3BucketNotCrossAccount } from './s3/bucket-not-cross-account.ts'
import { check as s3BucketNotPublic } from './s3/bucket-not-public.ts'
import { check as s3BucketObjectLockEnabled } from './s3/bucket-object-lock-enabled.ts'
import { check as s3BucketPolicyNotPublic } from './s3/bucket-policy-not-public.ts'
import { check as s3BucketPolicyNotPubliclyWritable } from './s3/bucket-policy-not-publicly-writable.ts'
import { check as s3BucketPublicAccessBlocked } from './s3/bucket-public-access-blocked.ts'
import { check as s3BucketReplicatedAcrossRegions } from './s3/bucket-replicated-across-regions.ts'
import { check as s3BucketSecureTransportRequired } from './s3/bucket-secure-transport-required.ts'
import { check as s3BucketVersioningEnabled } from './s3/bucket-versioning-enabled.ts'
import { check as s3BucketVersionsExpire } from './s3/bucket-versions-expire.ts'
import { check as s3MultiRegionAccessPointPublicAccessBlocked } from './s3/multi-region-access-point-public-access-blocked.ts'
import { check as sagemakerEndpointConfigRedundant } from './sagemaker/endpoint-config-redundant.ts'
import { check as sagemakerModelInVpc } from './sagemaker/model-in-vpc.ts'
import { check as sagemakerModelNetworkIsolated } from './sagemaker/model-network-isolated.ts'
import { check as sagemakerNotebookInstanceDirectInternetOff } from './sagemaker/notebook-instance-direct-internet-off.ts'
import { check as sagemakerNotebookInstanceEncrypted } from './sagemaker/notebook-instance-encrypted.ts'
import { check as sagemakerNotebookInstanceInVpc } from './sagemaker/notebook-instance-in-vpc.ts'
import { check as sagemakerNotebookInstanceRootAccessOff } from './sagemaker/notebook-instance-root-access-off.ts'
import { check as sagemakerTrainingJobInVpc } from './sagemaker/training-job-in-vpc.ts'
import { check as sagemakerTrainingJobStorageEncrypted } from './sagemaker/training-job-storage-encrypted.ts'
import { check as sagemakerTrainingJobTrafficEncrypted } from './sagemaker/training-job-traffic-encrypted.ts'
import { check as securityhubHubEnabled } from './securityhub/hub-enabled.ts'
import { check as snsTopicEncrypted } from './sns/topic-encrypted.ts'
import { check as snsTopicNotPublic } from './sns/topic-not-public.ts'
import { check as sqsQueueEncrypted } from './sqs/queue-encrypted.ts'
import { check as sqsQueueNotPublic } from './sqs/queue-not-public.ts'
import { check as ssmDocumentNotPublic } from './ssm/document-not-public.ts'
import { check as ssmManagedInstanceAssociationCompliant } from './ssm/managed-instance-association-compliant.ts'
import { check as ssmManagedInstancePatchCompliant } from './ssm/managed-instance-patch-compliant.ts'
import { check as wafv2WebAclLoggingEnabled } from './wafv2/web-acl-logging-enabled.ts'

/** Every check there is, in the order of their ids. */
export const checks: readonly Check[] = [
  cloudtrailTrailBucketAccessLogged,
  cloudtrailTrailBucketNotPublic,
  cloudtrailTrailEncrypted,
  cloudtrailTrailInsightsEnabled,
  cloudtrailTrailLogGroupDelivered,
  cloudtrailTrailLogging,
  cloudtrailTrailModelCallsLogged,
  cloudtrailTrailMultiRegion,
  cloudtrailTrailNetworkActivityLogged,
  cloudtrailTrailObjectReadsLogged,
  cloudtrailTrailObjectWritesLogged,
  cloudtrailTrailValidationEnabled,
  cloudtrailTrailWriteEventsLogged,
  cloudwatchAccountAlarmBucketPolicyChanges,
  cloudwatchAccountAlarmCloudtrailChanges,
  cloudwatchAccountAlarmConfigChanges,
  cloudwatchAccountAlarmGatewayChanges,
  cloudwatchAccountAlarmIamChanges,
  cloudwatchAccountAlarmKeyDeletion,
  cloudwatchAccountAlarmNetworkAclChanges,
  cloudwatchAccountAlarmOrganizationChanges,
  cloudwatchAccountAlarmRootUse,
  cloudwatchAccountAlarmRouteTableChanges,
  cloudwatchAccountAlarmSecurityGroupChanges,
  cloudwatchAccountAlarmSignInFailures,
  cloudwatchAccountAlarmSignInWithoutMfa,
  cloudwatchAccountAlarmUnauthorisedCalls,
  cloudwatchAccountAlarmVpcChanges,
  cloudwatchAccountCrossAccountSharingAbsent,
  cloudwatchAlarmActionSet,
  cloudwatchLogGroupEncrypted,
  cloudwatchLogGroupNotPublic,
  cloudwatchLogGroupRetentionSet,
  dynamodbAcceleratorEncrypted,
  dynamodbAcceleratorMultiAz,
  dynamodbAcceleratorTlsEnabled,
  dynamodbTableDeletionProtected,
  dynamodbTableEncryptedWithKms,
  dynamodbTableInBackupPlan,
  dynamodbTableRecoverable,
  ec2SecurityGroupAdminPortsClosed,
  ec2VpcFlowLogsDetailed,
  ec2VpcFlowLogsEnabled,
  ec2VpcQueryLoggingEnabled,
  ecrRepositoryLatestImageClean,
  ecrRepositoryLifecycleSet,
  ecrRepositoryNotPublic,
  ecrRepositoryScanOnPush,
  ecrRepositoryTagsImmutable,
  ecsClusterContainerInsightsEnabled,
  ecsServicePlatformVersionLatest,
  ecsServicePublicIpAbsent,
  ecsTaskDefinitionEnvironmentSecretsAbsent,
  ecsTaskDefinitionHostNetworkUserSet,
  ecsTaskDefinitionHostProcessNamespaceAbsent,
  ecsTaskDefinitionLoggingEnabled,
  ecsTaskDefinitionPrivilegedAbsent,
  ecsTaskDefinitionRootReadOnly,
  efsFileSystemBackedUp,
  efsFileSystemEncrypted,
  eksClusterAuditLogsEnabled,
  eksClusterControlPlaneLogsEnabled,
  eksClusterEndpointNotPublic,
  eksClusterSecretsEncrypted,
  eksClusterVersionSupported,
  elasticacheClusterVersionSupported,
  elasticacheReplicationGroupAuthenticated,
  elasticacheReplicationGroupBackedUp,
  elasticacheReplicationGroupMinorUpgradesAutomatic,
  elbv2LoadBalancerAccessLogsEnabled,
  eventsBusNotPublic,
  guarddutyDetectorEnabled,
  iamAccountPasswordPolicyLength,
  iamAccountRootAccessKeyAbsent,
  iamAccountRootMfaEnabled,
  iamPolicyFullAdminAbsent,
  iamUserAccessKeyRotated,
  iamUserConsoleMfaEnabled,
  inspector2AccountScanningEnabled,
  kmsKeyRotationEnabled,
  macie2SessionEnabled,
  opensearchDomainAccessControlled,
  opensearchDomainAuditLogged,
  opensearchDomainDataNodesRedundant,
  opensearchDomainEncrypted,
  opensearchDomainHttpsRequired,
  opensearchDomainInternalUsersAbsent,
  opensearchDomainMasterNodesRedundant,
  opensearchDomainNodeEncryptionEnabled,
  opensearchDomainNotPublic,
  opensearchDomainSlowLogsPublished,
  opensearchDomainSoftwareUpdated,
  opensearchDomainVersionSupported,
  rdsClusterAdministratorRenamed,
  rdsClusterBacktrackEnabled,
  rdsClusterCopiesTagsToSnapshots,
  rdsClusterDeletionProtected,
  rdsClusterIamAuthenticationEnabled,
  rdsClusterInBackupPlan,
  rdsClusterLogsExported,
  rdsClusterMinorUpgradesAutomatic,
  rdsClusterMultiAz,
  rdsClusterStorageEncrypted,
  rdsEventSubscriptionClusterCritical,
  rdsEventSubscriptionInstanceCritical,
  rdsEventSubscriptionParameterGroups,
  rdsEventSubscriptionSecurityGroups,
  rdsInstanceAdministratorRenamed,
  rdsInstanceBackedUp,
  rdsInstanceCopiesTagsToSnapshots,
  rdsInstanceDeletionProtected,
  rdsInstanceEngineSupported,
  rdsInstanceEnhancedMonitoringEnabled,
  rdsInstanceIamAuthenticationEnabled,
  rdsInstanceInBackupPlan,
  rdsInstanceInVpc,
  rdsInstanceLogsExported,
  rdsInstanceMinorUpgradesAutomatic,
  rdsInstanceMultiAz,
  rdsInstanceNotPublic,
  rdsInstancePortUnusual,
  rdsInstanceStorageEncrypted,
  rdsInstanceTlsRequired,
  rdsSnapshotEncrypted,
  rdsSnapshotNotPublic,
  redshiftClusterAuditLogged,
  redshiftClusterEncrypted,
  redshiftClusterMultiAz,
  redshiftClusterNotPublic,
  redshiftClusterSnapshotsAutomatic,
  redshiftClusterTlsRequired,
  redshiftClusterUpgradesAutomatic,
  redshiftClusterVpcRoutingEnhanced,
  s3AccessPointPublicAccessBlocked,
  s3AccountPublicAccessBlocked,
  s3BucketAccessLoggingEnabled,
  s3BucketAclDisabled,
  s3BucketAclNotPubliclyListable,
  s3BucketAclNotPubliclyWritable,
  s3BucketEncrypted,
  s3BucketEventNotificationsEnabled,
  s3BucketKmsEncrypted,
  s3BucketLifecycleConfigured,
  s3BucketMfaDeleteEnabled,
  s3BucketNotCrossAccount,
  s3BucketNotPublic,
  s3BucketObjectLockEnabled,
  s3BucketPolicyNotPublic,
  s3BucketPolicyNotPubliclyWritable,
  s3BucketPublicAccessBlocked,
  s3BucketReplicatedAcrossRegions,
  s3BucketSecureTransportRequired,
  s3BucketVersioningEnabled,
  s3BucketVersionsExpire,
  s3MultiRegionAccessPointPublicAccessBlocked,
  sagemakerEndpointConfigRedundant,
  sagemakerModelInVpc,
  sagemakerModelNetworkIsolated,
  sagemakerNotebookInstanceDirectInternetOff,
  sagemakerNotebookInstanceEncrypted,
  sagemakerNotebookInstanceInVpc,
  sagemakerNotebookInstanceRootAccessOff,
  sagemakerTrainingJobInVpc,
  sagemakerTrainingJobStorageEncrypted,
  sagemakerTrainingJobTrafficEncrypted,
  securityhubHubEnabled,
  snsTopicEncrypted,
  snsTopicNotPublic,
  sqsQueueEncrypted,
  sqsQueueNotPublic,
  ssmDocumentNotPublic,
  ssmManagedInstanceAssociationCompliant,
  ssmManagedInstancePatchCompliant,
  wafv2WebAclLoggingEnabled,
]
