import { AccountClient, GetAlternateContactCommand, GetContactInformationCommand } from '@aws-sdk/client-account'
import type { ObservedOf } from '#lib/audit/resource-types.ts'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { type Detail, detail, notAsked } from './detail.ts'
import { listed } from './listed.ts'

const type = 'Keepwatch::Account::Contacts'

type Facts = ObservedOf<typeof type>

/** Whom AWS reaches about the account. Of the phone number the end is kept, of the address the city: enough to say that they are right. */
export const account: Collector = {
  service: 'account',
  scope: 'global',
  brings: {
    [type]: {
      list: [],
      details: { ContactInformation: ['account:GetContactInformation'], SecurityContact: ['account:GetAlternateContact'] },
    },
  },
  collect,
}

function collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  return listed(scope, {
    action: 'account:GetContactInformation',
    types: [type],
    page: async () => ({ items: scope.wants(type) ? [`arn:${scope.partition}:account::${scope.account}:contacts`] : [], next: undefined }),
    read: (arn) => contacts(clients, scope, arn),
  })
}

async function contacts(clients: AwsClients, scope: CollectorScope, arn: string): Promise<Resource> {
  const [information, security] = await Promise.all([
    wanted(scope, type, 'ContactInformation', () => contactInformation(clients, scope)),
    wanted(scope, type, 'SecurityContact', () => securityContact(clients, scope)),
  ])
  return collectedResource(type, scope, {
    arn,
    region: 'global',
    tags: notAsked('contacts have no tags'),
    observed: { ContactInformation: information, SecurityContact: security },
  })
}

function contactInformation(clients: AwsClients, scope: CollectorScope): Promise<Detail<Facts['ContactInformation']>> {
  return detail<Facts['ContactInformation']>(
    'account:GetContactInformation',
    scope.region,
    async () => {
      const { ContactInformation: contact } = await client(clients).send(new GetContactInformationCommand({}))
      if (!contact) throw new Error('the answer holds no contact')
      return {
        FullName: contact.FullName ?? null,
        CompanyName: contact.CompanyName ?? null,
        City: contact.City ?? null,
        CountryCode: contact.CountryCode ?? null,
        PhoneEnding: contact.PhoneNumber?.slice(-3) ?? null,
      }
    },
    { facts: { ResourceNotFoundException: null } },
  )
}

function securityContact(clients: AwsClients, scope: CollectorScope): Promise<Detail<Facts['SecurityContact']>> {
  return detail<Facts['SecurityContact']>(
    'account:GetAlternateContact',
    scope.region,
    async () => {
      const { AlternateContact: contact } = await client(clients).send(new GetAlternateContactCommand({ AlternateContactType: 'SECURITY' }))
      if (!contact) throw new Error('the answer holds no contact')
      return { Name: contact.Name ?? null, Title: contact.Title ?? null, EmailAddress: contact.EmailAddress ?? null }
    },
    // AWS says so, and with this name, where none is on file (Account Management API, GetAlternateContact).
    { facts: { ResourceNotFoundException: null } },
  )
}

const client = (clients: AwsClients): AccountClient => clients.of('account', AccountClient, clients.homeRegion)
