import { defineCheck, fail, pass } from '../../check.ts'
import { behavioursOf, changeDistribution, distributionOf } from '../../distribution.ts'

export const check = defineCheck({
  id: 'cloudfront-distribution-https-required',
  title: 'The distribution lets viewers in by HTTPS only',
  severity: 'medium',
  resource: 'AWS::CloudFront::Distribution',
  reads: ['DistributionConfig'],
  rationale: 'What a viewer sends in the clear, cookies included, can be read and changed by everybody on the way to the edge.',
  remediation: {
    cli: changeDistribution('set ViewerProtocolPolicy of each behaviour to redirect-to-https or https-only'),
    cdk: "new cloudfront.Distribution(this, 'Cdn', { defaultBehavior: { origin, viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS } })",
    terraform: 'resource "aws_cloudfront_distribution" "this" { default_cache_behavior { viewer_protocol_policy = "redirect-to-https" } }',
  },
  aliases: { prowler: ['cloudfront_distributions_https_enabled'], securityHub: ['CloudFront.3'] },
  evaluate({ configuration }) {
    const distribution = distributionOf(configuration.DistributionConfig)
    const behaviours = behavioursOf(distribution)
    const open = behaviours.filter(({ ViewerProtocolPolicy: policy }) => policy !== 'redirect-to-https' && policy !== 'https-only')
    const paths = open.map(({ path, ViewerProtocolPolicy: policy }) => `${path} (${policy ?? 'not set'})`)
    return open.length > 0
      ? fail(`HTTP is served for ${paths.slice(0, 5).join(', ')}.`, { paths: paths.slice(0, 20), count: paths.length })
      : pass('Viewers get in by HTTPS only.', { behaviours: behaviours.length })
  },
})
