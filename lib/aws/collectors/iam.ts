import { setTimeout as sleep } from 'node:timers/promises'
import type { EntityType, GroupDetail, ManagedPolicyDetail, RoleDetail, UserDetail } from '@aws-sdk/client-iam'
import { GetAccountAuthorizationDetailsCommand, IAMClient } from '@aws-sdk/client-iam'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { accountResource } from './iam-account.ts'
import { attachedAwsPolicies } from './iam-aws-policies.ts'
import { askCredentials, type Credentials, type Wait } from './iam-credentials.ts'
import { listsBesideIdentities } from './iam-lists.ts'
import { groupResource, ownPolicyResource, roleResource, userResource } from './iam-resources.ts'
import { listed } from './listed.ts'

const details = 'iam:GetAccountAuthorizationDetails'
const report = ['iam:GenerateCredentialReport', 'iam:GetCredentialReport']

/** Types of the one listing that gives all identities, by IAM's names of them. */
const identityTypes: Readonly<Record<'User' | 'Group' | 'Role' | 'LocalManagedPolicy', string>> = {
  User: 'AWS::IAM::User',
  Group: 'AWS::IAM::Group',
  Role: 'AWS::IAM::Role',
  LocalManagedPolicy: 'AWS::IAM::ManagedPolicy',
}

/** The collector of IAM, with its patience handed in. */
export function iamCollector(wait: Wait): Collector {
  return {
    service: 'iam',
    scope: 'global',
    brings: {
      'AWS::::Account': {
        list: [],
        details: {
          OrganizationsFeatures: ['iam:ListOrganizationsFeatures'],
          PasswordPolicy: ['iam:GetAccountPasswordPolicy'],
          RootCredentialReport: report,
          RootVirtualMfaDevices: ['iam:ListVirtualMFADevices'],
          Summary: ['iam:GetAccountSummary'],
        },
      },
      'AWS::IAM::Group': { list: [details] },
      'AWS::IAM::InstanceProfile': { list: ['iam:ListInstanceProfiles'] },
      'AWS::IAM::ManagedPolicy': { list: [details, 'iam:GetPolicyVersion', 'iam:ListPolicies'] },
      'AWS::IAM::OIDCProvider': { list: ['iam:ListOpenIDConnectProviders'] },
      'AWS::IAM::Role': { list: [details] },
      'AWS::IAM::SAMLProvider': { list: ['iam:ListSAMLProviders'] },
      'AWS::IAM::ServerCertificate': { list: ['iam:ListServerCertificates'] },
      'AWS::IAM::User': {
        list: [details],
        details: { CredentialReport: report, VirtualMfaDevices: ['iam:ListVirtualMFADevices'] },
      },
    },
    collect: (clients, scope) => collect(clients, scope, wait),
  }
}

/**
 * IAM in a handful of calls, however many users there are: one paged listing of all identities and of the account's policies, one of
 * AWS's policies in use, the credential report, and facts of the account.
 */
export const iam: Collector = iamCollector((milliseconds) => sleep(milliseconds))

async function* collect(clients: AwsClients, scope: CollectorScope, wait: Wait): AsyncGenerator<Collected> {
  const credentials = askCredentials(clients, scope, wait)
  const arn = `arn:${scope.partition}:iam::${scope.account}:root`
  // Its five calls go on while the lists are read: one that is throttled or fails is tried again for seconds.
  const account = scope.wants('AWS::::Account') ? accountResource(clients, scope, arn, credentials) : undefined
  account?.catch(() => undefined)
  yield* identities(clients, scope, credentials)
  if (scope.wants('AWS::IAM::ManagedPolicy')) yield* attachedAwsPolicies(clients, scope)
  yield* listsBesideIdentities(clients, scope)
  if (account) yield* accountListing(scope, arn, account)
}

function accountListing(scope: CollectorScope, arn: string, account: Promise<Resource>): AsyncGenerator<Collected> {
  return listed(scope, {
    action: 'iam:GetAccountSummary',
    types: ['AWS::::Account'],
    page: async () => ({ items: [arn], next: undefined }),
    read: () => account,
  })
}

/** One entry of the lists that GetAccountAuthorizationDetails gives. */
type Identity =
  | { readonly user: UserDetail }
  | { readonly group: GroupDetail }
  | { readonly role: RoleDetail }
  | { readonly policy: ManagedPolicyDetail }

async function* identities(clients: AwsClients, scope: CollectorScope, credentials: Credentials): AsyncGenerator<Collected> {
  const asked = Object.entries(identityTypes).filter(([, type]) => scope.wants(type))
  if (asked.length === 0) return
  yield* listed<Identity>(scope, {
    action: details,
    types: asked.map(([, type]) => type),
    page: (token) =>
      authorizationDetails(
        clients,
        asked.map(([filter]) => filter as EntityType),
        token,
      ),
    read: (identity) => identityResource(identity, scope, credentials),
  })
}

async function authorizationDetails(clients: AwsClients, filter: EntityType[], token: string | undefined) {
  const answer = await clients
    .of('iam', IAMClient, clients.homeRegion)
    .send(new GetAccountAuthorizationDetailsCommand({ Filter: filter, MaxItems: 1_000, Marker: token }))
  const { UserDetailList: users, GroupDetailList: groups, RoleDetailList: roles, Policies: policies } = answer
  if (!users && !groups && !roles && !policies) throw new Error('the answer holds none of the lists of identities')
  const items: readonly Identity[] = [
    ...(users ?? []).map((user) => ({ user })),
    ...(groups ?? []).map((group) => ({ group })),
    ...(roles ?? []).map((role) => ({ role })),
    ...(policies ?? []).map((policy) => ({ policy })),
  ]
  return { items, next: answer.IsTruncated ? answer.Marker : undefined }
}

function identityResource(identity: Identity, scope: CollectorScope, credentials: Credentials): Promise<Resource> | Resource | undefined {
  if ('user' in identity) return userResource(identity.user, scope, credentials)
  if ('group' in identity) return groupResource(identity.group, scope)
  if ('role' in identity) return roleResource(identity.role, scope)
  // AWS's own come from a listing of their own, with those in use only.
  const own = !identity.policy.Arn?.startsWith(`arn:${scope.partition}:iam::aws:`)
  return own ? ownPolicyResource(identity.policy, scope) : undefined
}
