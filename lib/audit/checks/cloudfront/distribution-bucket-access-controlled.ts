import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { bucketOrigins, changeDistribution, distributionOf } from '../../distribution.ts'

export const check = defineCheck({
  id: 'cloudfront-distribution-bucket-access-controlled',
  title: 'Buckets behind the distribution are reached through an origin access control',
  severity: 'medium',
  resource: 'AWS::CloudFront::Distribution',
  reads: ['DistributionConfig'],
  rationale:
    'Without one the bucket has to be open to everybody for the distribution to read it: whoever knows its name goes around the edge, its log, its web ACL and its signed URLs.',
  remediation: {
    cli: changeDistribution('set OriginAccessControlId of each S3 origin (aws cloudfront create-origin-access-control makes it)'),
    cdk: 'origins.S3BucketOrigin.withOriginAccessControl(bucket)',
    terraform:
      'resource "aws_cloudfront_distribution" "this" { origin { origin_access_control_id = aws_cloudfront_origin_access_control.this.id } }',
  },
  aliases: { prowler: ['cloudfront_distributions_s3_origin_access_control'], securityHub: ['CloudFront.13'] },
  evaluate({ configuration }) {
    const distribution = distributionOf(configuration.DistributionConfig)
    const buckets = bucketOrigins(distribution)
    if (buckets.length === 0) return notApplicable('No bucket stands behind it.')
    const open = buckets.filter(({ OriginAccessControlId: id }) => !id).map(({ DomainName: host }) => host ?? '?')
    return open.length > 0
      ? fail(`Without an origin access control: ${open.slice(0, 5).join(', ')}.`, { origins: open.slice(0, 20), count: open.length })
      : pass('Each bucket is reached through an origin access control.', { buckets: buckets.length })
  },
})
