import { defineCheck, fail, notApplicable, pass, undecided } from '../../check.ts'
import { changeDistribution } from '../../distribution.ts'

export const check = defineCheck({
  id: 'cloudfront-distribution-origin-buckets-present',
  title: 'Every bucket behind the distribution exists',
  severity: 'high',
  resource: 'AWS::CloudFront::Distribution',
  reads: ['OriginBuckets'],
  rationale:
    'A name that S3 has none of can be taken by anybody: their files are then served under one’s own domain, with one’s own certificate.',
  remediation: {
    cli: changeDistribution('take the origin out, or make the bucket again before somebody else does'),
    cdk: "new cloudfront.Distribution(this, 'Cdn', { defaultBehavior: { origin: origins.S3BucketOrigin.withOriginAccessControl(bucket) } }) with the bucket in the same stack",
    terraform: 'resource "aws_cloudfront_distribution" "this" { origin { domain_name = aws_s3_bucket.this.bucket_regional_domain_name } }',
  },
  aliases: { prowler: ['cloudfront_distributions_s3_origin_non_existent_bucket'], securityHub: ['CloudFront.12'] },
  evaluate({ observed: { OriginBuckets: buckets } }) {
    const of = (state: string) => [...new Set(buckets.flatMap(({ Bucket: name, State: is }) => (is === state ? [name] : [])))]
    const [missing, refused] = [of('missing'), of('refused')]
    const evidence = { missing: missing.slice(0, 20), refused: refused.slice(0, 20) }
    if (missing.length > 0) return fail(`S3 has no bucket ${missing.slice(0, 5).join(', ')}: anybody may take the name.`, evidence)
    if (refused.length > 0)
      return undecided(
        `The buckets ${refused.slice(0, 5).join(', ')} exist and are not open to this account: whether their owner is the right one cannot be told.`,
        evidence,
      )
    return buckets.length === 0 ? notApplicable('No bucket stands behind it.') : pass('Every bucket behind it exists.', evidence)
  },
})
