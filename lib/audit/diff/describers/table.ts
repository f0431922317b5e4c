import { accountPublicAccessBlock, acl, bucketEncryption, bucketVersioning, policyStatus, publicAccessBlock } from './bucket.ts'
import { rootCredentials, userCredentials } from './credentials.ts'
import { type Describer, field } from './describe.ts'
import { attachedPolicies, boundary, groups, inlinePolicies, managedPolicy, trustPolicy } from './identity.ts'
import { egress, flowLogs, ingress } from './network.ts'
import { bucketPolicy, resourcePolicy } from './resource-policy.ts'
import { days, flag, positions, presence } from './switches.ts'

const customerKey = presence({
  on: '@ is now encrypted with key =',
  off: '@ is no longer encrypted with key =',
  other: '@ is now encrypted with key = instead of another',
  weight: 'medium',
})

const encrypted = flag({ on: '@ is encrypted now', off: '@ is no longer encrypted', weight: 'high' })

const protectedFromDeletion = flag({
  on: '@ is protected from deletion now',
  off: '@ is no longer protected from deletion',
  weight: 'medium',
})

const scanOnPush: Describer = {
  describe: (difference) =>
    flag({
      on: 'images are now scanned when they are pushed to @',
      off: 'images pushed to @ are no longer scanned',
      weight: 'medium',
    }).describe({
      ...difference,
      was: field(difference.was, 'ScanOnPush') ?? false,
      is: field(difference.is, 'ScanOnPush') ?? false,
    }),
}

/** Version 1 of the instance metadata service answers any request that a program can be made to send (EC2 User Guide, "Use IMDSv2"). */
const metadata: Describer = {
  describe: ({ was, is, words }) => {
    const [before, now] = [field(was, 'HttpTokens'), field(is, 'HttpTokens')]
    if (before === now) return undefined
    return now === 'required'
      ? [{ sentence: `${words} gives its credentials only to who asks with a token now`, weight: 'low', effect: 'closes' }]
      : [{ sentence: `${words} gives its credentials to whoever asks without a token now`, weight: 'high', effect: 'opens' }]
  },
}

const clusterEndpoint: Describer = {
  describe: (difference) => {
    const { was, is } = difference
    if (field(was, 'EndpointPublicAccess') === field(is, 'EndpointPublicAccess')) return undefined
    return flag({
      on: 'the API of @ is reachable from the internet now',
      off: 'the API of @ is no longer reachable from the internet',
      risky: 'on',
      weight: 'high',
    }).describe({ ...difference, was: field(was, 'EndpointPublicAccess') ?? null, is: field(is, 'EndpointPublicAccess') ?? null })
  },
}

/**
 * Who says what a change means. The key is `Type Property`, or `Property` for whatever type has one of that name. To add one: a line here,
 * a case in test/audit/diff/{identities,resources}.cases.ts. What is not here is told as "Property X of y changed from A to B".
 */
export const describers: ReadonlyMap<string, Describer> = new Map<string, Describer>([
  // Identities
  ['AWS::IAM::ManagedPolicy PolicyDocument', managedPolicy],
  ['AWS::IAM::Role AssumeRolePolicyDocument', trustPolicy],
  ...['User', 'Role', 'Group'].flatMap((kind): [string, Describer][] => [
    [`AWS::IAM::${kind} Policies`, inlinePolicies],
    [`AWS::IAM::${kind} ManagedPolicyArns`, attachedPolicies],
    [`AWS::IAM::${kind} PermissionsBoundary`, boundary],
  ]),
  ['AWS::IAM::User Groups', groups],
  ['AWS::IAM::User CredentialReport', userCredentials],
  ['AWS::::Account RootCredentialReport', rootCredentials],
  [
    'AWS::::Account PasswordPolicy',
    {
      describe: ({ was, is, words }) => {
        if (is === null) return [{ sentence: `${words} has no password policy any more`, weight: 'medium', effect: 'opens' }]
        return was === null ? [{ sentence: `${words} has a password policy now`, weight: 'low', effect: 'closes' }] : undefined
      },
    },
  ],
  // Policies of resources, under the names that CloudFormation gives them
  ...[
    'Policy',
    'PolicyDocument',
    'KeyPolicy',
    'RepositoryPolicyText',
    'ResourcePolicy',
    'FileSystemPolicy',
    'AccessPolicies',
    'AccessPolicy',
  ].map((property): [string, Describer] => [property, resourcePolicy]),
  // Buckets
  ['AWS::S3::Bucket PublicAccessBlockConfiguration', publicAccessBlock],
  ['AWS::S3::Bucket AccountPublicAccessBlock', accountPublicAccessBlock],
  ['AWS::S3::Bucket Policy', bucketPolicy],
  ['AWS::S3::Bucket Acl', acl],
  ['AWS::S3::Bucket BucketEncryption', bucketEncryption],
  ['AWS::S3::Bucket VersioningConfiguration', bucketVersioning],
  ['AWS::S3::Bucket PolicyStatus', policyStatus],
  [
    'AWS::S3::Bucket MFADelete',
    flag({ on: 'versions in @ are deleted with MFA only now', off: 'versions in @ may now be deleted without MFA', weight: 'medium' }),
  ],
  [
    'AWS::S3::Bucket LoggingConfiguration',
    presence({
      on: 'access to @ is logged now',
      off: 'access to @ is no longer logged',
      other: 'access to @ is logged elsewhere now: =',
      weight: 'medium',
    }),
  ],
  // Network
  ['AWS::EC2::SecurityGroup SecurityGroupIngress', ingress],
  ['AWS::EC2::SecurityGroup SecurityGroupEgress', egress],
  ['AWS::EC2::VPC FlowLogs', flowLogs],
  ['AWS::EC2::Instance MetadataOptions', metadata],
  [
    'AWS::EC2::Subnet MapPublicIpOnLaunch',
    flag({
      on: 'machines in @ get public addresses now',
      off: 'machines in @ no longer get public addresses',
      risky: 'on',
      weight: 'medium',
    }),
  ],
  ['AWS::EKS::Cluster ResourcesVpcConfig', clusterEndpoint],
  [
    'AWS::ElasticLoadBalancingV2::LoadBalancer Scheme',
    positions(
      { 'internet-facing': '@ faces the internet now', internal: '@ no longer faces the internet' },
      { worse: ['internet-facing'], weight: 'high', harmless: 'internal' },
    ),
  ],
  [
    'PubliclyAccessible',
    flag({ on: '@ is reachable from the internet now', off: '@ is no longer reachable from the internet', risky: 'on', weight: 'high' }),
  ],
  // Trails and what else watches
  [
    'AWS::CloudTrail::Trail IsLogging',
    flag({ on: '@ records again', off: '@ was stopped: it records nothing any more', weight: 'critical' }),
  ],
  [
    'AWS::CloudTrail::Trail IsMultiRegionTrail',
    flag({ on: '@ records every region now', off: '@ records its home region only now', weight: 'high' }),
  ],
  [
    'AWS::CloudTrail::Trail IncludeGlobalServiceEvents',
    flag({ on: '@ records IAM and other global services now', off: '@ no longer records IAM and other global services', weight: 'high' }),
  ],
  [
    'AWS::CloudTrail::Trail EnableLogFileValidation',
    flag({ on: 'log files of @ are signed now', off: 'log files of @ are no longer signed', weight: 'medium' }),
  ],
  [
    'AWS::CloudTrail::Trail S3BucketName',
    presence({
      on: '@ now writes to bucket =',
      off: '@ no longer writes to bucket =',
      other: '@ now writes to bucket = instead of another',
      weight: 'high',
    }),
  ],
  [
    'AWS::CloudTrail::Trail CloudWatchLogsLogGroupArn',
    presence({
      on: '@ now sends to log group =',
      off: '@ no longer sends to log group =',
      other: '@ now sends to log group = instead of another',
      weight: 'medium',
    }),
  ],
  ['AWS::GuardDuty::Detector Enable', flag({ on: 'GuardDuty is on now (@)', off: 'GuardDuty is off now (@)', weight: 'high' })],
  ['AWS::SecurityHub::Hub Enabled', flag({ on: 'Security Hub is on now (@)', off: 'Security Hub is off now (@)', weight: 'medium' })],
  ['AWS::Logs::LogGroup RetentionInDays', days({ what: '@ keeps events', none: 'for ever', noneIs: 'most' })],
  ['BackupRetentionPeriod', days({ what: 'backups of @ are kept', none: 'not at all', noneIs: 'least' })],
  // Keys and encryption
  ['AWS::KMS::Key EnableKeyRotation', flag({ on: '@ is rotated every year now', off: '@ is no longer rotated', weight: 'medium' })],
  [
    'AWS::KMS::Key KeyState',
    positions(
      {
        PendingDeletion: '@ is scheduled for deletion: what it encrypted will be lost',
        PendingReplicaDeletion: '@ is scheduled for deletion: what it encrypted will be lost',
        Disabled: '@ is disabled: what it encrypted cannot be read',
        Enabled: '@ is in use again',
      },
      { worse: ['PendingDeletion', 'PendingReplicaDeletion', 'Disabled'], weight: 'high' },
    ),
  ],
  // Its state says the same, and more.
  [
    'AWS::KMS::Key Enabled',
    { describe: ({ before, after }) => (before.observed?.['KeyState'] === after.observed?.['KeyState'] ? undefined : []) },
  ],
  ...['KmsKeyId', 'KMSKeyId', 'KmsMasterKeyId', 'KmsKeyArn', 'KmsKey'].map((property): [string, Describer] => [property, customerKey]),
  ...['StorageEncrypted', 'Encrypted', 'AtRestEncryptionEnabled', 'TransitEncryptionEnabled', 'SqsManagedSseEnabled'].map(
    (property): [string, Describer] => [property, encrypted],
  ),
  ...['DeletionProtection', 'DeletionProtectionEnabled'].map((property): [string, Describer] => [property, protectedFromDeletion]),
  ['RotationEnabled', flag({ on: '@ is rotated by itself now', off: '@ is no longer rotated by itself', weight: 'medium' })],
  [
    'PointInTimeRecoveryEnabled',
    flag({ on: '@ can be restored to any point in time now', off: '@ can no longer be restored to a point in time', weight: 'medium' }),
  ],
  ['EnableIAMDatabaseAuthentication', flag({ on: '@ takes IAM identities now', off: '@ no longer takes IAM identities', weight: 'low' })],
  [
    'AutoMinorVersionUpgrade',
    flag({ on: '@ takes minor upgrades by itself now', off: '@ no longer takes minor upgrades by itself', weight: 'low' }),
  ],
  // Images
  ['AWS::ECR::Repository ImageScanningConfiguration', scanOnPush],
  [
    'AWS::ECR::Repository ImageTagMutability',
    positions(
      { MUTABLE: 'tags of images in @ may be moved now', IMMUTABLE: 'tags of images in @ can no longer be moved' },
      { worse: ['MUTABLE'], weight: 'medium' },
    ),
  ],
])

/** The describer of a property; one for its type goes before one for any type. */
export function describerOf(type: string, property: string): Describer | undefined {
  return describers.get(`${type} ${property}`) ?? describers.get(property)
}
