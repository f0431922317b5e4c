import {
  ListAccountsCommand,
  ListOrganizationalUnitsForParentCommand,
  ListRootsCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations'
import type { ObservedOf } from '#lib/audit/resource-types.ts'
import type { Collected } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { listed } from './listed.ts'
import { pages } from './pages.ts'

const unitType = 'AWS::Organizations::OrganizationalUnit'
const accountType = 'AWS::Organizations::Account'

/** Units of an organisation that are walked: AWS allows 2,000 by default, and five levels of them. */
const unitsAtMost = 10_000

/** A root of the organisation, with the kinds of policies that are switched on. */
export type Root = ObservedOf<'AWS::Organizations::Organization'>['Roots'][number]

/** The roots; AWS gives one. */
export async function roots(clients: AwsClients): Promise<readonly Root[]> {
  const list = pages(async (token) => {
    const answer = await client(clients).send(new ListRootsCommand({ NextToken: token, MaxResults: 20 }))
    if (!answer.Roots) throw new Error('the answer holds no list of roots')
    return { items: answer.Roots, next: answer.NextToken }
  })
  return (await Array.fromAsync(list)).map(({ Id: id, Name: name, PolicyTypes: types }) => {
    if (!id) throw new Error('the answer gave a root without an id')
    const on = (types ?? []).filter(({ Status: status }) => status === 'ENABLED')
    return { Id: id, Name: name ?? null, PolicyTypes: on.flatMap(({ Type: type }) => (type ? [type] : [])).sort() }
  })
}

/** An organizational unit and what it hangs on. */
interface Unit {
  readonly Id: string
  readonly Arn: string
  readonly Name: string | undefined
  readonly ParentId: string
}

/** All units, walked from the roots down: a call (and its pages) for each, since AWS has none for the whole tree. */
export function organizationalUnits(clients: AwsClients, scope: CollectorScope, known: readonly Root[]): AsyncGenerator<Collected> {
  return listed<Unit>(scope, {
    action: 'organizations:ListOrganizationalUnitsForParent',
    types: [unitType],
    page: async () => ({ items: await unitsBelow(clients, known), next: undefined }),
    read: (unit) =>
      collectedResource(unitType, scope, {
        arn: unit.Arn,
        region: 'global',
        configuration: { Name: { value: unit.Name }, ParentId: { value: unit.ParentId } },
        observed: { Id: { value: unit.Id } },
      }),
  })
}

async function unitsBelow(clients: AwsClients, from: readonly Root[]): Promise<readonly Unit[]> {
  const found = new Map<string, Unit>()
  const waiting = from.map(({ Id: id }) => id)
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop())
    for await (const unit of unitsOf(clients, parent)) {
      if (found.has(unit.Id)) throw new Error(`the tree comes back to ${unit.Id}`)
      if (found.size >= unitsAtMost) throw new Error(`the organisation has more than ${unitsAtMost} units`)
      found.set(unit.Id, unit)
      waiting.push(unit.Id)
    }
  return [...found.values()]
}

async function* unitsOf(clients: AwsClients, parent: string): AsyncGenerator<Unit> {
  const list = pages(async (token) => {
    const answer = await client(clients).send(
      new ListOrganizationalUnitsForParentCommand({ ParentId: parent, NextToken: token, MaxResults: 20 }),
    )
    if (!answer.OrganizationalUnits) throw new Error('the answer holds no list of units')
    return { items: answer.OrganizationalUnits, next: answer.NextToken }
  })
  for await (const { Id, Arn, Name } of list) {
    if (!Id || !Arn) throw new Error('the answer gave a unit without an id or an ARN')
    yield { Id, Arn, Name, ParentId: parent }
  }
}

/** Accounts of the organisation. Their owners' addresses are not kept. */
export function accounts(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  return listed(scope, {
    action: 'organizations:ListAccounts',
    types: [accountType],
    page: async (token) => {
      const answer = await client(clients).send(new ListAccountsCommand({ NextToken: token, MaxResults: 20 }))
      if (!answer.Accounts) throw new Error('the answer holds no list of accounts')
      return { items: answer.Accounts, next: answer.NextToken }
    },
    read: ({ Arn: arn, Id: id, Name: name, State: state, Status: status, Paths: paths }) => {
      if (!arn) throw new Error('the answer gave an account without an ARN')
      return collectedResource(accountType, scope, {
        arn,
        region: 'global',
        configuration: { AccountName: { value: name ?? null } },
        observed: { AccountId: { value: id }, State: { value: state ?? status ?? null }, Paths: { value: paths } },
      })
    },
  })
}

const client = (clients: AwsClients): OrganizationsClient => clients.of('organizations', OrganizationsClient, clients.homeRegion)
