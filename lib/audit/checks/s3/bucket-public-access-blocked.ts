import { defineCheck, fail, pass } from '../../check.ts'
import { missingSettings as missing } from '../../public-access-block.ts'

export const check = defineCheck({
  id: 's3-bucket-public-access-blocked',
  title: 'Public access to the bucket is blocked, by the bucket or by the account',
  severity: 'high',
  resource: 'AWS::S3::Bucket',
  reads: ['PublicAccessBlockConfiguration', 'AccountPublicAccessBlock'],
  rationale:
    'One wrong ACL or bucket policy opens a bucket to the whole internet, and scanners find it within hours. The block holds whatever ACLs and policies say.',
  remediation: {
    cli: 'For all buckets at once, where nothing is served publicly: aws s3control put-public-access-block --account-id <ACCOUNT_ID> --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true. For one bucket: aws s3api put-public-access-block --bucket <BUCKET> --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
    cdk: "new s3.Bucket(this, 'Bucket', { blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL })",
    terraform:
      'resource "aws_s3_bucket_public_access_block" "this" { bucket = aws_s3_bucket.this.id, block_public_acls = true, ignore_public_acls = true, block_public_policy = true, restrict_public_buckets = true }',
  },
  aliases: { prowler: ['s3_bucket_level_public_access_block'], securityHub: ['S3.8'] },
  evaluate(resource) {
    // A setting holds when either side sets it, so what one side alone covers needs no look at the other.
    const unseen = resource.unseen ?? {}
    const account = Object.hasOwn(unseen, 'AccountPublicAccessBlock') ? null : resource.observed.AccountPublicAccessBlock
    if (missing(account).length === 0) return pass('The account blocks public access to all its buckets.', { account })
    const bucket = resource.configuration.PublicAccessBlockConfiguration
    if (missing(bucket).length === 0) return pass('The bucket blocks public access.', { bucket })
    const both = resource.observed.AccountPublicAccessBlock
    const open = missing(bucket).filter((setting) => missing(both).includes(setting))
    const evidence = { bucket, account: both, open }
    return open.length === 0
      ? pass('The bucket and the account together block public access.', evidence)
      : fail(`Neither the bucket nor the account sets ${open.join(', ')}.`, evidence)
  },
})
