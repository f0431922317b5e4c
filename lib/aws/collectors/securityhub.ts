import { DescribeHubCommand, SecurityHubClient } from '@aws-sdk/client-securityhub'
import type { Collected } from '#lib/audit/snapshot.ts'
import { errorName } from '../call-log.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { gapOf } from './detail.ts'

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

async function* collect(clients: AwsClients, { account, region, partition }: CollectorScope): AsyncGenerator<Collected> {
  const arn = `arn:${partition}:securityhub:${region}:${account}:hub/default`
  const hub = (Enabled: boolean): Collected => ({
    kind: 'resource',
    resource: { arn, type, account, region, tags: {}, configuration: {}, observed: { Enabled } },
  })
  try {
    const answer = await clients.of('securityhub', SecurityHubClient, region).send(new DescribeHubCommand({}))
    if (!answer.HubArn) throw new Error('the answer names no hub')
    yield hub(true)
  } catch (error) {
    yield saysOff(error) ? hub(false) : gapOf('securityhub:DescribeHub', region, error, [type])
  }
}
