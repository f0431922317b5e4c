import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 's3-bucket-lifecycle-configured',
  title: 'The bucket has a rule that moves or deletes what is old',
  severity: 'low',
  resource: 'AWS::S3::Bucket',
  reads: ['LifecycleConfiguration'],
  rationale: 'Data without an end piles up: what should have been deleted is still there to be stolen, and nobody can say why it is kept.',
  remediation: {
    cli: 'aws s3api put-bucket-lifecycle-configuration --bucket <BUCKET> --lifecycle-configuration \'{"Rules":[{"ID":"expire","Status":"Enabled","Filter":{},"Expiration":{"Days":<DAYS>},"NoncurrentVersionExpiration":{"NoncurrentDays":<DAYS>}}]}\'',
    cdk: "new s3.Bucket(this, 'Bucket', { lifecycleRules: [{ expiration: Duration.days(365), noncurrentVersionExpiration: Duration.days(90) }] })",
    terraform:
      'resource "aws_s3_bucket_lifecycle_configuration" "this" { bucket = aws_s3_bucket.this.id, rule { id = "expire", status = "Enabled", filter {}, expiration { days = 365 } } }',
  },
  aliases: { prowler: ['s3_bucket_lifecycle_enabled'], securityHub: ['S3.13'] },
  evaluate({ configuration }) {
    const rules = configuration.LifecycleConfiguration?.Rules ?? []
    const enabled = rules.filter(({ Status: status }) => status === 'Enabled')
    const evidence = { rules: rules.length, enabled: enabled.length }
    return enabled.length > 0 ? pass(`${enabled.length} lifecycle rules are on.`, evidence) : fail('No lifecycle rule is on.', evidence)
  },
})
