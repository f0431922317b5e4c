import { CloudTrailClient } from '@aws-sdk/client-cloudtrail'
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateFlowLogsCommand,
  CreateSecurityGroupCommand,
  CreateVpcCommand,
  DescribeVpcsCommand,
  EC2Client,
  type IpPermission,
} from '@aws-sdk/client-ec2'
import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateLoginProfileCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  IAMClient,
} from '@aws-sdk/client-iam'
import { CreateKeyCommand, EnableKeyRotationCommand, KMSClient } from '@aws-sdk/client-kms'
import {
  CreateBucketCommand,
  PutBucketLoggingCommand,
  PutBucketPolicyCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { CreateTopicCommand, SetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns'
import { seedCis } from './cis-seed.ts'
import type { Expected } from './expected.ts'
import { seedLogSources } from './log-source-seed.ts'
import type { AccountAccess } from './moto.ts'
import { recordEverything, trail } from './trail-seed.ts'

interface Clients {
  readonly account: string
  readonly iam: IAMClient
  readonly s3: S3Client
  readonly ec2: EC2Client
  readonly cloudtrail: CloudTrailClient
  readonly kms: KMSClient
  readonly sns: SNSClient
}

function clientsOf(endpoint: string, access: AccountAccess): Clients {
  const config = { region: 'us-east-1', endpoint, credentials: access, maxAttempts: 1 }
  return {
    account: access.account,
    iam: new IAMClient(config),
    s3: new S3Client({ ...config, forcePathStyle: true }),
    ec2: new EC2Client(config),
    cloudtrail: new CloudTrailClient(config),
    kms: new KMSClient(config),
    sns: new SNSClient(config),
  }
}

const blocked = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true }
const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }
const rootOf = (account: string): string => `arn:aws:iam::${account}:root`

/** An account in which nothing is wrong. Resolves to what each check must say. */
export async function seedGood(endpoint: string, access: AccountAccess): Promise<readonly Expected[]> {
  const clients = clientsOf(endpoint, access)
  const { account } = clients
  const console = await user(clients, 'console-with-mfa', { password: true, mfa: true })
  const key = await user(clients, 'fresh-key', { key: true })
  const limited = await policy(clients, 'one-bucket', {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::x/*' }],
  })
  await attachByGroup(clients, 'fresh-key', limited)
  const unattached = await policy(clients, 'unattached-admin', everything)
  const bucket = await bucketOf(clients, `good-${account}`, { block: true, tls: true })
  const groups = [
    await group(clients, 'ssh-inside', [ports(22, 22, '10.0.0.0/8')]),
    await group(clients, 'https-outside', [ports(443, 443, '0.0.0.0/0')]),
  ]
  await trail(clients.cloudtrail, 'everywhere', bucket, { multiRegion: true, logging: true })
  await recordEverything(clients.cloudtrail, 'everywhere')
  await logRequests(clients, bucket)
  const vpcs = await flowLogs(clients, bucket, 60, flowLogFormat)
  const rotated = await keyOf(clients, true)
  const topic = await topicOf(clients, 'good', undefined, { KmsMasterKeyId: 'alias/aws/sns' })
  return [
    { checkId: 'iam-account-root-access-key-absent', arn: rootOf(account), verdict: 'pass' },
    { checkId: 'iam-account-root-mfa-enabled', arn: rootOf(account), verdict: 'pass' },
    { checkId: 'iam-user-console-mfa-enabled', arn: console, verdict: 'pass' },
    { checkId: 'iam-user-console-mfa-enabled', arn: key, verdict: 'not-applicable' },
    { checkId: 'iam-user-access-key-rotated', arn: key, verdict: 'pass' },
    { checkId: 'iam-user-access-key-rotated', arn: console, verdict: 'not-applicable' },
    { checkId: 'iam-policy-full-admin-absent', arn: limited, verdict: 'pass' },
    { checkId: 'iam-policy-full-admin-absent', arn: unattached, verdict: 'pass' },
    { checkId: 's3-bucket-public-access-blocked', arn: `arn:aws:s3:::${bucket}`, verdict: 'pass' },
    { checkId: 's3-bucket-secure-transport-required', arn: `arn:aws:s3:::${bucket}`, verdict: 'pass' },
    ...groups.flatMap((arn) => groupChecks.map((checkId) => ({ checkId, arn, verdict: 'pass' }))),
    ...trailChecks.map((checkId) => ({ checkId, arn: rootOf(account), verdict: 'pass' })),
    ...(await seedLogSources(endpoint, access, bucket, true)),
    ...(await seedCis({ endpoint, access, bucket, trail: 'everywhere', good: true })),
    ...vpcs.flatMap((arn) => vpcChecks.map((checkId) => ({ checkId, arn, verdict: 'pass' }))),
    { checkId: 's3-bucket-access-logging-enabled', arn: `arn:aws:s3:::${bucket}`, verdict: 'pass' },
    { checkId: 'kms-key-rotation-enabled', arn: rotated, verdict: 'pass' },
    { checkId: 'sns-topic-not-public', arn: topic, verdict: 'pass' },
  ]
}

/** An account in which every check has something to say, with near misses beside. */
export async function seedBad(endpoint: string, access: AccountAccess): Promise<readonly Expected[]> {
  const clients = clientsOf(endpoint, access)
  const { account } = clients
  const console = await user(clients, 'console-without-mfa', { password: true })
  const key = await user(clients, 'old-key', { key: true })
  const admin = await policy(clients, 'attached-admin', everything)
  await attach(clients, 'old-key', admin)
  const awsAdmin = 'arn:aws:iam::aws:policy/AdministratorAccess'
  await attach(clients, 'old-key', awsAdmin)
  const open = await bucketOf(clients, `bad-open-${account}`, {})
  const half = await bucketOf(clients, `bad-half-${account}`, { tls: 'objects' })
  const overIpv6 = await group(clients, 'ssh-ipv6', [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, Ipv6Ranges: [{ CidrIpv6: '::/0' }] }])
  const groups = [
    await group(clients, 'ssh', [ports(22, 22, '0.0.0.0/0')]),
    await group(clients, 'rdp-in-a-range', [ports(3000, 4000, '0.0.0.0/0')]),
    await group(clients, 'all', [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }]),
    overIpv6,
  ]
  await trail(clients.cloudtrail, 'one-region', open, { multiRegion: false, logging: true })
  await trail(clients.cloudtrail, 'stopped', open, { multiRegion: true, logging: false })
  const vpcs = await flowLogs(clients, open, 600)
  const bare = await vpcOf(clients)
  const never = await keyOf(clients, false)
  const signing = await keyOf(clients, false, 'RSA_2048')
  const topic = await topicOf(clients, 'open', { Effect: 'Allow', Principal: '*', Action: 'sns:Publish', Resource: '*' })
  return [
    { checkId: 'iam-account-root-access-key-absent', arn: rootOf(account), verdict: 'fail' },
    { checkId: 'iam-account-root-mfa-enabled', arn: rootOf(account), verdict: 'fail' },
    { checkId: 'iam-user-console-mfa-enabled', arn: console, verdict: 'fail' },
    { checkId: 'iam-user-access-key-rotated', arn: key, verdict: 'fail' },
    { checkId: 'iam-policy-full-admin-absent', arn: admin, verdict: 'fail' },
    { checkId: 'iam-policy-aws-full-admin-unattached', arn: awsAdmin, verdict: 'fail' },
    { checkId: 's3-bucket-public-access-blocked', arn: `arn:aws:s3:::${open}`, verdict: 'fail' },
    { checkId: 's3-bucket-secure-transport-required', arn: `arn:aws:s3:::${open}`, verdict: 'fail' },
    { checkId: 's3-bucket-secure-transport-required', arn: `arn:aws:s3:::${half}`, verdict: 'fail' },
    ...groups.map((arn) => ({ checkId: groupChecks[arn === overIpv6 ? 1 : 0] ?? '', arn, verdict: 'fail' })),
    ...trailChecks.map((checkId) => ({ checkId, arn: rootOf(account), verdict: 'fail' })),
    ...(await seedLogSources(endpoint, access, open, false)),
    ...(await seedCis({ endpoint, access, bucket: open, trail: 'one-region', good: false })),
    ...vpcs.map((arn) => ({ checkId: 'ec2-vpc-flow-logs-detailed', arn, verdict: 'fail' })),
    { checkId: 'ec2-vpc-flow-logs-enabled', arn: bare, verdict: 'fail' },
    { checkId: 's3-bucket-access-logging-enabled', arn: `arn:aws:s3:::${open}`, verdict: 'fail' },
    { checkId: 'kms-key-rotation-enabled', arn: never, verdict: 'fail' },
    { checkId: 'kms-key-rotation-enabled', arn: signing, verdict: 'not-applicable' },
    { checkId: 'sns-topic-not-public', arn: topic, verdict: 'fail' },
  ]
}

const trailChecks = [
  'cloudtrail-trail-multi-region',
  'cloudtrail-trail-write-events-logged',
  'cloudtrail-trail-object-reads-logged',
  'cloudtrail-trail-object-writes-logged',
  'cloudtrail-trail-network-activity-logged',
]
const groupChecks = ['ec2-security-group-admin-ports-closed-ipv4', 'ec2-security-group-admin-ports-closed-ipv6']
const vpcChecks = ['ec2-vpc-flow-logs-enabled', 'ec2-vpc-flow-logs-detailed']
const flowLogFormat = `\${version} \${srcaddr} \${tcp-flags} \${flow-direction}`

/** Requests to a bucket are logged to itself: not wise, and enough here. moto wants principals to be objects. */
async function logRequests({ s3 }: Clients, name: string): Promise<void> {
  const grant = {
    Sid: 'logs',
    Effect: 'Allow',
    Principal: { Service: 'logging.s3.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: `arn:aws:s3:::${name}/*`,
  }
  const deny = {
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: 's3:*',
    Resource: [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  }
  await s3.send(new PutBucketPolicyCommand({ Bucket: name, Policy: JSON.stringify({ Version: '2012-10-17', Statement: [deny, grant] }) }))
  await s3.send(
    new PutBucketLoggingCommand({ Bucket: name, BucketLoggingStatus: { LoggingEnabled: { TargetBucket: name, TargetPrefix: 'access/' } } }),
  )
}

/** A flow log for each VPC that is there (moto gives every account a default one). Resolves to their ARNs. */
async function flowLogs({ ec2, account }: Clients, bucket: string, interval: number, format?: string): Promise<readonly string[]> {
  const { Vpcs: vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}))
  const ids = vpcs.flatMap(({ VpcId: id }) => (id ? [id] : []))
  await ec2.send(
    new CreateFlowLogsCommand({
      ResourceIds: ids,
      ResourceType: 'VPC',
      TrafficType: 'ALL',
      LogDestinationType: 's3',
      LogDestination: `arn:aws:s3:::${bucket}`,
      MaxAggregationInterval: interval,
      ...(format ? { LogFormat: format } : {}),
    }),
  )
  return ids.map((id) => `arn:aws:ec2:us-east-1:${account}:vpc/${id}`)
}

async function vpcOf({ ec2, account }: Clients): Promise<string> {
  const { Vpc: made } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.99.0.0/16' }))
  return `arn:aws:ec2:us-east-1:${account}:vpc/${made?.VpcId}`
}

async function user(
  { iam, account }: Clients,
  name: string,
  has: { readonly password?: boolean; readonly mfa?: boolean; readonly key?: boolean },
): Promise<string> {
  await iam.send(new CreateUserCommand({ UserName: name }))
  if (has.password) await iam.send(new CreateLoginProfileCommand({ UserName: name, Password: 'A-long-Passw0rd!' }))
  if (has.mfa) {
    const { VirtualMFADevice: device } = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: name }))
    const codes = { AuthenticationCode1: '123456', AuthenticationCode2: '234567' }
    await iam.send(new EnableMFADeviceCommand({ UserName: name, SerialNumber: device?.SerialNumber, ...codes }))
  }
  if (has.key) await iam.send(new CreateAccessKeyCommand({ UserName: name }))
  return `arn:aws:iam::${account}:user/${name}`
}

async function policy({ iam, account }: Clients, name: string, document: unknown): Promise<string> {
  await iam.send(new CreatePolicyCommand({ PolicyName: name, PolicyDocument: JSON.stringify(document) }))
  return `arn:aws:iam::${account}:policy/${name}`
}

async function attach({ iam }: Clients, name: string, arn: string): Promise<void> {
  await iam.send(new AttachUserPolicyCommand({ UserName: name, PolicyArn: arn }))
}

async function attachByGroup({ iam }: Clients, UserName: string, PolicyArn: string): Promise<void> {
  await iam.send(new CreateGroupCommand({ GroupName: 'limited' }))
  await iam.send(new AttachGroupPolicyCommand({ GroupName: 'limited', PolicyArn }))
  await iam.send(new AddUserToGroupCommand({ GroupName: 'limited', UserName }))
}

async function bucketOf(
  { s3 }: Clients,
  name: string,
  has: { readonly block?: boolean; readonly tls?: boolean | 'objects' },
): Promise<string> {
  await s3.send(new CreateBucketCommand({ Bucket: name }))
  if (has.block) await s3.send(new PutPublicAccessBlockCommand({ Bucket: name, PublicAccessBlockConfiguration: blocked }))
  if (has.tls) {
    const arn = `arn:aws:s3:::${name}`
    const Resource = has.tls === 'objects' ? [`${arn}/*`] : [arn, `${arn}/*`]
    const statement = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }
    await s3.send(new PutBucketPolicyCommand({ Bucket: name, Policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) }))
  }
  return name
}

const ports = (from: number, to: number, cidr: string): IpPermission => ({
  IpProtocol: 'tcp',
  FromPort: from,
  ToPort: to,
  IpRanges: [{ CidrIp: cidr }],
})

async function group({ ec2, account }: Clients, name: string, permissions: IpPermission[]): Promise<string> {
  const { GroupId: id } = await ec2.send(new CreateSecurityGroupCommand({ GroupName: name, Description: name }))
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: id, IpPermissions: permissions }))
  return `arn:aws:ec2:us-east-1:${account}:security-group/${id}`
}

async function keyOf({ kms }: Clients, rotated: boolean, spec: 'SYMMETRIC_DEFAULT' | 'RSA_2048' = 'SYMMETRIC_DEFAULT'): Promise<string> {
  const usage = spec === 'SYMMETRIC_DEFAULT' ? 'ENCRYPT_DECRYPT' : 'SIGN_VERIFY'
  const { KeyMetadata: key } = await kms.send(new CreateKeyCommand({ KeySpec: spec, KeyUsage: usage }))
  if (!key?.Arn) throw new Error('kms:CreateKey gave no ARN')
  if (rotated) await kms.send(new EnableKeyRotationCommand({ KeyId: key.Arn }))
  return key.Arn
}

async function topicOf({ sns }: Clients, name: string, statement?: unknown, Attributes?: Record<string, string>): Promise<string> {
  const { TopicArn: arn } = await sns.send(new CreateTopicCommand({ Name: name, ...(Attributes ? { Attributes } : {}) }))
  if (!arn) throw new Error('sns:CreateTopic gave no ARN')
  const document = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  if (statement) await sns.send(new SetTopicAttributesCommand({ TopicArn: arn, AttributeName: 'Policy', AttributeValue: document }))
  return arn
}
