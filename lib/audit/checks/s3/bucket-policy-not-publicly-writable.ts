import { judgePolicy } from '../../bucket-openness.ts'
import { defineCheck } from '../../check.ts'

export const check = defineCheck({
  id: 's3-bucket-policy-not-publicly-writable',
  title: 'The bucket’s policy lets nobody change anything who is not named',
  severity: 'critical',
  resource: 'AWS::S3::Bucket',
  reads: ['Policy', 'AccountPublicAccessBlock', 'PublicAccessBlockConfiguration'],
  rationale:
    'Whoever may write can plant malware and phishing pages under a trusted name, replace what others download, delete everything, or run up the bill.',
  remediation: {
    cli: 'Take Put, Delete and Replicate actions out of statements for "*", or name who may: aws s3api put-bucket-policy --bucket <BUCKET> --policy file://<POLICY_FILE>. And let no public policy take effect: aws s3api put-public-access-block --bucket <BUCKET> --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
    cdk: "new s3.Bucket(this, 'Bucket', { blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL })",
    terraform:
      'resource "aws_s3_bucket_public_access_block" "this" { bucket = aws_s3_bucket.this.id, block_public_acls = true, ignore_public_acls = true, block_public_policy = true, restrict_public_buckets = true }',
  },
  aliases: { prowler: ['s3_bucket_policy_public_write_access'], securityHub: ['S3.3'] },
  evaluate: (bucket) => judgePolicy(bucket, 'write'),
})
