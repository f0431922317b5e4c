import type { GetEventSelectorsResponse, Trail } from '@aws-sdk/client-cloudtrail'
import { CloudTrailClient, DescribeTrailsCommand, GetEventSelectorsCommand, GetTrailStatusCommand } from '@aws-sdk/client-cloudtrail'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { detail, gapOf, gather, mapDetail, notAsked } from './detail.ts'

const trailType = 'AWS::CloudTrail::Trail'

/**
 * Trails, each read in its home region. A multi-region trail shows up in every region as a shadow; the shadow is followed home
 * only when the home region is not looked at itself in this run, so that the trail is seen once and never missed.
 */
export const cloudtrail: Collector = {
  service: 'cloudtrail',
  scope: 'regional',
  brings: { [trailType]: { list: ['cloudtrail:DescribeTrails', 'cloudtrail:GetEventSelectors', 'cloudtrail:GetTrailStatus'] } },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  try {
    const answer = await clients
      .of('cloudtrail', CloudTrailClient, scope.region)
      .send(new DescribeTrailsCommand({ includeShadowTrails: true }))
    if (!answer.trailList) throw new Error('the answer holds no list of trails')
    for (const trail of answer.trailList) {
      const home = trail.HomeRegion ?? scope.region
      if (home === scope.region || !scope.regions.includes(home))
        yield { kind: 'resource', resource: await trailResource(clients, trail, home, scope) }
    }
  } catch (error) {
    yield gapOf('cloudtrail:DescribeTrails', scope.region, error, [trailType])
  }
}

async function trailResource(clients: AwsClients, trail: Trail, home: string, scope: CollectorScope): Promise<Resource> {
  const arn = trail.TrailARN
  if (!arn) throw new Error('cloudtrail:DescribeTrails gave a trail without an ARN')
  const client = clients.of('cloudtrail', CloudTrailClient, home)
  const [status, selectors] = await Promise.all([
    detail('cloudtrail:GetTrailStatus', home, () => client.send(new GetTrailStatusCommand({ Name: arn }))),
    detail('cloudtrail:GetEventSelectors', home, () => client.send(new GetEventSelectorsCommand({ TrailName: arn }))),
  ])
  const configuration = gather({
    TrailName: { value: trail.Name },
    S3BucketName: { value: trail.S3BucketName ?? null },
    S3KeyPrefix: { value: trail.S3KeyPrefix ?? null },
    IsMultiRegionTrail:
      trail.IsMultiRegionTrail === undefined ? { unseen: 'the answer does not say' } : { value: trail.IsMultiRegionTrail },
    IsOrganizationTrail: { value: trail.IsOrganizationTrail ?? false },
    IncludeGlobalServiceEvents: { value: trail.IncludeGlobalServiceEvents ?? null },
    EnableLogFileValidation: { value: trail.LogFileValidationEnabled ?? false },
    KMSKeyId: { value: trail.KmsKeyId ?? null },
    SnsTopicName: { value: trail.SnsTopicName ?? null },
    CloudWatchLogsLogGroupArn: { value: trail.CloudWatchLogsLogGroupArn ?? null },
    CloudWatchLogsRoleArn: { value: trail.CloudWatchLogsRoleArn ?? null },
    IsLogging: mapDetail(status, ({ IsLogging: logging }) => {
      if (logging === undefined) throw new Error('cloudtrail:GetTrailStatus does not say whether it is logging')
      return logging
    }),
    EventSelectors: mapDetail(selectors, ({ EventSelectors: list }) => list ?? []),
    AdvancedEventSelectors: mapDetail(selectors, advancedSelectors),
    Tags: notAsked('no check reads the tags of trails'),
  })
  const observed = gather({
    HomeRegion: { value: home },
    LatestDeliveryError: mapDetail(status, ({ LatestDeliveryError: error }) => error ?? null),
  })
  return {
    arn,
    type: trailType,
    account: scope.account,
    region: home,
    tags: {},
    configuration: configuration.seen,
    observed: observed.seen,
    unseen: { ...configuration.unseen, ...observed.unseen },
  }
}

const advancedSelectors = ({ AdvancedEventSelectors: list }: GetEventSelectorsResponse) => list ?? []
