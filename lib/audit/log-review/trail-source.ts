import type { Resource } from '#lib/findings/resource.ts'
import { destinationOf, inside, type LogDestination, seen, UnseenPropertyError } from './logging-of.ts'

/** A trail as log review sees it. Null: the snapshot does not say. */
export interface ReviewedTrail {
  readonly arn: string
  readonly account: string
  readonly home: string
  readonly isLogging: boolean | null
  readonly isMultiRegion: boolean | null
  readonly validates: boolean | null
  readonly keyId: string | null
  readonly destinations: readonly LogDestination[]
}

/** Type and properties that are read. */
export const trailReads: Readonly<Record<string, readonly string[]>> = {
  'AWS::CloudTrail::Trail': [
    'CloudWatchLogsLogGroupArn',
    'EnableLogFileValidation',
    'IsLogging',
    'IsMultiRegionTrail',
    'KMSKeyId',
    'S3BucketName',
    'S3KeyPrefix',
  ],
}

/** Reads a trail; what was not seen of it is null. */
export function readTrail(resource: Resource): ReviewedTrail {
  const name = inside(resource.configuration, 'S3BucketName')
  const prefix = inside(resource.configuration, 'S3KeyPrefix')
  const group = destinationOf(inside(resource.configuration, 'CloudWatchLogsLogGroupArn'))
  const bucket: LogDestination[] =
    typeof name === 'string' ? [{ kind: 'bucket', name, prefix: typeof prefix === 'string' ? prefix : '' }] : []
  const keyId = inside(resource.configuration, 'KMSKeyId')
  return {
    arn: resource.arn,
    account: resource.account,
    home: resource.region,
    isLogging: flag(resource, 'IsLogging'),
    isMultiRegion: flag(resource, 'IsMultiRegionTrail'),
    validates: flag(resource, 'EnableLogFileValidation'),
    keyId: typeof keyId === 'string' ? keyId : null,
    destinations: group ? [...bucket, group] : bucket,
  }
}

/** Whether a trail records a region: null when nobody knows. */
export function records({ isLogging, isMultiRegion, home }: ReviewedTrail, region: string): boolean | null {
  const reaches = home === region ? true : isMultiRegion
  if (reaches === false || isLogging === false) return false
  return reaches === null || isLogging === null ? null : true
}

function flag(resource: Resource, name: string): boolean | null {
  try {
    const value = seen(resource, name)
    return typeof value === 'boolean' ? value : null
  } catch (error) {
    if (error instanceof UnseenPropertyError) return null
    throw error
  }
}
