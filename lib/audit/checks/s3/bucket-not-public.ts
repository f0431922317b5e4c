import { judgeNotOpen } from '../../bucket-openness.ts'
import { defineCheck } from '../../check.ts'

export const check = defineCheck({
  id: 's3-bucket-not-public',
  title: 'Neither policy nor access control list opens the bucket to everybody',
  severity: 'critical',
  resource: 'AWS::S3::Bucket',
  reads: ['Acl', 'Policy', 'AccountPublicAccessBlock', 'PublicAccessBlockConfiguration'],
  rationale: 'Open buckets are found within hours by machines that try names, and what was copied once cannot be called back.',
  remediation: {
    cli: 'Block public access, which makes public policies and lists void at once: aws s3api put-public-access-block --bucket <BUCKET> --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true. Then take the open statements and grants away: aws s3api delete-bucket-policy --bucket <BUCKET>; aws s3api put-bucket-acl --bucket <BUCKET> --acl private',
    cdk: "new s3.Bucket(this, 'Bucket', { blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL })",
    terraform:
      'resource "aws_s3_bucket_public_access_block" "this" { bucket = aws_s3_bucket.this.id, block_public_acls = true, ignore_public_acls = true, block_public_policy = true, restrict_public_buckets = true }',
  },
  aliases: { prowler: ['s3_bucket_public_access'], securityHub: ['S3.2'] },
  evaluate: (bucket) => judgeNotOpen(bucket),
})
