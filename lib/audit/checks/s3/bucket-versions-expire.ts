import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 's3-bucket-versions-expire',
  title: 'Old versions of objects in a versioned bucket move or end by a rule',
  severity: 'low',
  resource: 'AWS::S3::Bucket',
  reads: ['LifecycleConfiguration', 'VersioningConfiguration'],
  rationale:
    'Versioning keeps everything that was ever written, also what somebody had to delete. Without a rule that is paid for and exposed for ever.',
  remediation: {
    cli: 'aws s3api put-bucket-lifecycle-configuration --bucket <BUCKET> --lifecycle-configuration \'{"Rules":[{"ID":"old-versions","Status":"Enabled","Filter":{},"NoncurrentVersionExpiration":{"NoncurrentDays":<DAYS>}}]}\'',
    cdk: "new s3.Bucket(this, 'Bucket', { versioned: true, lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(90) }] })",
    terraform:
      'resource "aws_s3_bucket_lifecycle_configuration" "this" { bucket = aws_s3_bucket.this.id, rule { id = "old-versions", status = "Enabled", filter {}, noncurrent_version_expiration { noncurrent_days = 90 } } }',
  },
  aliases: { prowler: [], securityHub: ['S3.10'] },
  evaluate({ configuration }) {
    const status = configuration.VersioningConfiguration?.Status ?? null
    if (status !== 'Enabled') return notApplicable('The bucket keeps no versions.', { Status: status })
    const enabled = (configuration.LifecycleConfiguration?.Rules ?? []).filter((rule) => rule.Status === 'Enabled')
    const evidence = { rules: enabled.length }
    return enabled.length > 0
      ? pass(`${enabled.length} lifecycle rules are on.`, evidence)
      : fail('The bucket keeps versions, and no lifecycle rule is on.', evidence)
  },
})
