import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'elb-load-balancer-cross-zone',
  title: 'The classic load balancer spreads requests over the instances of all its zones',
  severity: 'low',
  resource: 'AWS::ElasticLoadBalancing::LoadBalancer',
  reads: ['CrossZone'],
  rationale:
    'Otherwise each zone gets an equal share whatever it holds: one with few healthy instances is overrun while others stand idle, and a small fault becomes an outage.',
  remediation: {
    cli: 'aws elb modify-load-balancer-attributes --load-balancer-name <NAME> --load-balancer-attributes CrossZoneLoadBalancing={Enabled=true}',
    cdk: "new elb.LoadBalancer(this, 'Elb', { vpc, crossZone: true })",
    terraform: 'resource "aws_elb" "this" { cross_zone_load_balancing = true }',
  },
  aliases: { prowler: ['elb_cross_zone_load_balancing_enabled'], securityHub: ['ELB.9'] },
  evaluate: ({ configuration }) =>
    judgeSwitch(configuration.CrossZone, {
      property: 'CrossZone',
      on: 'Requests go to the instances of all zones alike.',
      off: 'Each zone serves its own share, however few instances it has.',
    }),
})
