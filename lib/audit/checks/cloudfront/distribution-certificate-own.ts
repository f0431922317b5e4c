import { defineCheck, fail, pass } from '../../check.ts'
import { changeDistribution, distributionOf, usesDefaultCertificate } from '../../distribution.ts'

export const check = defineCheck({
  id: 'cloudfront-distribution-certificate-own',
  title: 'The distribution shows a certificate of its own domain',
  severity: 'medium',
  resource: 'AWS::CloudFront::Distribution',
  reads: ['DistributionConfig'],
  rationale:
    'Under the name that CloudFront gives, viewers cannot tell whose distribution it is, and CloudFront then takes TLS 1.0 from everybody.',
  remediation: {
    cli: changeDistribution(
      'set ViewerCertificate to ACMCertificateArn=<ARN_IN_US_EAST_1>, SSLSupportMethod=sni-only, MinimumProtocolVersion=TLSv1.2_2021 and name the domain under Aliases',
    ),
    cdk: "new cloudfront.Distribution(this, 'Cdn', { …, domainNames: ['<DOMAIN>'], certificate })",
    terraform:
      'resource "aws_cloudfront_distribution" "this" { viewer_certificate { acm_certificate_arn = <ARN>, ssl_support_method = "sni-only", minimum_protocol_version = "TLSv1.2_2021" } }',
  },
  aliases: { prowler: ['cloudfront_distributions_custom_ssl_certificate'], securityHub: ['CloudFront.7'] },
  evaluate({ configuration }) {
    const distribution = distributionOf(configuration.DistributionConfig)
    return usesDefaultCertificate(distribution)
      ? fail('It shows the certificate of CloudFront itself.', { ViewerCertificate: distribution.ViewerCertificate ?? null })
      : pass('It shows a certificate of its own.', { ViewerCertificate: distribution.ViewerCertificate })
  },
})
