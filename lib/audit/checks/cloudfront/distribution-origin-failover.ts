import { defineCheck, fail, pass } from '../../check.ts'
import { changeDistribution, distributionOf } from '../../distribution.ts'

export const check = defineCheck({
  id: 'cloudfront-distribution-origin-failover',
  title: 'The distribution has a second origin to turn to',
  severity: 'low',
  resource: 'AWS::CloudFront::Distribution',
  reads: ['DistributionConfig'],
  rationale: 'When its only origin fails, everything that is not in the cache fails with it.',
  remediation: {
    cli: changeDistribution('add a second origin and an origin group of both under OriginGroups'),
    cdk: "new cloudfront.Distribution(this, 'Cdn', { defaultBehavior: { origin: new origins.OriginGroup({ primaryOrigin, fallbackOrigin }) } })",
    terraform:
      'resource "aws_cloudfront_distribution" "this" { origin_group { origin_id = "group", failover_criteria { status_codes = [500, 502, 503] }, member { origin_id = "a" }, member { origin_id = "b" } } }',
  },
  aliases: { prowler: ['cloudfront_distributions_multiple_origin_failover_configured'], securityHub: ['CloudFront.4'] },
  evaluate({ configuration }) {
    const distribution = distributionOf(configuration.DistributionConfig)
    const groups = (distribution.OriginGroups?.Items ?? []).filter(({ Members: members }) => (members?.Items?.length ?? 0) >= 2)
    return groups.length > 0
      ? pass(`Origins stand in for each other in ${groups.length} groups.`, { groups: groups.slice(0, 20).map(({ Id: id }) => id ?? null) })
      : fail('No origin has another to stand in for it.', { groups: [] })
  },
})
