import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 's3-bucket-versioning-enabled',
  title: 'The bucket keeps earlier versions of its objects',
  severity: 'low',
  resource: 'AWS::S3::Bucket',
  reads: ['VersioningConfiguration'],
  rationale: 'Without versions an overwrite or a deletion, by a slip or by ransomware, is final.',
  remediation: {
    cli: 'aws s3api put-bucket-versioning --bucket <BUCKET> --versioning-configuration Status=Enabled',
    cdk: "new s3.Bucket(this, 'Bucket', { versioned: true })",
    terraform:
      'resource "aws_s3_bucket_versioning" "this" { bucket = aws_s3_bucket.this.id, versioning_configuration { status = "Enabled" } }',
  },
  aliases: { prowler: ['s3_bucket_object_versioning'], securityHub: ['S3.14'] },
  evaluate({ configuration }) {
    const status = configuration.VersioningConfiguration?.Status ?? null
    return status === 'Enabled'
      ? pass('Versions are kept.', { Status: status })
      : fail(`Versions are not kept (${status ?? 'never switched on'}).`, { Status: status })
  },
})
