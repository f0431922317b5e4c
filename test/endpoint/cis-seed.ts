import { AccountClient, PutAlternateContactCommand } from '@aws-sdk/client-account'
import { CloudTrailClient, UpdateTrailCommand } from '@aws-sdk/client-cloudtrail'
import {
  ConfigServiceClient,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
  StartConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service'
import { CreateFileSystemCommand, EFSClient } from '@aws-sdk/client-efs'
import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
  UpdateAccountPasswordPolicyCommand,
} from '@aws-sdk/client-iam'
import { EnableKeyRotationCommand, KMSClient, ListKeysCommand } from '@aws-sdk/client-kms'
import { CreateDBInstanceCommand, RDSClient } from '@aws-sdk/client-rds'
import { PutBucketEncryptionCommand, PutBucketOwnershipControlsCommand, PutBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3'
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns'
import { seedAlarms } from './alarm-seed.ts'
import type { Expected } from './expected.ts'
import { seedNetwork } from './network-seed.ts'
import { configOf, type Seeded } from './seeded.ts'

/** More of what CIS asks for, as far as moto holds it: all of it in order, or none of it. Resolves to what each check must say. */
export async function seedCis(seeded: Seeded): Promise<readonly Expected[]> {
  const parts = [await identities(seeded), await storage(seeded), await recording(seeded), await databases(seeded)]
  const expected = [...parts.flat(), ...(await seedNetwork(seeded)), ...(await seedAlarms(seeded))]
  if (seeded.good) await rotateAll(new KMSClient(configOf(seeded)))
  return expected
}

/** moto makes a key of the account where AWS would use its own, for the first encrypted volume. */
async function rotateAll(kms: KMSClient): Promise<void> {
  const { Keys: keys = [] } = await kms.send(new ListKeysCommand({}))
  for (const { KeyId } of keys) await kms.send(new EnableKeyRotationCommand({ KeyId }))
}

async function identities(seeded: Seeded): Promise<readonly Expected[]> {
  const { good, access } = seeded
  const { account } = access
  const iam = new IAMClient(configOf(seeded))
  const root = `arn:aws:iam::${account}:root`
  await iam.send(
    new UpdateAccountPasswordPolicyCommand({
      MinimumPasswordLength: good ? 14 : 8,
      RequireLowercaseCharacters: good,
      RequireUppercaseCharacters: good,
      RequireNumbers: good,
      RequireSymbols: good,
      ...(good ? { PasswordReusePrevention: 24, MaxPasswordAge: 90 } : {}),
    }),
  )
  await iam.send(new CreateUserCommand({ UserName: 'keys' }))
  for (let made = 0; made < (good ? 1 : 2); made++) await iam.send(new CreateAccessKeyCommand({ UserName: 'keys' }))
  if (good) await groupOf(iam, 'keys', 'readers')
  else await iam.send(new PutUserPolicyCommand({ UserName: 'keys', PolicyName: 'own', PolicyDocument: allows('s3:GetObject') }))
  await roles(iam, account, good)
  await securityContact(seeded)
  const verdict = good ? 'pass' : 'fail'
  const ofAccount = ['length', 'lowercase', 'uppercase', 'number', 'symbol', 'reuse', 'expiry'].map(
    (one) => `account-password-policy-${one}`,
  )
  return [
    ...[
      ...ofAccount,
      'account-support-role-present',
      'account-security-audit-role-present',
      'account-cloudshell-full-access-unattached',
    ].map((id) => ({ checkId: `iam-${id}`, arn: root, verdict })),
    ...['access-key-single', 'policies-by-group'].map((id) => ({
      checkId: `iam-user-${id}`,
      arn: `arn:aws:iam::${account}:user/keys`,
      verdict,
    })),
    { checkId: 'iam-role-trust-not-public', arn: `arn:aws:iam::${account}:role/work`, verdict },
    { checkId: 'account-security-contact-registered', arn: `arn:aws:account::${account}:contacts`, verdict },
  ]
}

const allows = (Action: string): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: 'arn:aws:s3:::x/*' }] })
const awsPolicy = (name: string): string => `arn:aws:iam::aws:policy/${name}`

async function groupOf(iam: IAMClient, UserName: string, GroupName: string): Promise<void> {
  await iam.send(new CreateGroupCommand({ GroupName }))
  await iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn: awsPolicy('AmazonS3ReadOnlyAccess') }))
  await iam.send(new AddUserToGroupCommand({ GroupName, UserName }))
}

/** The roles that an account should have, or one that everybody may assume. */
async function roles(iam: IAMClient, account: string, good: boolean): Promise<void> {
  const role = async (RoleName: string, principal: string, policy: string): Promise<void> => {
    const Statement = [{ Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' }]
    await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }) }))
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: awsPolicy(policy) }))
  }
  const own = `arn:aws:iam::${account}:root`
  await role('work', good ? own : '*', good ? 'SecurityAudit' : 'AWSCloudShellFullAccess')
  if (good) await role('support', own, 'AWSSupportAccess')
}

async function securityContact(seeded: Seeded): Promise<void> {
  if (!seeded.good) return
  await new AccountClient(configOf(seeded)).send(
    new PutAlternateContactCommand({
      AlternateContactType: 'SECURITY',
      EmailAddress: 'security@example.com',
      Name: 'Security',
      PhoneNumber: '+4500000000',
      Title: 'Security',
    }),
  )
}

async function storage(seeded: Seeded): Promise<readonly Expected[]> {
  const { bucket: Bucket, good } = seeded
  const s3 = new S3Client({ ...configOf(seeded), forcePathStyle: true })
  if (good) {
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }))
    await s3.send(
      new PutBucketOwnershipControlsCommand({ Bucket, OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } }),
    )
    await s3.send(
      new PutBucketEncryptionCommand({
        Bucket,
        ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }] },
      }),
    )
  }
  const verdict = good ? 'pass' : 'fail'
  const efs = new EFSClient(configOf(seeded))
  const { FileSystemId: id } = await efs.send(new CreateFileSystemCommand({ CreationToken: 'one', Encrypted: good }))
  return [
    ...['versioning-enabled', 'acl-disabled', 'kms-encrypted'].map((one) => ({
      checkId: `s3-bucket-${one}`,
      arn: `arn:aws:s3:::${Bucket}`,
      verdict,
    })),
    {
      checkId: 'efs-file-system-encrypted',
      arn: `arn:aws:elasticfilesystem:us-east-1:${seeded.access.account}:file-system/${id}`,
      verdict,
    },
  ]
}

/** The trail signs and encrypts what it writes; AWS Config records; the topic encrypts. */
async function recording(seeded: Seeded): Promise<readonly Expected[]> {
  const { access, trail: Name, bucket, good } = seeded
  const { account } = access
  const config = configOf(seeded)
  const TopicArn = (
    await new SNSClient(config).send(
      new CreateTopicCommand({ Name: 'sealed', ...(good ? { Attributes: { KmsMasterKeyId: 'alias/aws/sns' } } : {}) }),
    )
  ).TopicArn
  if (good) {
    await new CloudTrailClient(config).send(
      new UpdateTrailCommand({ Name, EnableLogFileValidation: true, KmsKeyId: `arn:aws:kms:us-east-1:${account}:key/trail` }),
    )
    const client = new ConfigServiceClient(config)
    const ConfigurationRecorder = {
      name: 'default',
      roleARN: `arn:aws:iam::${account}:role/config`,
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
    }
    await client.send(new PutConfigurationRecorderCommand({ ConfigurationRecorder }))
    await client.send(new PutDeliveryChannelCommand({ DeliveryChannel: { name: 'default', s3BucketName: bucket } }))
    await client.send(new StartConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }))
  }
  const verdict = good ? 'pass' : 'fail'
  const trail = `arn:aws:cloudtrail:us-east-1:${account}:trail/${Name}`
  return [
    ...['validation-enabled', 'encrypted'].map((id) => ({ checkId: `cloudtrail-trail-${id}`, arn: trail, verdict })),
    { checkId: 'config-recorder-enabled', arn: `arn:aws:iam::${account}:root`, verdict },
    { checkId: 'sns-topic-encrypted', arn: TopicArn ?? '', verdict },
  ]
}

async function databases(seeded: Seeded): Promise<readonly Expected[]> {
  const { access, good } = seeded
  const { DBInstance: made } = await new RDSClient(configOf(seeded)).send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: 'one',
      DBInstanceClass: 'db.t3.micro',
      Engine: 'postgres',
      MasterUsername: 'larkspur_owner',
      MasterUserPassword: 'A-long-Passw0rd',
      AllocatedStorage: 20,
      PubliclyAccessible: !good,
      StorageEncrypted: good,
      MultiAZ: good,
      AutoMinorVersionUpgrade: good,
      DeletionProtection: good,
      CopyTagsToSnapshot: good,
      BackupRetentionPeriod: good ? 14 : 0,
    }),
  )
  const ids = [
    'not-public',
    'storage-encrypted',
    'multi-az',
    'minor-upgrades-automatic',
    'deletion-protected',
    'copies-tags-to-snapshots',
    'backed-up',
  ]
  const arn = made?.DBInstanceArn ?? `arn:aws:rds:us-east-1:${access.account}:db:one`
  return ids.map((id) => ({ checkId: `rds-instance-${id}`, arn, verdict: good ? 'pass' : 'fail' }))
}
