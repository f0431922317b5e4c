// Made by `npm run docs` from the files below this folder. Do not edit.
import type { Check } from '../check.ts'
import { check as accessanalyzerRegionAnalyzerActive } from './accessanalyzer/region-analyzer-active.ts'
import { check as accountContactReviewed } from './account/contact-reviewed.ts'
import { check as accountSecurityContactRegistered } from './account/security-contact-registered.ts'
import { check as acmCertificateKeyStrong } from './acm/certificate-key-strong.ts'
import { check as acmCertificateUnexpired } from './acm/certificate-unexpired.ts'
import { check as apigatewayDomainNamePostQuantum } from './apigateway/domain-name-post-quantum.ts'
import { check as apigatewayRestApiNotPublic } from './apigateway/rest-api-not-public.ts'
import { check as apigatewayStageAccessLogsEnabled } from './apigateway/stage-access-logs-enabled.ts'
import { check as apigatewayStageCacheEncrypted } from './apigateway/stage-cache-encrypted.ts'
import { check as apigatewayStageClientCertificateSet } from './apigateway/stage-client-certificate-set.ts'
import { check as apigatewayStageExecutionLogsEnabled } from './apigateway/stage-execution-logs-enabled.ts'
import { check as apigatewayStageTracingEnabled } from './apigateway/stage-tracing-enabled.ts'
import { check as apigatewayStageWafAttached } from './apigateway/stage-waf-attached.ts'
import { check as apigatewayv2ApiRoutesAuthorized } from './apigatewayv2/api-routes-authorized.ts'
import { check as apigatewayv2StageAccessLogsEnabled } from './apigatewayv2/stage-access-logs-enabled.ts'
import { check as cloudfrontDistributionBucketAccessControlled } from './cloudfront/distribution-bucket-access-controlled.ts'
import { check as cloudfrontDistributionCertificateOwn } from './cloudfront/distribution-certificate-own.ts'
import { check as cloudfrontDistributionFieldsEncrypted } from './cloudfront/distribution-fields-encrypted.ts'
import { check as cloudfrontDistributionHttpsRequired } from './cloudfront/distribution-https-required.ts'
import { check as cloudfrontDistributionLoggingEnabled } from './cloudfront/distribution-logging-enabled.ts'
import { check as cloudfrontDistributionOriginBucketsPresent } from './cloudfront/distribution-origin-buckets-present.ts'
import { check as cloudfrontDistributionOriginEncrypted } from './cloudfront/distribution-origin-encrypted.ts'
import { check as cloudfrontDistributionOriginFailover } from './cloudfront/distribution-origin-failover.ts'
import { check as cloudfrontDistributionOriginTlsCurrent } from './cloudfront/distribution-origin-tls-current.ts'
import { check as cloudfrontDistributionPostQuantum } from './cloudfront/distribution-post-quantum.ts'
import { check as cloudfrontDistributionRootObjectSet } from './cloudfront/distribution-root-object-set.ts'
import { check as cloudfrontDistributionSniUsed } from './cloudfront/distribution-sni-used.ts'
import { check as cloudfrontDistributionWafAttached } from './cloudfront/distribution-waf-attached.ts'
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
import { check as configRecorderEnabled } from './config/recorder-enabled.ts'
import { check as dynamodbAcceleratorEncrypted } from './dynamodb/accelerator-encrypted.ts'
import { check as dynamodbAcceleratorMultiAz } from './dynamodb/accelerator-multi-az.ts'
import { check as dynamodbAcceleratorTlsEnabled } from './dynamodb/accelerator-tls-enabled.ts'
import { check as dynamodbTableDeletionProtected } from './dynamodb/table-deletion-protected.ts'
import { check as dynamodbTableEncryptedWithKms } from './dynamodb/table-encrypted-with-kms.ts'
import { check as dynamodbTableInBackupPlan } from './dynamodb/table-in-backup-plan.ts'
import { check as dynamodbTableRecoverable } from './dynamodb/table-recoverable.ts'
import { check as ec2ClientVpnConnectionsLogged } from './ec2/client-vpn-connections-logged.ts'
import { check as ec2ElasticAddressUsed } from './ec2/elastic-address-used.ts'
import { check as ec2EnclaveHostImdsv2Required } from './ec2/enclave-host-imdsv2-required.ts'
import { check as ec2EnclaveHostIngressRestricted } from './ec2/enclave-host-ingress-restricted.ts'
import { check as ec2EnclaveHostPublicAddressAbsent } from './ec2/enclave-host-public-address-absent.ts'
import { check as ec2EnclaveHostRunning } from './ec2/enclave-host-running.ts'
import { check as ec2EnclaveHostVsockProxyClosed } from './ec2/enclave-host-vsock-proxy-closed.ts'
import { check as ec2ImageNotPublic } from './ec2/image-not-public.ts'
import { check as ec2InstanceDetailedMonitoringEnabled } from './ec2/instance-detailed-monitoring-enabled.ts'
import { check as ec2InstanceImageFresh } from './ec2/instance-image-fresh.ts'
import { check as ec2InstanceImdsv2Required } from './ec2/instance-imdsv2-required.ts'
import { check as ec2InstanceInterfaceSingle } from './ec2/instance-interface-single.ts'
import { check as ec2InstanceManaged } from './ec2/instance-managed.ts'
import { check as ec2InstancePortCassandraClosed } from './ec2/instance-port-cassandra-closed.ts'
import { check as ec2InstancePortCifsClosed } from './ec2/instance-port-cifs-closed.ts'
import { check as ec2InstancePortElasticsearchClosed } from './ec2/instance-port-elasticsearch-closed.ts'
import { check as ec2InstancePortFtpClosed } from './ec2/instance-port-ftp-closed.ts'
import { check as ec2InstancePortKafkaClosed } from './ec2/instance-port-kafka-closed.ts'
import { check as ec2InstancePortKerberosClosed } from './ec2/instance-port-kerberos-closed.ts'
import { check as ec2InstancePortLdapClosed } from './ec2/instance-port-ldap-closed.ts'
import { check as ec2InstancePortMemcachedClosed } from './ec2/instance-port-memcached-closed.ts'
import { check as ec2InstancePortMongodbClosed } from './ec2/instance-port-mongodb-closed.ts'
import { check as ec2InstancePortMysqlClosed } from './ec2/instance-port-mysql-closed.ts'
import { check as ec2InstancePortOracleClosed } from './ec2/instance-port-oracle-closed.ts'
import { check as ec2InstancePortPostgresqlClosed } from './ec2/instance-port-postgresql-closed.ts'
import { check as ec2InstancePortRdpClosed } from './ec2/instance-port-rdp-closed.ts'
import { check as ec2InstancePortRedisClosed } from './ec2/instance-port-redis-closed.ts'
import { check as ec2InstancePortSqlserverClosed } from './ec2/instance-port-sqlserver-closed.ts'
import { check as ec2InstancePortSshClosed } from './ec2/instance-port-ssh-closed.ts'
import { check as ec2InstancePortTelnetClosed } from './ec2/instance-port-telnet-closed.ts'
import { check as ec2InstanceProfileAttached } from './ec2/instance-profile-attached.ts'
import { check as ec2InstanceProfileUnreached } from './ec2/instance-profile-unreached.ts'
import { check as ec2InstancePublicAddressAbsent } from './ec2/instance-public-address-absent.ts'
import { check as ec2InstanceTagsSecretFree } from './ec2/instance-tags-secret-free.ts'
import { check as ec2InstanceUserDataSecretFree } from './ec2/instance-user-data-secret-free.ts'
import { check as ec2InstanceVirtualizationModern } from './ec2/instance-virtualization-modern.ts'
import { check as ec2InstanceYoung } from './ec2/instance-young.ts'
import { check as ec2LaunchTemplateImdsv2Required } from './ec2/launch-template-imdsv2-required.ts'
import { check as ec2LaunchTemplatePublicAddressAbsent } from './ec2/launch-template-public-address-absent.ts'
import { check as ec2LaunchTemplateSecretFree } from './ec2/launch-template-secret-free.ts'
import { check as ec2NetworkAclAdminPortsClosed } from './ec2/network-acl-admin-ports-closed.ts'
import { check as ec2NetworkAclAllPortsClosed } from './ec2/network-acl-all-ports-closed.ts'
import { check as ec2NetworkAclRdpClosed } from './ec2/network-acl-rdp-closed.ts'
import { check as ec2NetworkAclSshClosed } from './ec2/network-acl-ssh-closed.ts'
import { check as ec2NetworkAclUsed } from './ec2/network-acl-used.ts'
import { check as ec2PeeringRoutesReviewed } from './ec2/peering-routes-reviewed.ts'
import { check as ec2RegionEbsEncryptionDefault } from './ec2/region-ebs-encryption-default.ts'
import { check as ec2RegionImdsv2Default } from './ec2/region-imdsv2-default.ts'
import { check as ec2RegionSnapshotSharingBlocked } from './ec2/region-snapshot-sharing-blocked.ts'
import { check as ec2SecurityGroupAdminPortsClosedIpv4 } from './ec2/security-group-admin-ports-closed-ipv4.ts'
import { check as ec2SecurityGroupAdminPortsClosedIpv6 } from './ec2/security-group-admin-ports-closed-ipv6.ts'
import { check as ec2SecurityGroupAllPortsClosed } from './ec2/security-group-all-ports-closed.ts'
import { check as ec2SecurityGroupAnyPortClosed } from './ec2/security-group-any-port-closed.ts'
import { check as ec2SecurityGroupCassandraClosed } from './ec2/security-group-cassandra-closed.ts'
import { check as ec2SecurityGroupCifsClosed } from './ec2/security-group-cifs-closed.ts'
import { check as ec2SecurityGroupDefaultClosed } from './ec2/security-group-default-closed.ts'
import { check as ec2SecurityGroupElasticsearchClosed } from './ec2/security-group-elasticsearch-closed.ts'
import { check as ec2SecurityGroupFtpClosed } from './ec2/security-group-ftp-closed.ts'
import { check as ec2SecurityGroupKafkaClosed } from './ec2/security-group-kafka-closed.ts'
import { check as ec2SecurityGroupMadeOnPurpose } from './ec2/security-group-made-on-purpose.ts'
import { check as ec2SecurityGroupMemcachedClosed } from './ec2/security-group-memcached-closed.ts'
import { check as ec2SecurityGroupMongodbClosed } from './ec2/security-group-mongodb-closed.ts'
import { check as ec2SecurityGroupMysqlClosed } from './ec2/security-group-mysql-closed.ts'
import { check as ec2SecurityGroupOracleClosed } from './ec2/security-group-oracle-closed.ts'
import { check as ec2SecurityGroupPostgresqlClosed } from './ec2/security-group-postgresql-closed.ts'
import { check as ec2SecurityGroupPublicRangesNarrow } from './ec2/security-group-public-ranges-narrow.ts'
import { check as ec2SecurityGroupRdpClosed } from './ec2/security-group-rdp-closed.ts'
import { check as ec2SecurityGroupRedisClosed } from './ec2/security-group-redis-closed.ts'
import { check as ec2SecurityGroupRiskyPortsClosed } from './ec2/security-group-risky-ports-closed.ts'
import { check as ec2SecurityGroupRulesFew } from './ec2/security-group-rules-few.ts'
import { check as ec2SecurityGroupSqlserverClosed } from './ec2/security-group-sqlserver-closed.ts'
import { check as ec2SecurityGroupSshClosed } from './ec2/security-group-ssh-closed.ts'
import { check as ec2SecurityGroupTelnetClosed } from './ec2/security-group-telnet-closed.ts'
import { check as ec2SecurityGroupUsed } from './ec2/security-group-used.ts'
import { check as ec2SnapshotEncrypted } from './ec2/snapshot-encrypted.ts'
import { check as ec2SnapshotNotPublic } from './ec2/snapshot-not-public.ts'
import { check as ec2SubnetPublicAddressesAbsent } from './ec2/subnet-public-addresses-absent.ts'
import { check as ec2TransitGatewayAttachmentsApproved } from './ec2/transit-gateway-attachments-approved.ts'
import { check as ec2VolumeEncrypted } from './ec2/volume-encrypted.ts'
import { check as ec2VolumeInBackupPlan } from './ec2/volume-in-backup-plan.ts'
import { check as ec2VolumeSnapshotPresent } from './ec2/volume-snapshot-present.ts'
import { check as ec2VpcEndpointForEc2Present } from './ec2/vpc-endpoint-for-ec2-present.ts'
import { check as ec2VpcEndpointMultiAz } from './ec2/vpc-endpoint-multi-az.ts'
import { check as ec2VpcEndpointServiceTrusted } from './ec2/vpc-endpoint-service-trusted.ts'
import { check as ec2VpcEndpointTrusted } from './ec2/vpc-endpoint-trusted.ts'
import { check as ec2VpcEndpointsReviewed } from './ec2/vpc-endpoints-reviewed.ts'
import { check as ec2VpcFlowLogsDetailed } from './ec2/vpc-flow-logs-detailed.ts'
import { check as ec2VpcFlowLogsEnabled } from './ec2/vpc-flow-logs-enabled.ts'
import { check as ec2VpcQueryLoggingEnabled } from './ec2/vpc-query-logging-enabled.ts'
import { check as ec2VpcRegionsSeveral } from './ec2/vpc-regions-several.ts'
import { check as ec2VpcSubnetsSeparated } from './ec2/vpc-subnets-separated.ts'
import { check as ec2VpcZonesSeveral } from './ec2/vpc-zones-several.ts'
import { check as ec2VpnTunnelsUp } from './ec2/vpn-tunnels-up.ts'
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
import { check as elbLoadBalancerAccessLogsEnabled } from './elb/load-balancer-access-logs-enabled.ts'
import { check as elbLoadBalancerCertificateRenewed } from './elb/load-balancer-certificate-renewed.ts'
import { check as elbLoadBalancerCrossZone } from './elb/load-balancer-cross-zone.ts'
import { check as elbLoadBalancerDesyncMitigated } from './elb/load-balancer-desync-mitigated.ts'
import { check as elbLoadBalancerListenersEncrypted } from './elb/load-balancer-listeners-encrypted.ts'
import { check as elbLoadBalancerMultiAz } from './elb/load-balancer-multi-az.ts'
import { check as elbLoadBalancerNotInternetFacing } from './elb/load-balancer-not-internet-facing.ts'
import { check as elbv2LoadBalancerAccessLogsEnabled } from './elbv2/load-balancer-access-logs-enabled.ts'
import { check as elbv2LoadBalancerDeletionProtected } from './elbv2/load-balancer-deletion-protected.ts'
import { check as elbv2LoadBalancerDesyncMitigated } from './elbv2/load-balancer-desync-mitigated.ts'
import { check as elbv2LoadBalancerHttpsRequired } from './elbv2/load-balancer-https-required.ts'
import { check as elbv2LoadBalancerInvalidHeadersDropped } from './elbv2/load-balancer-invalid-headers-dropped.ts'
import { check as elbv2LoadBalancerMultiAz } from './elbv2/load-balancer-multi-az.ts'
import { check as elbv2LoadBalancerNotInternetFacing } from './elbv2/load-balancer-not-internet-facing.ts'
import { check as elbv2LoadBalancerPostQuantum } from './elbv2/load-balancer-post-quantum.ts'
import { check as elbv2LoadBalancerTlsCurrent } from './elbv2/load-balancer-tls-current.ts'
import { check as elbv2LoadBalancerWafAttached } from './elbv2/load-balancer-waf-attached.ts'
import { check as eventsBusNotPublic } from './events/bus-not-public.ts'
import { check as eventsBusPolicyAttached } from './events/bus-policy-attached.ts'
import { check as glacierVaultNotPublic } from './glacier/vault-not-public.ts'
import { check as guarddutyDetectorCentrallyManaged } from './guardduty/detector-centrally-managed.ts'
import { check as guarddutyDetectorEc2RuntimeWatched } from './guardduty/detector-ec2-runtime-watched.ts'
import { check as guarddutyDetectorEcsRuntimeWatched } from './guardduty/detector-ecs-runtime-watched.ts'
import { check as guarddutyDetectorEksAuditWatched } from './guardduty/detector-eks-audit-watched.ts'
import { check as guarddutyDetectorEksRuntimeWatched } from './guardduty/detector-eks-runtime-watched.ts'
import { check as guarddutyDetectorEnabled } from './guardduty/detector-enabled.ts'
import { check as guarddutyDetectorHighFindingsAbsent } from './guardduty/detector-high-findings-absent.ts'
import { check as guarddutyDetectorLambdaWatched } from './guardduty/detector-lambda-watched.ts'
import { check as guarddutyDetectorMalwareScanned } from './guardduty/detector-malware-scanned.ts'
import { check as guarddutyDetectorRdsWatched } from './guardduty/detector-rds-watched.ts'
import { check as guarddutyDetectorRuntimeWatched } from './guardduty/detector-runtime-watched.ts'
import { check as guarddutyDetectorS3Protected } from './guardduty/detector-s3-protected.ts'
import { check as iamAccountCloudshellFullAccessUnattached } from './iam/account-cloudshell-full-access-unattached.ts'
import { check as iamAccountFederationReviewed } from './iam/account-federation-reviewed.ts'
import { check as iamAccountPasswordPolicyExpiry } from './iam/account-password-policy-expiry.ts'
import { check as iamAccountPasswordPolicyLength } from './iam/account-password-policy-length.ts'
import { check as iamAccountPasswordPolicyLowercase } from './iam/account-password-policy-lowercase.ts'
import { check as iamAccountPasswordPolicyNumber } from './iam/account-password-policy-number.ts'
import { check as iamAccountPasswordPolicyReuse } from './iam/account-password-policy-reuse.ts'
import { check as iamAccountPasswordPolicySymbol } from './iam/account-password-policy-symbol.ts'
import { check as iamAccountPasswordPolicyUppercase } from './iam/account-password-policy-uppercase.ts'
import { check as iamAccountRootAccessKeyAbsent } from './iam/account-root-access-key-absent.ts'
import { check as iamAccountRootCredentialsManaged } from './iam/account-root-credentials-managed.ts'
import { check as iamAccountRootHardwareMfaEnabled } from './iam/account-root-hardware-mfa-enabled.ts'
import { check as iamAccountRootMfaEnabled } from './iam/account-root-mfa-enabled.ts'
import { check as iamAccountRootUnused } from './iam/account-root-unused.ts'
import { check as iamAccountSecurityAuditRolePresent } from './iam/account-security-audit-role-present.ts'
import { check as iamAccountSupportRolePresent } from './iam/account-support-role-present.ts'
import { check as iamGroupAdministratorAccessUnattached } from './iam/group-administrator-access-unattached.ts'
import { check as iamGroupAdministratorsMfaEnabled } from './iam/group-administrators-mfa-enabled.ts'
import { check as iamGroupInlineCloudtrailFullAccessAbsent } from './iam/group-inline-cloudtrail-full-access-absent.ts'
import { check as iamGroupInlineFullAdminAbsent } from './iam/group-inline-full-admin-absent.ts'
import { check as iamGroupInlineKmsFullAccessAbsent } from './iam/group-inline-kms-full-access-absent.ts'
import { check as iamGroupInlineMarketplaceSubscribeBounded } from './iam/group-inline-marketplace-subscribe-bounded.ts'
import { check as iamGroupInlinePrivilegeEscalationAbsent } from './iam/group-inline-privilege-escalation-absent.ts'
import { check as iamPolicyAwsFullAdminUnattached } from './iam/policy-aws-full-admin-unattached.ts'
import { check as iamPolicyCloudtrailFullAccessAbsent } from './iam/policy-cloudtrail-full-access-absent.ts'
import { check as iamPolicyFullAdminAbsent } from './iam/policy-full-admin-absent.ts'
import { check as iamPolicyKmsFullAccessAbsent } from './iam/policy-kms-full-access-absent.ts'
import { check as iamPolicyMarketplaceSubscribeBounded } from './iam/policy-marketplace-subscribe-bounded.ts'
import { check as iamPolicyPrivilegeEscalationAbsent } from './iam/policy-privilege-escalation-absent.ts'
import { check as iamPolicyRoleAssumptionBounded } from './iam/policy-role-assumption-bounded.ts'
import { check as iamPolicyServiceWildcardAbsent } from './iam/policy-service-wildcard-absent.ts'
import { check as iamPolicyUnattachedFullAdminAbsent } from './iam/policy-unattached-full-admin-absent.ts'
import { check as iamRoleAdministratorAccessUnattached } from './iam/role-administrator-access-unattached.ts'
import { check as iamRoleConfusedDeputyPrevented } from './iam/role-confused-deputy-prevented.ts'
import { check as iamRoleInlineCloudtrailFullAccessAbsent } from './iam/role-inline-cloudtrail-full-access-absent.ts'
import { check as iamRoleInlineFullAdminAbsent } from './iam/role-inline-full-admin-absent.ts'
import { check as iamRoleInlineKmsFullAccessAbsent } from './iam/role-inline-kms-full-access-absent.ts'
import { check as iamRoleInlineMarketplaceSubscribeBounded } from './iam/role-inline-marketplace-subscribe-bounded.ts'
import { check as iamRoleInlinePrivilegeEscalationAbsent } from './iam/role-inline-privilege-escalation-absent.ts'
import { check as iamRoleReadOnlyAccessNotCrossAccount } from './iam/role-read-only-access-not-cross-account.ts'
import { check as iamRoleTrustNotPublic } from './iam/role-trust-not-public.ts'
import { check as iamRoleTrustOidcSubjectBound } from './iam/role-trust-oidc-subject-bound.ts'
import { check as iamServerCertificateUnexpired } from './iam/server-certificate-unexpired.ts'
import { check as iamUserAccessKeyRotated } from './iam/user-access-key-rotated.ts'
import { check as iamUserAccessKeySingle } from './iam/user-access-key-single.ts'
import { check as iamUserAccessKeyUsed } from './iam/user-access-key-used.ts'
import { check as iamUserAdministratorAccessUnattached } from './iam/user-administrator-access-unattached.ts'
import { check as iamUserConsoleAccessUsed } from './iam/user-console-access-used.ts'
import { check as iamUserConsoleMfaEnabled } from './iam/user-console-mfa-enabled.ts'
import { check as iamUserHardwareMfaEnabled } from './iam/user-hardware-mfa-enabled.ts'
import { check as iamUserInitialAccessKeyAbsent } from './iam/user-initial-access-key-absent.ts'
import { check as iamUserInlineCloudtrailFullAccessAbsent } from './iam/user-inline-cloudtrail-full-access-absent.ts'
import { check as iamUserInlineFullAdminAbsent } from './iam/user-inline-full-admin-absent.ts'
import { check as iamUserInlineKmsFullAccessAbsent } from './iam/user-inline-kms-full-access-absent.ts'
import { check as iamUserInlineMarketplaceSubscribeBounded } from './iam/user-inline-marketplace-subscribe-bounded.ts'
import { check as iamUserInlinePrivilegeEscalationAbsent } from './iam/user-inline-privilege-escalation-absent.ts'
import { check as iamUserPoliciesByGroup } from './iam/user-policies-by-group.ts'
import { check as iamUserTemporaryCredentialsUsed } from './iam/user-temporary-credentials-used.ts'
import { check as inspector2AccountFunctionCodeScanned } from './inspector2/account-function-code-scanned.ts'
import { check as inspector2AccountFunctionsScanned } from './inspector2/account-functions-scanned.ts'
import { check as inspector2AccountImagesScanned } from './inspector2/account-images-scanned.ts'
import { check as inspector2AccountInstancesScanned } from './inspector2/account-instances-scanned.ts'
import { check as inspector2AccountScanningEnabled } from './inspector2/account-scanning-enabled.ts'
import { check as inspector2FindingSevereAbsent } from './inspector2/finding-severe-absent.ts'
import { check as kmsKeyAttestationBoundToDeployment } from './kms/key-attestation-bound-to-deployment.ts'
import { check as kmsKeyAttestationEnforced } from './kms/key-attestation-enforced.ts'
import { check as kmsKeyAttestationMeasurementsAgree } from './kms/key-attestation-measurements-agree.ts'
import { check as kmsKeyAttestationNotBypassed } from './kms/key-attestation-not-bypassed.ts'
import { check as kmsKeyDeletionNotScheduled } from './kms/key-deletion-not-scheduled.ts'
import { check as kmsKeyEnabled } from './kms/key-enabled.ts'
import { check as kmsKeyNotPublic } from './kms/key-not-public.ts'
import { check as kmsKeyRotationEnabled } from './kms/key-rotation-enabled.ts'
import { check as kmsKeySingleRegion } from './kms/key-single-region.ts'
import { check as lambdaFunctionInVpc } from './lambda/function-in-vpc.ts'
import { check as lambdaFunctionInvocationsRecorded } from './lambda/function-invocations-recorded.ts'
import { check as lambdaFunctionMultiAz } from './lambda/function-multi-az.ts'
import { check as lambdaFunctionNotPublic } from './lambda/function-not-public.ts'
import { check as lambdaFunctionRuntimeSupported } from './lambda/function-runtime-supported.ts'
import { check as lambdaFunctionVariablesSecretFree } from './lambda/function-variables-secret-free.ts'
import { check as lambdaUrlAuthorized } from './lambda/url-authorized.ts'
import { check as lambdaUrlOriginsNamed } from './lambda/url-origins-named.ts'
import { check as macie2ClassificationReviewed } from './macie2/classification-reviewed.ts'
import { check as macie2SessionAutomatedDiscoveryEnabled } from './macie2/session-automated-discovery-enabled.ts'
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
import { check as organizationsAccountMembershipPresent } from './organizations/account-membership-present.ts'
import { check as organizationsDelegatedAdministratorsReviewed } from './organizations/delegated-administrators-reviewed.ts'
import { check as organizationsDelegationPolicyReviewed } from './organizations/delegation-policy-reviewed.ts'
import { check as organizationsManagementAccountWorkloadsAbsent } from './organizations/management-account-workloads-absent.ts'
import { check as organizationsPoliciesReviewed } from './organizations/policies-reviewed.ts'
import { check as organizationsUnitsReviewed } from './organizations/units-reviewed.ts'
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
import { check as rdsClusterTlsRequired } from './rds/cluster-tls-required.ts'
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
import { check as s3BucketTagsSecretFree } from './s3/bucket-tags-secret-free.ts'
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
import { check as secretsmanagerSecretNotPublic } from './secretsmanager/secret-not-public.ts'
import { check as secretsmanagerSecretRotatedRecently } from './secretsmanager/secret-rotated-recently.ts'
import { check as secretsmanagerSecretRotationEnabled } from './secretsmanager/secret-rotation-enabled.ts'
import { check as secretsmanagerSecretRotationSucceeded } from './secretsmanager/secret-rotation-succeeded.ts'
import { check as secretsmanagerSecretUsed } from './secretsmanager/secret-used.ts'
import { check as securityhubHubEnabled } from './securityhub/hub-enabled.ts'
import { check as snsTopicDeliveryLogged } from './sns/topic-delivery-logged.ts'
import { check as snsTopicEncrypted } from './sns/topic-encrypted.ts'
import { check as snsTopicNotPublic } from './sns/topic-not-public.ts'
import { check as sqsQueueEncrypted } from './sqs/queue-encrypted.ts'
import { check as sqsQueueNotPublic } from './sqs/queue-not-public.ts'
import { check as ssmDocumentNotPublic } from './ssm/document-not-public.ts'
import { check as ssmManagedInstanceAssociationCompliant } from './ssm/managed-instance-association-compliant.ts'
import { check as ssmManagedInstancePatchCompliant } from './ssm/managed-instance-patch-compliant.ts'
import { check as wafv2WebAclLoggingEnabled } from './wafv2/web-acl-logging-enabled.ts'
import { check as wafv2WebAclRulesMeasured } from './wafv2/web-acl-rules-measured.ts'
import { check as wafv2WebAclRulesPresent } from './wafv2/web-acl-rules-present.ts'

/** Every check there is, in the order of their ids. */
export const checks: readonly Check[] = [
  accessanalyzerRegionAnalyzerActive,
  accountContactReviewed,
  accountSecurityContactRegistered,
  acmCertificateKeyStrong,
  acmCertificateUnexpired,
  apigatewayDomainNamePostQuantum,
  apigatewayRestApiNotPublic,
  apigatewayStageAccessLogsEnabled,
  apigatewayStageCacheEncrypted,
  apigatewayStageClientCertificateSet,
  apigatewayStageExecutionLogsEnabled,
  apigatewayStageTracingEnabled,
  apigatewayStageWafAttached,
  apigatewayv2ApiRoutesAuthorized,
  apigatewayv2StageAccessLogsEnabled,
  cloudfrontDistributionBucketAccessControlled,
  cloudfrontDistributionCertificateOwn,
  cloudfrontDistributionFieldsEncrypted,
  cloudfrontDistributionHttpsRequired,
  cloudfrontDistributionLoggingEnabled,
  cloudfrontDistributionOriginBucketsPresent,
  cloudfrontDistributionOriginEncrypted,
  cloudfrontDistributionOriginFailover,
  cloudfrontDistributionOriginTlsCurrent,
  cloudfrontDistributionPostQuantum,
  cloudfrontDistributionRootObjectSet,
  cloudfrontDistributionSniUsed,
  cloudfrontDistributionWafAttached,
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
  configRecorderEnabled,
  dynamodbAcceleratorEncrypted,
  dynamodbAcceleratorMultiAz,
  dynamodbAcceleratorTlsEnabled,
  dynamodbTableDeletionProtected,
  dynamodbTableEncryptedWithKms,
  dynamodbTableInBackupPlan,
  dynamodbTableRecoverable,
  ec2ClientVpnConnectionsLogged,
  ec2ElasticAddressUsed,
  ec2EnclaveHostImdsv2Required,
  ec2EnclaveHostIngressRestricted,
  ec2EnclaveHostPublicAddressAbsent,
  ec2EnclaveHostRunning,
  ec2EnclaveHostVsockProxyClosed,
  ec2ImageNotPublic,
  ec2InstanceDetailedMonitoringEnabled,
  ec2InstanceImageFresh,
  ec2InstanceImdsv2Required,
  ec2InstanceInterfaceSingle,
  ec2InstanceManaged,
  ec2InstancePortCassandraClosed,
  ec2InstancePortCifsClosed,
  ec2InstancePortElasticsearchClosed,
  ec2InstancePortFtpClosed,
  ec2InstancePortKafkaClosed,
  ec2InstancePortKerberosClosed,
  ec2InstancePortLdapClosed,
  ec2InstancePortMemcachedClosed,
  ec2InstancePortMongodbClosed,
  ec2InstancePortMysqlClosed,
  ec2InstancePortOracleClosed,
  ec2InstancePortPostgresqlClosed,
  ec2InstancePortRdpClosed,
  ec2InstancePortRedisClosed,
  ec2InstancePortSqlserverClosed,
  ec2InstancePortSshClosed,
  ec2InstancePortTelnetClosed,
  ec2InstanceProfileAttached,
  ec2InstanceProfileUnreached,
  ec2InstancePublicAddressAbsent,
  ec2InstanceTagsSecretFree,
  ec2InstanceUserDataSecretFree,
  ec2InstanceVirtualizationModern,
  ec2InstanceYoung,
  ec2LaunchTemplateImdsv2Required,
  ec2LaunchTemplatePublicAddressAbsent,
  ec2LaunchTemplateSecretFree,
  ec2NetworkAclAdminPortsClosed,
  ec2NetworkAclAllPortsClosed,
  ec2NetworkAclRdpClosed,
  ec2NetworkAclSshClosed,
  ec2NetworkAclUsed,
  ec2PeeringRoutesReviewed,
  ec2RegionEbsEncryptionDefault,
  ec2RegionImdsv2Default,
  ec2RegionSnapshotSharingBlocked,
  ec2SecurityGroupAdminPortsClosedIpv4,
  ec2SecurityGroupAdminPortsClosedIpv6,
  ec2SecurityGroupAllPortsClosed,
  ec2SecurityGroupAnyPortClosed,
  ec2SecurityGroupCassandraClosed,
  ec2SecurityGroupCifsClosed,
  ec2SecurityGroupDefaultClosed,
  ec2SecurityGroupElasticsearchClosed,
  ec2SecurityGroupFtpClosed,
  ec2SecurityGroupKafkaClosed,
  ec2SecurityGroupMadeOnPurpose,
  ec2SecurityGroupMemcachedClosed,
  ec2SecurityGroupMongodbClosed,
  ec2SecurityGroupMysqlClosed,
  ec2SecurityGroupOracleClosed,
  ec2SecurityGroupPostgresqlClosed,
  ec2SecurityGroupPublicRangesNarrow,
  ec2SecurityGroupRdpClosed,
  ec2SecurityGroupRedisClosed,
  ec2SecurityGroupRiskyPortsClosed,
  ec2SecurityGroupRulesFew,
  ec2SecurityGroupSqlserverClosed,
  ec2SecurityGroupSshClosed,
  ec2SecurityGroupTelnetClosed,
  ec2SecurityGroupUsed,
  ec2SnapshotEncrypted,
  ec2SnapshotNotPublic,
  ec2SubnetPublicAddressesAbsent,
  ec2TransitGatewayAttachmentsApproved,
  ec2VolumeEncrypted,
  ec2VolumeInBackupPlan,
  ec2VolumeSnapshotPresent,
  ec2VpcEndpointForEc2Present,
  ec2VpcEndpointMultiAz,
  ec2VpcEndpointServiceTrusted,
  ec2VpcEndpointTrusted,
  ec2VpcEndpointsReviewed,
  ec2VpcFlowLogsDetailed,
  ec2VpcFlowLogsEnabled,
  ec2VpcQueryLoggingEnabled,
  ec2VpcRegionsSeveral,
  ec2VpcSubnetsSeparated,
  ec2VpcZonesSeveral,
  ec2VpnTunnelsUp,
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
  elbLoadBalancerAccessLogsEnabled,
  elbLoadBalancerCertificateRenewed,
  elbLoadBalancerCrossZone,
  elbLoadBalancerDesyncMitigated,
  elbLoadBalancerListenersEncrypted,
  elbLoadBalancerMultiAz,
  elbLoadBalancerNotInternetFacing,
  elbv2LoadBalancerAccessLogsEnabled,
  elbv2LoadBalancerDeletionProtected,
  elbv2LoadBalancerDesyncMitigated,
  elbv2LoadBalancerHttpsRequired,
  elbv2LoadBalancerInvalidHeadersDropped,
  elbv2LoadBalancerMultiAz,
  elbv2LoadBalancerNotInternetFacing,
  elbv2LoadBalancerPostQuantum,
  elbv2LoadBalancerTlsCurrent,
  elbv2LoadBalancerWafAttached,
  eventsBusNotPublic,
  eventsBusPolicyAttached,
  glacierVaultNotPublic,
  guarddutyDetectorCentrallyManaged,
  guarddutyDetectorEc2RuntimeWatched,
  guarddutyDetectorEcsRuntimeWatched,
  guarddutyDetectorEksAuditWatched,
  guarddutyDetectorEksRuntimeWatched,
  guarddutyDetectorEnabled,
  guarddutyDetectorHighFindingsAbsent,
  guarddutyDetectorLambdaWatched,
  guarddutyDetectorMalwareScanned,
  guarddutyDetectorRdsWatched,
  guarddutyDetectorRuntimeWatched,
  guarddutyDetectorS3Protected,
  iamAccountCloudshellFullAccessUnattached,
  iamAccountFederationReviewed,
  iamAccountPasswordPolicyExpiry,
  iamAccountPasswordPolicyLength,
  iamAccountPasswordPolicyLowercase,
  iamAccountPasswordPolicyNumber,
  iamAccountPasswordPolicyReuse,
  iamAccountPasswordPolicySymbol,
  iamAccountPasswordPolicyUppercase,
  iamAccountRootAccessKeyAbsent,
  iamAccountRootCredentialsManaged,
  iamAccountRootHardwareMfaEnabled,
  iamAccountRootMfaEnabled,
  iamAccountRootUnused,
  iamAccountSecurityAuditRolePresent,
  iamAccountSupportRolePresent,
  iamGroupAdministratorAccessUnattached,
  iamGroupAdministratorsMfaEnabled,
  iamGroupInlineCloudtrailFullAccessAbsent,
  iamGroupInlineFullAdminAbsent,
  iamGroupInlineKmsFullAccessAbsent,
  iamGroupInlineMarketplaceSubscribeBounded,
  iamGroupInlinePrivilegeEscalationAbsent,
  iamPolicyAwsFullAdminUnattached,
  iamPolicyCloudtrailFullAccessAbsent,
  iamPolicyFullAdminAbsent,
  iamPolicyKmsFullAccessAbsent,
  iamPolicyMarketplaceSubscribeBounded,
  iamPolicyPrivilegeEscalationAbsent,
  iamPolicyRoleAssumptionBounded,
  iamPolicyServiceWildcardAbsent,
  iamPolicyUnattachedFullAdminAbsent,
  iamRoleAdministratorAccessUnattached,
  iamRoleConfusedDeputyPrevented,
  iamRoleInlineCloudtrailFullAccessAbsent,
  iamRoleInlineFullAdminAbsent,
  iamRoleInlineKmsFullAccessAbsent,
  iamRoleInlineMarketplaceSubscribeBounded,
  iamRoleInlinePrivilegeEscalationAbsent,
  iamRoleReadOnlyAccessNotCrossAccount,
  iamRoleTrustNotPublic,
  iamRoleTrustOidcSubjectBound,
  iamServerCertificateUnexpired,
  iamUserAccessKeyRotated,
  iamUserAccessKeySingle,
  iamUserAccessKeyUsed,
  iamUserAdministratorAccessUnattached,
  iamUserConsoleAccessUsed,
  iamUserConsoleMfaEnabled,
  iamUserHardwareMfaEnabled,
  iamUserInitialAccessKeyAbsent,
  iamUserInlineCloudtrailFullAccessAbsent,
  iamUserInlineFullAdminAbsent,
  iamUserInlineKmsFullAccessAbsent,
  iamUserInlineMarketplaceSubscribeBounded,
  iamUserInlinePrivilegeEscalationAbsent,
  iamUserPoliciesByGroup,
  iamUserTemporaryCredentialsUsed,
  inspector2AccountFunctionCodeScanned,
  inspector2AccountFunctionsScanned,
  inspector2AccountImagesScanned,
  inspector2AccountInstancesScanned,
  inspector2AccountScanningEnabled,
  inspector2FindingSevereAbsent,
  kmsKeyAttestationBoundToDeployment,
  kmsKeyAttestationEnforced,
  kmsKeyAttestationMeasurementsAgree,
  kmsKeyAttestationNotBypassed,
  kmsKeyDeletionNotScheduled,
  kmsKeyEnabled,
  kmsKeyNotPublic,
  kmsKeyRotationEnabled,
  kmsKeySingleRegion,
  lambdaFunctionInVpc,
  lambdaFunctionInvocationsRecorded,
  lambdaFunctionMultiAz,
  lambdaFunctionNotPublic,
  lambdaFunctionRuntimeSupported,
  lambdaFunctionVariablesSecretFree,
  lambdaUrlAuthorized,
  lambdaUrlOriginsNamed,
  macie2ClassificationReviewed,
  macie2SessionAutomatedDiscoveryEnabled,
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
  organizationsAccountMembershipPresent,
  organizationsDelegatedAdministratorsReviewed,
  organizationsDelegationPolicyReviewed,
  organizationsManagementAccountWorkloadsAbsent,
  organizationsPoliciesReviewed,
  organizationsUnitsReviewed,
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
  rdsClusterTlsRequired,
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
  s3BucketTagsSecretFree,
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
  secretsmanagerSecretNotPublic,
  secretsmanagerSecretRotatedRecently,
  secretsmanagerSecretRotationEnabled,
  secretsmanagerSecretRotationSucceeded,
  secretsmanagerSecretUsed,
  securityhubHubEnabled,
  snsTopicDeliveryLogged,
  snsTopicEncrypted,
  snsTopicNotPublic,
  sqsQueueEncrypted,
  sqsQueueNotPublic,
  ssmDocumentNotPublic,
  ssmManagedInstanceAssociationCompliant,
  ssmManagedInstancePatchCompliant,
  wafv2WebAclLoggingEnabled,
  wafv2WebAclRulesMeasured,
  wafv2WebAclRulesPresent,
]
