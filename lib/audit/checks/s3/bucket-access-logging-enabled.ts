import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck<{
  readonly BucketName?: string
  readonly LoggingConfiguration?: { readonly DestinationBucketName?: string } | null
}>({
  id: 's3-bucket-access-logging-enabled',
  title: 'Requests to the bucket are written to an access log',
  severity: 'low',
  resource: 'AWS::S3::Bucket',
  rationale:
    'Anonymous reads, probing for names and bulk downloads show in the access log of the bucket, also where CloudTrail records no data events. Without it nobody can say who fetched what.',
  remediation:
    'Write it to a bucket of its own, not to itself: aws s3api put-bucket-logging --bucket <BUCKET> --bucket-logging-status \'{"LoggingEnabled":{"TargetBucket":"<LOG_BUCKET>","TargetPrefix":"s3-access/<BUCKET>/"}}\'',
  aliases: { prowler: ['s3_bucket_server_access_logging_enabled'], securityHub: ['S3.9'] },
  evaluate({ configuration }) {
    const logging = configuration.LoggingConfiguration
    if (logging === undefined) throw new Error('The snapshot does not say whether the bucket has an access log.')
    const target = logging?.DestinationBucketName
    return target
      ? pass(`Requests are logged to ${target}.`, { DestinationBucketName: target })
      : fail('Requests to it are logged nowhere.', { LoggingConfiguration: null })
  },
})
