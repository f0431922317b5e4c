import { defineCheck } from '../../check.ts'
import { judgeBlock } from '../../public-access-block.ts'

export const check = defineCheck({
  id: 's3-account-public-access-blocked',
  title: 'The account blocks public access to all its buckets',
  severity: 'high',
  resource: 'Keepwatch::S3::Account',
  reads: ['AccountPublicAccessBlock'],
  rationale:
    'With the block on the account no mistake in a single bucket, ACL, policy or access point can publish data, in buckets of today and of tomorrow.',
  remediation: {
    cli: 'Where the account serves nothing publicly from S3: aws s3control put-public-access-block --account-id <ACCOUNT_ID> --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
    cdk: "new cr.AwsCustomResource(this, 'Block', { onUpdate: { service: 'S3Control', action: 'putPublicAccessBlock', parameters: { AccountId: this.account, PublicAccessBlockConfiguration: { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true } }, physicalResourceId: cr.PhysicalResourceId.of('s3-block') }, policy: cr.AwsCustomResourcePolicy.fromSdkCalls({ resources: ['*'] }) })",
    terraform:
      'resource "aws_s3_account_public_access_block" "this" { block_public_acls = true, ignore_public_acls = true, block_public_policy = true, restrict_public_buckets = true }',
  },
  aliases: { prowler: ['s3_account_level_public_access_blocks'], securityHub: ['S3.1'] },
  evaluate: ({ observed }) => judgeBlock(observed.AccountPublicAccessBlock, 'The account'),
})
