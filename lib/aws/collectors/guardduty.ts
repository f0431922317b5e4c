import type { DetectorFeatureConfigurationResult, SeverityStatistics } from '@aws-sdk/client-guardduty'
import {
  GetAdministratorAccountCommand,
  GetDetectorCommand,
  GetFindingsStatisticsCommand,
  GuardDutyClient,
  ListDetectorsCommand,
  ListMembersCommand,
} from '@aws-sdk/client-guardduty'
import type { ObservedOf } from '#lib/audit/resource-types.ts'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { type Detail, detail, mapDetail, tagsOf } from './detail.ts'
import { listed } from './listed.ts'

const type = 'AWS::GuardDuty::Detector'

type FindingCounts = ObservedOf<typeof type>['FindingCounts']

/** Stands for the detector that a region lacks. */
const none = 'none'

/**
 * The detector of a region. That there is none is a resource, too, with `Enable: false`: it is what is to be told. Of its findings
 * their number by severity is asked for, not what they say.
 */
export const guardduty: Collector = {
  service: 'guardduty',
  scope: 'regional',
  brings: {
    [type]: {
      list: ['guardduty:GetDetector', 'guardduty:ListDetectors'],
      details: {
        AdministratorAccount: ['guardduty:GetAdministratorAccount'],
        FindingCounts: ['guardduty:GetFindingsStatistics'],
        MembersSeen: ['guardduty:ListMembers'],
      },
    },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('guardduty', GuardDutyClient, scope.region)
  yield* listed(scope, {
    action: 'guardduty:ListDetectors',
    types: [type],
    page: async (token) => {
      const { DetectorIds: ids, NextToken: next } = await client.send(new ListDetectorsCommand({ MaxResults: 50, NextToken: token }))
      if (!ids) throw new Error('the answer holds no list of detectors')
      // A region has one detector at most, so an empty first page is the answer.
      return { items: ids.length === 0 && token === undefined && !next ? [none] : ids, next }
    },
    read: (id) => (id === none ? noDetector(scope) : detectorResource(client, scope, id)),
  })
}

const arnOf = ({ partition, region, account }: CollectorScope, id: string): string =>
  `arn:${partition}:guardduty:${region}:${account}:detector/${id}`

function noDetector(scope: CollectorScope): Resource {
  return collectedResource(type, scope, {
    arn: arnOf(scope, none),
    tags: { value: {} },
    configuration: { Enable: { value: false }, Features: { value: [] } },
    observed: {
      AdministratorAccount: { value: null },
      MembersSeen: { value: 0 },
      FindingCounts: { value: countsOf([]) },
    },
  })
}

async function detectorResource(client: GuardDutyClient, scope: CollectorScope, id: string): Promise<Resource> {
  const read = await detail('guardduty:GetDetector', scope.region, () => client.send(new GetDetectorCommand({ DetectorId: id })))
  return collectedResource(type, scope, {
    arn: arnOf(scope, id),
    tags: mapDetail(read, ({ Tags: tags = {} }) => tagsOf(Object.entries(tags).map(([Key, Value]) => ({ Key, Value })))),
    configuration: {
      Enable: mapDetail(read, ({ Status: status }) => (status === undefined ? undefined : status === 'ENABLED')),
      Features: mapDetail(read, ({ Features: features }) => features?.map(featureOf)),
      FindingPublishingFrequency: mapDetail(read, ({ FindingPublishingFrequency: frequency }) => frequency),
    },
    observed: await live(client, scope, id),
  })
}

/** Times of change are left out: they would make each snapshot differ. */
function featureOf({ Name, Status, AdditionalConfiguration: additional = [] }: DetectorFeatureConfigurationResult) {
  return { Name, Status, AdditionalConfiguration: additional.map((part) => ({ Name: part.Name, Status: part.Status })) }
}

async function live(client: GuardDutyClient, scope: CollectorScope, id: string) {
  const ask = <Value>(property: string, operation: string, read: () => Promise<Value>): Promise<Detail<Value>> =>
    wanted(scope, type, property, () => detail(`guardduty:${operation}`, scope.region, read))
  const [administrator, members, statistics] = await Promise.all([
    ask('AdministratorAccount', 'GetAdministratorAccount', () => client.send(new GetAdministratorAccountCommand({ DetectorId: id }))),
    ask('MembersSeen', 'ListMembers', () =>
      client.send(new ListMembersCommand({ DetectorId: id, OnlyAssociated: 'true', MaxResults: 50 })),
    ),
    ask('FindingCounts', 'GetFindingsStatistics', () =>
      client.send(
        new GetFindingsStatisticsCommand({
          DetectorId: id,
          // An administrator is told the findings of its members too: those are told there.
          FindingCriteria: { Criterion: { accountId: { Equals: [scope.account] }, 'service.archived': { Equals: ['false'] } } },
          GroupBy: 'SEVERITY',
          MaxResults: 100,
        }),
      ),
    ),
  ])
  return {
    // Without an administrator the answer holds none; one that was invited or has left (RelationshipStatus) manages nothing.
    AdministratorAccount: mapDetail(administrator, ({ Administrator: { AccountId: id, RelationshipStatus: status = 'Enabled' } = {} }) =>
      status === 'Enabled' ? (id ?? null) : null,
    ),
    MembersSeen: mapDetail(members, ({ Members: list }) => list?.length),
    FindingCounts: mapDetail(statistics, ({ FindingStatistics: found }) => {
      const groups = found?.GroupedBySeverity
      if (!groups) throw new Error('guardduty:GetFindingsStatistics holds no numbers by severity')
      return countsOf(groups)
    }),
  }
}

/** Numbers by word: 9 and more is critical, 7 high, 4 medium (GuardDuty User Guide, "Severity levels of findings"). */
function countsOf(groups: readonly SeverityStatistics[]): FindingCounts {
  const within = (least: number, below: number): number =>
    groups
      .filter(({ Severity: severity = 0 }) => severity >= least && severity < below)
      .reduce((sum, { TotalFindings: found = 0 }) => sum + found, 0)
  return { Low: within(0, 4), Medium: within(4, 7), High: within(7, 9), Critical: within(9, Number.POSITIVE_INFINITY) }
}
