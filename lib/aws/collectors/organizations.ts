import { DescribeOrganizationCommand, type Organization, OrganizationsClient } from '@aws-sdk/client-organizations'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { type Detail, detail, gapOf, mapDetail, notAsked } from './detail.ts'
import { listed } from './listed.ts'
import { delegatedAdministrators, trustedServices } from './organizations-delegation.ts'
import { policies, resourcePolicy } from './organizations-policies.ts'
import { accounts, organizationalUnits, type Root, roots } from './organizations-tree.ts'

const membershipType = 'Keepwatch::Organizations::Membership'
const organizationType = 'AWS::Organizations::Organization'
const rootsAction = 'organizations:ListRoots'

/** What only the management account and its delegates are told. */
const managedTypes = [
  organizationType,
  'AWS::Organizations::Account',
  'AWS::Organizations::OrganizationalUnit',
  'AWS::Organizations::Policy',
  'AWS::Organizations::ResourcePolicy',
]

/**
 * The organisation, as far as the account is told of it: a member sees that it is in one and who manages it, the management account (and
 * whom it delegates to) the tree, the policies and the delegates. What a member is refused is a gap, not an organisation without policies.
 */
export const organizations: Collector = {
  service: 'organizations',
  scope: 'global',
  brings: {
    [membershipType]: {
      list: ['organizations:DescribeOrganization'],
      details: {
        DelegatedAdministrators: ['organizations:ListDelegatedAdministrators', 'organizations:ListDelegatedServicesForAccount'],
        TrustedServices: ['organizations:ListAWSServiceAccessForOrganization'],
      },
    },
    [organizationType]: { list: ['organizations:DescribeOrganization', 'organizations:ListRoots'] },
    'AWS::Organizations::Account': { list: ['organizations:DescribeOrganization', 'organizations:ListAccounts'] },
    'AWS::Organizations::OrganizationalUnit': {
      list: ['organizations:DescribeOrganization', 'organizations:ListOrganizationalUnitsForParent', 'organizations:ListRoots'],
    },
    'AWS::Organizations::Policy': {
      list: ['organizations:DescribeOrganization', 'organizations:ListPolicies', 'organizations:ListRoots'],
      details: { Content: ['organizations:DescribePolicy'], TargetIds: ['organizations:ListTargetsForPolicy'] },
    },
    'AWS::Organizations::ResourcePolicy': { list: ['organizations:DescribeOrganization', 'organizations:DescribeResourcePolicy'] },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const wanted = managedTypes.filter((type) => scope.wants(type))
  if (wanted.length === 0 && !scope.wants(membershipType)) return
  const organization = await ownOrganization(clients, scope)
  if (scope.wants(membershipType)) yield* membership(clients, scope, organization)
  if (wanted.length === 0) return
  const answer = 'value' in organization ? organization.value : undefined
  // In no organisation there is nothing to list, and that is seen.
  if (answer === null) return
  const { known, gap } = answer
    ? await ownRoots(clients, scope, wanted)
    : { gap: notDescribed('unseen' in organization ? organization.unseen : 'not seen', wanted) }
  if (gap) {
    if (scope.resume?.done.includes(rootsAction)) return
    yield gap
    yield { kind: 'progress', listing: rootsAction, next: undefined }
  }
  if (!answer || !known) return
  if (scope.wants(organizationType)) yield* theOrganization(scope, answer, known)
  if (scope.wants('AWS::Organizations::OrganizationalUnit')) yield* organizationalUnits(clients, scope, known)
  if (scope.wants('AWS::Organizations::Account')) yield* accounts(clients, scope)
  if (scope.wants('AWS::Organizations::Policy')) yield* policies(clients, scope, known)
  if (scope.wants('AWS::Organizations::ResourcePolicy')) yield* resourcePolicy(clients, scope)
}

/** The roots, or the gap that stands for all that hangs on them: a member without delegation is refused here, and everywhere else too. */
async function ownRoots(
  clients: AwsClients,
  scope: CollectorScope,
  types: readonly string[],
): Promise<{ readonly known?: readonly Root[]; readonly gap?: Collected }> {
  try {
    return { known: await roots(clients) }
  } catch (error) {
    return { gap: gapOf(rootsAction, scope.region, error, types) }
  }
}

const notDescribed = (reason: string, types: readonly string[]): Collected => ({
  kind: 'gap',
  gap: { action: 'organizations:DescribeOrganization', outcome: 'error', reason, types },
})

/** null: the account is in no organisation. */
function ownOrganization(clients: AwsClients, scope: CollectorScope): Promise<Detail<Organization | null>> {
  return detail<Organization | null>(
    'organizations:DescribeOrganization',
    scope.region,
    async () => {
      const answer = await clients.of('organizations', OrganizationsClient, clients.homeRegion).send(new DescribeOrganizationCommand({}))
      if (!answer.Organization) throw new Error('the answer holds no organisation')
      return answer.Organization
    },
    { facts: { AWSOrganizationsNotInUseException: null } },
  )
}

function membership(clients: AwsClients, scope: CollectorScope, organization: Detail<Organization | null>): AsyncGenerator<Collected> {
  return listed(scope, {
    action: 'organizations:DescribeOrganization',
    types: [membershipType],
    page: async () => ({ items: [`arn:${scope.partition}:organizations::${scope.account}:membership`], next: undefined }),
    read: (arn) => membershipResource(clients, scope, arn, organization),
  })
}

async function membershipResource(
  clients: AwsClients,
  scope: CollectorScope,
  arn: string,
  organization: Detail<Organization | null>,
): Promise<Resource> {
  const manages = mapDetail(organization, (answer) => answer?.MasterAccountId === scope.account)
  /** Asked in the management account only; elsewhere the answer is that the account manages nothing. */
  const whereItManages = async <Value>(property: string, ask: () => Promise<Detail<Value>>): Promise<Detail<Value | null>> => {
    if ('unseen' in manages) return manages
    return manages.value ? wanted<Value>(scope, membershipType, property, ask) : { value: null }
  }
  return collectedResource(membershipType, scope, {
    arn,
    region: 'global',
    tags: notAsked('tags of an account are not read'),
    observed: {
      Organization: mapDetail(
        organization,
        (answer) =>
          answer && {
            Id: answer.Id ?? null,
            FeatureSet: answer.FeatureSet ?? null,
            ManagementAccountId: answer.MasterAccountId ?? null,
          },
      ),
      IsManagementAccount: manages,
      DelegatedAdministrators: await whereItManages('DelegatedAdministrators', () => delegatedAdministrators(clients, scope)),
      TrustedServices: await whereItManages('TrustedServices', () => trustedServices(clients, scope)),
    },
  })
}

function theOrganization(scope: CollectorScope, answer: Organization, known: readonly Root[]): AsyncGenerator<Collected> {
  return listed(scope, {
    action: rootsAction,
    types: [organizationType],
    page: async () => ({ items: [answer], next: undefined }),
    read: ({ Arn: arn, Id: id, FeatureSet: features, MasterAccountId: manager }) => {
      if (!arn) throw new Error('organizations:DescribeOrganization gave an organisation without an ARN')
      return collectedResource(organizationType, scope, {
        arn,
        region: 'global',
        configuration: { FeatureSet: { value: features } },
        observed: { Id: { value: id }, ManagementAccountId: { value: manager ?? null }, Roots: { value: known } },
      })
    },
  })
}
