import { defineCheck } from '../../check.ts'
import { judgeBlock } from '../../public-access-block.ts'

export const check = defineCheck({
  id: 's3-multi-region-access-point-public-access-blocked',
  title: 'The multi-region access point blocks public access',
  severity: 'high',
  resource: 'AWS::S3::MultiRegionAccessPoint',
  reads: ['PublicAccessBlockConfiguration'],
  rationale:
    'It leads to buckets in several regions at once. Without its block, which can be set only when it is made, one careless policy opens all of them.',
  remediation: {
    cli: 'The block cannot be changed later: make a new one with it and delete the old. aws s3control create-multi-region-access-point --region us-west-2 --account-id <ACCOUNT_ID> --details Name=<NEW_NAME>,PublicAccessBlock={BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true},Regions=[{Bucket=<BUCKET>}]',
    cdk: "new s3.CfnMultiRegionAccessPoint(this, 'AccessPoint', { regions: [{ bucket: bucket.bucketName }], publicAccessBlockConfiguration: { blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: true, restrictPublicBuckets: true } })",
    terraform:
      'resource "aws_s3control_multi_region_access_point" "this" { details { name = "<NAME>", public_access_block { block_public_acls = true, ignore_public_acls = true, block_public_policy = true, restrict_public_buckets = true }, region { bucket = aws_s3_bucket.this.id } } }',
  },
  aliases: { prowler: ['s3_multi_region_access_point_public_access_block'], securityHub: ['S3.24'] },
  evaluate: ({ configuration }) => judgeBlock(configuration.PublicAccessBlockConfiguration, 'The multi-region access point'),
})
