import { attributeOf } from '../../balancer-attributes.ts'
import { defineCheck, fail, pass } from '../../check.ts'

const key = 'deletion_protection.enabled'

export const check = defineCheck({
  id: 'elbv2-load-balancer-deletion-protected',
  title: 'The load balancer cannot be deleted by one call',
  severity: 'medium',
  resource: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  reads: ['LoadBalancerAttributes'],
  rationale:
    'One mistaken call, or one by somebody who means harm, takes everything behind the load balancer off the air, and a new one gets another name and other addresses.',
  remediation: {
    cli: `aws elbv2 modify-load-balancer-attributes --load-balancer-arn <LOAD_BALANCER_ARN> --attributes Key=${key},Value=true`,
    cdk: "new elbv2.ApplicationLoadBalancer(this, 'Alb', { vpc, deletionProtection: true })",
    terraform: 'resource "aws_lb" "this" { enable_deletion_protection = true }',
  },
  aliases: { prowler: ['elbv2_deletion_protection'], securityHub: ['ELB.6'] },
  evaluate({ configuration }) {
    const value = attributeOf(configuration.LoadBalancerAttributes, key, 'false')
    return value === 'true' ? pass('Its deletion is refused.', { [key]: value }) : fail('One call deletes it.', { [key]: value })
  },
})
