import type { Change } from '../diff/change.ts'
import { accountType } from '../placeholder.ts'

/** Event sources of the types whose service is not called as CloudFormation calls it (Service Authorization Reference). */
const sources: ReadonlyMap<string, readonly string[]> = new Map([
  ['ApiGatewayV2', ['apigateway']],
  ['Cognito', ['cognito-idp', 'cognito-identity']],
  ['CertificateManager', ['acm']],
  ['CloudWatch', ['monitoring']],
  ['EC2', ['ec2', 'autoscaling']],
  ['EFS', ['elasticfilesystem']],
  ['ElasticLoadBalancing', ['elasticloadbalancing']],
  ['ElasticLoadBalancingV2', ['elasticloadbalancing']],
  ['Elasticsearch', ['es']],
  ['InspectorV2', ['inspector2']],
  ['Macie', ['macie2']],
  ['MSK', ['kafka']],
  ['OpenSearchService', ['es']],
  ['OpenSearchServerless', ['aoss']],
  ['SSO', ['sso', 'sso-directory']],
  ['StepFunctions', ['states']],
])

/** Calls that change a property, where any other call on the resource would not (Service Authorization Reference of each service). */
const calls: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::IAM::ManagedPolicy PolicyDocument', ['CreatePolicyVersion', 'SetDefaultPolicyVersion', 'DeletePolicyVersion']],
  ['AWS::IAM::Role AssumeRolePolicyDocument', ['UpdateAssumeRolePolicy']],
  ...['User', 'Role', 'Group'].flatMap((kind): [string, string[]][] => [
    [`AWS::IAM::${kind} Policies`, [`Put${kind}Policy`, `Delete${kind}Policy`]],
    [`AWS::IAM::${kind} ManagedPolicyArns`, [`Attach${kind}Policy`, `Detach${kind}Policy`]],
    [`AWS::IAM::${kind} PermissionsBoundary`, [`Put${kind}PermissionsBoundary`, `Delete${kind}PermissionsBoundary`]],
  ]),
  ['AWS::IAM::User Groups', ['AddUserToGroup', 'RemoveUserFromGroup']],
  [
    'AWS::IAM::User CredentialReport',
    [
      'CreateLoginProfile',
      'UpdateLoginProfile',
      'DeleteLoginProfile',
      'ChangePassword',
      'EnableMFADevice',
      'DeactivateMFADevice',
      'CreateAccessKey',
      'UpdateAccessKey',
      'DeleteAccessKey',
    ],
  ],
  [
    'AWS::::Account RootCredentialReport',
    [
      'ChangePassword',
      'PasswordUpdated',
      'EnableMFADevice',
      'DeactivateMFADevice',
      'CreateAccessKey',
      'UpdateAccessKey',
      'DeleteAccessKey',
    ],
  ],
  ['AWS::::Account PasswordPolicy', ['UpdateAccountPasswordPolicy', 'DeleteAccountPasswordPolicy']],
  ['AWS::::Account AccountPublicAccessBlock', ['PutAccountPublicAccessBlock', 'DeleteAccountPublicAccessBlock']],
  ['AWS::S3::Bucket Policy', ['PutBucketPolicy', 'DeleteBucketPolicy']],
  ['AWS::S3::Bucket Acl', ['PutBucketAcl', 'PutBucketOwnershipControls', 'DeleteBucketOwnershipControls']],
  [
    'AWS::S3::Bucket PublicAccessBlockConfiguration',
    ['PutBucketPublicAccessBlock', 'DeleteBucketPublicAccessBlock', 'PutPublicAccessBlock', 'DeletePublicAccessBlock'],
  ],
  ['AWS::S3::Bucket BucketEncryption', ['PutBucketEncryption', 'DeleteBucketEncryption']],
  ['AWS::S3::Bucket VersioningConfiguration', ['PutBucketVersioning']],
  ['AWS::S3::Bucket MFADelete', ['PutBucketVersioning']],
  ['AWS::S3::Bucket LoggingConfiguration', ['PutBucketLogging']],
  [
    'AWS::EC2::SecurityGroup SecurityGroupIngress',
    [
      'AuthorizeSecurityGroupIngress',
      'RevokeSecurityGroupIngress',
      'ModifySecurityGroupRules',
      'UpdateSecurityGroupRuleDescriptionsIngress',
    ],
  ],
  [
    'AWS::EC2::SecurityGroup SecurityGroupEgress',
    ['AuthorizeSecurityGroupEgress', 'RevokeSecurityGroupEgress', 'ModifySecurityGroupRules', 'UpdateSecurityGroupRuleDescriptionsEgress'],
  ],
  ['AWS::EC2::VPC FlowLogs', ['CreateFlowLogs', 'DeleteFlowLogs']],
  ['AWS::CloudTrail::Trail IsLogging', ['StartLogging', 'StopLogging']],
  ['AWS::CloudTrail::Trail EventSelectors', ['PutEventSelectors']],
  ['AWS::CloudTrail::Trail AdvancedEventSelectors', ['PutEventSelectors']],
  ['AWS::KMS::Key EnableKeyRotation', ['EnableKeyRotation', 'DisableKeyRotation']],
  ['AWS::KMS::Key KeyPolicy', ['PutKeyPolicy']],
  [
    'AWS::KMS::Key KeyState',
    ['ScheduleKeyDeletion', 'CancelKeyDeletion', 'EnableKey', 'DisableKey', 'DeleteKey', 'DeleteImportedKeyMaterial'],
  ],
])

/** What only a live account knows and a call changes all the same; other observed facts come and go without anybody doing anything. */
const observedByCall: ReadonlySet<string> = new Set([
  'Acl',
  'MFADelete',
  'FlowLogs',
  'KeyState',
  'CredentialReport',
  'RootCredentialReport',
  'Enabled',
  'AccountPublicAccessBlock',
])

const makes =
  /^(?:Create|Run|Put|Register|Import|Copy|Allocate|Restore|Enable|Add|Start|Upload|Attach|Authorize|Associate|Provision|Request|Publish|Launch|Replicate|Subscribe|Set)/
const removes =
  /^(?:Delete|Terminate|Deregister|Release|Remove|Disable|Revoke|Detach|Disassociate|Cancel|Purge|BatchDelete|Unsubscribe|Stop)/
const tags = /Tag/

/** Of IAM's calls only those on that kind of identity: a user and a group may have the same name. */
const identityCalls: ReadonlyMap<string, RegExp> = new Map([
  ['AWS::IAM::User', /User|LoginProfile|AccessKey|MFA|Password|SSHPublicKey|SigningCertificate|ServiceSpecificCredential/],
  ['AWS::IAM::Role', /Role|InstanceProfile/],
  ['AWS::IAM::Group', /Group/],
  ['AWS::IAM::ManagedPolicy', /Policy/],
])

/** Whether a call of this name and service may have made a change. */
export function fits(change: Change, { eventName, eventSource }: { readonly eventName: string; readonly eventSource: string }): boolean {
  const { type } = change.resource
  const known = knownCalls(change)
  if (type === accountType) return known?.includes(eventName) ?? false
  if (!sourcesOf(type).includes(eventSource.split('.')[0] ?? '')) return false
  if (known) return known.includes(eventName)
  if (identityCalls.get(type)?.test(eventName) === false) return false
  if (change.kind === 'appeared') return makes.test(eventName)
  if (change.kind === 'gone') return removes.test(eventName)
  return tags.test(eventName) === (change.properties[0] === 'Tags' || change.properties[0]?.startsWith('Tags.') === true)
}

/** Whether somebody must have made a call for it: what AWS observes by itself needs none. */
export function needsEvent(change: Change): boolean {
  if (change.resource.type === accountType) return knownCalls(change) !== undefined
  if (change.kind !== 'changed') return true
  const [property = ''] = change.properties
  return change.isObserved !== true || observedByCall.has(property)
}

function knownCalls({ kind, resource, properties }: Change): readonly string[] | undefined {
  return kind === 'changed' ? calls.get(`${resource.type} ${properties[0]?.split('.')[0] ?? ''}`) : undefined
}

function sourcesOf(type: string): readonly string[] {
  const service = type.split('::')[1] ?? ''
  return sources.get(service) ?? [service.toLowerCase()]
}
