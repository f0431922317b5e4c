import { BatchGetAccountStatusCommand, Inspector2Client } from '@aws-sdk/client-inspector2'
import type { Collected } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { gapOf } from './detail.ts'

/** CloudFormation has no type for it. */
const type = 'AWS::InspectorV2::Account'

/** Whether Inspector scans in a region, and what. */
export const inspector2: Collector = {
  service: 'inspector2',
  scope: 'regional',
  brings: { [type]: { list: ['inspector2:BatchGetAccountStatus'] } },
  collect,
}

async function* collect(clients: AwsClients, { account, region, partition }: CollectorScope): AsyncGenerator<Collected> {
  try {
    const answer = await clients
      .of('inspector2', Inspector2Client, region)
      .send(new BatchGetAccountStatusCommand({ accountIds: [account] }))
    const own = answer.accounts?.find(({ accountId }) => accountId === account)
    const status = own?.state?.status
    if (!own || status === undefined) throw new Error(`the answer does not say: ${answer.failedAccounts?.[0]?.errorCode ?? 'no account'}`)
    const scans = Object.entries(own.resourceState ?? {}).map(([name, state]) => [name, state?.status ?? null] as const)
    const observed = { Status: status, Scans: Object.fromEntries(scans) }
    const arn = `arn:${partition}:inspector2:${region}:${account}:account`
    yield { kind: 'resource', resource: { arn, type, account, region, tags: {}, configuration: {}, observed } }
  } catch (error) {
    yield gapOf('inspector2:BatchGetAccountStatus', region, error, [type])
  }
}
