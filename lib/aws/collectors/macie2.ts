import { GetMacieSessionCommand, Macie2Client } from '@aws-sdk/client-macie2'
import type { Collected } from '#lib/audit/snapshot.ts'
import { errorName } from '../call-log.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { gapOf } from './detail.ts'

const type = 'AWS::Macie::Session'

/** Macie says with an access error of these words that it is off (Macie API reference, GetMacieSession). */
function saysOff(error: unknown): boolean {
  return errorName(error) === 'AccessDeniedException' && error instanceof Error && /Macie is not enabled/i.test(error.message)
}

/** Whether Macie is on in a region; where it is off the status is DISABLED. */
export const macie2: Collector = {
  service: 'macie2',
  scope: 'regional',
  brings: { [type]: { list: ['macie2:GetMacieSession'] } },
  collect,
}

async function* collect(clients: AwsClients, { account, region, partition }: CollectorScope): AsyncGenerator<Collected> {
  const arn = `arn:${partition}:macie2:${region}:${account}:session`
  const session = (Status: string): Collected => ({
    kind: 'resource',
    resource: { arn, type, account, region, tags: {}, configuration: { Status } },
  })
  try {
    const { status } = await clients.of('macie2', Macie2Client, region).send(new GetMacieSessionCommand({}))
    if (status === undefined) throw new Error('the answer holds no status')
    yield session(status)
  } catch (error) {
    yield saysOff(error) ? session('DISABLED') : gapOf('macie2:GetMacieSession', region, error, [type])
  }
}
