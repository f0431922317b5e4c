import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'elb-load-balancer-desync-mitigated',
  title: 'The classic load balancer holds back requests that two parsers may split differently',
  severity: 'medium',
  resource: 'AWS::ElasticLoadBalancing::LoadBalancer',
  reads: ['DesyncMitigationMode'],
  rationale:
    'With request smuggling an attacker slips a request into the connection of somebody else: it poisons caches and takes over sessions. In the mode "monitor" such requests are counted and let through.',
  remediation: {
    cli: 'aws elb modify-load-balancer-attributes --load-balancer-name <NAME> --load-balancer-attributes AdditionalAttributes=[{Key=elb.http.desyncmitigationmode,Value=defensive}]',
    cdk: "Classic load balancers have no such property in CloudFormation; an application load balancer does: new elbv2.ApplicationLoadBalancer(this, 'Alb', { vpc, desyncMitigationMode: elbv2.DesyncMitigationMode.DEFENSIVE })",
    terraform: 'resource "aws_elb" "this" { desync_mitigation_mode = "defensive" }',
  },
  aliases: { prowler: ['elb_desync_mitigation_mode'], securityHub: ['ELB.14'] },
  evaluate({ observed }) {
    const mode = observed.DesyncMitigationMode
    return mode === 'defensive' || mode === 'strictest'
      ? pass(`Its mode is ${mode}.`, { mode })
      : fail(`Its mode is ${mode}: ambiguous requests are let through.`, { mode })
  },
})
