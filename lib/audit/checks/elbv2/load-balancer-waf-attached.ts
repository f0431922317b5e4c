import { kindOf } from '../../balancer-attributes.ts'
import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'elbv2-load-balancer-waf-attached',
  title: 'A web ACL stands in front of the application load balancer',
  severity: 'medium',
  resource: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  reads: ['Type'],
  also: { 'AWS::WAFv2::WebACL': ['LoadBalancers', 'Name'] },
  rationale:
    'Injected SQL, known exploits and floods of requests reach the application as they are sent. A web ACL, one’s own or that of Firewall Manager, stops most of them in front of it.',
  remediation: {
    cli: 'aws wafv2 associate-web-acl --web-acl-arn <WEB_ACL_ARN> --resource-arn <LOAD_BALANCER_ARN>',
    cdk: "new wafv2.CfnWebACLAssociation(this, 'Waf', { webAclArn: webAcl.attrArn, resourceArn: loadBalancer.loadBalancerArn })",
    terraform:
      'resource "aws_wafv2_web_acl_association" "this" { web_acl_arn = aws_wafv2_web_acl.this.arn, resource_arn = aws_lb.this.arn }',
  },
  aliases: { prowler: ['elbv2_waf_acl_attached'], securityHub: ['ELB.16'] },
  evaluate({ arn, region, configuration }, { related }) {
    const type = kindOf(configuration.Type)
    if (type !== 'application') return notApplicable(`It is a ${type} load balancer, which takes no web ACL.`, { Type: type })
    const [acl] = related.by('AWS::WAFv2::WebACL', 'LoadBalancers', arn, { region })
    return acl
      ? pass(`The web ACL ${acl.configuration.Name ?? acl.arn} stands in front of it.`, { webAcl: acl.arn })
      : fail('No web ACL of its region stands in front of it.', { webAcl: null })
  },
})
