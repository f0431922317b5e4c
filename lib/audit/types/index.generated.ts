// Made by `npm run types` from the published CloudFormation schemas. Do not edit.
import type { AccessAnalyzerTypes } from './accessanalyzer.generated.ts'
import type { ApiGatewayTypes } from './apigateway.generated.ts'
import type { ApiGatewayV2Types } from './apigatewayv2.generated.ts'
import type { BackupTypes } from './backup.generated.ts'
import type { BedrockTypes } from './bedrock.generated.ts'
import type { CertificateManagerTypes } from './certificatemanager.generated.ts'
import type { CloudFrontTypes } from './cloudfront.generated.ts'
import type { CloudTrailTypes } from './cloudtrail.generated.ts'
import type { CloudWatchTypes } from './cloudwatch.generated.ts'
import type { ConfigTypes } from './config.generated.ts'
import type { DAXTypes } from './dax.generated.ts'
import type { DynamoDBTypes } from './dynamodb.generated.ts'
import type { EC2Types } from './ec2.generated.ts'
import type { ECRTypes } from './ecr.generated.ts'
import type { ECSTypes } from './ecs.generated.ts'
import type { EFSTypes } from './efs.generated.ts'
import type { EKSTypes } from './eks.generated.ts'
import type { ElastiCacheTypes } from './elasticache.generated.ts'
import type { ElasticLoadBalancingTypes } from './elasticloadbalancing.generated.ts'
import type { ElasticLoadBalancingV2Types } from './elasticloadbalancingv2.generated.ts'
import type { EventsTypes } from './events.generated.ts'
import type { GuardDutyTypes } from './guardduty.generated.ts'
import type { IAMTypes } from './iam.generated.ts'
import type { KMSTypes } from './kms.generated.ts'
import type { LambdaTypes } from './lambda.generated.ts'
import type { LogsTypes } from './logs.generated.ts'
import type { MacieTypes } from './macie.generated.ts'
import type { OpenSearchServiceTypes } from './opensearchservice.generated.ts'
import type { OrganizationsTypes } from './organizations.generated.ts'
import type { RDSTypes } from './rds.generated.ts'
import type { RedshiftTypes } from './redshift.generated.ts'
import type { S3Types } from './s3.generated.ts'
import type { SNSTypes } from './sns.generated.ts'
import type { SQSTypes } from './sqs.generated.ts'
import type { SSMTypes } from './ssm.generated.ts'
import type { SSOTypes } from './sso.generated.ts'
import type { SageMakerTypes } from './sagemaker.generated.ts'
import type { SecretsManagerTypes } from './secretsmanager.generated.ts'
import type { SecurityHubTypes } from './securityhub.generated.ts'
import type { WAFv2Types } from './wafv2.generated.ts'

/** Properties of each CloudFormation type that is collected or judged, all of them optional: `null` says "not set". */
export interface CloudFormationTypes
  extends AccessAnalyzerTypes,
    ApiGatewayTypes,
    ApiGatewayV2Types,
    BackupTypes,
    BedrockTypes,
    CertificateManagerTypes,
    CloudFrontTypes,
    CloudTrailTypes,
    CloudWatchTypes,
    ConfigTypes,
    DAXTypes,
    DynamoDBTypes,
    EC2Types,
    ECRTypes,
    ECSTypes,
    EFSTypes,
    EKSTypes,
    ElastiCacheTypes,
    ElasticLoadBalancingTypes,
    ElasticLoadBalancingV2Types,
    EventsTypes,
    GuardDutyTypes,
    IAMTypes,
    KMSTypes,
    LambdaTypes,
    LogsTypes,
    MacieTypes,
    OpenSearchServiceTypes,
    OrganizationsTypes,
    RDSTypes,
    RedshiftTypes,
    S3Types,
    SNSTypes,
    SQSTypes,
    SSMTypes,
    SSOTypes,
    SageMakerTypes,
    SecretsManagerTypes,
    SecurityHubTypes,
    WAFv2Types {}
