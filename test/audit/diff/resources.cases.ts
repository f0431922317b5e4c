import {
  admin,
  bucket,
  group,
  key,
  lets,
  one,
  other,
  policy,
  reported,
  role,
  type SentenceCase,
  sg,
  tcp,
  trail,
  world,
} from './sentence-parts.ts'
import { resource } from './snapshots.ts'

/** What is open, watched and protected. */
export const resourceCases: readonly SentenceCase[] = [
  one(
    'a public bucket',
    bucket({ Policy: null, PublicAccessBlockConfiguration: null }),
    bucket({ Policy: policy(lets('*', 's3:GetObject', { Resource: 'arn:aws:s3:::x/*' })), PublicAccessBlockConfiguration: null }),
    'critical: Everybody may now s3:GetObject on bucket x',
  ),
  one(
    'a public policy behind the block',
    bucket({ Policy: null, PublicAccessBlockConfiguration: { RestrictPublicBuckets: true } }),
    bucket({
      Policy: policy(lets({ AWS: ['*'] }, 's3:GetObject', { Resource: 'arn:aws:s3:::x/a/*' })),
      PublicAccessBlockConfiguration: { RestrictPublicBuckets: true },
    }),
    'medium: Everybody may now s3:GetObject on a/* in bucket x (held back by the block of public access)',
  ),
  one(
    'a policy that cannot be read',
    bucket({ Policy: null }),
    bucket({ Policy: { Statement: [{ Effect: 'Perhaps' }] } }),
    'high: What is allowed on bucket x changed and cannot be told: The policy document cannot be read: Effect of statement 1 is "Perhaps"; wanted Allow or Deny',
  ),
  one(
    'the block of public access',
    bucket({ PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true } }),
    bucket({ PublicAccessBlockConfiguration: { BlockPublicAcls: true } }),
    'high: bucket x is no longer shielded from public access by BlockPublicPolicy',
  ),
  {
    name: 'the block of the account, once for all buckets',
    before: ['x', 'y'].map((name) => ({
      ...bucket({}, { AccountPublicAccessBlock: { BlockPublicAcls: true } }),
      arn: `arn:aws:s3:::${name}`,
    })),
    after: ['x', 'y'].map((name) => ({ ...bucket({}, { AccountPublicAccessBlock: null }), arn: `arn:aws:s3:::${name}` })),
    sentences: ['high: every bucket of account 111122223333 is no longer shielded from public access by BlockPublicAcls'],
  },
  one(
    'an access list',
    bucket({}, { Acl: { Owner: 'me', Grants: [{ Grantee: { ID: 'me' }, Permission: 'FULL_CONTROL' }] } }),
    bucket(
      {},
      {
        Acl: {
          Owner: 'me',
          Grants: [
            { Grantee: { URI: 'http://acs.amazonaws.com/groups/global/AllUsers' }, Permission: 'READ' },
            { Grantee: { ID: 'me' }, Permission: 'FULL_CONTROL' },
          ],
        },
      },
    ),
    'critical: Everybody may now list bucket x (by its access list)',
  ),
  one(
    'versioning',
    bucket({ VersioningConfiguration: { Status: 'Enabled' } }),
    bucket({ VersioningConfiguration: { Status: 'Suspended' } }),
    'high: bucket x no longer keeps old versions of objects',
  ),
  one(
    'access logs',
    bucket({ LoggingConfiguration: { DestinationBucketName: 'logs' } }),
    bucket({ LoggingConfiguration: null }),
    'medium: access to bucket x is no longer logged',
  ),
  one(
    'default encryption',
    bucket({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'k' } }],
      },
    }),
    bucket({ BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] } }),
    'medium: bucket x is now encrypted by default with AES256 instead of aws:kms under key k',
  ),
  one(
    'a port',
    sg(tcp(443, 443, world)),
    sg(tcp(22, 22, world), tcp(443, 443, world)),
    'critical: port 22 is now open to 0.0.0.0/0 in sg-0a11',
  ),
  one('a range in IPv6', sg(), sg(tcp(8000, 8010, { CidrIpv6: '::/0' })), 'medium: ports 8000-8010 are now open to ::/0 in sg-0a11'),
  one(
    'every protocol',
    sg(),
    sg({ IpProtocol: '-1', CidrIp: '10.0.0.0/8' }),
    'low: every port of every protocol is now open to 10.0.0.0/8 in sg-0a11',
  ),
  one('a port that is closed', sg(tcp(3389, 3389, world)), sg(), 'low: port 3389 is no longer open to 0.0.0.0/0 in sg-0a11'),
  one(
    'a trail that stopped',
    trail({ IsLogging: true }),
    trail({ IsLogging: false }),
    'critical: trail main was stopped: it records nothing any more',
  ),
  one(
    'a trail with another bucket',
    trail({ S3BucketName: 'a' }),
    trail({ S3BucketName: 'b' }),
    'medium: trail main now writes to bucket b instead of another',
  ),
  one(
    'log validation',
    trail({ EnableLogFileValidation: true }),
    trail({ EnableLogFileValidation: false }),
    'medium: log files of trail main are no longer signed',
  ),
  one(
    'a key that will be lost',
    key({ Enabled: true }, { KeyState: 'Enabled' }),
    key({ Enabled: false }, { KeyState: 'PendingDeletion' }),
    'high: key k1 is scheduled for deletion: what it encrypted will be lost',
  ),
  one('rotation', key({ EnableKeyRotation: true }), key({ EnableKeyRotation: false }), 'medium: key k1 is no longer rotated'),
  one(
    'a key for another account',
    key({ KeyPolicy: policy(lets({ AWS: 'arn:aws:iam::111122223333:root' }, 'kms:*', { Resource: '*' })) }),
    key({
      KeyPolicy: policy(
        lets({ AWS: 'arn:aws:iam::111122223333:root' }, 'kms:*', { Resource: '*' }),
        lets({ AWS: other }, 'kms:Decrypt', { Resource: '*' }),
      ),
    }),
    'high: account 999988887777 may now kms:Decrypt on key k1',
  ),
  one(
    'MFA',
    reported({}),
    reported({ mfaActive: false, passwordLastUsed: '2026-03-10T00:00:00.000Z' }),
    'high: user zoe signs in without MFA now',
  ),
  one(
    'an access key',
    reported({}),
    reported({ accessKeys: [{ active: true, lastRotated: '2026-03-10T00:00:00.000Z', lastUsed: null }] }),
    'medium: access key 1 of user zoe is new and active now',
  ),
  one(
    'a database on the internet',
    resource('AWS::RDS::DBInstance', 'orders', { PubliclyAccessible: false, BackupRetentionPeriod: 7 }),
    resource('AWS::RDS::DBInstance', 'orders', { PubliclyAccessible: true, BackupRetentionPeriod: 1 }),
    'high: database orders is reachable from the internet now',
    'medium: backups of database orders are kept 1 day instead of 7 days',
  ),
  one(
    'retention',
    resource('AWS::Logs::LogGroup', '/aws/x', { RetentionInDays: null }),
    resource('AWS::Logs::LogGroup', '/aws/x', { RetentionInDays: 7 }),
    'medium: log group /aws/x keeps events 7 days instead of for ever',
  ),
  one(
    'GuardDuty',
    resource('AWS::GuardDuty::Detector', 'd1', { Enable: true }),
    resource('AWS::GuardDuty::Detector', 'd1', { Enable: false }),
    'high: GuardDuty is off now (detector d1)',
  ),
  one(
    'metadata',
    resource('AWS::EC2::Instance', 'i-1', { MetadataOptions: { HttpTokens: 'required' } }),
    resource('AWS::EC2::Instance', 'i-1', { MetadataOptions: { HttpTokens: 'optional' } }),
    'high: i-1 gives its credentials to whoever asks without a token now',
  ),
  one(
    'what nobody has words for',
    resource('AWS::Lambda::Function', 'f', { Runtime: 'nodejs20.x', VpcConfig: { SubnetIds: ['a', 'b'] } }),
    resource('AWS::Lambda::Function', 'f', { Runtime: 'nodejs24.x', VpcConfig: { SubnetIds: ['c', 'a'] } }),
    'low: property Runtime of function f changed from "nodejs20.x" to "nodejs24.x"',
    'low: property VpcConfig.SubnetIds of function f gained "c" and lost "b"',
  ),
  one(
    'a secret in the environment',
    resource('AWS::Lambda::Function', 'f', { Environment: { Variables: { DB: 'hunter2' } } }),
    resource('AWS::Lambda::Function', 'f', { Environment: { Variables: { DB: 'hunter3' } } }),
    'low: property Environment.Variables.DB of function f changed from "(not shown)" to "(not shown)"',
  ),
  one(
    'noise',
    resource('AWS::IAM::Role', 'app', {}, { observed: { LastUsedDate: '2026-01-01' } }),
    resource('AWS::IAM::Role', 'app', {}, { observed: { LastUsedDate: '2026-02-01' } }),
  ),
  {
    name: 'a new role that is an administrator',
    before: [admin, group({}), { ...role({}), arn: 'arn:aws:iam::111122223333:role/old' }],
    after: [
      admin,
      group({}),
      { ...role({}), arn: 'arn:aws:iam::111122223333:role/old' },
      role({ ManagedPolicyArns: [admin.arn], AssumeRolePolicyDocument: policy(lets({ AWS: other }, 'sts:AssumeRole')) }),
    ],
    sentences: [
      'critical: role app is new: role app may now do everything on * (policy AdministratorAccess, now attached); account 999988887777 may now assume role app',
    ],
  },
  {
    name: 'a trail that is gone',
    before: [trail({}), { ...trail({}), arn: `${trail({}).arn}2` }],
    after: [trail({})],
    sentences: ['high: trail main2 is gone'],
  },
]
