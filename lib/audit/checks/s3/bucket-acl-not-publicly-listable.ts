import { judgeAcl } from '../../bucket-openness.ts'
import { defineCheck } from '../../check.ts'

export const check = defineCheck({
  id: 's3-bucket-acl-not-publicly-listable',
  title: 'The bucket’s access control list lets only named accounts list objects',
  severity: 'high',
  resource: 'AWS::S3::Bucket',
  reads: ['Acl', 'AccountPublicAccessBlock', 'PublicAccessBlockConfiguration'],
  rationale: 'A list of all names of objects is a map for the thief: it shows backups, exports and keys that nobody would have guessed.',
  remediation: {
    cli: 'Make the list private and switch lists off: aws s3api put-bucket-acl --bucket <BUCKET> --acl private; aws s3api put-bucket-ownership-controls --bucket <BUCKET> --ownership-controls Rules=[{ObjectOwnership=BucketOwnerEnforced}]',
    cdk: "new s3.Bucket(this, 'Bucket', { objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED, blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL })",
    terraform:
      'resource "aws_s3_bucket_ownership_controls" "this" { bucket = aws_s3_bucket.this.id, rule { object_ownership = "BucketOwnerEnforced" } }',
  },
  aliases: { prowler: ['s3_bucket_public_list_acl'], securityHub: ['S3.2'] },
  evaluate: (bucket) => judgeAcl(bucket, ['READ', 'READ_ACP']),
})
