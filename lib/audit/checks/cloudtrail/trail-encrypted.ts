import { defineCheck, fail, pass } from '../../check.ts'
import { keptElsewhere } from '../../trail-recording.ts'

export const check = defineCheck({
  id: 'cloudtrail-trail-encrypted',
  title: 'Log files of the trail are encrypted with a KMS key',
  severity: 'medium',
  resource: 'AWS::CloudTrail::Trail',
  reads: ['KMSKeyId'],
  rationale:
    'With a key of one’s own, reading the logs takes a second permission beside that on the bucket, and each use of the key is itself recorded.',
  remediation: {
    cli: 'aws cloudtrail update-trail --name <TRAIL> --kms-key-id <KEY_ARN> (the key policy lets cloudtrail.amazonaws.com use kms:GenerateDataKey*)',
    cdk: "new cloudtrail.Trail(this, 'Trail', { encryptionKey: key })",
    terraform:
      'resource "aws_cloudtrail" "this" { name = "<TRAIL>", s3_bucket_name = aws_s3_bucket.logs.id, kms_key_id = aws_kms_key.this.arn }',
  },
  aliases: { prowler: ['cloudtrail_kms_encryption_enabled'], securityHub: ['CloudTrail.2'] },
  evaluate(trail) {
    const elsewhere = keptElsewhere(trail)
    if (elsewhere) return elsewhere
    const { KMSKeyId: key } = trail.configuration
    return key
      ? pass('Log files are encrypted with a KMS key.', { KMSKeyId: key })
      : fail('Log files are encrypted with keys of S3 only.', { KMSKeyId: key })
  },
})
