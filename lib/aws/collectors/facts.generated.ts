// Made by `npm run docs` from the files of this folder. Do not edit.
import type { CollectorFacts } from '../collector.ts'

/** What is known of every collector without loading it. */
export const collectorFacts: readonly CollectorFacts[] = [
  {
    service: 'accessanalyzer',
    scope: 'regional',
    brings: {
      'AWS::AccessAnalyzer::Analyzer': {
        list: ['access-analyzer:ListAnalyzers'],
      },
    },
  },
  {
    service: 'account',
    scope: 'global',
    brings: {
      'Keepwatch::Account::Contacts': {
        list: [],
        details: {
          ContactInformation: ['account:GetContactInformation'],
          SecurityContact: ['account:GetAlternateContact'],
        },
      },
    },
  },
  {
    service: 'acm',
    scope: 'regional',
    brings: {
      'AWS::CertificateManager::Certificate': {
        list: ['acm:ListCertificates'],
      },
    },
  },
  {
    service: 'apigateway',
    scope: 'regional',
    brings: {
      'AWS::ApiGateway::RestApi': {
        list: ['apigateway:GET'],
      },
      'AWS::ApiGateway::Stage': {
        list: ['apigateway:GET'],
      },
      'AWS::ApiGateway::DomainName': {
        list: ['apigateway:GET'],
      },
    },
  },
  {
    service: 'apigatewayv2',
    scope: 'regional',
    brings: {
      'AWS::ApiGatewayV2::Api': {
        list: ['apigateway:GET'],
        details: {
          Routes: ['apigateway:GET'],
        },
      },
      'AWS::ApiGatewayV2::Stage': {
        list: ['apigateway:GET'],
      },
    },
  },
  {
    service: 'backup',
    scope: 'regional',
    brings: {
      'AWS::Backup::BackupSelection': {
        list: ['backup:GetBackupSelection', 'backup:ListBackupPlans', 'backup:ListBackupSelections'],
      },
    },
  },
  {
    service: 'cloudfront',
    scope: 'global',
    brings: {
      'AWS::CloudFront::Distribution': {
        list: ['cloudfront:ListDistributions'],
        details: {
          DistributionConfig: ['cloudfront:GetDistributionConfig'],
          OriginBuckets: ['s3:GetBucketLocation'],
        },
      },
    },
  },
  {
    service: 'cloudtrail',
    scope: 'regional',
    brings: {
      'AWS::CloudTrail::Trail': {
        list: ['cloudtrail:DescribeTrails'],
        details: {
          AdvancedEventSelectors: ['cloudtrail:GetEventSelectors'],
          EventSelectors: ['cloudtrail:GetEventSelectors'],
          IsLogging: ['cloudtrail:GetTrailStatus'],
          LatestCloudWatchLogsDeliveryError: ['cloudtrail:GetTrailStatus'],
          LatestCloudWatchLogsDeliveryTime: ['cloudtrail:GetTrailStatus'],
          LatestDeliveryError: ['cloudtrail:GetTrailStatus'],
          LatestDeliveryTime: ['cloudtrail:GetTrailStatus'],
          LatestDigestDeliveryError: ['cloudtrail:GetTrailStatus'],
          LatestDigestDeliveryTime: ['cloudtrail:GetTrailStatus'],
          InsightSelectors: ['cloudtrail:GetInsightSelectors'],
        },
      },
    },
  },
  {
    service: 'cloudwatch',
    scope: 'regional',
    brings: {
      'AWS::CloudWatch::Alarm': {
        list: ['cloudwatch:DescribeAlarms'],
      },
    },
  },
  {
    service: 'config',
    scope: 'regional',
    brings: {
      'AWS::Config::ConfigurationRecorder': {
        list: ['config:DescribeConfigurationRecorderStatus', 'config:DescribeConfigurationRecorders'],
      },
    },
  },
  {
    service: 'dynamodb',
    scope: 'regional',
    brings: {
      'AWS::DynamoDB::Table': {
        list: ['dynamodb:DescribeTable', 'dynamodb:ListTables'],
        details: {
          PointInTimeRecoverySpecification: ['dynamodb:DescribeContinuousBackups'],
          ResourcePolicy: ['dynamodb:GetResourcePolicy'],
          Tags: ['dynamodb:ListTagsOfResource'],
        },
      },
      'AWS::DAX::Cluster': {
        list: ['dax:DescribeClusters'],
      },
    },
  },
  {
    service: 'ec2',
    scope: 'regional',
    brings: {
      'AWS::EC2::Instance': {
        list: ['ec2:DescribeInstances'],
        details: {
          UserDataSecrets: ['ec2:DescribeInstanceAttribute'],
        },
      },
      'AWS::EC2::SecurityGroup': {
        list: ['ec2:DescribeSecurityGroups'],
      },
      'AWS::EC2::NetworkInterface': {
        list: ['ec2:DescribeNetworkInterfaces'],
      },
      'AWS::EC2::Volume': {
        list: ['ec2:DescribeVolumes'],
      },
      'Keepwatch::EC2::Snapshot': {
        list: ['ec2:DescribeSnapshots'],
        details: {
          RestorableByAll: ['ec2:DescribeSnapshotAttribute', 'ec2:DescribeSnapshots'],
        },
      },
      'Keepwatch::EC2::Image': {
        list: ['ec2:DescribeImages', 'ec2:DescribeInstances'],
      },
      'AWS::EC2::LaunchTemplate': {
        list: ['ec2:DescribeLaunchTemplateVersions'],
      },
      'AWS::EC2::EIP': {
        list: ['ec2:DescribeAddresses'],
      },
      'AWS::EC2::TransitGateway': {
        list: ['ec2:DescribeTransitGateways'],
      },
      'AWS::EC2::ClientVpnEndpoint': {
        list: ['ec2:DescribeClientVpnEndpoints'],
      },
      'Keepwatch::EC2::Region': {
        list: [],
        details: {
          EbsEncryptionByDefault: ['ec2:GetEbsEncryptionByDefault'],
          ImageBlockPublicAccess: ['ec2:GetImageBlockPublicAccessState'],
          InstanceMetadataDefaults: ['ec2:GetInstanceMetadataDefaults'],
          SerialConsoleAccess: ['ec2:GetSerialConsoleAccessStatus'],
          SnapshotBlockPublicAccess: ['ec2:GetSnapshotBlockPublicAccessState'],
        },
      },
    },
  },
  {
    service: 'ecr',
    scope: 'regional',
    brings: {
      'AWS::ECR::Repository': {
        list: ['ecr:DescribeRepositories'],
        details: {
          LatestImage: ['ecr:DescribeImageScanFindings', 'ecr:DescribeImages'],
          LifecyclePolicy: ['ecr:GetLifecyclePolicy'],
          RegistryScanning: ['ecr:GetRegistryScanningConfiguration'],
          RepositoryPolicyText: ['ecr:GetRepositoryPolicy'],
        },
      },
    },
  },
  {
    service: 'ecs',
    scope: 'regional',
    brings: {
      'AWS::ECS::Cluster': {
        list: ['ecs:DescribeClusters', 'ecs:ListClusters'],
      },
      'AWS::ECS::Service': {
        list: ['ecs:DescribeServices', 'ecs:ListClusters', 'ecs:ListServices'],
      },
      'AWS::ECS::TaskDefinition': {
        list: ['ecs:DescribeServices', 'ecs:DescribeTaskDefinition', 'ecs:ListClusters', 'ecs:ListServices', 'ecs:ListTaskDefinitionFamilies'],
      },
    },
  },
  {
    service: 'efs',
    scope: 'regional',
    brings: {
      'AWS::EFS::FileSystem': {
        list: ['elasticfilesystem:DescribeFileSystems'],
        details: {
          BackupPolicy: ['elasticfilesystem:DescribeBackupPolicy'],
          FileSystemPolicy: ['elasticfilesystem:DescribeFileSystemPolicy'],
        },
      },
    },
  },
  {
    service: 'eks',
    scope: 'regional',
    brings: {
      'AWS::EKS::Cluster': {
        list: ['eks:DescribeCluster', 'eks:ListClusters'],
      },
    },
  },
  {
    service: 'elasticache',
    scope: 'regional',
    brings: {
      'AWS::ElastiCache::ReplicationGroup': {
        list: ['elasticache:DescribeReplicationGroups'],
      },
      'AWS::ElastiCache::CacheCluster': {
        list: ['elasticache:DescribeCacheClusters'],
      },
    },
  },
  {
    service: 'elb',
    scope: 'regional',
    brings: {
      'AWS::ElasticLoadBalancing::LoadBalancer': {
        list: ['elasticloadbalancing:DescribeLoadBalancers'],
        details: {
          AccessLoggingPolicy: ['elasticloadbalancing:DescribeLoadBalancerAttributes'],
          CrossZone: ['elasticloadbalancing:DescribeLoadBalancerAttributes'],
          DesyncMitigationMode: ['elasticloadbalancing:DescribeLoadBalancerAttributes'],
        },
      },
    },
  },
  {
    service: 'elbv2',
    scope: 'regional',
    brings: {
      'AWS::ElasticLoadBalancingV2::LoadBalancer': {
        list: ['elasticloadbalancing:DescribeLoadBalancers'],
        details: {
          LoadBalancerAttributes: ['elasticloadbalancing:DescribeLoadBalancerAttributes'],
        },
      },
      'AWS::ElasticLoadBalancingV2::Listener': {
        list: ['elasticloadbalancing:DescribeListeners', 'elasticloadbalancing:DescribeLoadBalancers'],
        details: {
          Rules: ['elasticloadbalancing:DescribeRules'],
        },
      },
    },
  },
  {
    service: 'events',
    scope: 'regional',
    brings: {
      'AWS::Events::EventBus': {
        list: ['events:ListEventBuses'],
      },
      'AWS::Events::Rule': {
        list: ['events:ListEventBuses', 'events:ListRules'],
        details: {
          Targets: ['events:ListTargetsByRule'],
        },
      },
    },
  },
  {
    service: 'glacier',
    scope: 'regional',
    brings: {
      'Keepwatch::Glacier::Vault': {
        list: ['glacier:GetVaultAccessPolicy', 'glacier:ListVaults'],
      },
    },
  },
  {
    service: 'guardduty',
    scope: 'regional',
    brings: {
      'AWS::GuardDuty::Detector': {
        list: ['guardduty:GetDetector', 'guardduty:ListDetectors'],
        details: {
          AdministratorAccount: ['guardduty:GetAdministratorAccount'],
          FindingCounts: ['guardduty:GetFindingsStatistics'],
          MembersSeen: ['guardduty:ListMembers'],
        },
      },
    },
  },
  {
    service: 'iam',
    scope: 'global',
    brings: {
      'AWS::::Account': {
        list: [],
        details: {
          OrganizationsFeatures: ['iam:ListOrganizationsFeatures'],
          PasswordPolicy: ['iam:GetAccountPasswordPolicy'],
          RootCredentialReport: ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'],
          RootVirtualMfaDevices: ['iam:ListVirtualMFADevices'],
          Summary: ['iam:GetAccountSummary'],
        },
      },
      'AWS::IAM::Group': {
        list: ['iam:GetAccountAuthorizationDetails'],
      },
      'AWS::IAM::InstanceProfile': {
        list: ['iam:ListInstanceProfiles'],
      },
      'AWS::IAM::ManagedPolicy': {
        list: ['iam:GetAccountAuthorizationDetails', 'iam:GetPolicyVersion', 'iam:ListPolicies'],
      },
      'AWS::IAM::OIDCProvider': {
        list: ['iam:ListOpenIDConnectProviders'],
      },
      'AWS::IAM::Role': {
        list: ['iam:GetAccountAuthorizationDetails'],
      },
      'AWS::IAM::SAMLProvider': {
        list: ['iam:ListSAMLProviders'],
      },
      'AWS::IAM::ServerCertificate': {
        list: ['iam:ListServerCertificates'],
      },
      'AWS::IAM::User': {
        list: ['iam:GetAccountAuthorizationDetails'],
        details: {
          CredentialReport: ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'],
          VirtualMfaDevices: ['iam:ListVirtualMFADevices'],
        },
      },
    },
  },
  {
    service: 'inspector2',
    scope: 'regional',
    brings: {
      'Keepwatch::Inspector2::Account': {
        list: ['inspector2:BatchGetAccountStatus'],
      },
      'Keepwatch::Inspector2::Finding': {
        list: ['inspector2:ListFindings'],
      },
    },
  },
  {
    service: 'kms',
    scope: 'regional',
    brings: {
      'AWS::KMS::Key': {
        list: ['kms:DescribeKey', 'kms:ListKeys'],
        details: {
          EnableKeyRotation: ['kms:GetKeyRotationStatus'],
          KeyPolicy: ['kms:GetKeyPolicy'],
          RotationPeriodInDays: ['kms:GetKeyRotationStatus'],
        },
      },
    },
  },
  {
    service: 'lambda',
    scope: 'regional',
    brings: {
      'AWS::Lambda::Function': {
        list: ['lambda:ListFunctions'],
        details: {
          Policy: ['lambda:GetPolicy'],
        },
      },
      'AWS::Lambda::Url': {
        list: ['lambda:GetFunctionUrlConfig', 'lambda:ListFunctionUrlConfigs', 'lambda:ListFunctions'],
      },
    },
  },
  {
    service: 'logs',
    scope: 'regional',
    brings: {
      'AWS::Logs::LogGroup': {
        list: ['logs:DescribeLogGroups'],
      },
      'AWS::Logs::MetricFilter': {
        list: ['logs:DescribeMetricFilters'],
      },
      'AWS::Logs::ResourcePolicy': {
        list: ['logs:DescribeResourcePolicies'],
      },
      'AWS::Logs::DeliverySource': {
        list: ['logs:DescribeDeliverySources'],
      },
      'AWS::Logs::Delivery': {
        list: ['logs:DescribeDeliveries'],
      },
    },
  },
  {
    service: 'macie2',
    scope: 'regional',
    brings: {
      'AWS::Macie::Session': {
        list: ['macie2:GetMacieSession'],
        details: {
          AutomatedDiscoveryStatus: ['macie2:GetAutomatedDiscoveryConfiguration'],
        },
      },
      'Keepwatch::Macie2::Bucket': {
        list: ['macie2:DescribeBuckets'],
      },
    },
  },
  {
    service: 'opensearch',
    scope: 'regional',
    brings: {
      'AWS::OpenSearchService::Domain': {
        list: ['es:DescribeDomains', 'es:ListDomainNames'],
      },
    },
  },
  {
    service: 'organizations',
    scope: 'global',
    brings: {
      'Keepwatch::Organizations::Membership': {
        list: ['organizations:DescribeOrganization'],
        details: {
          DelegatedAdministrators: ['organizations:ListDelegatedAdministrators', 'organizations:ListDelegatedServicesForAccount'],
          TrustedServices: ['organizations:ListAWSServiceAccessForOrganization'],
        },
      },
      'AWS::Organizations::Organization': {
        list: ['organizations:DescribeOrganization', 'organizations:ListRoots'],
      },
      'AWS::Organizations::Account': {
        list: ['organizations:DescribeOrganization', 'organizations:ListAccounts'],
      },
      'AWS::Organizations::OrganizationalUnit': {
        list: ['organizations:DescribeOrganization', 'organizations:ListOrganizationalUnitsForParent', 'organizations:ListRoots'],
      },
      'AWS::Organizations::Policy': {
        list: ['organizations:DescribeOrganization', 'organizations:ListPolicies', 'organizations:ListRoots'],
        details: {
          Content: ['organizations:DescribePolicy'],
          TargetIds: ['organizations:ListTargetsForPolicy'],
        },
      },
      'AWS::Organizations::ResourcePolicy': {
        list: ['organizations:DescribeOrganization', 'organizations:DescribeResourcePolicy'],
      },
    },
  },
  {
    service: 'rds',
    scope: 'regional',
    brings: {
      'AWS::RDS::DBInstance': {
        list: ['rds:DescribeDBInstances'],
        details: {
          TlsParameters: ['rds:DescribeDBParameters'],
        },
      },
      'AWS::RDS::DBCluster': {
        list: ['rds:DescribeDBClusters'],
        details: {
          TlsParameters: ['rds:DescribeDBClusterParameters'],
        },
      },
      'Keepwatch::RDS::Snapshot': {
        list: ['rds:DescribeDBClusterSnapshots', 'rds:DescribeDBSnapshots'],
        details: {
          RestorableBy: ['rds:DescribeDBClusterSnapshotAttributes', 'rds:DescribeDBSnapshotAttributes'],
        },
      },
      'AWS::RDS::EventSubscription': {
        list: ['rds:DescribeEventSubscriptions'],
      },
    },
  },
  {
    service: 'redshift',
    scope: 'regional',
    brings: {
      'AWS::Redshift::Cluster': {
        list: ['redshift:DescribeClusters'],
        details: {
          LoggingProperties: ['redshift:DescribeLoggingStatus'],
          RequireSsl: ['redshift:DescribeClusterParameters'],
        },
      },
    },
  },
  {
    service: 's3',
    scope: 'global',
    brings: {
      'AWS::S3::Bucket': {
        list: ['s3:GetBucketLocation', 's3:ListAllMyBuckets'],
        details: {
          AccountPublicAccessBlock: ['s3:GetAccountPublicAccessBlock'],
          Acl: ['s3:GetBucketAcl'],
          BucketEncryption: ['s3:GetEncryptionConfiguration'],
          LifecycleConfiguration: ['s3:GetLifecycleConfiguration'],
          LoggingConfiguration: ['s3:GetBucketLogging'],
          MFADelete: ['s3:GetBucketVersioning'],
          NotificationConfiguration: ['s3:GetBucketNotification'],
          ObjectLockConfiguration: ['s3:GetBucketObjectLockConfiguration'],
          OwnershipControls: ['s3:GetBucketOwnershipControls'],
          Policy: ['s3:GetBucketPolicy'],
          PolicyStatus: ['s3:GetBucketPolicyStatus'],
          PublicAccessBlockConfiguration: ['s3:GetBucketPublicAccessBlock'],
          ReplicationConfiguration: ['s3:GetReplicationConfiguration'],
          Tags: ['s3:GetBucketTagging'],
          VersioningConfiguration: ['s3:GetBucketVersioning'],
        },
      },
      'Keepwatch::S3::Account': {
        list: ['s3:GetAccountPublicAccessBlock'],
      },
      'AWS::S3::MultiRegionAccessPoint': {
        list: ['s3:ListMultiRegionAccessPoints'],
      },
    },
  },
  {
    service: 's3control',
    scope: 'regional',
    brings: {
      'AWS::S3::AccessPoint': {
        list: ['s3:ListAccessPoints'],
        details: {
          PublicAccessBlockConfiguration: ['s3:GetAccessPoint'],
        },
      },
    },
  },
  {
    service: 'sagemaker',
    scope: 'regional',
    brings: {
      'AWS::SageMaker::NotebookInstance': {
        list: ['sagemaker:DescribeNotebookInstance', 'sagemaker:ListNotebookInstances'],
      },
      'AWS::SageMaker::Model': {
        list: ['sagemaker:DescribeModel', 'sagemaker:ListModels'],
      },
      'AWS::SageMaker::EndpointConfig': {
        list: ['sagemaker:DescribeEndpointConfig', 'sagemaker:ListEndpointConfigs'],
      },
      'Keepwatch::SageMaker::TrainingJob': {
        list: ['sagemaker:DescribeTrainingJob', 'sagemaker:ListTrainingJobs'],
      },
    },
  },
  {
    service: 'secretsmanager',
    scope: 'regional',
    brings: {
      'AWS::SecretsManager::Secret': {
        list: ['secretsmanager:ListSecrets'],
        details: {
          ResourcePolicy: ['secretsmanager:GetResourcePolicy'],
        },
      },
    },
  },
  {
    service: 'securityhub',
    scope: 'regional',
    brings: {
      'AWS::SecurityHub::Hub': {
        list: ['securityhub:DescribeHub'],
      },
    },
  },
  {
    service: 'sns',
    scope: 'regional',
    brings: {
      'AWS::SNS::Topic': {
        list: ['sns:GetTopicAttributes', 'sns:ListTopics'],
        details: {
          SubscriptionsConfirmed: ['sns:ListSubscriptions'],
        },
      },
    },
  },
  {
    service: 'sqs',
    scope: 'regional',
    brings: {
      'AWS::SQS::Queue': {
        list: ['sqs:GetQueueAttributes', 'sqs:ListQueues'],
      },
    },
  },
  {
    service: 'ssm',
    scope: 'regional',
    brings: {
      'AWS::SSM::Document': {
        list: ['ssm:ListDocuments'],
        details: {
          SharedWith: ['ssm:DescribeDocumentPermission'],
        },
      },
      'Keepwatch::SSM::ManagedInstance': {
        list: ['ssm:DescribeInstanceInformation'],
        details: {
          AssociationCompliance: ['ssm:ListResourceComplianceSummaries'],
          PatchCompliance: ['ssm:ListResourceComplianceSummaries'],
          PatchState: ['ssm:DescribeInstancePatchStates'],
        },
      },
      'AWS::SSM::Parameter': {
        list: ['ssm:DescribeParameters'],
        details: {
          ResourcePolicy: ['ssm:GetResourcePolicies'],
        },
      },
    },
  },
  {
    service: 'sso',
    scope: 'regional',
    brings: {
      'AWS::SSO::Instance': {
        list: ['sso:ListInstances'],
      },
    },
  },
  {
    service: 'vpc',
    scope: 'regional',
    brings: {
      'AWS::EC2::VPC': {
        list: ['ec2:DescribeVpcs'],
        details: {
          FlowLogs: ['ec2:DescribeFlowLogs'],
          QueryLogs: ['route53resolver:ListResolverQueryLogConfigAssociations'],
        },
      },
      'AWS::EC2::Subnet': {
        list: ['ec2:DescribeSubnets'],
      },
      'AWS::EC2::RouteTable': {
        list: ['ec2:DescribeRouteTables'],
      },
      'AWS::EC2::NetworkAcl': {
        list: ['ec2:DescribeNetworkAcls'],
      },
      'AWS::EC2::VPCPeeringConnection': {
        list: ['ec2:DescribeVpcPeeringConnections'],
      },
      'AWS::EC2::VPCEndpoint': {
        list: ['ec2:DescribeVpcEndpoints'],
      },
      'AWS::EC2::VPCEndpointService': {
        list: ['ec2:DescribeVpcEndpointServiceConfigurations'],
        details: {
          AllowedPrincipals: ['ec2:DescribeVpcEndpointServicePermissions'],
        },
      },
      'AWS::EC2::VPNConnection': {
        list: ['ec2:DescribeVpnConnections'],
      },
    },
  },
  {
    service: 'wafv2',
    scope: 'regional',
    brings: {
      'AWS::WAFv2::WebACL': {
        list: ['wafv2:ListWebACLs'],
        details: {
          DefaultAction: ['wafv2:GetWebACL'],
          FirewallManagerRuleGroups: ['wafv2:GetWebACL'],
          ManagedByFirewallManager: ['wafv2:GetWebACL'],
          Rules: ['wafv2:GetWebACL'],
          VisibilityConfig: ['wafv2:GetWebACL'],
          LoadBalancers: ['wafv2:ListResourcesForWebACL'],
          LogDestinations: ['wafv2:ListLoggingConfigurations'],
        },
      },
    },
  },
]
