import { defineCheck, fail, pass } from '../../check.ts'
import { behavioursOf, changeDistribution, distributionOf } from '../../distribution.ts'

export const check = defineCheck({
  id: 'cloudfront-distribution-fields-encrypted',
  title: 'The distribution encrypts chosen form fields at the edge',
  severity: 'low',
  resource: 'AWS::CloudFront::Distribution',
  reads: ['DistributionConfig'],
  rationale:
    'Card numbers and the like then pass through servers and logs that have no business with them as ciphertext; only the one application with the key reads them.',
  remediation: {
    cli: changeDistribution(
      'set FieldLevelEncryptionId of the behaviour that takes the form (aws cloudfront create-field-level-encryption-config makes it)',
    ),
    cdk: "new cloudfront.CfnDistribution(this, 'Cdn', { distributionConfig: { …, defaultCacheBehavior: { …, fieldLevelEncryptionId: '<ID>' } } })",
    terraform:
      'resource "aws_cloudfront_distribution" "this" { default_cache_behavior { field_level_encryption_id = aws_cloudfront_field_level_encryption_config.this.id } }',
  },
  aliases: { prowler: ['cloudfront_distributions_field_level_encryption_enabled'], securityHub: [] },
  evaluate({ configuration }) {
    const distribution = distributionOf(configuration.DistributionConfig)
    const paths = behavioursOf(distribution).flatMap((one) => (one.FieldLevelEncryptionId ? [one.path] : []))
    return paths.length > 0
      ? pass(`Fields are encrypted on ${paths.slice(0, 5).join(', ')}.`, { paths: paths.slice(0, 20) })
      : fail('No behaviour encrypts fields.', { paths: [] })
  },
})
