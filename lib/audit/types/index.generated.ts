// Made by `npm run types` from the published CloudFormation schemas. Do not edit.
import type { CloudTrailTypes } from './cloudtrail.generated.ts'
import type { EC2Types } from './ec2.generated.ts'
import type { EKSTypes } from './eks.generated.ts'
import type { ElasticLoadBalancingV2Types } from './elasticloadbalancingv2.generated.ts'
import type { GuardDutyTypes } from './guardduty.generated.ts'
import type { IAMTypes } from './iam.generated.ts'
import type { KMSTypes } from './kms.generated.ts'
import type { MacieTypes } from './macie.generated.ts'
import type { S3Types } from './s3.generated.ts'
import type { SNSTypes } from './sns.generated.ts'
import type { SecurityHubTypes } from './securityhub.generated.ts'
import type { WAFv2Types } from './wafv2.generated.ts'

/** Properties of each CloudFormation type that is collected or judged, all of them optional: `null` says "not set". */
export interface CloudFormationTypes
  extends CloudTrailTypes,
    EC2Types,
    EKSTypes,
    ElasticLoadBalancingV2Types,
    GuardDutyTypes,
    IAMTypes,
    KMSTypes,
    MacieTypes,
    S3Types,
    SNSTypes,
    SecurityHubTypes,
    WAFv2Types {}
