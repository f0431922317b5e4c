import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 's3-bucket-acl-disabled',
  title: 'Access to the bucket is given by policies alone, not by access control lists',
  severity: 'low',
  resource: 'AWS::S3::Bucket',
  reads: ['OwnershipControls'],
  rationale:
    'Lists are set object by object, by whoever uploads, and show in no policy. Switched off, all objects belong to the owner of the bucket and one policy says who may.',
  remediation: {
    cli: 'Move what lists grant into the policy, then: aws s3api put-bucket-ownership-controls --bucket <BUCKET> --ownership-controls Rules=[{ObjectOwnership=BucketOwnerEnforced}]',
    cdk: "new s3.Bucket(this, 'Bucket', { objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED })",
    terraform:
      'resource "aws_s3_bucket_ownership_controls" "this" { bucket = aws_s3_bucket.this.id, rule { object_ownership = "BucketOwnerEnforced" } }',
  },
  aliases: { prowler: ['s3_bucket_acl_prohibited'], securityHub: ['S3.12'] },
  evaluate({ configuration }) {
    const ownership = configuration.OwnershipControls?.Rules?.[0]?.ObjectOwnership ?? null
    const evidence = { ObjectOwnership: ownership }
    return ownership === 'BucketOwnerEnforced'
      ? pass('Access control lists are off.', evidence)
      : fail(`Access control lists count (ObjectOwnership is ${ownership ?? 'not set'}).`, evidence)
  },
})
