import { GetDetectorCommand, GuardDutyClient, ListDetectorsCommand } from '@aws-sdk/client-guardduty'
import type { Collected } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { detail, gapOf, gather, mapDetail } from './detail.ts'
import { pages } from './pages.ts'

const type = 'AWS::GuardDuty::Detector'

/** The detector of a region. That there is none is a resource, too, with `Enable: false`: it is what is to be told. */
export const guardduty: Collector = {
  service: 'guardduty',
  scope: 'regional',
  brings: { [type]: { list: ['guardduty:GetDetector', 'guardduty:ListDetectors'] } },
  collect,
}

async function* collect(clients: AwsClients, { account, region, partition }: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('guardduty', GuardDutyClient, region)
  const detector = (id: string, configuration: Readonly<Record<string, unknown>>, unseen: Readonly<Record<string, string>>): Collected => {
    const arn = `arn:${partition}:guardduty:${region}:${account}:detector/${id}`
    return { kind: 'resource', resource: { arn, type, account, region, tags: {}, configuration, unseen } }
  }
  try {
    const list = pages(async (token) => {
      const answer = await client.send(new ListDetectorsCommand({ MaxResults: 50, NextToken: token }))
      if (!answer.DetectorIds) throw new Error('the answer holds no list of detectors')
      return { items: answer.DetectorIds, next: answer.NextToken }
    })
    const ids = await Array.fromAsync(list)
    if (ids.length === 0) yield detector('none', { Enable: false }, {})
    for (const id of ids) {
      const read = await detail('guardduty:GetDetector', region, () => client.send(new GetDetectorCommand({ DetectorId: id })))
      const enable = mapDetail(read, ({ Status: status }) => {
        if (status === undefined) throw new Error('guardduty:GetDetector does not say')
        return status === 'ENABLED'
      })
      const { seen, unseen } = gather({ Enable: enable })
      yield detector(id, seen, unseen)
    }
  } catch (error) {
    yield gapOf('guardduty:ListDetectors', region, error, [type])
  }
}
