import { attributeOf, kindOf } from '../../balancer-attributes.ts'
import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

const key = 'routing.http.drop_invalid_header_fields.enabled'

export const check = defineCheck({
  id: 'elbv2-load-balancer-invalid-headers-dropped',
  title: 'The application load balancer drops header fields that are no valid HTTP',
  severity: 'medium',
  resource: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  reads: ['Type', 'LoadBalancerAttributes'],
  rationale:
    'A header that the balancer and the application read differently carries a second request past whatever looks at the first one, or sets a field that only the balancer should set.',
  remediation: {
    cli: `aws elbv2 modify-load-balancer-attributes --load-balancer-arn <LOAD_BALANCER_ARN> --attributes Key=${key},Value=true`,
    cdk: "new elbv2.ApplicationLoadBalancer(this, 'Alb', { vpc, dropInvalidHeaderFields: true })",
    terraform: 'resource "aws_lb" "this" { drop_invalid_header_fields = true }',
  },
  aliases: { prowler: ['elbv2_alb_drop_invalid_header_fields_enabled'], securityHub: ['ELB.4'] },
  evaluate({ configuration }) {
    const type = kindOf(configuration.Type)
    if (type !== 'application') return notApplicable(`It is a ${type} load balancer and reads no headers.`, { Type: type })
    const value = attributeOf(configuration.LoadBalancerAttributes, key, 'false')
    return value === 'true'
      ? pass('Invalid header fields are dropped.', { [key]: value })
      : fail('Invalid header fields reach the targets.', { [key]: value })
  },
})
