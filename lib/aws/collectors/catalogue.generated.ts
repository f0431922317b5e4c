// Made by `npm run docs` from the files of this folder. Do not edit.
import type { CollectorEntry } from '../collector.ts'

/** Every collector there is; its file, and with it the SDK client, is loaded when it is used. */
export const catalogue: readonly CollectorEntry[] = [
  {
    service: 'cloudtrail',
    scope: 'regional',
    brings: {
      'AWS::CloudTrail::Trail': {
        list: ['cloudtrail:DescribeTrails', 'cloudtrail:GetEventSelectors', 'cloudtrail:GetTrailStatus'],
      },
    },
    load: async () => (await import('./cloudtrail.ts')).cloudtrail,
  },
  {
    service: 'ec2',
    scope: 'regional',
    brings: {
      'AWS::EC2::SecurityGroup': {
        list: ['ec2:DescribeSecurityGroups'],
      },
    },
    load: async () => (await import('./ec2.ts')).ec2,
  },
  {
    service: 'eks',
    scope: 'regional',
    brings: {
      'AWS::EKS::Cluster': {
        list: ['eks:DescribeCluster', 'eks:ListClusters'],
      },
    },
    load: async () => (await import('./eks.ts')).eks,
  },
  {
    service: 'elbv2',
    scope: 'regional',
    brings: {
      'AWS::ElasticLoadBalancingV2::LoadBalancer': {
        list: ['elasticloadbalancing:DescribeLoadBalancerAttributes', 'elasticloadbalancing:DescribeLoadBalancers'],
      },
    },
    load: async () => (await import('./elbv2.ts')).elbv2,
  },
  {
    service: 'guardduty',
    scope: 'regional',
    brings: {
      'AWS::GuardDuty::Detector': {
        list: ['guardduty:GetDetector', 'guardduty:ListDetectors'],
      },
    },
    load: async () => (await import('./guardduty.ts')).guardduty,
  },
  {
    service: 'iam',
    scope: 'global',
    brings: {
      'AWS::IAM::User': {
        list: ['iam:GetAccountAuthorizationDetails'],
        details: {
          CredentialReport: ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'],
        },
      },
      'AWS::IAM::Group': {
        list: ['iam:GetAccountAuthorizationDetails'],
      },
      'AWS::IAM::Role': {
        list: ['iam:GetAccountAuthorizationDetails'],
      },
      'AWS::IAM::ManagedPolicy': {
        list: ['iam:GetAccountAuthorizationDetails'],
      },
      'AWS::::Account': {
        list: [],
        details: {
          PasswordPolicy: ['iam:GetAccountPasswordPolicy'],
          Summary: ['iam:GetAccountSummary'],
          RootCredentialReport: ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'],
        },
      },
    },
    load: async () => (await import('./iam.ts')).iam,
  },
  {
    service: 'inspector2',
    scope: 'regional',
    brings: {
      'AWS::InspectorV2::Account': {
        list: ['inspector2:BatchGetAccountStatus'],
      },
    },
    load: async () => (await import('./inspector2.ts')).inspector2,
  },
  {
    service: 'kms',
    scope: 'regional',
    brings: {
      'AWS::KMS::Key': {
        list: ['kms:DescribeKey', 'kms:GetKeyPolicy', 'kms:GetKeyRotationStatus', 'kms:ListKeys'],
      },
    },
    load: async () => (await import('./kms.ts')).kms,
  },
  {
    service: 'macie2',
    scope: 'regional',
    brings: {
      'AWS::Macie::Session': {
        list: ['macie2:GetMacieSession'],
      },
    },
    load: async () => (await import('./macie2.ts')).macie2,
  },
  {
    service: 's3',
    scope: 'global',
    brings: {
      'AWS::S3::Bucket': {
        list: ['s3:GetAccountPublicAccessBlock', 's3:GetBucketAcl', 's3:GetBucketLocation', 's3:GetBucketLogging', 's3:GetBucketPolicy', 's3:GetBucketPolicyStatus', 's3:GetBucketPublicAccessBlock', 's3:GetBucketTagging', 's3:GetBucketVersioning', 's3:GetEncryptionConfiguration', 's3:ListAllMyBuckets'],
      },
    },
    load: async () => (await import('./s3.ts')).s3,
  },
  {
    service: 'securityhub',
    scope: 'regional',
    brings: {
      'AWS::SecurityHub::Hub': {
        list: ['securityhub:DescribeHub'],
      },
    },
    load: async () => (await import('./securityhub.ts')).securityhub,
  },
  {
    service: 'sns',
    scope: 'regional',
    brings: {
      'AWS::SNS::Topic': {
        list: ['sns:GetTopicAttributes', 'sns:ListSubscriptionsByTopic', 'sns:ListTopics'],
      },
    },
    load: async () => (await import('./sns.ts')).sns,
  },
  {
    service: 'vpc',
    scope: 'regional',
    brings: {
      'AWS::EC2::VPC': {
        list: ['ec2:DescribeFlowLogs', 'ec2:DescribeVpcs', 'route53resolver:ListResolverQueryLogConfigAssociations'],
      },
    },
    load: async () => (await import('./vpc.ts')).vpc,
  },
  {
    service: 'wafv2',
    scope: 'regional',
    brings: {
      'AWS::WAFv2::WebACL': {
        list: ['wafv2:GetLoggingConfiguration', 'wafv2:ListWebACLs'],
      },
    },
    load: async () => (await import('./wafv2.ts')).wafv2,
  },
]
