import { DescribeHubCommand, SecurityHubClient } from '@aws-sdk/client-securityhub'
import type { Collected } from '#lib/audit/snapshot.ts'
import { errorName } from '../call-log.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { listed } from './listed.ts'

const type = 'AWS::SecurityHub::Hub'

/** Security Hub says with an error of these names and words that it is off in a region (API reference, DescribeHub). */
function saysOff(error: unknown): boolean {
  const isName = ['InvalidAccessException', 'ResourceNotFoundException'].includes(errorName(error))
  return isName && error instanceof Error && /not subscribed|not enabled|not found/i.test(error.message)
}

/** Whether Security Hub is on in a region; where it is off the resource says `Enabled: false`. */
export const securityhub: Collector = {
  service: 'securityhub',
  scope: 'regional',
  brings: { [type]: { list: ['securityhub:DescribeHub'] } },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const { account, region, partition } = scope
  const arn = `arn:${partition}:securityhub:${region}:${account}:hub/default`
  yield* listed(scope, {
    action: 'securityhub:DescribeHub',
    types: [type],
    page: async () => ({ items: [await isOn(clients, region)], next: undefined }),
    read: (Enabled) => collectedResource(type, scope, { arn, observed: { Enabled: { value: Enabled } } }),
  })
}

async function isOn(clients: AwsClients, region: string): Promise<boolean> {
  try {
    const answer = await clients.of('securityhub', SecurityHubClient, region).send(new DescribeHubCommand({}))
    if (!answer.HubArn) throw new Error('the answer names no hub')
    return true
  } catch (error) {
    if (saysOff(error)) return false
    throw error
  }
}
