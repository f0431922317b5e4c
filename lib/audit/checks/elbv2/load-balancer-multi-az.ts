import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'elbv2-load-balancer-multi-az',
  title: 'The load balancer stands in several availability zones',
  severity: 'medium',
  resource: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  reads: ['Subnets', 'SubnetMappings'],
  rationale:
    'When its only zone fails, the load balancer fails with it, and so does everything behind it, however many zones the targets are in.',
  remediation: {
    cli: 'aws elbv2 set-subnets --load-balancer-arn <LOAD_BALANCER_ARN> --subnets <SUBNET_IN_ZONE_A> <SUBNET_IN_ZONE_B>',
    cdk: "new elbv2.NetworkLoadBalancer(this, 'Nlb', { vpc, vpcSubnets: { availabilityZones: ['<ZONE_A>', '<ZONE_B>'] } })",
    terraform: 'resource "aws_lb" "this" { subnets = [<SUBNET_IN_ZONE_A>, <SUBNET_IN_ZONE_B>] }',
  },
  aliases: { prowler: ['elbv2_is_in_multiple_az'], securityHub: ['ELB.13'] },
  evaluate({ configuration }) {
    // A load balancer takes one subnet of a zone, so these are as many as its zones.
    const subnets = configuration.Subnets ?? (configuration.SubnetMappings ?? []).map(({ SubnetId: id }) => id ?? '')
    const evidence = { subnets: [...subnets].slice(0, 20) }
    return subnets.length >= 2
      ? pass(`It stands in ${subnets.length} zones.`, evidence)
      : fail(`It stands in ${subnets.length} zone only.`, evidence)
  },
})
