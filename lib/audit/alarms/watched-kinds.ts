import { asRoot, call, calls, signIn, type WatchedKind } from './watched-event.ts'

const each = { countAtMost: 1, isGlobal: false, detections: [] } as const
/** Where single events are everyday, an alarm may wait for more of them. */
const many = { ...each, countAtMost: 100 } as const

const refused = { errorMessage: 'not authorized' }

/** The events that CIS 7.0 wants somebody to be told of (5.1 to 5.15), by the last part of the check's id. Names of calls are those of the AWS APIs. */
export const watchedKinds = {
  'unauthorised-calls': {
    ...many,
    events: [
      call('ec2', 'RunInstances', { ...refused, errorCode: 'Client.UnauthorizedOperation' }),
      call('iam', 'CreateUser', { ...refused, errorCode: 'AccessDenied' }),
      call('dynamodb', 'ListTables', { ...refused, errorCode: 'AccessDeniedException', readOnly: true }),
    ],
    detections: ['cloudtrail-denied-calls-burst'],
  },
  'sign-in-without-mfa': {
    ...each,
    events: [signIn('a console sign-in without MFA', { additionalEventData: { MFAUsed: 'No', MobileVersion: 'No' } })],
    detections: ['cloudtrail-console-sign-in-without-mfa'],
  },
  'root-use': {
    ...each,
    events: [
      call('iam', 'CreateAccessKey', asRoot),
      call('s3', 'ListBuckets', { ...asRoot, readOnly: true }),
      signIn('a console sign-in of the root user', asRoot),
    ],
    detections: ['cloudtrail-root-api-call', 'cloudtrail-root-console-sign-in', 'cloudtrail-root-access-key-used'],
  },
  'iam-changes': {
    ...each,
    events: calls(
      'iam',
      `DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy PutGroupPolicy PutRolePolicy PutUserPolicy CreatePolicy DeletePolicy
       CreatePolicyVersion DeletePolicyVersion AttachRolePolicy DetachRolePolicy AttachUserPolicy DetachUserPolicy AttachGroupPolicy
       DetachGroupPolicy`,
    ),
    isGlobal: true,
  },
  'cloudtrail-changes': {
    ...each,
    events: [
      ...calls('cloudtrail', 'CreateTrail DeleteTrail StartLogging StopLogging'),
      call('cloudtrail', 'UpdateTrail', { requestParameters: { name: 'trail', s3BucketName: 'elsewhere' } }),
      call('cloudtrail', 'UpdateTrail', { requestParameters: { name: 'trail', isMultiRegionTrail: false } }),
      call('cloudtrail', 'UpdateTrail', { requestParameters: { name: 'trail', enableLogFileValidation: false } }),
    ],
    detections: [
      'cloudtrail-trail-created',
      'cloudtrail-security-service-changed',
      'cloudtrail-trail-stopped',
      'cloudtrail-trail-selectors-narrowed',
      'cloudtrail-trail-destination-changed',
    ],
  },
  'sign-in-failures': {
    ...many,
    events: [signIn('a failed console sign-in', { errorMessage: 'Failed authentication', responseElements: { ConsoleLogin: 'Failure' } })],
    detections: ['cloudtrail-console-sign-in-failures', 'cloudtrail-root-console-sign-in-failures'],
  },
  'key-deletion': {
    ...each,
    events: calls('kms', 'DisableKey ScheduleKeyDeletion'),
    detections: ['cloudtrail-key-disabled-or-deletion-scheduled'],
  },
  'bucket-policy-changes': {
    ...each,
    events: calls(
      's3',
      `PutBucketAcl PutBucketPolicy PutBucketCors PutBucketLifecycle PutBucketReplication DeleteBucketPolicy DeleteBucketCors
       DeleteBucketLifecycle DeleteBucketReplication`,
    ),
  },
  'config-changes': {
    ...each,
    events: calls('config', 'StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder'),
  },
  'security-group-changes': {
    ...each,
    events: calls(
      'ec2',
      `AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress
       CreateSecurityGroup DeleteSecurityGroup`,
    ),
  },
  'network-acl-changes': {
    ...each,
    events: calls(
      'ec2',
      `CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry ReplaceNetworkAclEntry
       ReplaceNetworkAclAssociation`,
    ),
    detections: ['cloudtrail-network-acl-changed', 'cloudtrail-network-acl-opened', 'cloudtrail-network-acl-deleted'],
  },
  'gateway-changes': {
    ...each,
    events: calls(
      'ec2',
      `CreateCustomerGateway DeleteCustomerGateway AttachInternetGateway CreateInternetGateway DeleteInternetGateway
       DetachInternetGateway`,
    ),
    detections: ['cloudtrail-gateway-or-vpc-changed'],
  },
  'route-table-changes': {
    ...each,
    events: calls(
      'ec2',
      `CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute DisassociateRouteTable`,
    ),
    detections: ['cloudtrail-route-changed', 'cloudtrail-default-route-changed'],
  },
  'vpc-changes': {
    ...each,
    // The calls of ClassicLink are left out: AWS retired it.
    events: calls(
      'ec2',
      `CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection CreateVpcPeeringConnection DeleteVpcPeeringConnection
       RejectVpcPeeringConnection`,
    ),
  },
  'organization-changes': {
    ...each,
    events: calls(
      'organizations',
      `AcceptHandshake AttachPolicy CreateAccount CreateOrganizationalUnit CreatePolicy DeclineHandshake DeleteOrganization
       DeleteOrganizationalUnit DeletePolicy DetachPolicy DisablePolicyType EnablePolicyType InviteAccountToOrganization
       LeaveOrganization MoveAccount RemoveAccountFromOrganization UpdateOrganizationalUnit UpdatePolicy`,
    ),
    isGlobal: true,
  },
} as const satisfies Readonly<Record<string, WatchedKind>>

/** Names of the kinds. */
export type WatchedName = keyof typeof watchedKinds
