/** A technique by calls other than the usual ones. */
export interface OtherCalls {
  readonly name: string
  readonly records: readonly Readonly<Record<string, unknown>>[]
}

const call = (source: string, eventName: string, requestParameters: unknown = null, more: object = {}) => ({
  eventSource: `${source}.amazonaws.com`,
  eventName,
  requestParameters,
  ...more,
})
const all = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['*'], Resource: ['*'] }] })
const outsider = (principal: unknown) => JSON.stringify({ Statement: { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' } })
const data = { managementEvent: false, eventCategory: 'Data' }
const times = (count: number, make: (index: number) => object) =>
  Array.from({ length: count }, (_, index) => make(index) as Readonly<Record<string, unknown>>)

/** Ways to the same end as those of the corpus, and the techniques that attack tools have besides. */
export const calls: readonly OtherCalls[] = [
  { name: 'a trail is deleted', records: [call('cloudtrail', 'DeleteTrail', { name: 'main' })] },
  { name: 'a trail looks at one region only', records: [call('cloudtrail', 'UpdateTrail', { name: 'main', isMultiRegionTrail: false })] },
  {
    name: 'a trail records reads only',
    records: [
      call('cloudtrail', 'PutEventSelectors', {
        trailName: 'main',
        eventSelectors: [{ readWriteType: 'ReadOnly', includeManagementEvents: true, dataResources: [] }],
      }),
    ],
  },
  {
    name: 'a trail records no management events, refused',
    records: [
      call(
        'cloudtrail',
        'PutEventSelectors',
        { trailName: 'main', eventSelectors: [{ readWriteType: 'All', includeManagementEvents: false }] },
        { errorCode: 'AccessDenied' },
      ),
    ],
  },
  {
    name: 'files of the trail end after a day',
    records: [
      call('s3', 'PutBucketLifecycle', {
        bucketName: 'aws-cloudtrail-logs',
        LifecycleConfiguration: { Rule: { Status: 'Enabled', Expiration: { Days: 1 }, Prefix: '', ID: 'x' } },
      }),
    ],
  },
  {
    name: 'DNS logs are untied from a network',
    records: [call('route53resolver', 'DisassociateResolverQueryLogConfig', { resolverQueryLogConfigId: 'rqlc-1', resourceId: 'vpc-1' })],
  },
  {
    name: 'flow logs are deleted',
    records: [call('ec2', 'DeleteFlowLogs', { DeleteFlowLogsRequest: { FlowLogId: { tag: 1, content: 'fl-1' } } })],
  },
  {
    name: 'an image for everybody',
    records: [
      call('ec2', 'ModifyImageAttribute', {
        imageId: 'ami-1',
        launchPermission: { add: { items: [{ group: 'all' }] } },
        attributeType: 'launchPermission',
      }),
    ],
  },
  {
    name: 'a volume for another account',
    records: [
      call('ec2', 'ModifySnapshotAttribute', {
        snapshotId: 'snap-1',
        createVolumePermission: { add: { items: [{ userId: '605040302010' }] } },
      }),
    ],
  },
  {
    name: 'a cluster snapshot for everybody',
    records: [
      call('rds', 'ModifyDBClusterSnapshotAttribute', { dBClusterSnapshotIdentifier: 's', attributeName: 'restore', valuesToAdd: ['all'] }),
    ],
  },
  {
    name: 'a role for a bare account number',
    records: [
      call('iam', 'UpdateAssumeRolePolicy', { roleName: 'r', policyDocument: outsider({ AWS: ['555566667777', '605040302010'] }) }),
    ],
  },
  { name: 'a role for everybody', records: [call('iam', 'CreateRole', { roleName: 'r', assumeRolePolicyDocument: outsider('*') })] },
  {
    name: 'a key for another, refused',
    records: [call('iam', 'CreateAccessKey', { userName: 'root-ops' }, { errorCode: 'AccessDenied' })],
  },
  {
    name: 'a password for a user without one',
    records: [call('iam', 'CreateLoginProfile', { userName: 'svc', passwordResetRequired: false })],
  },
  {
    name: 'an administrator by an inline policy',
    records: [
      call('iam', 'CreateUser', { userName: 'x' }),
      call('iam', 'PutUserPolicy', { userName: 'x', policyName: 'p', policyDocument: all }),
      call('iam', 'CreateAccessKey', { userName: 'x' }),
    ],
  },
  {
    name: 'an administrator by a new version of a policy',
    records: [
      call('iam', 'CreatePolicyVersion', { policyArn: 'arn:aws:iam::555566667777:policy/p', policyDocument: all, setAsDefault: true }),
    ],
  },
  {
    name: 'the rights of a group',
    records: [call('iam', 'AttachGroupPolicy', { groupName: 'g', policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' })],
  },
  {
    name: 'a function under other rights of use',
    records: [call('lambda', 'AddPermission20150331v2', { functionName: 'f', principal: '*', action: 'lambda:InvokeFunction' })],
  },
  {
    name: 'a function for another account',
    records: [call('lambda', 'AddPermission20150331v2', { functionName: 'f', principal: '605040302010', action: 'lambda:InvokeFunction' })],
  },
  {
    name: 'the code of a function is uploaded',
    records: [call('lambda', 'UpdateFunctionCode20150331v2', { functionName: 'f', dryRun: false, publish: false })],
  },
  {
    name: 'a layer of another account',
    records: [
      call('lambda', 'UpdateFunctionConfiguration20150331v2', {
        functionName: 'f',
        layers: ['arn:aws:lambda:eu-north-1:605040302010:layer:l:1'],
      }),
    ],
  },
  {
    name: 'secrets one by one',
    records: times(6, (index) => call('secretsmanager', 'GetSecretValue', { secretId: `s-${index}` }, { readOnly: true })),
  },
  {
    name: 'secrets one by one, all refused',
    records: times(6, (index) =>
      call('secretsmanager', 'GetSecretValue', { secretId: `s-${index}` }, { readOnly: true, errorCode: 'AccessDenied' }),
    ),
  },
  {
    name: 'parameters by path',
    records: times(6, (index) =>
      call('ssm', 'GetParametersByPath', { path: `/p${index}`, withDecryption: true, recursive: true }, { readOnly: true }),
    ),
  },
  {
    name: 'parameters one by one',
    records: times(6, (index) => call('ssm', 'GetParameter', { name: `/p/${index}`, withDecryption: true }, { readOnly: true })),
  },
  {
    name: 'large machines by a spot request',
    records: [
      call('ec2', 'RequestSpotInstances', { instanceCount: 1, launchSpecification: { instanceType: 'p4d.24xlarge', imageId: 'ami-1' } }),
    ],
  },
  {
    name: 'large machines by a fleet, refused',
    records: [
      call(
        'ec2',
        'CreateFleet',
        { CreateFleetRequest: { LaunchTemplateConfigs: { Overrides: { InstanceType: 'g5.48xlarge' } } } },
        { errorCode: 'Client.UnauthorizedOperation' },
      ),
    ],
  },
  {
    name: 'passwords of many Windows machines',
    records: times(12, (index) =>
      call('ec2', 'GetPasswordData', { instanceId: `i-0${index}` }, { readOnly: true, errorCode: 'Client.UnauthorizedOperation' }),
    ),
  },
  {
    name: 'user data of many machines',
    records: times(16, (index) =>
      call('ec2', 'DescribeInstanceAttribute', { instanceId: `i-0${index}`, attribute: 'userData' }, { readOnly: true }),
    ),
  },
  {
    name: 'a key pushed to the serial console',
    records: [call('ec2-instance-connect', 'SendSerialConsoleSSHPublicKey', { instanceId: 'i-1', serialPort: 0, monitorMode: false })],
  },
  {
    name: 'keys pushed to several machines',
    records: times(4, (index) =>
      call('ec2-instance-connect', 'SendSSHPublicKey', { instanceId: `i-0${index}`, instanceOSUser: 'ec2-user' }),
    ),
  },
  {
    name: 'a script for several machines',
    records: [call('ssm', 'SendCommand', { documentName: 'AWS-RunShellScript', instanceIds: ['i-1', 'i-2', 'i-3', 'i-4', 'i-5', 'i-6'] })],
  },
  { name: 'sessions on several machines', records: times(6, (index) => call('ssm', 'StartSession', { target: `i-0${index}` })) },
  {
    name: 'a way in over SSH from everywhere, as IPv6',
    records: [
      call('ec2', 'AuthorizeSecurityGroupIngress', {
        groupId: 'sg-1',
        ipPermissions: { items: [{ ipProtocol: 'tcp', fromPort: 22, toPort: 22, ipv6Ranges: { items: [{ cidrIpv6: '0::/0' }] } }] },
      }),
    ],
  },
  {
    name: 'a bucket for another account',
    records: [
      call('s3', 'PutBucketPolicy', {
        bucketName: 'b',
        bucketPolicy: { Statement: [{ Effect: 'Allow', Principal: { AWS: ['605040302010'] }, Action: 's3:*', Resource: '*' }] },
      }),
    ],
  },
  {
    name: 'a bucket for everybody',
    records: [
      call('s3', 'PutBucketPolicy', {
        bucketName: 'b',
        bucketPolicy: { Statement: { Effect: 'Allow', Principal: { AWS: '*' }, Action: 's3:GetObject', Resource: '*' } },
      }),
    ],
  },
  { name: 'a federation token with all rights', records: [call('sts', 'GetFederationToken', { name: 'x', policy: all })] },
  {
    name: 'a trust anchor',
    records: [
      call('rolesanywhere', 'CreateTrustAnchor', { name: 'x', enabled: true }),
      call('rolesanywhere', 'CreateProfile', { name: 'x' }),
    ],
  },
  {
    name: 'a start script of notebooks',
    records: [
      call('sagemaker', 'UpdateNotebookInstanceLifecycleConfig', {
        notebookInstanceLifecycleConfigName: 'x',
        onStart: [{ content: 'IyEvYmlu' }],
      }),
    ],
  },
  {
    name: 'sending of mail is looked at',
    records: [
      call('ses', 'GetAccountSendingEnabled', null, { readOnly: true }),
      call('ses', 'GetSendQuota', null, { readOnly: true }),
      call('ses', 'ListIdentities', null, { readOnly: true }),
      call('ses', 'GetIdentityVerificationAttributes', null, { readOnly: true }),
    ],
  },
  {
    name: 'a model is asked by Converse after it was unlocked',
    records: [
      call('bedrock', 'PutUseCaseForModelAccess'),
      call('bedrock', 'CreateFoundationModelAgreement', { modelId: 'm' }),
      call('bedrock', 'Converse', { modelId: 'm' }),
    ],
  },
  {
    name: 'objects overwritten under a foreign key',
    records: times(12, (index) =>
      call('s3', 'CopyObject', { bucketName: 'b', key: `${index}`, 'x-amz-server-side-encryption-customer-algorithm': 'AES256' }, data),
    ),
  },
  {
    name: 'versions listed and deleted by the batch',
    records: [
      call('s3', 'ListObjectVersions', { bucketName: 'b' }, { ...data, readOnly: true }),
      call('s3', 'DeleteObjects', { bucketName: 'b' }, data),
    ],
  },
  {
    name: 'versions listed and deleted one by one',
    records: [
      call('s3', 'ListObjectVersions', { bucketName: 'b' }, { ...data, readOnly: true }),
      ...times(5, (index) => call('s3', 'DeleteObject', { bucketName: 'b', key: `${index}`, versionId: 'v' }, data)),
    ],
  },
  { name: 'a note is left', records: [call('s3', 'PutObject', { bucketName: 'b', key: 'FILES-DELETED.txt' }, data)] },
  {
    name: 'a sign-in without a second factor',
    records: [
      call('signin', 'ConsoleLogin', null, {
        eventType: 'AwsConsoleSignIn',
        responseElements: { ConsoleLogin: 'Success' },
        additionalEventData: { MFAUsed: 'No', LoginTo: 'https://console.aws.amazon.com' },
      }),
    ],
  },
  {
    name: 'the account leaves the organization',
    records: [call('organizations', 'LeaveOrganization', null, { errorCode: 'AccessDenied' })],
  },
  {
    name: 'user data of a template that machines start from',
    records: [call('ec2', 'ModifyInstanceAttribute', { instanceId: 'i-1', userData: '<sensitiveDataRemoved>' })],
  },
]
