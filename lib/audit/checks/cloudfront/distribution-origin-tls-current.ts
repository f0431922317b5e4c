import { defineCheck, fail, pass } from '../../check.ts'
import { changeDistribution, distributionOf, serverOrigins } from '../../distribution.ts'

export const check = defineCheck({
  id: 'cloudfront-distribution-origin-tls-current',
  title: 'The distribution takes no old version of TLS from its servers',
  severity: 'low',
  resource: 'AWS::CloudFront::Distribution',
  reads: ['DistributionConfig'],
  rationale:
    'Whoever sits between the edge and the origin can push both down to the oldest version that both take, and SSL 3.0 and early TLS can be broken.',
  remediation: {
    cli: changeDistribution('leave TLSv1.2 alone under OriginSslProtocols of each custom origin'),
    cdk: "new origins.HttpOrigin('<HOST>', { originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2] })",
    terraform:
      'resource "aws_cloudfront_distribution" "this" { origin { custom_origin_config { origin_protocol_policy = "https-only", origin_ssl_protocols = ["TLSv1.2"] } } }',
  },
  aliases: { prowler: ['cloudfront_distributions_using_deprecated_ssl_protocols'], securityHub: ['CloudFront.10'] },
  evaluate({ configuration }) {
    const distribution = distributionOf(configuration.DistributionConfig)
    const found = serverOrigins(distribution)
      .filter(({ CustomOriginConfig: custom }) => custom?.OriginProtocolPolicy !== 'http-only')
      .flatMap(({ DomainName: host, CustomOriginConfig: custom }) => {
        const old = (custom?.OriginSSLProtocols ?? byDefault).filter((version) => version !== 'TLSv1.2' && version !== 'TLSv1.3')
        return old.length > 0 ? [`${host} (${old.join(', ')})`] : []
      })
    return found.length > 0
      ? fail(`Old versions are taken from ${found.slice(0, 5).join(', ')}.`, { origins: found.slice(0, 20), count: found.length })
      : pass('No server behind it may use an old version.', { origins: distribution.Origins?.length ?? 0 })
  },
})

/** What CloudFormation takes when a template names none (AWS::CloudFront::Distribution CustomOriginConfig). */
const byDefault = ['TLSv1', 'SSLv3']
