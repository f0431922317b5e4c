import { CloudTrailClient, DescribeTrailsCommand, type Trail } from '@aws-sdk/client-cloudtrail'
import type { AwsClients } from '../clients.ts'

/** A trail as log review needs it. */
export interface ReviewedTrail {
  readonly arn: string
  readonly name: string
  /** Account that owns it. */
  readonly account: string
  readonly home: string
  readonly bucket: string
  /** Prefix in the bucket: empty, or ending in `/`. */
  readonly prefix: string
  readonly isOrganization: boolean
  readonly isMultiRegion: boolean
  readonly validates: boolean
}

/** The trails that write the logs of these regions, each once, those of other accounts among them. Throws when a call is refused. */
export async function describeTrails(clients: AwsClients, regions: readonly string[]): Promise<readonly ReviewedTrail[]> {
  const trails = new Map<string, ReviewedTrail>()
  for (const region of regions) {
    const client = clients.of('cloudtrail', CloudTrailClient, region)
    const { trailList } = await client.send(new DescribeTrailsCommand({ includeShadowTrails: true }))
    if (!trailList) throw new Error(`cloudtrail:DescribeTrails in ${region} answered without a list of trails.`)
    for (const trail of trailList.flatMap((each) => reviewed(each) ?? [])) trails.set(trail.arn, trail)
  }
  return [...trails.values()]
}

function reviewed(trail: Trail): ReviewedTrail | undefined {
  const { TrailARN: arn, S3BucketName: bucket } = trail
  if (!arn || !bucket) return undefined
  const prefix = trail.S3KeyPrefix ?? ''
  return {
    arn,
    name: trail.Name ?? arn.slice(arn.lastIndexOf('/') + 1),
    account: arn.split(':')[4] ?? '',
    home: trail.HomeRegion ?? arn.split(':')[3] ?? '',
    bucket,
    prefix: prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`,
    isOrganization: trail.IsOrganizationTrail === true,
    isMultiRegion: trail.IsMultiRegionTrail === true,
    validates: trail.LogFileValidationEnabled === true,
  }
}
