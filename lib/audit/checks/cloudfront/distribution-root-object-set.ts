import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { bucketOrigins, changeDistribution, distributionOf } from '../../distribution.ts'

export const check = defineCheck({
  id: 'cloudfront-distribution-root-object-set',
  title: 'The distribution answers its root with a file that was chosen for it',
  severity: 'medium',
  resource: 'AWS::CloudFront::Distribution',
  reads: ['DistributionConfig'],
  rationale: 'Without one, a request for "/" goes on to the bucket, which answers with the list of its objects where that is allowed.',
  remediation: {
    cli: changeDistribution('set DefaultRootObject to index.html'),
    cdk: "new cloudfront.Distribution(this, 'Cdn', { …, defaultRootObject: 'index.html' })",
    terraform: 'resource "aws_cloudfront_distribution" "this" { default_root_object = "index.html" }',
  },
  aliases: { prowler: ['cloudfront_distributions_default_root_object'], securityHub: ['CloudFront.1'] },
  evaluate({ configuration }) {
    const distribution = distributionOf(configuration.DistributionConfig)
    const root = distribution.DefaultRootObject ?? ''
    if (root !== '') return pass(`Its root is ${root}.`, { DefaultRootObject: root })
    return bucketOrigins(distribution).length > 0
      ? fail('It has a bucket behind it and no root object.', { DefaultRootObject: null })
      : notApplicable('No bucket stands behind it; its servers answer the root themselves.', { DefaultRootObject: null })
  },
})
