import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { changeDistribution, distributionOf, usesDefaultCertificate } from '../../distribution.ts'

export const check = defineCheck({
  id: 'cloudfront-distribution-sni-used',
  title: 'The distribution serves its certificate by name, without an address of its own',
  severity: 'low',
  resource: 'AWS::CloudFront::Distribution',
  reads: ['DistributionConfig'],
  rationale:
    'An address for one certificate costs much, stays the same for years and shows which sites belong together; every client of the last ten years sends the name.',
  remediation: {
    cli: changeDistribution('set SSLSupportMethod of ViewerCertificate to sni-only'),
    cdk: "new cloudfront.Distribution(this, 'Cdn', { …, sslSupportMethod: cloudfront.SSLMethod.SNI })",
    terraform: 'resource "aws_cloudfront_distribution" "this" { viewer_certificate { ssl_support_method = "sni-only" } }',
  },
  aliases: { prowler: ['cloudfront_distributions_https_sni_enabled'], securityHub: ['CloudFront.8'] },
  evaluate({ configuration }) {
    const distribution = distributionOf(configuration.DistributionConfig)
    if (usesDefaultCertificate(distribution))
      return notApplicable('It shows the certificate of CloudFront itself, which is served by name.')
    const method = distribution.ViewerCertificate?.SslSupportMethod ?? null
    return method === 'sni-only'
      ? pass('Its certificate is served by name.', { SslSupportMethod: method })
      : fail(`Its certificate is served by ${method ?? 'a method that is not set'}.`, { SslSupportMethod: method })
  },
})
