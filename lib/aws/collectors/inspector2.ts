import { BatchGetAccountStatusCommand, Inspector2Client, ListFindingsCommand } from '@aws-sdk/client-inspector2'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { sumUp } from './inspector2-weaknesses.ts'
import { listed } from './listed.ts'
import { pages } from './pages.ts'

const accountType = 'Keepwatch::Inspector2::Account'
const findingType = 'Keepwatch::Inspector2::Finding'

/** Whether Inspector scans in a region, and what; and what it has found, summed up for each thing that it scanned. */
export const inspector2: Collector = {
  service: 'inspector2',
  scope: 'regional',
  brings: {
    [accountType]: { list: ['inspector2:BatchGetAccountStatus'] },
    [findingType]: { list: ['inspector2:ListFindings'] },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('inspector2', Inspector2Client, scope.region)
  if (scope.wants(accountType))
    yield* listed(scope, {
      action: 'inspector2:BatchGetAccountStatus',
      types: [accountType],
      page: async () => ({ items: [await accountResource(client, scope)], next: undefined }),
      read: (resource) => resource,
    })
  if (scope.wants(findingType)) yield* findings(client, scope)
}

/**
 * One page that holds the sums of all findings. What keeps the rest from being read (a refusal midway, too many of them) is told as a
 * second page that fails, so that what was summed up until then is kept.
 */
async function* findings(client: Inspector2Client, scope: CollectorScope): AsyncGenerator<Collected> {
  let rest: unknown = new Error('an earlier unit of work could not read the rest of the findings')
  yield* listed(scope, {
    action: 'inspector2:ListFindings',
    types: [findingType],
    page: async (token) => {
      if (token !== undefined) throw rest
      const { summaries, stoppedBy } = await sumUp(openFindings(client, scope.account), scope)
      if (stoppedBy !== undefined && summaries.length === 0) throw stoppedBy
      rest = stoppedBy
      return { items: summaries, next: stoppedBy === undefined ? undefined : 'rest' }
    },
    read: ({ arn, observed }) => collectedResource(findingType, scope, { arn, observed }),
  })
}

async function accountResource(client: Inspector2Client, scope: CollectorScope): Promise<Resource> {
  const { account, region, partition } = scope
  const answer = await client.send(new BatchGetAccountStatusCommand({ accountIds: [account] }))
  const own = answer.accounts?.find(({ accountId }) => accountId === account)
  const status = own?.state?.status
  if (!own || status === undefined) throw new Error(`the answer does not say: ${answer.failedAccounts?.[0]?.errorCode ?? 'no account'}`)
  const scans = Object.entries(own.resourceState ?? {}).map(([name, state]) => [name, state?.status ?? null] as const)
  return collectedResource(accountType, scope, {
    arn: `arn:${partition}:inspector2:${region}:${account}:account`,
    observed: { Status: { value: status }, Scans: { value: Object.fromEntries(scans) } },
  })
}

/** Open findings of this account from medium up, the most severe first. An administrator is told those of its members as well. */
function openFindings(client: Inspector2Client, account: string) {
  const is = (value: string) => ({ comparison: 'EQUALS' as const, value })
  return pages(async (token) => {
    const answer = await client.send(
      new ListFindingsCommand({
        filterCriteria: {
          awsAccountId: [is(account)],
          findingStatus: [is('ACTIVE')],
          severity: [is('CRITICAL'), is('HIGH'), is('MEDIUM')],
        },
        sortCriteria: { field: 'SEVERITY', sortOrder: 'DESC' },
        maxResults: 100,
        nextToken: token,
      }),
    )
    if (!answer.findings) throw new Error('the answer holds no list of findings')
    return { items: answer.findings, next: answer.nextToken }
  })
}
