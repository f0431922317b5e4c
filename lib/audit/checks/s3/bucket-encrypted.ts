import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 's3-bucket-encrypted',
  title: 'New objects in the bucket are encrypted without being asked for it',
  severity: 'medium',
  resource: 'AWS::S3::Bucket',
  reads: ['BucketEncryption'],
  rationale:
    'A default makes encryption independent of every client and script that writes, so that no object lies in the clear because somebody forgot a header.',
  remediation: {
    cli: 'aws s3api put-bucket-encryption --bucket <BUCKET> --server-side-encryption-configuration \'{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"}}]}\'',
    cdk: "new s3.Bucket(this, 'Bucket', { encryption: s3.BucketEncryption.S3_MANAGED })",
    terraform:
      'resource "aws_s3_bucket_server_side_encryption_configuration" "this" { bucket = aws_s3_bucket.this.id, rule { apply_server_side_encryption_by_default { sse_algorithm = "AES256" } } }',
  },
  aliases: { prowler: ['s3_bucket_default_encryption'], securityHub: [] },
  evaluate({ configuration }) {
    const rules = configuration.BucketEncryption?.ServerSideEncryptionConfiguration ?? []
    const algorithm = rules.map(({ ServerSideEncryptionByDefault: applied }) => applied?.SSEAlgorithm).find((one) => one !== undefined)
    return algorithm === undefined
      ? fail('The bucket has no default encryption.', { BucketEncryption: configuration.BucketEncryption })
      : pass(`New objects are encrypted (${algorithm}).`, { SSEAlgorithm: algorithm })
  },
})
