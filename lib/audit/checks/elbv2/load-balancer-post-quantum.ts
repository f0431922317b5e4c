import { listenerAlso } from '../../balancer-listeners.ts'
import { defineCheck } from '../../check.ts'
import { judgeTlsPolicies } from '../../judge-tls-policies.ts'

export const check = defineCheck({
  id: 'elbv2-load-balancer-post-quantum',
  title: 'Listeners of the load balancer offer a post-quantum key exchange',
  severity: 'low',
  resource: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  reads: [],
  also: listenerAlso,
  rationale:
    'Traffic that is recorded today can be read once a large quantum computer exists, unless its keys were agreed on in a way that such a computer does not break.',
  remediation: {
    cli: 'aws elbv2 modify-listener --listener-arn <LISTENER_ARN> --ssl-policy ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
    cdk: "const listener = alb.addListener('Https', { port: 443, certificates: [certificate] }); (listener.node.defaultChild as elbv2.CfnListener).sslPolicy = 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09'",
    terraform: 'resource "aws_lb_listener" "https" { ssl_policy = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09" }',
  },
  aliases: { prowler: ['elbv2_listener_pqc_tls_enabled'], securityHub: [] },
  evaluate: (balancer, { related }) =>
    judgeTlsPolicies(balancer, related, {
      isWanted: ({ postQuantum }) => postQuantum,
      otherwise: 'Without it',
      good: 'All its listeners offer it.',
    }),
})
