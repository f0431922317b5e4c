import { defineCheck, fail, pass } from '../../check.ts'
import {
  behavioursTo,
  changeDistribution,
  type DistributionConfig,
  distributionOf,
  type Origin,
  serverOrigins,
} from '../../distribution.ts'

export const check = defineCheck({
  id: 'cloudfront-distribution-origin-encrypted',
  title: 'The distribution speaks HTTPS with its servers wherever a viewer sends something',
  severity: 'medium',
  resource: 'AWS::CloudFront::Distribution',
  reads: ['DistributionConfig'],
  rationale: 'A viewer sees a lock, and behind the edge everything goes on in the clear through the internet to the origin.',
  remediation: {
    cli: changeDistribution('set OriginProtocolPolicy of each custom origin to https-only'),
    cdk: "new origins.HttpOrigin('<HOST>', { protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY })",
    terraform:
      'resource "aws_cloudfront_distribution" "this" { origin { custom_origin_config { origin_protocol_policy = "https-only", origin_ssl_protocols = ["TLSv1.2"] } } }',
  },
  aliases: { prowler: ['cloudfront_distributions_origin_traffic_encrypted'], securityHub: ['CloudFront.9'] },
  evaluate({ configuration }) {
    const distribution = distributionOf(configuration.DistributionConfig)
    const clear = serverOrigins(distribution).filter((origin) => isClear(origin, distribution))
    const hosts = clear.map(({ DomainName: host, CustomOriginConfig: custom }) => `${host} (${custom?.OriginProtocolPolicy})`)
    return clear.length > 0
      ? fail(`In the clear: ${hosts.slice(0, 5).join(', ')}.`, { hosts: hosts.slice(0, 20), count: hosts.length })
      : pass('No server behind it is reached in the clear.', { origins: distribution.Origins?.length ?? 0 })
  },
})

/** `match-viewer` is HTTP where a behaviour lets viewers use it. */
function isClear({ Id: id, CustomOriginConfig: custom }: Origin, distribution: DistributionConfig): boolean {
  const policy = custom?.OriginProtocolPolicy
  if (policy === 'http-only') return true
  return policy === 'match-viewer' && behavioursTo(id, distribution).some(({ ViewerProtocolPolicy: viewer }) => viewer === 'allow-all')
}
