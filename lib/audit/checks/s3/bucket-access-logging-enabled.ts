import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 's3-bucket-access-logging-enabled',
  title: 'Requests to the bucket are written to an access log',
  severity: 'low',
  resource: 'AWS::S3::Bucket',
  reads: ['LoggingConfiguration'],
  rationale:
    'Anonymous reads, probing for names and bulk downloads show in the access log of the bucket, also where CloudTrail records no data events. Without it nobody can say who fetched what.',
  remediation: {
    cli: 'Write it to a bucket of its own, not to itself: aws s3api put-bucket-logging --bucket <BUCKET> --bucket-logging-status \'{"LoggingEnabled":{"TargetBucket":"<LOG_BUCKET>","TargetPrefix":"s3-access/<BUCKET>/"}}\'',
    cdk: "new s3.Bucket(this, 'Bucket', { serverAccessLogsBucket: logBucket, serverAccessLogsPrefix: 's3-access/<BUCKET>/' })",
    terraform:
      'resource "aws_s3_bucket_logging" "this" { bucket = aws_s3_bucket.this.id, target_bucket = aws_s3_bucket.logs.id, target_prefix = "s3-access/<BUCKET>/" }',
  },
  aliases: { prowler: ['s3_bucket_server_access_logging_enabled'], securityHub: ['S3.9'] },
  evaluate({ configuration }) {
    const target = configuration.LoggingConfiguration?.DestinationBucketName
    return target
      ? pass(`Requests are logged to ${target}.`, { DestinationBucketName: target })
      : fail('Requests to it are logged nowhere.', { LoggingConfiguration: null })
  },
})
