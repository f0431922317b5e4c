import { type DeploymentFacts, pseudoParameter } from './environment.ts'
import type { TypeShape } from './shapes.ts'
import { absent, type Resolved, Unresolved } from './unresolved.ts'

/** What AWS uses when a template leaves a property out; a function where that depends on the others (`has`: whether one is set). */
type Unset = Resolved | ((has: (property: string) => boolean, deployment: DeploymentFacts) => Resolved)

const decidedByAws = (why: string): Unresolved => new Unresolved(`the template does not set it, and ${why}`)

/** S3 turned both on for new buckets in April 2023 (S3 User Guide, "Default settings for new S3 buckets FAQ"); older ones of a stack keep what they had. */
const sinceApril2023 = decidedByAws('S3 sets it for buckets made since April 2023 only; write it out')

const wholeBlock = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true }

/** An instance takes from its launch template whatever it does not set itself. */
const fromLaunchTemplate =
  (otherwise: Resolved) =>
  (has: (property: string) => boolean): Resolved =>
    has('LaunchTemplate') ? decidedByAws('its launch template may') : otherwise

/** Encryption of a database that is left out is inherited from what it is made of. */
const encryptedLike =
  (...sources: readonly string[]) =>
  (has: (property: string) => boolean): Resolved => {
    const source = sources.find(has)
    return source ? decidedByAws(`it is as in what ${source} names`) : false
  }

const named = decidedByAws('it comes from what the database is restored from, or from Secrets Manager')
const newestVersion = decidedByAws('AWS takes the version that is the default on that day')

/**
 * Defaults that the schemas do not say (CloudFormation's reference of each type, and the service's own API reference). A boolean or a number
 * that stands in neither is not known when it is left out: guessing "off" would fail what AWS turns on.
 */
const unsetValues: Readonly<Record<string, Readonly<Record<string, Unset>>>> = {
  'AWS::ApiGateway::Stage': { CacheClusterEnabled: false, TracingEnabled: false },
  'AWS::CloudTrail::Trail': {
    EnableLogFileValidation: false,
    IncludeGlobalServiceEvents: false,
    IsMultiRegionTrail: false,
    IsOrganizationTrail: false,
  },
  'AWS::CloudWatch::Alarm': { ActionsEnabled: true },
  'AWS::DAX::Cluster': { ClusterEndpointEncryptionType: 'NONE' },
  'AWS::DynamoDB::Table': { DeletionProtectionEnabled: false },
  'AWS::EC2::FlowLog': { MaxAggregationInterval: 600 },
  'AWS::EC2::Instance': {
    ImageId: fromLaunchTemplate(null),
    MetadataOptions: decidedByAws('the account, the image or the launch template decides'),
    Monitoring: fromLaunchTemplate(false),
    SecurityGroupIds: decidedByAws('its interfaces, its launch template or the default group of the VPC decide'),
    SubnetId: decidedByAws('its interfaces, its launch template or the default VPC decide'),
    IamInstanceProfile: fromLaunchTemplate(null),
    EnclaveOptions: fromLaunchTemplate(null),
  },
  'AWS::EC2::NetworkAclEntry': { Egress: false },
  'AWS::EC2::NetworkInterface': { GroupSet: decidedByAws('AWS takes the default group of the VPC'), InterfaceType: 'interface' },
  'AWS::EC2::SecurityGroup': { SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }] },
  'AWS::EC2::Subnet': {
    AssignIpv6AddressOnCreation: false,
    AvailabilityZone: decidedByAws('AWS chooses a zone'),
    MapPublicIpOnLaunch: false,
  },
  'AWS::EC2::TransitGateway': { AutoAcceptSharedAttachments: 'disable' },
  'AWS::EC2::VPCEndpoint': {
    // The default policy of an endpoint lets everybody do everything through it.
    PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] },
    VpcEndpointType: 'Gateway',
  },
  'AWS::EC2::Volume': { Encrypted: decidedByAws('the account decides (encryption by default)') },
  'AWS::ECR::Repository': { ImageTagMutability: 'MUTABLE' },
  'AWS::ECS::Cluster': { ClusterSettings: decidedByAws('the account decides (its setting containerInsights)') },
  'AWS::ECS::Service': {
    LaunchType: (has) =>
      has('CapacityProviderStrategy')
        ? decidedByAws('its capacity providers decide')
        : decidedByAws('the cluster decides (its default capacity providers)'),
    PlatformVersion: 'LATEST',
  },
  'AWS::EFS::FileSystem': { Encrypted: (has) => (has('ReplicationConfiguration') ? decidedByAws('the replica decides') : false) },
  'AWS::EKS::Cluster': { Version: newestVersion },
  'AWS::ElastiCache::CacheCluster': { EngineVersion: newestVersion },
  'AWS::ElastiCache::ReplicationGroup': {
    AtRestEncryptionEnabled: false,
    AutoMinorVersionUpgrade: true,
    AutomaticFailoverEnabled: false,
    SnapshotRetentionLimit: 0,
    TransitEncryptionEnabled: false,
  },
  'AWS::ElasticLoadBalancing::LoadBalancer': { CrossZone: false, Scheme: 'internet-facing' },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    Scheme: 'internet-facing',
    SecurityGroups: decidedByAws('AWS takes the default group of the VPC'),
    Type: 'application',
  },
  'AWS::GuardDuty::Detector': { Features: decidedByAws('GuardDuty turns some features on by itself') },
  'AWS::KMS::Key': { EnableKeyRotation: false, Enabled: true, KeyPolicy: (_, deployment) => defaultKeyPolicy(deployment) },
  'AWS::Lambda::Function': { ReservedConcurrentExecutions: null, MemorySize: 128, Timeout: 3 },
  'AWS::Logs::LogGroup': { RetentionInDays: null },
  'AWS::OpenSearchService::Domain': { EngineVersion: newestVersion },
  'AWS::RDS::DBCluster': {
    AutoMinorVersionUpgrade: true,
    BackupRetentionPeriod: 1,
    BacktrackWindow: 0,
    CopyTagsToSnapshot: false,
    DeletionProtection: false,
    EnableIAMDatabaseAuthentication: false,
    MasterUsername: named,
    Port: null,
    StorageEncrypted: encryptedLike(
      'KmsKeyId',
      'SnapshotIdentifier',
      'SourceDBClusterIdentifier',
      'ReplicationSourceIdentifier',
      'GlobalClusterIdentifier',
    ),
  },
  'AWS::RDS::DBInstance': {
    AutoMinorVersionUpgrade: true,
    BackupRetentionPeriod: 1,
    CopyTagsToSnapshot: false,
    DeletionProtection: false,
    EnableIAMDatabaseAuthentication: false,
    EngineVersion: newestVersion,
    MasterUsername: named,
    MonitoringInterval: 0,
    MultiAZ: (has) => (has('DBClusterIdentifier') ? decidedByAws('the cluster decides') : false),
    PubliclyAccessible: decidedByAws('the subnet group and its VPC decide'),
    StorageEncrypted: encryptedLike(
      'DBClusterIdentifier',
      'KmsKeyId',
      'DBSnapshotIdentifier',
      'DBClusterSnapshotIdentifier',
      'SourceDBInstanceIdentifier',
      'SourceDbiResourceId',
      'SourceDBInstanceAutomatedBackupsArn',
    ),
  },
  'AWS::Redshift::Cluster': {
    AllowVersionUpgrade: true,
    AutomatedSnapshotRetentionPeriod: 1,
    Encrypted: true,
    EnhancedVpcRouting: false,
    MultiAZ: false,
    PubliclyAccessible: false,
  },
  'AWS::S3::AccessPoint': { PublicAccessBlockConfiguration: wholeBlock },
  'AWS::S3::Bucket': {
    // Every bucket is encrypted with keys of S3 since January 2023.
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false }],
    },
    ObjectLockEnabled: false,
    OwnershipControls: sinceApril2023,
    PublicAccessBlockConfiguration: sinceApril2023,
  },
  'AWS::S3::MultiRegionAccessPoint': { PublicAccessBlockConfiguration: wholeBlock },
  'AWS::SageMaker::Model': { EnableNetworkIsolation: false },
  'AWS::SageMaker::NotebookInstance': { DirectInternetAccess: 'Enabled', RootAccess: 'Enabled' },
  'AWS::SQS::Queue': { SqsManagedSseEnabled: (has) => !has('KmsMasterKeyId') },
}

/** What KMS writes for a key without a policy: IAM of its account decides (KMS Developer Guide, "Default key policy"). */
function defaultKeyPolicy(deployment: DeploymentFacts): Resolved {
  const [partition, account] = ['AWS::Partition', 'AWS::AccountId'].map((name) => pseudoParameter(name, deployment)?.value ?? '')
  const statement = { Effect: 'Allow', Principal: { AWS: `arn:${partition}:iam::${account}:root` }, Action: 'kms:*', Resource: '*' }
  return { Version: '2012-10-17', Statement: [statement] }
}

/** What a property that a template leaves out is, `null` for "nothing". */
export function unsetValue(
  property: string,
  {
    type,
    shape,
    properties,
    deployment,
  }: {
    readonly type: string
    readonly shape: TypeShape
    readonly properties: ReadonlyMap<string, Resolved>
    readonly deployment: DeploymentFacts
  },
): Resolved {
  const own = Object.hasOwn(unsetValues, type) ? unsetValues[type] : undefined
  if (own && Object.hasOwn(own, property)) {
    const value = own[property] ?? null
    return typeof value === 'function' ? value((name) => isSet(properties.get(name)), deployment) : value
  }
  if (Object.hasOwn(shape.unset, property)) return shape.unset[property] ?? null
  const kind = shape.properties.get(property) ?? 'j'
  if (kind.startsWith('[')) return []
  return kind === 'b' || kind === 'n' ? decidedByAws('what AWS uses then is not known here') : null
}

const isSet = (value: Resolved | undefined): boolean => value !== undefined && value !== null && value !== absent
