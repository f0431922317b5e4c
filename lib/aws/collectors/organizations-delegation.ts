import {
  ListAWSServiceAccessForOrganizationCommand,
  ListDelegatedAdministratorsCommand,
  ListDelegatedServicesForAccountCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations'
import type { ObservedOf } from '#lib/audit/resource-types.ts'
import type { AwsClients } from '../clients.ts'
import type { CollectorScope } from '../collector.ts'
import { type Detail, detail } from './detail.ts'
import { inOrder } from './in-order.ts'
import { pages } from './pages.ts'

type Administrators = NonNullable<ObservedOf<'Keepwatch::Organizations::Membership'>['DelegatedAdministrators']>

/** Accounts that may administer services for the organisation, with the services; there are a handful. */
export function delegatedAdministrators(clients: AwsClients, scope: CollectorScope): Promise<Detail<Administrators>> {
  return detail('organizations:ListDelegatedAdministrators', scope.region, async () => {
    const list = pages(async (token) => {
      const answer = await client(clients).send(new ListDelegatedAdministratorsCommand({ NextToken: token, MaxResults: 20 }))
      if (!answer.DelegatedAdministrators) throw new Error('the answer holds no list of administrators')
      return { items: answer.DelegatedAdministrators, next: answer.NextToken }
    })
    return Array.fromAsync(
      inOrder(list, 4, async ({ Id: id, Name: name }) => {
        if (!id) throw new Error('the answer gave an administrator without an id')
        return { Id: id, Name: name ?? null, Services: await servicesOf(clients, id) }
      }),
    )
  })
}

async function servicesOf(clients: AwsClients, account: string): Promise<readonly string[]> {
  const list = pages(async (token) => {
    const answer = await client(clients).send(
      new ListDelegatedServicesForAccountCommand({ AccountId: account, NextToken: token, MaxResults: 20 }),
    )
    if (!answer.DelegatedServices) throw new Error('the answer holds no list of delegated services')
    return { items: answer.DelegatedServices, next: answer.NextToken }
  })
  return (await Array.fromAsync(list)).flatMap(({ ServicePrincipal: principal }) => (principal ? [principal] : [])).sort()
}

/** Services that may act in all accounts of the organisation. */
export function trustedServices(clients: AwsClients, scope: CollectorScope): Promise<Detail<readonly string[]>> {
  return detail('organizations:ListAWSServiceAccessForOrganization', scope.region, async () => {
    const list = pages(async (token) => {
      const answer = await client(clients).send(new ListAWSServiceAccessForOrganizationCommand({ NextToken: token, MaxResults: 20 }))
      if (!answer.EnabledServicePrincipals) throw new Error('the answer holds no list of services')
      return { items: answer.EnabledServicePrincipals, next: answer.NextToken }
    })
    return (await Array.fromAsync(list)).flatMap(({ ServicePrincipal: principal }) => (principal ? [principal] : [])).sort()
  })
}

const client = (clients: AwsClients): OrganizationsClient => clients.of('organizations', OrganizationsClient, clients.homeRegion)
