import { attributeOf, kindOf } from '../../balancer-attributes.ts'
import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

const key = 'routing.http.desync_mitigation_mode'

export const check = defineCheck({
  id: 'elbv2-load-balancer-desync-mitigated',
  title: 'The application load balancer holds back requests that two parsers may split differently',
  severity: 'medium',
  resource: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  reads: ['Type', 'LoadBalancerAttributes'],
  rationale:
    'With request smuggling an attacker slips a request into the connection of somebody else: it poisons caches and takes over sessions. In the mode "monitor" such requests are counted and let through.',
  remediation: {
    cli: `aws elbv2 modify-load-balancer-attributes --load-balancer-arn <LOAD_BALANCER_ARN> --attributes Key=${key},Value=defensive`,
    cdk: "new elbv2.ApplicationLoadBalancer(this, 'Alb', { vpc, desyncMitigationMode: elbv2.DesyncMitigationMode.DEFENSIVE })",
    terraform: 'resource "aws_lb" "this" { desync_mitigation_mode = "defensive" }',
  },
  aliases: { prowler: ['elbv2_desync_mitigation_mode'], securityHub: ['ELB.12'] },
  evaluate({ configuration }) {
    const type = kindOf(configuration.Type)
    if (type !== 'application') return notApplicable(`It is a ${type} load balancer and reads no requests.`, { Type: type })
    const mode = attributeOf(configuration.LoadBalancerAttributes, key, 'defensive')
    return mode === 'defensive' || mode === 'strictest'
      ? pass(`Its mode is ${mode}.`, { [key]: mode })
      : fail(`Its mode is ${mode}: ambiguous requests are let through.`, { [key]: mode })
  },
})
