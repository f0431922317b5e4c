// Made by `npm run docs` from the files below this folder. Do not edit.
import type { Check } from '../check.ts'
import { check as cloudtrailTrailMultiRegion } from './cloudtrail/trail-multi-region.ts'
import { check as cloudtrailTrailNetworkActivityLogged } from './cloudtrail/trail-network-activity-logged.ts'
import { check as cloudtrailTrailObjectEventsLogged } from './cloudtrail/trail-object-events-logged.ts'
import { check as cloudtrailTrailWriteEventsLogged } from './cloudtrail/trail-write-events-logged.ts'
import { check as ec2SecurityGroupAdminPortsClosed } from './ec2/security-group-admin-ports-closed.ts'
import { check as ec2VpcFlowLogsDetailed } from './ec2/vpc-flow-logs-detailed.ts'
import { check as ec2VpcFlowLogsEnabled } from './ec2/vpc-flow-logs-enabled.ts'
import { check as ec2VpcQueryLoggingEnabled } from './ec2/vpc-query-logging-enabled.ts'
import { check as eksClusterAuditLogsEnabled } from './eks/cluster-audit-logs-enabled.ts'
import { check as elbv2LoadBalancerAccessLogsEnabled } from './elbv2/load-balancer-access-logs-enabled.ts'
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
import { check as s3BucketAccessLoggingEnabled } from './s3/bucket-access-logging-enabled.ts'
import { check as s3BucketPublicAccessBlocked } from './s3/bucket-public-access-blocked.ts'
import { check as s3BucketSecureTransportRequired } from './s3/bucket-secure-transport-required.ts'
import { check as securityhubHubEnabled } from './securityhub/hub-enabled.ts'
import { check as snsTopicNotPublic } from './sns/topic-not-public.ts'
import { check as wafv2WebAclLoggingEnabled } from './wafv2/web-acl-logging-enabled.ts'

/** Every check there is, in the order of their ids. */
export const checks: readonly Check[] = [
  cloudtrailTrailMultiRegion,
  cloudtrailTrailNetworkActivityLogged,
  cloudtrailTrailObjectEventsLogged,
  cloudtrailTrailWriteEventsLogged,
  ec2SecurityGroupAdminPortsClosed,
  ec2VpcFlowLogsDetailed,
  ec2VpcFlowLogsEnabled,
  ec2VpcQueryLoggingEnabled,
  eksClusterAuditLogsEnabled,
  elbv2LoadBalancerAccessLogsEnabled,
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
  s3BucketAccessLoggingEnabled,
  s3BucketPublicAccessBlocked,
  s3BucketSecureTransportRequired,
  securityhubHubEnabled,
  snsTopicNotPublic,
  wafv2WebAclLoggingEnabled,
]
