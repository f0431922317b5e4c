import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 's3-bucket-kms-encrypted',
  title: 'New objects in the bucket are encrypted with a KMS key',
  severity: 'low',
  resource: 'AWS::S3::Bucket',
  reads: ['BucketEncryption'],
  rationale:
    'With a KMS key reading takes a second permission, each use of the key is in the audit log, and data can be made unreadable at once by switching the key off.',
  remediation: {
    cli: 'aws s3api put-bucket-encryption --bucket <BUCKET> --server-side-encryption-configuration \'{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms","KMSMasterKeyID":"<KEY_ARN>"},"BucketKeyEnabled":true}]}\'',
    cdk: "new s3.Bucket(this, 'Bucket', { encryption: s3.BucketEncryption.KMS, encryptionKey: key, bucketKeyEnabled: true })",
    terraform:
      'resource "aws_s3_bucket_server_side_encryption_configuration" "this" { bucket = aws_s3_bucket.this.id, rule { bucket_key_enabled = true, apply_server_side_encryption_by_default { sse_algorithm = "aws:kms", kms_master_key_id = aws_kms_key.this.arn } } }',
  },
  aliases: { prowler: ['s3_bucket_kms_encryption'], securityHub: ['S3.17'] },
  evaluate({ configuration }) {
    const rules = configuration.BucketEncryption?.ServerSideEncryptionConfiguration ?? []
    const algorithms = rules.flatMap(({ ServerSideEncryptionByDefault: applied }) => applied?.SSEAlgorithm ?? [])
    const evidence = { algorithms }
    return algorithms.length > 0 && algorithms.every((one) => one === 'aws:kms' || one === 'aws:kms:dsse')
      ? pass(`New objects are encrypted with a KMS key (${algorithms.join(', ')}).`, evidence)
      : fail(`New objects are not encrypted with a KMS key (${algorithms.join(', ') || 'no default encryption'}).`, evidence)
  },
})
