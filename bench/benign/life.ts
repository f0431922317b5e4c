import { agents, type Caller, type Staff, service, through } from './actors.ts'
import type { Chance } from './chance.ts'

/** One call, before it gets its ids: `events.ts` makes a record of it. */
export interface Call {
  readonly caller: Caller
  readonly source: string
  readonly name: string
  readonly request?: unknown
  readonly response?: unknown
  readonly more?: Readonly<Record<string, unknown>>
  readonly read?: true
  readonly data?: true
  readonly error?: string
}

/** Something that happens in an account, so many times a day, as the calls that it is made of. */
export interface Routine {
  readonly name: string
  readonly perDay: number
  /** Of weekends only the machines. */
  readonly weekdays?: true
  calls(staff: Staff, at: string, chance: Chance, day: number): readonly Call[]
}

const call = (caller: Caller, source: string, name: string, request: unknown = null, more: Partial<Call> = {}): Call => ({
  caller,
  source: `${source}.amazonaws.com`,
  name,
  request,
  ...more,
})
const reads = (caller: Caller, calls: readonly (readonly [string, string])[]): Call[] =>
  calls.map(([source, name]) => call(caller, source, name, null, { read: true }))
const policy = (action: string, resource = '*') =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: [action], Resource: resource }] })
const trust = (by: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: `${by}.amazonaws.com` }, Action: 'sts:AssumeRole' }],
  })
/** Services that came later. */
const added = (day: number): string[] => Array.from({ length: Math.floor(day / 21) }, (_, index) => `service-${index}`)

const services = ['orders', 'billing', 'search', 'media', 'mail', 'users', 'stock', 'maps']

/** A service and all that it needs, as infrastructure code makes it. */
function deployed(caller: Caller, chance: Chance): Call[] {
  const name = `${chance.one(services)}-${chance.hex(4)}`
  return [
    call(caller, 'iam', 'CreateRole', { roleName: name, assumeRolePolicyDocument: trust('lambda') }),
    call(caller, 'iam', 'PutRolePolicy', {
      roleName: name,
      policyName: 'own',
      policyDocument: policy('dynamodb:GetItem', `arn:aws:dynamodb:*:*:table/${name}`),
    }),
    call(caller, 'iam', 'AttachRolePolicy', {
      roleName: name,
      policyArn: 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
    }),
    call(caller, 'iam', 'CreatePolicy', { policyName: name, policyDocument: policy('sqs:SendMessage', `arn:aws:sqs:*:*:${name}`) }),
    call(caller, 's3', 'CreateBucket', { bucketName: name }),
    call(caller, 's3', 'PutBucketEncryption', {
      bucketName: name,
      ServerSideEncryptionConfiguration: { Rule: { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } } },
    }),
    call(caller, 's3', 'PutBucketPublicAccessBlock', {
      bucketName: name,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    }),
    call(caller, 's3', 'PutBucketVersioning', { bucketName: name, VersioningConfiguration: { Status: 'Enabled' } }),
    call(caller, 'ec2', 'CreateSecurityGroup', { groupName: name, vpcId: 'vpc-0aa' }),
    call(caller, 'ec2', 'AuthorizeSecurityGroupIngress', {
      groupId: `sg-${chance.hex(8)}`,
      ipPermissions: { items: [{ ipProtocol: 'tcp', fromPort: 443, toPort: 443, ipRanges: { items: [{ cidrIp: '10.0.0.0/8' }] } }] },
    }),
    call(caller, 'lambda', 'CreateFunction20150331', {
      functionName: name,
      runtime: 'nodejs24.x',
      role: `arn:aws:iam::${'1'.repeat(12)}:role/${name}`,
      code: { s3Bucket: 'artifacts' },
    }),
    call(caller, 'lambda', 'AddPermission20150331v2', {
      functionName: name,
      principal: 'events.amazonaws.com',
      action: 'lambda:InvokeFunction',
    }),
    call(caller, 'events', 'PutRule', { name, scheduleExpression: 'rate(1 hour)' }),
    call(caller, 'sqs', 'CreateQueue', { queueName: name }),
    call(caller, 'logs', 'CreateLogGroup', { logGroupName: `/aws/lambda/${name}` }),
    call(caller, 'logs', 'PutRetentionPolicy', { logGroupName: `/aws/lambda/${name}`, retentionInDays: 30 }),
  ]
}

const scanned: readonly (readonly [string, string])[] = [
  ['iam', 'ListUsers'],
  ['iam', 'ListRoles'],
  ['iam', 'ListPolicies'],
  ['iam', 'GetAccountAuthorizationDetails'],
  ['iam', 'GetAccountSummary'],
  ['iam', 'GetAccountPasswordPolicy'],
  ['iam', 'ListVirtualMFADevices'],
  ['iam', 'GetCredentialReport'],
  ['s3', 'ListBuckets'],
  ['ec2', 'DescribeInstances'],
  ['ec2', 'DescribeSecurityGroups'],
  ['ec2', 'DescribeVpcs'],
  ['ec2', 'DescribeSubnets'],
  ['ec2', 'DescribeRouteTables'],
  ['ec2', 'DescribeNetworkAcls'],
  ['ec2', 'DescribeSnapshots'],
  ['ec2', 'DescribeImages'],
  ['ec2', 'DescribeFlowLogs'],
  ['ec2', 'DescribeVolumes'],
  ['lambda', 'ListFunctions20150331'],
  ['rds', 'DescribeDBInstances'],
  ['rds', 'DescribeDBSnapshots'],
  ['kms', 'ListKeys'],
  ['secretsmanager', 'ListSecrets'],
  ['cloudtrail', 'DescribeTrails'],
  ['guardduty', 'ListDetectors'],
  ['config', 'DescribeConfigurationRecorders'],
  ['dynamodb', 'ListTables'],
  ['ecs', 'ListClusters'],
  ['eks', 'ListClusters'],
  ['sns', 'ListTopics'],
  ['sqs', 'ListQueues'],
  ['ssm', 'DescribeInstanceInformation'],
  ['ecr', 'DescribeRepositories'],
  ['route53', 'ListHostedZones'],
  ['cloudformation', 'ListStacks'],
  ['ses', 'ListIdentities'],
  ['organizations', 'DescribeOrganization'],
  ['access-analyzer', 'ListAnalyzers'],
  ['backup', 'ListBackupVaults'],
]

/** Twenty people at first; somebody new comes every ten days. */
const people = (day: number): number => 20 + Math.floor(day / 10)

const refusals: readonly (readonly [string, string])[] = [
  ['iam', 'ListUsers'],
  ['rds', 'DescribeDBClusters'],
  ['kms', 'ListKeys'],
  ['s3', 'GetBucketPolicy'],
  ['organizations', 'DescribeOrganization'],
]

/** Ordinary life, in the order of how often it happens. */
export const routines: readonly Routine[] = [
  { name: 'a deployment by Terraform', perDay: 3, weekdays: true, calls: (staff, at, chance) => deployed(staff.terraform(at), chance) },
  {
    name: 'a deployment by CloudFormation, from a pipeline',
    perDay: 4,
    weekdays: true,
    calls: (staff, at, chance, day) => {
      // A service more every three weeks, with a pipeline of its own.
      const pipeline = staff.pipeline(chance.one([...services, ...added(day)]), at)
      const stackName = chance.one(services)
      return [
        call(pipeline, 'cloudformation', 'CreateChangeSet', { stackName, capabilities: ['CAPABILITY_NAMED_IAM'] }),
        call(pipeline, 'cloudformation', 'ExecuteChangeSet', { stackName }),
        ...deployed(through('cloudformation', staff.program('cdk-hnb659fds-cfn-exec-role', '203.0.113.41', at)), chance),
      ]
    },
  },
  {
    name: 'a release of code',
    perDay: 12,
    weekdays: true,
    calls: (staff, at, chance, day) => {
      const repository = chance.one([...services, ...added(day)])
      const pipeline = staff.pipeline(repository, at)
      const { userIdentity: _, ...runner } = pipeline
      const provider = 'token.actions.githubusercontent.com'
      return [
        {
          ...call(
            {
              ...runner,
              userIdentity: {
                type: 'WebIdentityUser',
                userName: `repo:acme/${repository}:ref:refs/heads/main`,
                identityProvider: provider,
              },
            },
            'sts',
            'AssumeRoleWithWebIdentity',
            {
              roleArn: `arn:aws:iam::${staff.account}:role/ci-${repository}`,
            },
          ),
          read: true,
        },
        call(pipeline, 'ecr', 'InitiateLayerUpload', { repositoryName: repository }),
        call(pipeline, 'ecr', 'PutImage', { repositoryName: repository, imageTag: chance.hex(8) }),
        call(pipeline, 'lambda', 'UpdateFunctionCode20150331v2', {
          functionName: repository,
          s3Bucket: 'artifacts',
          s3Key: chance.hex(16),
          dryRun: false,
        }),
        call(pipeline, 'ecs', 'RegisterTaskDefinition', {
          family: repository,
          containerDefinitions: [{ name: repository, image: `${repository}:${chance.hex(8)}` }],
        }),
        call(pipeline, 'ecs', 'UpdateService', { service: repository, desiredCount: 3 }),
        ...['database', 'api', 'mail'].map((kind) =>
          call(pipeline, 'secretsmanager', 'GetSecretValue', { secretId: `${repository}/${kind}` }, { read: true }),
        ),
      ]
    },
  },
  {
    name: 'autoscaling',
    perDay: 60,
    calls: (staff, at, chance) => [
      call(
        service('autoscaling'),
        'sts',
        'AssumeRole',
        { roleArn: `arn:aws:iam::${staff.account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling` },
        { read: true },
      ),
      call(through('autoscaling', staff.program('AWSServiceRoleForAutoScaling', '10.0.0.1', at)), 'ec2', 'RunInstances', {
        instanceType: 'm6g.large',
        instancesSet: { items: [{ imageId: 'ami-0aa', minCount: 1, maxCount: 1 }] },
      }),
      call(through('autoscaling', staff.program('AWSServiceRoleForAutoScaling', '10.0.0.1', at)), 'ec2', 'TerminateInstances', {
        instancesSet: { items: [{ instanceId: `i-0${chance.hex(16)}` }] },
      }),
      ...['config', 'password', 'licence'].map((name) =>
        call(staff.instance('web-server', at), 'ssm', 'GetParameter', { name: `/web/${name}`, withDecryption: true }, { read: true }),
      ),
      call(staff.instance('web-server', at), 'ssm', 'UpdateInstanceInformation', { instanceId: 'i-0' }),
    ],
  },
  {
    name: 'a person signs in through Identity Center and works in the console',
    perDay: 25,
    weekdays: true,
    calls: (staff, at, chance, day) => {
      const person = staff.person(chance.below(people(day)), at, true)
      const other = { LoginTo: 'https://console.aws.amazon.com/console/home', MobileVersion: 'No', MFAUsed: 'No' }
      return [
        call(person, 'signin', 'ConsoleLogin', null, {
          response: { ConsoleLogin: 'Success' },
          more: { eventType: 'AwsConsoleSignIn', additionalEventData: other },
        }),
        ...reads(person, scanned.slice(chance.below(10), 10 + chance.below(20))),
      ]
    },
  },
  {
    name: 'a person works on the command line',
    perDay: 18,
    weekdays: true,
    calls: (staff, at, chance, day) => {
      const person = staff.person(chance.below(people(day)), at)
      const name = chance.one(services)
      const work: readonly (() => Call[])[] = [
        () =>
          reads(person, [
            ['sts', 'GetCallerIdentity'],
            ['ec2', 'DescribeInstances'],
            ['logs', 'DescribeLogGroups'],
          ]),
        () => [
          call(person, 'ssm', 'StartSession', { target: `i-0${chance.hex(16)}` }),
          call(person, 'ssm', 'TerminateSession', { sessionId: 's' }),
        ],
        () => [call(person, 'logs', 'StartQuery', { logGroupName: `/ecs/${name}` })],
        () => [call(person, 's3', 'GetBucketPolicy', { bucketName: name }, { read: true, error: 'AccessDenied' })],
        () => [call(person, 'lambda', 'UpdateFunctionConfiguration20150331v2', { functionName: name, timeout: 30 })],
        () => [call(person, 'secretsmanager', 'GetSecretValue', { secretId: `${name}/database` }, { read: true })],
        () => [call(person, 'ecs', 'UpdateService', { service: name, forceNewDeployment: true })],
        () => [call(person, 'ec2', 'StopInstances', { instancesSet: { items: [{ instanceId: 'i-0aa' }] } })],
      ]
      return chance.one(work)()
    },
  },
  {
    name: 'backups and snapshots',
    perDay: 40,
    calls: (staff, at, chance) => {
      const backup = through('backup', staff.program('AWSServiceRoleForBackup', '10.0.0.1', at))
      return [
        call(backup, 'ec2', 'CreateSnapshot', { volumeId: `vol-0${chance.hex(8)}` }),
        call(backup, 'rds', 'CreateDBSnapshot', { dBInstanceIdentifier: chance.one(services) }),
        call(backup, 'ec2', 'CopySnapshot', { sourceRegion: staff.region, sourceSnapshotId: `snap-0${chance.hex(8)}` }),
        call(backup, 'ec2', 'DeleteSnapshot', { snapshotId: `snap-0${chance.hex(8)}` }),
        call(service('backup'), 'backup', 'DeleteRecoveryPoint', { backupVaultName: 'daily', recoveryPointArn: `arn:${chance.hex(6)}` }),
      ]
    },
  },
  {
    name: 'a scanner of security looks through the account',
    perDay: 2,
    calls: (staff, at) => reads(staff.program('security-audit', '203.0.113.60', at), [...scanned, ...scanned.slice(0, 20)]),
  },
  {
    name: 'a tool for costs looks through the account',
    perDay: 6,
    calls: (staff, at) =>
      reads(staff.program('cost-reader', '203.0.113.61', at), [
        ['ce', 'GetCostAndUsage'],
        ['organizations', 'ListAccounts'],
        ...scanned.slice(9, 22),
      ]),
  },
  {
    name: 'patching of machines by a maintenance window',
    perDay: 3,
    calls: (staff, at) => [
      call(through('ssm', staff.program('patching', '10.0.0.1', at)), 'ssm', 'SendCommand', {
        documentName: 'AWS-RunPatchBaseline',
        targets: [{ key: 'tag:Patch', values: ['yes'] }],
      }),
      call(staff.program('operations', '203.0.113.62', at), 'ssm', 'SendCommand', {
        documentName: 'AWS-RunShellScript',
        instanceIds: ['i-0aa'],
      }),
    ],
  },
  {
    name: 'a program with an old key does its work; the key is changed every month',
    perDay: 48,
    calls: (staff, _, chance, day) => {
      const user = staff.keyUser(chance.one(['report', 'mailer', 'sync']), Math.floor(day / 30))
      return [
        call(user, 's3', 'ListBuckets', null, { read: true }),
        call(user, 's3', 'PutObject', { bucketName: 'exports', key: `d/${chance.hex(6)}.csv` }, { data: true }),
      ]
    },
  },
  {
    name: 'a developer with an old key on a laptop, in trains and cafés',
    perDay: 3,
    weekdays: true,
    calls: (staff, _, chance) =>
      reads(staff.keyUser('laptop', 0), [['sts', 'GetCallerIdentity'], ...scanned.slice(8, 9 + chance.below(4))]),
  },
  {
    name: 'keys are changed by the tool that does so',
    perDay: 0.4,
    calls: (staff, at, chance) => {
      const tool = staff.lambda('key-rotation', at)
      const userName = chance.one(['report', 'mailer', 'sync'])
      return [
        call(
          tool,
          'iam',
          'CreateAccessKey',
          { userName },
          { response: { accessKey: { userName, accessKeyId: `AKIA${chance.hex(12).toUpperCase()}` } } },
        ),
        call(tool, 'iam', 'UpdateAccessKey', { userName, status: 'Inactive' }),
        call(tool, 'iam', 'DeleteAccessKey', { userName }),
        call(tool, 'secretsmanager', 'PutSecretValue', { secretId: `${userName}/key` }),
      ]
    },
  },
  {
    name: 'pods of Kubernetes get their roles',
    perDay: 400,
    calls: (staff, _, chance) => {
      const name = chance.one(services)
      const provider = `arn:aws:iam::${staff.account}:oidc-provider/oidc.eks.${staff.region}.amazonaws.com/id/AA`
      const pod: Caller = {
        userIdentity: {
          type: 'WebIdentityUser',
          principalId: `${provider}:sts.amazonaws.com:system:serviceaccount:prod:${name}`,
          userName: `system:serviceaccount:prod:${name}`,
          identityProvider: provider,
        },
        sourceIPAddress: chance.one(['18.184.3.4', '3.64.8.9']),
        userAgent: agents.go,
      }
      return [
        call(
          pod,
          'sts',
          'AssumeRoleWithWebIdentity',
          { roleArn: `arn:aws:iam::${staff.account}:role/pod-${name}`, roleSessionName: chance.hex(8) },
          { read: true },
        ),
      ]
    },
  },
  {
    name: 'functions read their secrets and parameters',
    perDay: 600,
    calls: (staff, at, chance) => {
      const name = chance.one(services)
      const lambda = staff.lambda(name, at)
      return [
        call(
          lambda,
          'secretsmanager',
          'GetSecretValue',
          { secretId: `${name}/${chance.one(['database', 'api', 'mail'])}` },
          { read: true },
        ),
        call(lambda, 'ssm', 'GetParametersByPath', { path: `/${name}/`, withDecryption: true }, { read: true }),
        call(lambda, 's3', 'GetObject', { bucketName: name, key: `in/${chance.hex(8)}.json` }, { read: true, data: true }),
        call(lambda, 'dynamodb', 'GetItem', { tableName: name }, { read: true, data: true }),
      ]
    },
  },
  {
    name: 'a job of the data lake rewrites a partition',
    perDay: 24,
    calls: (staff, at, chance) => {
      const job = staff.instance('data-lake', at)
      const bucketName = 'lake'
      return [
        ...Array.from({ length: 30 }, () =>
          call(job, 's3', 'GetObject', { bucketName, key: `day/${chance.hex(8)}.parquet` }, { read: true, data: true }),
        ),
        ...Array.from({ length: 6 }, () =>
          call(job, 's3', 'PutObject', { bucketName, key: `day/${chance.hex(8)}.parquet` }, { data: true }),
        ),
        call(job, 's3', 'DeleteObjects', { bucketName }, { data: true }),
      ]
    },
  },
  {
    name: 'a refused call of somebody who lacks a right',
    perDay: 10,
    calls: (staff, at, chance, day) => [
      call(staff.person(chance.below(people(day)), at), ...chance.one(refusals), null, { read: true, error: 'AccessDenied' }),
      call(
        staff.lambda(chance.one(services), at),
        'sqs',
        'GetQueueUrl',
        { queueName: 'gone' },
        { read: true, error: 'AWS.SimpleQueueService.NonExistentQueue' },
      ),
    ],
  },
  {
    name: 'the account for emergencies is tried out',
    perDay: 1 / 30,
    calls: (staff, at) => {
      const caller = staff.program('emergency-access', '203.0.113.5', at)
      return [
        call(
          { ...staff.person(0, at), sessionCredentialFromConsole: 'true' },
          'sts',
          'AssumeRole',
          { roleArn: `arn:aws:iam::${staff.account}:role/emergency-access`, roleSessionName: 'drill' },
          { read: true },
        ),
        ...reads(caller, [
          ['sts', 'GetCallerIdentity'],
          ['iam', 'ListUsers'],
          ['ec2', 'DescribeInstances'],
        ]),
      ]
    },
  },
]

/** What fills the day: looks of programs at what they manage, keys and roles in use. */
export function filler(staff: Staff, at: string, chance: Chance): Call {
  const name = chance.one(services)
  const kinds: readonly (() => Call)[] = [
    () =>
      call(
        staff.instance('node', at),
        'ec2',
        'DescribeInstances',
        { instancesSet: { items: [{ instanceId: `i-0${chance.hex(16)}` }] } },
        { read: true },
      ),
    () => call(staff.instance('node', at), 'ec2', 'DescribeVolumes', { filterSet: { items: [{ name: 'tag:Name' }] } }, { read: true }),
    () => call(staff.lambda(name, at), 'kms', 'Decrypt', { encryptionAlgorithm: 'SYMMETRIC_DEFAULT' }, { read: true }),
    () =>
      call(
        service('lambda'),
        'sts',
        'AssumeRole',
        { roleArn: `arn:aws:iam::${staff.account}:role/${name}-role`, roleSessionName: name },
        { read: true },
      ),
    () => call(staff.program('monitoring', '203.0.113.63', at), 'monitoring', 'GetMetricData', null, { read: true }),
    () =>
      call(
        staff.program('monitoring', '203.0.113.63', at),
        'elasticloadbalancing',
        'DescribeTargetHealth',
        { targetGroupArn: name },
        { read: true },
      ),
    () =>
      call(
        staff.instance('web-server', at),
        's3',
        'GetObject',
        { bucketName: 'media', key: `${chance.hex(12)}.jpg` },
        { read: true, data: true },
      ),
    () => call(staff.lambda(name, at), 'logs', 'CreateLogStream', { logGroupName: `/aws/lambda/${name}`, logStreamName: chance.hex(12) }),
    () => call(service('cloudtrail'), 's3', 'GetBucketAcl', { bucketName: 'trail' }, { read: true }),
    () => call(staff.terraform(at), 'iam', 'GetRole', { roleName: name }, { read: true }),
  ]
  return chance.one(kinds)()
}
