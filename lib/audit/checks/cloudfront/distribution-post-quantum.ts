import { defineCheck, fail, pass } from '../../check.ts'
import { changeDistribution, distributionOf, usesDefaultCertificate } from '../../distribution.ts'

export const check = defineCheck({
  id: 'cloudfront-distribution-post-quantum',
  title: 'The distribution takes TLS 1.3 with its post-quantum key exchange only',
  severity: 'low',
  resource: 'AWS::CloudFront::Distribution',
  reads: ['DistributionConfig'],
  rationale:
    'Traffic that is recorded today can be read once a large quantum computer exists. CloudFront has a key exchange that withstands one in TLS 1.3 alone; whoever comes with an older version goes without.',
  remediation: {
    cli: changeDistribution('set MinimumProtocolVersion of ViewerCertificate to TLSv1.3_2025'),
    cdk: "new cloudfront.CfnDistribution(this, 'Cdn', { distributionConfig: { …, viewerCertificate: { acmCertificateArn, sslSupportMethod: 'sni-only', minimumProtocolVersion: 'TLSv1.3_2025' } } })",
    terraform:
      'resource "aws_cloudfront_distribution" "this" { viewer_certificate { acm_certificate_arn = <ARN>, ssl_support_method = "sni-only", minimum_protocol_version = "TLSv1.3_2025" } }',
  },
  aliases: { prowler: ['cloudfront_distributions_pqc_tls_enabled'], securityHub: [] },
  evaluate({ configuration }) {
    const distribution = distributionOf(configuration.DistributionConfig)
    // With CloudFront's own certificate the policy is TLSv1, whatever else is written.
    const policy = usesDefaultCertificate(distribution) ? 'TLSv1' : (distribution.ViewerCertificate?.MinimumProtocolVersion ?? 'TLSv1')
    return policy.startsWith('TLSv1.3')
      ? pass(`Its security policy is ${policy}.`, { policy })
      : fail(`Its security policy is ${policy}, which takes versions without it too.`, { policy })
  },
})
