import { GetAccountPasswordPolicyCommand, GetAccountSummaryCommand, IAMClient, ListOrganizationsFeaturesCommand } from '@aws-sdk/client-iam'
import type { ConfigurationOf, ObservedOf } from '#lib/audit/resource-types.ts'
import type { Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { rootRow } from './credential-report.ts'
import { type Detail, detail, notAsked } from './detail.ts'
import type { Credentials } from './iam-credentials.ts'

const accountType = 'AWS::::Account'

type Features = ObservedOf<typeof accountType>['OrganizationsFeatures']
type Policy = ConfigurationOf<typeof accountType>['PasswordPolicy']

/** Errors of ListOrganizationsFeatures that say how things are (IAM API reference). */
const featureFacts: Readonly<Record<string, Features>> = {
  OrganizationNotFoundException: { State: 'no-organization', EnabledFeatures: [] },
  AccountNotManagementOrDelegatedAdministratorException: { State: 'not-entitled', EnabledFeatures: [] },
  ServiceAccessNotEnabledException: { State: 'trust-off', EnabledFeatures: [] },
  OrganizationNotInAllFeaturesModeException: { State: 'billing-only', EnabledFeatures: [] },
}

/** The account itself: its password policy, its summary, and what is known of its root user. `arn` is that of the root user. */
export async function accountResource(
  clients: AwsClients,
  scope: CollectorScope,
  arn: string,
  credentials: Credentials,
): Promise<Resource> {
  const [policy, summary, row, devices, features] = await Promise.all([
    wanted(scope, accountType, 'PasswordPolicy', () => passwordPolicy(clients, scope)),
    wanted(scope, accountType, 'Summary', () => accountSummary(clients, scope)),
    credentials.rowOf(rootRow),
    credentials.virtualDevicesOf(arn),
    wanted(scope, accountType, 'OrganizationsFeatures', () => organizationsFeatures(clients, scope)),
  ])
  return collectedResource(accountType, scope, {
    arn,
    region: 'global',
    tags: notAsked('tags of an account are kept by AWS Organizations'),
    configuration: { PasswordPolicy: policy },
    observed: { Summary: summary, RootCredentialReport: row, RootVirtualMfaDevices: devices, OrganizationsFeatures: features },
  })
}

function accountSummary(clients: AwsClients, scope: CollectorScope): Promise<Detail<Readonly<Record<string, number>>>> {
  return detail('iam:GetAccountSummary', scope.region, async () => {
    const { SummaryMap: map } = await clients.of('iam', IAMClient, clients.homeRegion).send(new GetAccountSummaryCommand({}))
    if (!map || Object.keys(map).length === 0) throw new Error('the answer holds no summary')
    return map
  })
}

function passwordPolicy(clients: AwsClients, scope: CollectorScope): Promise<Detail<Policy>> {
  return detail<Policy>(
    'iam:GetAccountPasswordPolicy',
    scope.region,
    async () => {
      const answer = await clients.of('iam', IAMClient, clients.homeRegion).send(new GetAccountPasswordPolicyCommand({}))
      if (!answer.PasswordPolicy) throw new Error('the answer holds no policy')
      return answer.PasswordPolicy as Policy
    },
    { facts: { NoSuchEntityException: null, NoSuchEntity: null } },
  )
}

function organizationsFeatures(clients: AwsClients, scope: CollectorScope): Promise<Detail<Features>> {
  return detail(
    'iam:ListOrganizationsFeatures',
    scope.region,
    async () => {
      const answer = await clients.of('iam', IAMClient, clients.homeRegion).send(new ListOrganizationsFeaturesCommand({}))
      // An emulator without the operation may answer with nothing at all; AWS names the organisation.
      if (!answer.OrganizationId && !answer.EnabledFeatures) throw new Error('the answer holds neither an organisation nor features')
      return { State: 'answered' as const, EnabledFeatures: (answer.EnabledFeatures ?? []).toSorted() }
    },
    { facts: featureFacts },
  )
}
