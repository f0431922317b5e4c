import { judgePolicy } from '../../bucket-openness.ts'
import { defineCheck } from '../../check.ts'

export const check = defineCheck({
  id: 's3-bucket-policy-not-public',
  title: 'The bucket’s policy lets nobody in who is not named',
  severity: 'critical',
  resource: 'AWS::S3::Bucket',
  reads: ['Policy', 'AccountPublicAccessBlock', 'PublicAccessBlockConfiguration'],
  rationale:
    'A statement for everybody puts the objects, or the bucket itself, into the hands of whoever finds its name, and names of buckets are guessed by machines all day.',
  remediation: {
    cli: 'Name accounts, roles or services in the policy, or tie "*" to them by a condition such as aws:PrincipalOrgID: aws s3api put-bucket-policy --bucket <BUCKET> --policy file://<POLICY_FILE>. And let no public policy take effect: aws s3api put-public-access-block --bucket <BUCKET> --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
    cdk: "new s3.Bucket(this, 'Bucket', { blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL })",
    terraform:
      'resource "aws_s3_bucket_public_access_block" "this" { bucket = aws_s3_bucket.this.id, block_public_acls = true, ignore_public_acls = true, block_public_policy = true, restrict_public_buckets = true }',
  },
  aliases: { prowler: [], securityHub: [] },
  evaluate: (bucket) => judgePolicy(bucket, 'any'),
})
