import type { Trail } from '@aws-sdk/client-cloudtrail'
import {
  CloudTrailClient,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetInsightSelectorsCommand,
  GetTrailStatusCommand,
} from '@aws-sdk/client-cloudtrail'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { detail, mapDetail, notAsked } from './detail.ts'
import { listed } from './listed.ts'

const type = 'AWS::CloudTrail::Trail'
const selectors = ['AdvancedEventSelectors', 'EventSelectors'] as const
const timesAndErrors = [
  'IsLogging',
  'LatestCloudWatchLogsDeliveryError',
  'LatestCloudWatchLogsDeliveryTime',
  'LatestDeliveryError',
  'LatestDeliveryTime',
  'LatestDigestDeliveryError',
  'LatestDigestDeliveryTime',
] as const

const each = (properties: readonly string[], action: string) => Object.fromEntries(properties.map((property) => [property, [action]]))

/**
 * Trails, each read in its home region. A multi-region trail shows up in every region as a shadow; the shadow is followed home
 * only when the home region is not looked at itself in this run, so that the trail is seen once and never missed. A trail of the
 * organisation shows up in its members too, with the ARN of the account that owns it.
 */
export const cloudtrail: Collector = {
  service: 'cloudtrail',
  scope: 'regional',
  brings: {
    [type]: {
      list: ['cloudtrail:DescribeTrails'],
      details: {
        ...each(selectors, 'cloudtrail:GetEventSelectors'),
        ...each(timesAndErrors, 'cloudtrail:GetTrailStatus'),
        InsightSelectors: ['cloudtrail:GetInsightSelectors'],
      },
    },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  yield* listed(scope, {
    action: 'cloudtrail:DescribeTrails',
    types: [type],
    page: async () => {
      const client = clients.of('cloudtrail', CloudTrailClient, scope.region)
      const { trailList: trails } = await client.send(new DescribeTrailsCommand({ includeShadowTrails: true }))
      if (!trails) throw new Error('the answer holds no list of trails')
      return { items: trails, next: undefined }
    },
    read: (trail) => {
      const home = trail.HomeRegion ?? scope.region
      return home === scope.region || !scope.regions.includes(home) ? trailResource(clients, trail, home, scope) : undefined
    },
  })
}

async function trailResource(clients: AwsClients, trail: Trail, home: string, scope: CollectorScope): Promise<Resource> {
  const arn = trail.TrailARN
  if (!arn) throw new Error('cloudtrail:DescribeTrails gave a trail without an ARN')
  const details = await trailDetails(clients, arn, home, scope)
  return collectedResource(type, scope, {
    arn,
    region: home,
    configuration: {
      TrailName: { value: trail.Name },
      S3BucketName: { value: trail.S3BucketName ?? null },
      S3KeyPrefix: { value: trail.S3KeyPrefix ?? null },
      IsMultiRegionTrail: { value: trail.IsMultiRegionTrail },
      IsOrganizationTrail: { value: trail.IsOrganizationTrail ?? false },
      IncludeGlobalServiceEvents: { value: trail.IncludeGlobalServiceEvents ?? null },
      EnableLogFileValidation: { value: trail.LogFileValidationEnabled ?? false },
      KMSKeyId: { value: trail.KmsKeyId ?? null },
      SnsTopicName: { value: trail.SnsTopicName ?? null },
      CloudWatchLogsLogGroupArn: { value: trail.CloudWatchLogsLogGroupArn ?? null },
      CloudWatchLogsRoleArn: { value: trail.CloudWatchLogsRoleArn ?? null },
      ...details.configuration,
    },
    observed: { HomeRegion: { value: home }, ...details.observed },
  })
}

/** What costs calls of its own: status, selectors and Insights, each only when a chosen check reads it. */
async function trailDetails(clients: AwsClients, arn: string, home: string, scope: CollectorScope) {
  const client = clients.of('cloudtrail', CloudTrailClient, home)
  const gone = ['TrailNotFoundException']
  const unread = notAsked('no chosen check reads it')
  const isWanted = (properties: readonly string[]) => properties.some((property) => scope.wants(type, property))
  const [status, selected, insights] = await Promise.all([
    isWanted(timesAndErrors)
      ? detail('cloudtrail:GetTrailStatus', home, () => client.send(new GetTrailStatusCommand({ Name: arn })), { gone })
      : unread,
    isWanted(selectors)
      ? detail('cloudtrail:GetEventSelectors', home, () => client.send(new GetEventSelectorsCommand({ TrailName: arn })), { gone })
      : unread,
    wanted(scope, type, 'InsightSelectors', () =>
      detail<{ readonly InsightSelectors?: unknown } | null>(
        'cloudtrail:GetInsightSelectors',
        home,
        () => client.send(new GetInsightSelectorsCommand({ TrailName: arn })),
        { facts: { InsightNotEnabledException: null }, gone },
      ),
    ),
  ])
  const iso = (date: Date | undefined): string | null => date?.toISOString() ?? null
  return {
    configuration: {
      IsLogging: mapDetail(status, (answer) => answer.IsLogging),
      EventSelectors: mapDetail(selected, (answer) => answer.EventSelectors ?? []),
      AdvancedEventSelectors: mapDetail(selected, (answer) => answer.AdvancedEventSelectors ?? []),
      InsightSelectors: mapDetail(insights, (answer) => answer?.InsightSelectors ?? []),
    },
    observed: {
      LatestDeliveryTime: mapDetail(status, (answer) => iso(answer.LatestDeliveryTime)),
      LatestDeliveryError: mapDetail(status, (answer) => answer.LatestDeliveryError ?? null),
      LatestDigestDeliveryTime: mapDetail(status, (answer) => iso(answer.LatestDigestDeliveryTime)),
      LatestDigestDeliveryError: mapDetail(status, (answer) => answer.LatestDigestDeliveryError ?? null),
      LatestCloudWatchLogsDeliveryTime: mapDetail(status, (answer) => iso(answer.LatestCloudWatchLogsDeliveryTime)),
      LatestCloudWatchLogsDeliveryError: mapDetail(status, (answer) => answer.LatestCloudWatchLogsDeliveryError ?? null),
    },
  }
}
