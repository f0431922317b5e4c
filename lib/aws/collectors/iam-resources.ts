import type { AttachedPolicy, GroupDetail, ManagedPolicyDetail, Policy, PolicyDetail, RoleDetail, UserDetail } from '@aws-sdk/client-iam'
import type { Resource } from '#lib/audit/snapshot.ts'
import type { CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { type Detail, mapDetail, notAsked, policyObject, tagsOf } from './detail.ts'
import type { Credentials } from './iam-credentials.ts'

const iso = (date: Date | undefined): string | null => date?.toISOString() ?? null
const source = 'iam:GetAccountAuthorizationDetails'

/** A user, with what is told of its credentials. */
export async function userResource(user: UserDetail, scope: CollectorScope, credentials: Credentials): Promise<Resource> {
  const type = 'AWS::IAM::User'
  const arn = needed(user.Arn, type)
  return collectedResource(type, scope, {
    arn,
    region: 'global',
    tags: { value: tagsOf(user.Tags) },
    configuration: {
      UserName: { value: user.UserName },
      Path: { value: user.Path },
      Groups: { value: user.GroupList ?? [] },
      ManagedPolicyArns: policyArns(user.AttachedManagedPolicies),
      Policies: inlinePolicies(user.UserPolicyList),
      PermissionsBoundary: { value: user.PermissionsBoundary?.PermissionsBoundaryArn ?? null },
    },
    observed: {
      UserId: { value: user.UserId },
      CreateDate: { value: iso(user.CreateDate) },
      CredentialReport: await wanted(scope, type, 'CredentialReport', () => credentials.rowOf(user.UserName ?? '')),
      VirtualMfaDevices: await wanted(scope, type, 'VirtualMfaDevices', () => credentials.virtualDevicesOf(arn)),
    },
  })
}

/** A group. */
export function groupResource(group: GroupDetail, scope: CollectorScope): Resource {
  return collectedResource('AWS::IAM::Group', scope, {
    arn: needed(group.Arn, 'AWS::IAM::Group'),
    region: 'global',
    tags: notAsked('IAM has no tags of groups'),
    configuration: {
      GroupName: { value: group.GroupName },
      Path: { value: group.Path },
      ManagedPolicyArns: policyArns(group.AttachedManagedPolicies),
      Policies: inlinePolicies(group.GroupPolicyList),
    },
    observed: { GroupId: { value: group.GroupId }, CreateDate: { value: iso(group.CreateDate) } },
  })
}

/** A role with its trust policy. */
export function roleResource(role: RoleDetail, scope: CollectorScope): Resource {
  const { LastUsedDate: lastUsed, Region: lastRegion } = role.RoleLastUsed ?? {}
  return collectedResource('AWS::IAM::Role', scope, {
    arn: needed(role.Arn, 'AWS::IAM::Role'),
    region: 'global',
    tags: { value: tagsOf(role.Tags) },
    configuration: {
      RoleName: { value: role.RoleName },
      Path: { value: role.Path },
      AssumeRolePolicyDocument: document(role.AssumeRolePolicyDocument),
      ManagedPolicyArns: policyArns(role.AttachedManagedPolicies),
      Policies: inlinePolicies(role.RolePolicyList),
      PermissionsBoundary: { value: role.PermissionsBoundary?.PermissionsBoundaryArn ?? null },
    },
    observed: {
      RoleId: { value: role.RoleId },
      CreateDate: { value: iso(role.CreateDate) },
      // IAM gives the element empty for a role that was not used; without it nothing is said.
      RoleLastUsed: role.RoleLastUsed
        ? { value: lastUsed ? { LastUsedDate: lastUsed.toISOString(), Region: lastRegion ?? null } : null }
        : { unseen: `${source} does not say when this role was used` },
      InstanceProfiles: { value: (role.InstanceProfileList ?? []).map((profile) => profile.Arn ?? '') },
    },
  })
}

/** A managed policy of the account, with the document of its default version, the one in force. */
export function ownPolicyResource(policy: ManagedPolicyDetail, scope: CollectorScope): Resource {
  const inForce = policy.PolicyVersionList?.find((version) => version.IsDefaultVersion === true)
  return policyResource(
    policy,
    scope,
    inForce ? document(inForce.Document) : { unseen: `${source} gave no default version of this policy` },
  )
}

/** A managed policy with its document in force. */
export function policyResource(policy: Policy, scope: CollectorScope, inForce: Detail<unknown>): Resource {
  return collectedResource('AWS::IAM::ManagedPolicy', scope, {
    arn: needed(policy.Arn, 'AWS::IAM::ManagedPolicy'),
    region: 'global',
    tags: notAsked('the listings of IAM do not give tags of policies'),
    configuration: {
      ManagedPolicyName: { value: policy.PolicyName },
      Path: { value: policy.Path },
      PolicyDocument: inForce,
    },
    observed: {
      PolicyId: { value: policy.PolicyId },
      AttachmentCount: { value: policy.AttachmentCount },
      PermissionsBoundaryUsageCount: { value: policy.PermissionsBoundaryUsageCount ?? null },
      DefaultVersionId: { value: policy.DefaultVersionId ?? null },
    },
  })
}

function needed(arn: string | undefined, type: string): string {
  if (!arn) throw new Error(`${source} gave an ${type} without an ARN`)
  return arn
}

/** One without an ARN makes the whole list unseen, since a list with a hole in it is no list. */
function policyArns(attached: readonly AttachedPolicy[] | undefined): Detail<readonly string[]> {
  const arns = (attached ?? []).flatMap(({ PolicyArn: arn }) => (arn ? [arn] : []))
  return arns.length === (attached ?? []).length ? { value: arns } : { unseen: `${source} gave an attached policy without an ARN` }
}

/** Inline policies; one unreadable document makes the whole list unseen. */
function inlinePolicies(list: readonly PolicyDetail[] | undefined): Detail<unknown> {
  return mapDetail({ value: list ?? [] }, (policies) =>
    policies.map((policy) => ({ PolicyName: policy.PolicyName, PolicyDocument: readDocument(policy.PolicyDocument) })),
  )
}

/** A policy document as IAM gives it; unseen when it cannot be read. */
export const document = (text: string | undefined): Detail<unknown> => mapDetail({ value: text }, readDocument)

/** IAM gives documents URL-encoded (RFC 3986). */
function readDocument(text: string | undefined): Readonly<Record<string, unknown>> {
  if (text === undefined) throw new Error('there is no policy document in the answer')
  return policyObject(decodeURIComponent(text))
}
