// Made by `npm run docs` from the files below this folder. Do not edit.
import type { Check } from '../check.ts'
import { check as cloudtrailTrailMultiRegion } from './cloudtrail/trail-multi-region.ts'
import { check as ec2SecurityGroupAdminPortsClosed } from './ec2/security-group-admin-ports-closed.ts'
import { check as iamAccountPasswordPolicyLength } from './iam/account-password-policy-length.ts'
import { check as iamAccountRootAccessKeyAbsent } from './iam/account-root-access-key-absent.ts'
import { check as iamAccountRootMfaEnabled } from './iam/account-root-mfa-enabled.ts'
import { check as iamPolicyFullAdminAbsent } from './iam/policy-full-admin-absent.ts'
import { check as iamUserAccessKeyRotated } from './iam/user-access-key-rotated.ts'
import { check as iamUserConsoleMfaEnabled } from './iam/user-console-mfa-enabled.ts'
import { check as kmsKeyRotationEnabled } from './kms/key-rotation-enabled.ts'
import { check as s3BucketPublicAccessBlocked } from './s3/bucket-public-access-blocked.ts'
import { check as s3BucketSecureTransportRequired } from './s3/bucket-secure-transport-required.ts'
import { check as snsTopicNotPublic } from './sns/topic-not-public.ts'

/** Every check there is, in the order of their ids. */
export const checks: readonly Check[] = [
  cloudtrailTrailMultiRegion,
  ec2SecurityGroupAdminPortsClosed,
  iamAccountPasswordPolicyLength,
  iamAccountRootAccessKeyAbsent,
  iamAccountRootMfaEnabled,
  iamPolicyFullAdminAbsent,
  iamUserAccessKeyRotated,
  iamUserConsoleMfaEnabled,
  kmsKeyRotationEnabled,
  s3BucketPublicAccessBlocked,
  s3BucketSecureTransportRequired,
  snsTopicNotPublic,
]
