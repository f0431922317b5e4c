import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'elb-load-balancer-multi-az',
  title: 'The classic load balancer stands in several availability zones',
  severity: 'medium',
  resource: 'AWS::ElasticLoadBalancing::LoadBalancer',
  reads: ['AvailabilityZones', 'Subnets'],
  rationale: 'When its only zone fails, everything behind it is off the air until somebody moves it by hand.',
  remediation: {
    cli: 'aws elb attach-load-balancer-to-subnets --load-balancer-name <NAME> --subnets <SUBNET_IN_ANOTHER_ZONE>',
    cdk: "new elb.LoadBalancer(this, 'Elb', { vpc, subnetSelection: { availabilityZones: ['<ZONE_A>', '<ZONE_B>'] } })",
    terraform: 'resource "aws_elb" "this" { subnets = [<SUBNET_IN_ZONE_A>, <SUBNET_IN_ZONE_B>] }',
  },
  aliases: { prowler: ['elb_is_in_multiple_az'], securityHub: ['ELB.10'] },
  evaluate({ configuration }) {
    // A template in a VPC names subnets instead, one of a zone.
    const zones = configuration.AvailabilityZones ?? configuration.Subnets ?? []
    const evidence = { zones: zones.slice(0, 20) }
    return zones.length >= 2
      ? pass(`It stands in ${zones.length} zones.`, evidence)
      : fail(`It stands in ${zones.length} zone only.`, evidence)
  },
})
