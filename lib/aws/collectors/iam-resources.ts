import type { AttachedPolicy, GroupDetail, ManagedPolicyDetail, PolicyDetail, RoleDetail, UserDetail } from '@aws-sdk/client-iam'
import type { Resource } from '#lib/audit/snapshot.ts'
import type { CollectorScope } from '../collector.ts'
import type { CredentialRow } from './credential-report.ts'
import { type Detail, gather, mapDetail, notAsked, policyObject, tagsOf } from './detail.ts'

/** A user, with its row of the credential report. */
export function userResource(user: UserDetail, scope: CollectorScope, row: Detail<CredentialRow>): Resource {
  return identity('AWS::IAM::User', user.Arn, scope, {
    tags: user.Tags,
    configuration: {
      UserName: { value: user.UserName },
      Path: { value: user.Path },
      Groups: { value: user.GroupList ?? [] },
      ManagedPolicyArns: { value: policyArns(user.AttachedManagedPolicies) },
      Policies: inlinePolicies(user.UserPolicyList),
      PermissionsBoundary: { value: user.PermissionsBoundary?.PermissionsBoundaryArn ?? null },
    },
    observed: { UserId: { value: user.UserId }, CreateDate: { value: user.CreateDate?.toISOString() ?? null }, CredentialReport: row },
  })
}

/** A group. */
export function groupResource(group: GroupDetail, scope: CollectorScope): Resource {
  return identity('AWS::IAM::Group', group.Arn, scope, {
    tags: [],
    configuration: {
      GroupName: { value: group.GroupName },
      Path: { value: group.Path },
      ManagedPolicyArns: { value: policyArns(group.AttachedManagedPolicies) },
      Policies: inlinePolicies(group.GroupPolicyList),
    },
    observed: { GroupId: { value: group.GroupId }, CreateDate: { value: group.CreateDate?.toISOString() ?? null } },
  })
}

/** A role with its trust policy. */
export function roleResource(role: RoleDetail, scope: CollectorScope): Resource {
  return identity('AWS::IAM::Role', role.Arn, scope, {
    tags: role.Tags,
    configuration: {
      RoleName: { value: role.RoleName },
      Path: { value: role.Path },
      AssumeRolePolicyDocument: document(role.AssumeRolePolicyDocument),
      ManagedPolicyArns: { value: policyArns(role.AttachedManagedPolicies) },
      Policies: inlinePolicies(role.RolePolicyList),
      PermissionsBoundary: { value: role.PermissionsBoundary?.PermissionsBoundaryArn ?? null },
    },
    observed: {
      RoleId: { value: role.RoleId },
      CreateDate: { value: role.CreateDate?.toISOString() ?? null },
      LastUsedDate: { value: role.RoleLastUsed?.LastUsedDate?.toISOString() ?? null },
      InstanceProfiles: { value: (role.InstanceProfileList ?? []).map((profile) => profile.Arn ?? '') },
    },
  })
}

/** A managed policy with the document of its default version, the one in force. */
export function policyResource(policy: ManagedPolicyDetail, scope: CollectorScope): Resource {
  const inForce = policy.PolicyVersionList?.find((version) => version.IsDefaultVersion === true)
  return identity('AWS::IAM::ManagedPolicy', policy.Arn, scope, {
    configuration: {
      ManagedPolicyName: { value: policy.PolicyName },
      Path: { value: policy.Path },
      PolicyDocument: inForce
        ? document(inForce.Document)
        : { unseen: 'iam:GetAccountAuthorizationDetails gave no default version of this policy' },
      Tags: notAsked('iam:GetAccountAuthorizationDetails does not give tags of policies'),
    },
    observed: {
      PolicyId: { value: policy.PolicyId },
      AttachmentCount:
        policy.AttachmentCount === undefined ? { unseen: 'the answer has no AttachmentCount' } : { value: policy.AttachmentCount },
      PermissionsBoundaryUsageCount: { value: policy.PermissionsBoundaryUsageCount ?? null },
      DefaultVersionId: { value: policy.DefaultVersionId ?? null },
    },
  })
}

interface IdentityParts {
  readonly tags?: Parameters<typeof tagsOf>[0]
  readonly configuration: Readonly<Record<string, Detail<unknown>>>
  readonly observed: Readonly<Record<string, Detail<unknown>>>
}

function identity(type: string, arn: string | undefined, scope: CollectorScope, parts: IdentityParts): Resource {
  if (!arn) throw new Error(`iam:GetAccountAuthorizationDetails gave an ${type} without an ARN`)
  const configuration = gather(parts.configuration)
  const observed = gather(parts.observed)
  const unseen = { ...configuration.unseen, ...observed.unseen }
  return {
    arn,
    type,
    account: scope.account,
    region: 'global',
    tags: tagsOf(parts.tags),
    configuration: configuration.seen,
    observed: observed.seen,
    ...(Object.keys(unseen).length > 0 ? { unseen } : {}),
  }
}

const policyArns = (attached: readonly AttachedPolicy[] | undefined): readonly string[] =>
  (attached ?? []).map((policy) => policy.PolicyArn ?? '')

/** Inline policies; one unreadable document makes the whole list unseen, since a list with a hole in it is no list. */
function inlinePolicies(list: readonly PolicyDetail[] | undefined): Detail<unknown> {
  return mapDetail({ value: list ?? [] }, (policies) =>
    policies.map((policy) => ({ PolicyName: policy.PolicyName, PolicyDocument: readDocument(policy.PolicyDocument) })),
  )
}

const document = (text: string | undefined): Detail<unknown> => mapDetail({ value: text }, readDocument)

/** IAM gives documents URL-encoded (RFC 3986). */
function readDocument(text: string | undefined): Readonly<Record<string, unknown>> {
  if (text === undefined) throw new Error('there is no policy document in the answer')
  return policyObject(decodeURIComponent(text))
}
