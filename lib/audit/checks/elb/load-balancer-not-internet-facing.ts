import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'elb-load-balancer-not-internet-facing',
  title: 'The classic load balancer stands inside the network',
  severity: 'medium',
  resource: 'AWS::ElasticLoadBalancing::LoadBalancer',
  reads: ['Scheme'],
  rationale:
    'Whatever stands behind it is then tried by everybody, through a kind of load balancer that takes no web ACL. What has to be public is accepted as an exception with an owner, or moved to a newer kind.',
  remediation: {
    cli: 'A scheme cannot be changed: aws elb create-load-balancer --load-balancer-name <NAME> --scheme internal --listeners <LISTENERS> --subnets <SUBNETS>, and delete the old one',
    cdk: "new elb.LoadBalancer(this, 'Elb', { vpc, internetFacing: false })",
    terraform: 'resource "aws_elb" "this" { internal = true }',
  },
  aliases: { prowler: ['elb_internet_facing'], securityHub: [] },
  evaluate({ configuration }) {
    const scheme = configuration.Scheme ?? 'internet-facing'
    return scheme === 'internal'
      ? pass('Its scheme is internal.', { Scheme: scheme })
      : fail(`Its scheme is ${scheme}.`, { Scheme: scheme })
  },
})
