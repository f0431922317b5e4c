import { defineCheck, fail, pass } from '../../check.ts'
import { trailBucket } from '../../trail-bucket.ts'

export const check = defineCheck({
  id: 'cloudtrail-trail-bucket-access-logged',
  title: 'Requests to the bucket of the trail are written to an access log',
  severity: 'medium',
  resource: 'AWS::CloudTrail::Trail',
  reads: ['S3BucketName'],
  also: { 'AWS::S3::Bucket': ['BucketName', 'LoggingConfiguration'] },
  rationale: 'Whoever covers tracks reads and deletes the logs themselves. The access log of their bucket is where that shows.',
  remediation: {
    cli: 'aws s3api put-bucket-logging --bucket <TRAIL_BUCKET> --bucket-logging-status \'{"LoggingEnabled":{"TargetBucket":"<LOG_BUCKET>","TargetPrefix":"s3-access/<TRAIL_BUCKET>/"}}\'',
    cdk: "new cloudtrail.Trail(this, 'Trail', { bucket: new s3.Bucket(this, 'TrailBucket', { serverAccessLogsBucket: accessLogs }) })",
    terraform:
      'resource "aws_s3_bucket_logging" "trail" { bucket = aws_s3_bucket.trail.id, target_bucket = aws_s3_bucket.logs.id, target_prefix = "s3-access/" }',
  },
  aliases: { prowler: ['cloudtrail_logs_s3_bucket_access_logging_enabled'], securityHub: ['CloudTrail.7'] },
  evaluate(trail, context) {
    const found = trailBucket(trail, context)
    if ('judgement' in found) return found.judgement
    const target = found.bucket.configuration.LoggingConfiguration?.DestinationBucketName ?? null
    const evidence = { S3BucketName: trail.configuration.S3BucketName, DestinationBucketName: target }
    return target
      ? pass(`Requests to the bucket of the trail are logged to ${target}.`, evidence)
      : fail('Requests to the bucket of the trail are logged nowhere.', evidence)
  },
})
