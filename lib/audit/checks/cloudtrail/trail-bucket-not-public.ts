import { judgeNotOpen } from '../../bucket-openness.ts'
import { defineCheck } from '../../check.ts'
import { trailBucket } from '../../trail-bucket.ts'

export const check = defineCheck({
  id: 'cloudtrail-trail-bucket-not-public',
  title: 'The bucket of the trail is closed to the public',
  severity: 'critical',
  resource: 'AWS::CloudTrail::Trail',
  reads: ['S3BucketName'],
  also: { 'AWS::S3::Bucket': ['AccountPublicAccessBlock', 'Acl', 'BucketName', 'Policy', 'PublicAccessBlockConfiguration'] },
  rationale:
    'The trail shows every user, role and address of the account, and how it is built: a plan of the house. Written to, it becomes worthless as evidence.',
  remediation: {
    cli: 'aws s3api put-public-access-block --bucket <TRAIL_BUCKET> --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true; aws s3api put-bucket-acl --bucket <TRAIL_BUCKET> --acl private',
    cdk: "new cloudtrail.Trail(this, 'Trail', { bucket: new s3.Bucket(this, 'TrailBucket', { blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL, enforceSSL: true }) })",
    terraform:
      'resource "aws_s3_bucket_public_access_block" "trail" { bucket = aws_s3_bucket.trail.id, block_public_acls = true, ignore_public_acls = true, block_public_policy = true, restrict_public_buckets = true }',
  },
  aliases: { prowler: ['cloudtrail_logs_s3_bucket_is_not_publicly_accessible'], securityHub: ['CloudTrail.6'] },
  evaluate(trail, context) {
    const found = trailBucket(trail, context)
    if ('judgement' in found) return found.judgement
    const { verdict, reason, evidence } = judgeNotOpen(found.bucket)
    return { verdict, reason: `Bucket of the trail: ${reason}`, evidence: { ...evidence, S3BucketName: trail.configuration.S3BucketName } }
  },
})
