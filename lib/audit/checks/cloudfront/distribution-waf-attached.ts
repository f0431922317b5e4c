import { defineCheck, fail, pass } from '../../check.ts'
import { changeDistribution, distributionOf } from '../../distribution.ts'

export const check = defineCheck({
  id: 'cloudfront-distribution-waf-attached',
  title: 'A web ACL stands in front of the distribution',
  severity: 'medium',
  resource: 'AWS::CloudFront::Distribution',
  reads: ['DistributionConfig'],
  rationale:
    'Injected SQL, known exploits and floods of requests are answered at every edge of the world and reach the origin. A web ACL, one’s own or that of Firewall Manager, stops most of them.',
  remediation: {
    cli: changeDistribution('set WebACLId to the ARN of a web ACL of the scope CLOUDFRONT'),
    cdk: "new cloudfront.Distribution(this, 'Cdn', { …, webAclId: webAcl.attrArn })",
    terraform: 'resource "aws_cloudfront_distribution" "this" { web_acl_id = aws_wafv2_web_acl.this.arn }',
  },
  aliases: { prowler: ['cloudfront_distributions_using_waf'], securityHub: ['CloudFront.6'] },
  evaluate({ configuration }) {
    const distribution = distributionOf(configuration.DistributionConfig)
    const acl = distribution.WebACLId ?? ''
    return acl === ''
      ? fail('No web ACL stands in front of it.', { WebACLId: null })
      : pass(`The web ACL ${acl} stands in front of it.`, { WebACLId: acl })
  },
})
