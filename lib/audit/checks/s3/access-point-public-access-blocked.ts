import { defineCheck } from '../../check.ts'
import { judgeBlock } from '../../public-access-block.ts'

export const check = defineCheck({
  id: 's3-access-point-public-access-blocked',
  title: 'The access point blocks public access',
  severity: 'high',
  resource: 'AWS::S3::AccessPoint',
  reads: ['PublicAccessBlockConfiguration'],
  rationale:
    'An access point has a policy of its own, and its block can be set only when it is made. One without it is a second door to the bucket that a slip can open to everybody.',
  remediation: {
    cli: 'The block of an access point cannot be changed: make a new one with it, move its users there and delete the old. aws s3control create-access-point --account-id <ACCOUNT_ID> --name <NEW_NAME> --bucket <BUCKET> --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
    cdk: "new s3.CfnAccessPoint(this, 'AccessPoint', { bucket: bucket.bucketName, publicAccessBlockConfiguration: { blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: true, restrictPublicBuckets: true } })",
    terraform:
      'resource "aws_s3_access_point" "this" { bucket = aws_s3_bucket.this.id, name = "<NAME>", public_access_block_configuration { block_public_acls = true, ignore_public_acls = true, block_public_policy = true, restrict_public_buckets = true } }',
  },
  aliases: { prowler: ['s3_access_point_public_access_block'], securityHub: ['S3.19'] },
  evaluate: ({ configuration }) => judgeBlock(configuration.PublicAccessBlockConfiguration, 'The access point'),
})
